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
  return analysis.indicators.map(indicator => Object.assign(listed(analysis.draft, indicator), marks.get(indicator)));
}

function listed(draft: Draft, indicator: Indicator): ListedIndicator {
  const { text, value, low, high, unit, approx, role, direction, planned, name, period, scope, section } = indicator;
  return given({
    range: rangeOf(draft, indicator),
    key: indicatorKey(indicator),
    name,
    nameRange: name === '' ? undefined : rangeOf(draft, indicator.nameSpan),
    ...{ text, value, low, high, unit, approx, role, direction, planned, period, scope, section },
  });
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** JSON has no undefined, and what is not said is left out. A plain loop: a long report has ten thousand figures. */
function given<T extends object>(values: T): Given<T> {
  const kept: { [K in keyof T]?: T[K] } = {};
  for (const name in values) if (values[name] !== undefined) kept[name] = values[name];
  return kept as object as Given<T>;
}
