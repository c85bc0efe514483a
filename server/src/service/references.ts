import type { Location, Position } from 'vscode-languageserver-types';
import type { Indicator } from '../draft/indicators';
import { indicatorKey, mentionsByKey, mentionsOf } from '../draft/mentions';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';
import { indicatorAt } from './indicator-at';

/** All mentions of the indicator at a caret in its report; without the first where the declaration is not wanted. */
export function references(analysis: Analysis, uri: string, position: Position, withFirst: boolean): Location[] {
  const indicator = indicatorAt(analysis, position);
  const mentions = indicator === undefined ? [] : mentionsOf(analysis.indicators, indicator);
  return located(analysis, uri, mentions.slice(withFirst ? 0 : 1));
}

/** What the indicator at a caret is known by in other reports. */
export function keyAt(analysis: Analysis, position: Position): string | undefined {
  const indicator = indicatorAt(analysis, position);
  return indicator && indicatorKey(indicator);
}

type Read = Pick<Analysis, 'draft' | 'indicators'>;

/** The mentions of one indicator in a report. */
export function locationsOf(key: string, read: Read, uri: string): readonly Location[] {
  return located(read, uri, mentionsByKey(read.indicators).get(key) ?? []);
}

/** The mentions of every indicator of a report, by key. */
export function locationsByKey(read: Read, uri: string): ReadonlyMap<string, readonly Location[]> {
  const mentions = mentionsByKey(read.indicators);
  return new Map(Array.from(mentions, ([key, each]) => [key, located(read, uri, each)]));
}

function located({ draft }: Read, uri: string, mentions: readonly Indicator[]): Location[] {
  return mentions.map(mention => ({ uri, range: rangeOf(draft, mention) }));
}
