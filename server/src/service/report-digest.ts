import type { Location, SymbolInformation } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import { indicatorsOf } from '../draft/indicators';
import { headingSymbols } from './document-symbols';
import { indicatorSymbols } from './indicator-symbols';
import { locationsByKey } from './references';

/** What is kept of a report that no editor has open: what searches over the workspace ask for, without its text. */
export interface ReportDigest {
  readonly headings: readonly SymbolInformation[];
  readonly indicators: readonly SymbolInformation[];
  /** Where each indicator is mentioned, by `indicatorKey`. */
  readonly mentions: ReadonlyMap<string, readonly Location[]>;
}

export const EMPTY_DIGEST: ReportDigest = { headings: [], indicators: [], mentions: new Map() };

export function digestOf(draft: Draft, uri: string): ReportDigest {
  const analysis = { draft, indicators: indicatorsOf(draft) };
  return {
    headings: headingSymbols(draft, uri),
    indicators: indicatorSymbols(analysis, uri),
    mentions: locationsByKey(analysis, uri),
  };
}
