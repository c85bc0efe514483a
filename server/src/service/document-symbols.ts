import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { Section, SectionKind } from '../structure/outline';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';

/** The outline: a tree where the client can show one, else the same sections as a list that names their parents. */
export function documentSymbols(
  { draft }: Analysis,
  uri: string,
  client: Client,
): DocumentSymbol[] | SymbolInformation[] {
  return client.nestsSymbols ? treeOf(draft, draft.sections) : listOf(draft, draft.sections, uri);
}

function treeOf(draft: Draft, sections: readonly Section[]): DocumentSymbol[] {
  return sections.map(section => ({
    name: nameOf(section),
    kind: KINDS[section.kind],
    range: rangeOf(draft, section),
    selectionRange: rangeOf(draft, section.selection),
    children: treeOf(draft, section.children),
  }));
}

function listOf(draft: Draft, sections: readonly Section[], uri: string, parent?: Section): SymbolInformation[] {
  return sections.flatMap(section => [
    {
      name: nameOf(section),
      kind: KINDS[section.kind],
      location: { uri, range: rangeOf(draft, section) },
      ...(parent && { containerName: nameOf(parent) }),
    },
    ...listOf(draft, section.children, uri, section),
  ]);
}

/** Marker and title as they stand in the text. Clients refuse a symbol without a name, so that one is made up if need be. */
export function nameOf(section: Section): string {
  return `${section.marker ?? ''}${section.title}`.trim() || '…';
}

// The kinds are chosen for their icons: nothing in the protocol means a heading.
const KINDS: Readonly<Record<SectionKind, SymbolKind>> = {
  title: SymbolKind.File,
  heading: SymbolKind.String,
  'run-in': SymbolKind.Field,
  item: SymbolKind.EnumMember,
  'front-matter': SymbolKind.Constant,
};
