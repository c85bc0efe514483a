import type { Range, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import { lineAt } from '../draft/draft';
import type { Paragraph } from '../draft/paragraph';
import { perParagraph } from '../draft/per-paragraph';
import type { Figure } from '../figures/figure';
import { hedgesAround } from '../figures/hedges';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../protocol';
import { readText } from '../text/reading';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import { spanOf } from './convert';

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

/** Names, values, units and hedges of the figures in the lines of a range, or in the whole document. */
export function semanticTokens({ draft }: Analysis, range?: Range): SemanticTokens {
  const span = range === undefined ? { start: 0, end: draft.text.length } : spanOf(draft, range);
  const [first, last] = [lineAt(draft, span.start), lineAt(draft, span.end)];
  const data: number[] = [];
  let previousLine = 0;
  for (let line = first; line <= last; line++) {
    const tokens = tokensOf(draft.paragraphs[line]!);
    let previousStart = 0;
    for (const { start, end, type, modifiers } of tokens) {
      data.push(line - previousLine, start - previousStart, end - start, type, modifiers);
      [previousLine, previousStart] = [line, start];
    }
  }
  return { data };
}

/** A stretch of a paragraph with the index of its type and the bits of its modifiers. */
interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

const [NAME, VALUE, UNIT, HEDGE] = TOKEN_TYPES.keys();
const RISE = 1 << TOKEN_MODIFIERS.indexOf('rise');
const FALL = 1 << TOKEN_MODIFIERS.indexOf('fall');

const tokensOf: (paragraph: Paragraph) => readonly Token[] = perParagraph(({ text, figures }) => {
  if (figures.length === 0) return [];
  const names = figures.map(({ name }) => ({ type: NAME!, modifiers: 0, ...name }));
  return runsOf(painted(text.length, [...names, ...figures.flatMap(figure => partsOf(text, figure))]));
});

/** Hedges and the number with its unit, in the order in which they are painted over each other. */
function partsOf(text: string, figure: Figure): readonly Token[] {
  const modifiers = changeOf(figure);
  const unitStart = startOfUnit(text, figure);
  const infix = infixHedge(text, { start: figure.number.end, end: unitStart });
  return [
    { start: figure.start, end: unitStart, type: VALUE!, modifiers },
    { start: unitStart, end: figure.end, type: UNIT!, modifiers },
    ...[...infix, ...hedgesAround(text, figure)].map(span => ({ type: HEDGE!, modifiers: 0, ...span })),
  ];
}

function changeOf({ direction }: Figure): number {
  if (direction === undefined) return 0;
  return direction === 'up' ? RISE : FALL;
}

/** A figure that shares its unit with the next one (3%、5、6%) has none of its own. */
function startOfUnit(text: string, { end, unit, number }: Figure): number {
  const start = end - unit.length;
  return start >= number.end && text.startsWith(unit, start) ? start : end;
}

/** 余 and 多 between number and unit: 1000余家, 3万多人. */
function infixHedge(text: string, { start, end }: Span): readonly Span[] {
  const at = readText(text.slice(start, end)).text.search(/[余多]/);
  return at < 0 ? [] : [{ start: start + at, end: start + at + 1 }];
}

/** Tokens must lie apart, and names may hold figures: each unit of the text keeps what was painted over it last. */
function painted(length: number, tokens: readonly Token[]): Uint8Array {
  const colours = new Uint8Array(length);
  for (const { start, end, type, modifiers } of tokens) colours.fill(1 + type + (modifiers << TYPE_BITS), start, end);
  return colours;
}

const TYPE_BITS = 4;

function runsOf(colours: Uint8Array): readonly Token[] {
  const runs: Token[] = [];
  let start = 0;
  for (let at = 1; at <= colours.length; at++) {
    const colour = colours[start]!;
    if (at < colours.length && colours[at] === colour) continue;
    if (colour !== 0) runs.push({ start, end: at, ...mixed(colour) });
    start = at;
  }
  return runs;
}

function mixed(colour: number): Pick<Token, 'type' | 'modifiers'> {
  return { type: (colour & ((1 << TYPE_BITS) - 1)) - 1, modifiers: colour >> TYPE_BITS };
}
