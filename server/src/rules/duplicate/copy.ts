import type { Draft } from '../../draft/draft';
import { type Span, shift } from '../../text/span';
import { lettersOf, type Run, SHORTEST_TOGETHER } from './copy-runs';
import type { UnitTable } from './unit-table';
import { type PlacedPassage, spanOf } from './units';

/** A passage that stands a second time: one defect, whatever rule tells it. Offsets count from the document's start. */
export interface Copy {
  /**
   * `document`: most of the document. `block`: whole paragraphs. `sentence`: sentences within a paragraph. `near`: a
   * sentence or a paragraph, edited after it was copied.
   */
  readonly kind: 'document' | 'block' | 'sentence' | 'near';
  readonly first: Span;
  readonly second: Span;
  /** Whether the passages are lines from beginning to end. */
  readonly isFirstLines: boolean;
  readonly isSecondLines: boolean;
  /** Lines of the second passage, 0-based, both included. */
  readonly from: number;
  readonly to: number;
  /** Letters and digits that are the same. */
  readonly size: number;
  /** Lines that hold something that is the same. */
  readonly count: number;
  /** Lines of the second passage, 0-based, that differ from the first: edited after pasting, or added. */
  readonly changed: readonly number[];
  readonly edits: readonly Edited[];
  /** The same object while edits only move a copy along: what is said of its words is kept by it. */
  readonly identity: object;
}

/** A sentence of the copy that was changed; one of the two is undefined where a sentence was added or left out. */
interface Edited {
  readonly first: PlacedPassage | undefined;
  readonly second: PlacedPassage | undefined;
}

/**
 * By how many lines and UTF-16 units everything behind an edit moved; and the lines of the older text that were edited, with
 * so many around them as the removal of a copy may look at.
 */
export interface Movement {
  readonly lines: number;
  readonly by: number;
  readonly around: Span;
}

/** A copy, and how far in front of its passages the text was compared. */
export interface Told {
  readonly copy: Copy;
  readonly reach: number;
}

/** What was told of a run to which an edit did not come near. Undefined where it came near the text in front of it. */
export function movedAlong(
  told: Told,
  run: Run,
  units: UnitTable,
  { lines, by, around }: Movement,
  documentSize: number,
): Told | undefined {
  const { copy, reach } = told;
  const isReached = ({ start, end }: Span) => around.start <= end && around.end >= start - reach;
  if (isReached(copy.first) || isReached(copy.second)) return undefined;
  // The first passage moves only where the second does, which stands behind it.
  const [firstMoves, secondMoves] = [copy.first.start >= around.end, copy.second.start >= around.end];
  const kind = kindOf(units, run, documentSize, copy.isFirstLines || copy.isSecondLines ? copy.count : 0);
  const isInPlace = !secondMoves || (lines === 0 && by === 0);
  if (isInPlace && kind === copy.kind) return told;
  const [there, here] = [firstMoves, secondMoves].map(moves => (moves ? { lines, by } : NOT_MOVED)) as [Move, Move];
  const { isFirstLines, isSecondLines, from, to, size, count, changed, edits, identity } = copy;
  return {
    reach,
    copy: {
      kind,
      first: shift(copy.first, there.by),
      second: shift(copy.second, here.by),
      isFirstLines,
      isSecondLines,
      from: from + here.lines,
      to: to + here.lines,
      size,
      count,
      changed: here.lines === 0 ? changed : changed.map(line => line + here.lines),
      edits: edits.map(({ first, second }) => ({
        first: first && movedPassage(first, there),
        second: second && movedPassage(second, here),
      })),
      identity,
    },
  };
}

type Move = Pick<Movement, 'lines' | 'by'>;
const NOT_MOVED: Move = { lines: 0, by: 0 };

function movedPassage({ passage, line, lineStart }: PlacedPassage, { lines, by }: Move): PlacedPassage {
  return { passage, line: line + lines, lineStart: lineStart + by };
}

export function toTold(draft: Draft, units: UnitTable, run: Run, documentSize: number): Told {
  const isFirstLines = isLines(units, run.at, run.atEnd);
  const isSecondLines = isLines(units, run.from, run.end);
  const { first, second, reach } = extend(
    draft.text,
    isFirstLines ? linesSpan(draft, units, run.at, run.atEnd) : sentencesSpan(units, run.at, run.atEnd),
    isSecondLines ? linesSpan(draft, units, run.from, run.end) : sentencesSpan(units, run.from, run.end),
  );
  const placed = (index: number) => (index < 0 ? undefined : movedPassage(units.at(index), NOT_MOVED));
  const edits = run.changed.map(([a, b]) => ({ first: placed(a), second: placed(b) }));
  const changed = new Set(edits.flatMap(each => (each.second ? [each.second.line] : [])));
  const count = linesWithSame(units, run);
  const kind = kindOf(units, run, documentSize, isFirstLines || isSecondLines ? count : 0);
  const [from, to] = [units.at(run.from).line, units.at(run.end - 1).line];
  const lines = { isFirstLines, isSecondLines, from, to, count, changed: [...changed] };
  return { copy: { kind, first, second, size: run.same, edits, identity: {}, ...lines }, reach };
}

function linesWithSame(units: UnitTable, run: Run): number {
  const changed = new Set(run.changed.map(([, second]) => second));
  const lines = new Set<number>();
  for (let i = run.from; i < run.end; i++) if (!changed.has(i)) lines.add(units.at(i).line);
  return lines.size;
}

const LEAST_PARAGRAPHS = 4;
// Of the whole text: a document pasted twice is half of it, less what was changed.
const LEAST_SHARE = 0.3;

function kindOf(units: UnitTable, run: Run, documentSize: number, lines: number): Copy['kind'] {
  const { same, changed } = run;
  if (lines >= LEAST_PARAGRAPHS && same >= LEAST_SHARE * documentSize) return 'document';
  if (changed.length === 0) return lines > 0 && same >= SHORTEST_TOGETHER ? 'block' : 'sentence';
  const edited = changed.reduce((sum, [a, b]) => sum + lettersOf(units, Math.max(a, b), Math.max(a, b) + 1), 0);
  return lines > 1 && same >= edited ? 'block' : 'near';
}

function isLines(units: UnitTable, from: number, end: number): boolean {
  return units.at(from).passage.opensLine && units.at(end - 1).passage.closesLine;
}

function sentencesSpan(units: UnitTable, from: number, end: number): Span {
  return { start: spanOf(units.at(from)).start, end: spanOf(units.at(end - 1)).end };
}

function linesSpan(draft: Draft, units: UnitTable, from: number, end: number): Span {
  const [first, last] = [units.at(from), units.at(end - 1)];
  const [opening, closing] = [draft.paragraphs[first.line]!.text, draft.paragraphs[last.line]!.text];
  const indent = opening.length - opening.trimStart().length;
  return { start: first.lineStart + indent, end: last.lineStart + closing.trimEnd().length };
}

/**
 * Where a copy was pasted behind other text, its first line stands inside another: goes back over equal characters, as
 * far as whole lines of the first passage reach.
 */
function extend(text: string, first: Span, second: Span) {
  let by = 0;
  let whole = 0;
  while (
    by < first.start &&
    second.start - by > first.end &&
    text.charAt(first.start - by - 1) === text.charAt(second.start - by - 1)
  ) {
    by++;
    if (isLineStart(text, first.start - by) && !/\s/.test(text.charAt(first.start - by))) whole = by;
  }
  return {
    first: { start: first.start - whole, end: first.end },
    second: { start: second.start - whole, end: second.end },
    reach: by - whole + 1,
  };
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || /[\n\r]/.test(text.charAt(at - 1));
}
