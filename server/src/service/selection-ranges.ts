import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { type Draft, lineAt } from '../draft/draft';
import { sourceSpan } from '../text/reading';
import { contains, type Span, shift } from '../text/span';
import type { Analysis } from './analysis';
import { offsetAt, rangeOf } from './convert';
import { sectionsAt } from './sections';

/** For each position what a growing selection takes in: clause, sentence, paragraph, section, the sections around it, all. */
export function selectionRanges({ draft }: Analysis, positions: readonly Position[]): SelectionRange[] {
  return positions.map(position => {
    const [first, ...wider] = nested(spansAt(draft, offsetAt(draft, position)));
    return chainOf(draft, first!, wider);
  });
}

function chainOf(draft: Draft, span: Span, [next, ...wider]: readonly Span[]): SelectionRange {
  return { range: rangeOf(draft, span), ...(next && { parent: chainOf(draft, next, wider) }) };
}

/** The spans from small to large, without those that do not hold the one before: an item may end within a sentence. */
function nested(spans: readonly Span[]): readonly Span[] {
  const growing: Span[] = [];
  for (const span of [...spans].sort((a, b) => lengthOf(a) - lengthOf(b))) {
    const inner = growing.at(-1);
    if (inner === undefined || (contains(span, inner) && lengthOf(span) > lengthOf(inner))) growing.push(span);
  }
  return growing;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function spansAt(draft: Draft, offset: number): readonly Span[] {
  const sections = sectionsAt(draft, offset).flatMap(section => [section.selection, section]);
  const all = [...linesSpansAt(draft, offset), ...sections].filter(
    span => span.start < span.end && holds(span, offset),
  );
  return [...all, { start: 0, end: draft.text.length }];
}

function linesSpansAt(draft: Draft, offset: number): readonly Span[] {
  const line = lineAt(draft, offset);
  const start = draft.starts[line]!;
  const paragraph = draft.paragraphs[line]!;
  const at = offset - start;
  const inner = [clausesOf(paragraph), paragraph.sentences].map(spans => spans.findLast(span => holds(span, at)));
  return [...inner, trimmed(paragraph.text)].filter(span => span !== undefined).map(span => shift(span, start));
}

type Paragraph = Draft['paragraphs'][number];

/** What stands between two stops or commas. A comma or colon within a number (1,234; 10:30) ends nothing. */
function clausesOf({ reading }: Paragraph): readonly Span[] {
  const { text } = reading;
  const ends = Array.from(text.matchAll(CLAUSE_END), match => match.index);
  const starts = [0, ...ends.map(end => end + 1)];
  return [...ends, text.length].map((end, index) => {
    const start = starts[index]!;
    const indent = text.slice(start, end).search(/\S/);
    return indent < 0 ? { start: -1, end: -1 } : sourceSpan(reading, start + indent, end);
  });
}

const CLAUSE_END = /[;。!?]|[,:](?!\d)|(?<!\d)[,:]/g;

function trimmed(text: string): Span {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}

/** A caret at either edge counts. */
function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
