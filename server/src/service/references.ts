import type { Location, Position } from 'vscode-languageserver-types';
import { indicatorKey, mentionsByKey, mentionsOf } from '../draft/mentions';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';
import { indicatorAt } from './indicator-at';

/** All mentions of the indicator at a caret in its report; without the first where the declaration is not wanted. */
export function references(analysis: Analysis, uri: string, position: Position, withFirst: boolean): Location[] {
  const { draft, indicators } = analysis;
  const indicator = indicatorAt(analysis, position);
  const mentions = indicator === undefined ? [] : mentionsOf(indicators, indicator);
  return mentions.slice(withFirst ? 0 : 1).map(mention => ({ uri, range: rangeOf(draft, mention) }));
}

/** What the indicator at a caret is known by in other reports. */
export function keyAt(analysis: Analysis, position: Position): string | undefined {
  const indicator = indicatorAt(analysis, position);
  return indicator && indicatorKey(indicator);
}

/** The mentions of every indicator of a report, by key. */
export function locationsByKey(
  { draft, indicators }: Pick<Analysis, 'draft' | 'indicators'>,
  uri: string,
): ReadonlyMap<string, readonly Location[]> {
  const entries = Array.from(mentionsByKey(indicators), ([key, mentions]) => {
    return [key, mentions.map(mention => ({ uri, range: rangeOf(draft, mention) }))] as const;
  });
  return new Map(entries);
}
