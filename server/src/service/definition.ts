import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import { mentionsOf } from '../draft/mentions';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';
import { indicatorAt } from './indicator-at';

/** The first mention of the indicator at a caret. */
export function definition(
  analysis: Analysis,
  uri: string,
  position: Position,
  client: Client,
): Location | LocationLink[] | undefined {
  const { draft, indicators } = analysis;
  const indicator = indicatorAt(analysis, position);
  if (indicator === undefined) return undefined;
  const range = rangeOf(draft, mentionsOf(indicators, indicator)[0]!);
  if (!client.followsLinks) return { uri, range };
  const originSelectionRange = rangeOf(draft, indicator);
  return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
}
