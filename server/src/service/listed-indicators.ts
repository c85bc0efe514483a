import type { Draft } from '../draft/draft';
import type { Indicator } from '../draft/indicators';
import { indicatorKey } from '../draft/mentions';
import type { ListedIndicator } from '../protocol';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';
import { indicatorMarks } from './indicator-marks';

/** Every figure of a document in reading order, as the client's views take it. */
export function listedIndicators(analysis: Analysis): ListedIndicator[] {
  const marks = indicatorMarks(analysis);
  return analysis.indicators.map(indicator => ({ ...listed(analysis.draft, indicator), ...marks.get(indicator) }));
}

function listed(draft: Draft, indicator: Indicator): ListedIndicator {
  const { start, end, nameSpan, low, high, direction, period, scope, section, ...plain } = indicator;
  const key = indicatorKey(indicator);
  return {
    ...plain,
    range: rangeOf(draft, { start, end }),
    ...(plain.name !== '' && { nameRange: rangeOf(draft, nameSpan) }),
    ...given({ key, low, high, direction, period, scope, section }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** JSON has no undefined, and what is not said is left out. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
