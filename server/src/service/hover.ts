import { type Hover, type MarkupContent, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { Section } from '../structure/outline';
import type { Language } from '../text/bilingual';
import { contains, type Span } from '../text/span';
import type { Analysis } from './analysis';
import { type Card, indicatorCard, sectionCard } from './cards';
import type { Client } from './client';
import { offsetAt, rangeOf } from './convert';

/** A card on a figure or on a heading; nothing elsewhere. */
export function hover(analysis: Analysis, position: Position, client: Client): Hover | undefined {
  const offset = offsetAt(analysis.draft, position);
  return indicatorHover(analysis, offset, client) ?? headingHover(analysis, offset, client);
}

function indicatorHover(analysis: Analysis, offset: number, client: Client): Hover | undefined {
  const indicator = analysis.indicators.find(each => holds(each, offset));
  return indicator && hoverOf(analysis, indicator, indicatorCard(indicator, client.language), client);
}

function headingHover(analysis: Analysis, offset: number, client: Client): Hover | undefined {
  const section = headingAt(analysis.draft.sections, offset);
  return section && hoverOf(analysis, section.selection, sectionCard(section, analysis, client.language), client);
}

/** The innermost section whose heading holds the offset. */
function headingAt(sections: readonly Section[], offset: number): Section | undefined {
  const section = sections.find(each => holds(each, offset));
  if (section === undefined) return undefined;
  return headingAt(section.children, offset) ?? (holds(section.selection, offset) ? section : undefined);
}

function hoverOf({ draft }: Analysis, span: Span, card: Card, client: Client): Hover {
  return {
    contents: client.readsMarkdown ? tableOf(card) : listOf(card, client.language),
    range: rangeOf(draft, span),
  };
}

function tableOf([first, ...rows]: Card): MarkupContent {
  const lines = [rowOf(first), '| :-- | :-- |', ...rows.map(rowOf)];
  return { kind: MarkupKind.Markdown, value: lines.join('\n') };
}

function rowOf([label, value]: Card[number]): string {
  return `| ${label} | ${escaped(value)} |`;
}

function listOf(card: Card, language: Language): MarkupContent {
  const colon = language === 'en' ? ': ' : '：';
  return { kind: MarkupKind.PlainText, value: card.map(([label, value]) => `${label}${colon}${value}`).join('\n') };
}

/** The text of a report is no markup, whatever signs it holds. Signs that count at the start of a line only stay as they are. */
function escaped(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}

function holds(span: Span, offset: number): boolean {
  return contains(span, { start: offset, end: offset });
}
