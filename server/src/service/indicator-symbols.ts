import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { mentionsByKey, shownName } from '../draft/mentions';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';

/** The indicators of a report by name, each at its first mention, with its value and section beside it. */
export function indicatorSymbols(
  { draft, indicators }: Pick<Analysis, 'draft' | 'indicators'>,
  uri: string,
): SymbolInformation[] {
  return Array.from(mentionsByKey(indicators).values(), ([first]) => ({
    name: shownName(first!),
    kind: SymbolKind.Number,
    location: { uri, range: rangeOf(draft, first!) },
    containerName: [first!.text, first!.section].filter(Boolean).join(' · '),
  }));
}
