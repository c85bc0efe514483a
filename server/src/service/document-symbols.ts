import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { Section, SectionKind } from '../structure/outline';
import type { Bilingual, Language } from '../text/bilingual';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';
import { inFull } from './numbers';
import { type Tally, tallyOf } from './tally';

/** The outline: a tree where the client can show one, else the same sections as a list that names their parents. */
export function documentSymbols(
  analysis: Analysis,
  uri: string,
  client: Client,
): DocumentSymbol[] | SymbolInformation[] {
  const { draft } = analysis;
  if (!client.nestsSymbols) return listOf(draft, draft.sections, uri);
  const tally = tallyOf(analysis);
  return treeOf(draft, draft.sections, section => detailOf(tally(section), client.language));
}

/** The headings of the report, one after the other; what a web page says of it in its data is none of them. */
export function headingSymbols(draft: Draft, uri: string): SymbolInformation[] {
  const sections = draft.sections.filter(({ kind }) => kind !== 'front-matter');
  return listOf(draft, sections, uri);
}

function treeOf(draft: Draft, sections: readonly Section[], detail: (section: Section) => string): DocumentSymbol[] {
  return sections.map(section => ({
    name: nameOf(section),
    detail: detail(section),
    kind: KINDS[section.kind],
    range: rangeOf(draft, section),
    selectionRange: rangeOf(draft, section.selection),
    children: treeOf(draft, section.children, detail),
  }));
}

/** Short, as it stands in a narrow side bar: what a section has none of is left out. */
export function detailOf({ characters, figures, findings }: Counted, language: Language): string {
  const counts = [characters, figures, findings];
  const parts = counts.map((count, index) => (count === 0 ? '' : counted(count, UNITS[index]!, language)));
  return parts.filter(part => part !== '').join(' · ');
}

function counted(count: number, unit: Unit, language: Language): string {
  return `${inFull(count)} ${language === 'en' ? (count === 1 ? unit.one : unit.en) : unit.zh}`;
}

type Counted = Pick<Tally, 'characters' | 'figures' | 'findings'>;

type Unit = Bilingual & { readonly one: string };

const UNITS: readonly Unit[] = [
  { zh: '字', en: 'characters', one: 'character' },
  { zh: '数字', en: 'figures', one: 'figure' },
  { zh: '问题', en: 'findings', one: 'finding' },
];

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
