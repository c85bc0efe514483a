import { type Hover, type MarkupContent, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { PlacedThread } from '../library/annotations/placed-threads';
import type { Section } from '../structure/outline';
import type { Language } from '../text/bilingual';
import { contains, overlaps, type Span } from '../text/span';
import type { Analysis } from './analysis';
import { type Card, indicatorCard, type Reference, type Row, sectionCard } from './cards';
import type { Client } from './client';
import { offsetAt, positionAt, rangeOf } from './convert';
import { figureAt } from './indicator-at';
import { sourceRow } from './source-row';

/** A card on a figure or on a heading; nothing elsewhere. `checks` are the figures that were compared with their source. */
export function hover(
  analysis: Analysis,
  uri: string,
  position: Position,
  client: Client,
  checks: readonly PlacedThread[] = [],
): Hover | undefined {
  const scene = { analysis, uri, client, checks };
  return indicatorHover(scene, position) ?? headingHover(scene, offsetAt(analysis.draft, position));
}

/** The document that is hovered over, and who looks. */
interface Scene {
  readonly analysis: Analysis;
  readonly uri: string;
  readonly client: Client;
  readonly checks: readonly PlacedThread[];
}

function indicatorHover(scene: Scene, position: Position): Hover | undefined {
  const indicator = figureAt(scene.analysis, position);
  if (indicator === undefined) return undefined;
  const { analysis, client, checks } = scene;
  const ownChecks = checks.filter(({ place }) => place && overlaps(place, indicator));
  const card = indicatorCard(indicator, analysis, client.language);
  return hoverOf(scene, indicator, [...card, ...ownChecks.map(check => sourceRow(check, client.language))]);
}

function headingHover(scene: Scene, offset: number): Hover | undefined {
  const { analysis, client } = scene;
  const section = headingAt(analysis.draft.sections, offset);
  return section && hoverOf(scene, section.selection, sectionCard(section, analysis, client.language));
}

/** The innermost section whose heading holds the offset. */
function headingAt(sections: readonly Section[], offset: number): Section | undefined {
  const section = sections.find(each => holds(each, offset));
  if (section === undefined) return undefined;
  return headingAt(section.children, offset) ?? (holds(section.selection, offset) ? section : undefined);
}

function hoverOf(scene: Scene, span: Span, card: Card): Hover {
  const contents = scene.client.readsMarkdown ? tableOf(card, scene) : listOf(card, scene.client.language);
  return { contents, range: rangeOf(scene.analysis.draft, span) };
}

function tableOf([first, ...rows]: Card, scene: Scene): MarkupContent {
  const lines = [rowOf(first, scene), '| :-- | :-- |', ...rows.map(row => rowOf(row, scene))];
  return { kind: MarkupKind.Markdown, value: lines.join('\n') };
}

function rowOf([label, value]: Row, scene: Scene): string {
  return `| ${label} | ${
    typeof value === 'string'
      ? escaped(value)
      : joined(
          value.map(each => linkTo(each, scene)),
          scene.client.language,
        )
  } |`;
}

/** Editors take a fragment with line and column, both 1-based, as a place in the file. */
function linkTo({ text, span }: Reference, { analysis, uri }: Scene): string {
  const { line, character } = positionAt(analysis.draft, span.start);
  const target = uri
    .replace(/[()|<>\s]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${escaped(text)}](${target}#L${line + 1},${character + 1})`;
}

function listOf(card: Card, language: Language): MarkupContent {
  const colon = language === 'en' ? ': ' : '：';
  const textOf = (value: Row[1]) =>
    typeof value === 'string'
      ? value
      : joined(
          value.map(({ text }) => text),
          language,
        );
  return {
    kind: MarkupKind.PlainText,
    value: card.map(([label, value]) => `${label}${colon}${textOf(value)}`).join('\n'),
  };
}

function joined(parts: readonly string[], language: Language): string {
  return parts.join(language === 'en' ? ', ' : '、');
}

/** The text of a report is no markup, whatever signs it holds. Signs that count at the start of a line only stay as they are. */
function escaped(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}

function holds(span: Span, offset: number): boolean {
  return contains(span, { start: offset, end: offset });
}
