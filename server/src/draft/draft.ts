import { type NumberingRun, type Outline, readOutline, type Section } from '../structure/outline';
import { shiftedOutline } from '../structure/outline-shift';
import { commonEnds } from '../text/common-ends';
import { type Difference, differenceOf } from '../text/difference';
import { countWhile } from '../text/halving';
import { type Line, splitLines } from '../text/lines';
import { remembered } from '../text/remembered';
import type { Span } from '../text/span';
import { expectText } from '../text/unit-memory';
import { cutBlocks, type Kept, type PlacedBlock } from './blocks';
import { type Paragraph, readParagraph, unreadParagraph } from './paragraph';

/** A document as read: one paragraph a line. Never changed; an edit makes a new draft that shares what stayed the same. */
export interface Draft {
  /** The same object for all drafts that edits made of one another: what is kept of a document from draft to draft. */
  readonly lineage: object;
  /** The whole text, decoded, without BOM. */
  readonly text: string;
  /** One for every line of the text (`\n`, `\r\n` or `\r` end a line), so that its index is the 0-based line number. */
  readonly paragraphs: readonly Paragraph[];
  /** Offset of every paragraph in the text, plus one entry for the end of the text. */
  readonly starts: readonly number[];
  /** The paragraphs once more, in stretches that outlive an edit elsewhere. */
  readonly blocks: readonly PlacedBlock[];
  readonly sections: readonly Section[];
  /** Markers that count together, over the whole document. */
  readonly runs: readonly NumberingRun[];
}

/** Lines that begin beyond this offset (UTF-16 units) are kept but not read; `check/limit` says so. */
export const LONGEST_READ = 12_000_000;

/**
 * Reads a document. What stands unchanged in `previous` is reused as it is, so that the cost of an edit follows the edited
 * paragraph, and the rest is done at the speed of comparing and copying memory. The result does not depend on `previous`:
 * `readDraft(text, anything)` equals `readDraft(text)`. `lineage` is another than that of `previous` for a second text made
 * of a document: what is kept of the one must not give way to what is kept of the other.
 */
export function readDraft(text: string, previous?: Draft, lineage: object = previous?.lineage ?? {}): Draft {
  if (!previous || Math.max(text.length, lengthOf(previous)) > LONGEST_READ) return readAfresh(text, previous, lineage);
  return readEdited(text, previous, differenceOf(previous.text, text), lineage);
}

/** Where the texts of two drafts differ: known where the one was read from the other, else found by comparing them. */
export function differenceBetween(old: Draft, draft: Draft): Difference {
  const edit = edits.get(draft);
  return edit?.from === numberOf(old) ? edit.difference : differenceOf(old.text, draft.text);
}

/** Lines [front, oldEnd) that [front, newEnd) stand in place of. */
export interface LineExchange {
  readonly front: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The lines that two drafts do not share at their fronts and backs. What is known of the edit need not be looked for. */
export function linesBetween(old: Draft, draft: Draft): LineExchange {
  const edit = edits.get(draft);
  const known = edit?.from === numberOf(old) ? edit.kept : NOTHING_KEPT;
  const [before, after] = [old.paragraphs, draft.paragraphs];
  const [left, leftNow] = [before.length - known.front - known.back, after.length - known.front - known.back];
  const isSame = (i: number, j: number) => before[known.front + i] === after[known.front + j];
  const { front, back } = commonEnds(left, leftNow, isSame);
  const behind = known.back + back;
  return { front: known.front + front, oldEnd: before.length - behind, newEnd: after.length - behind };
}

const NOTHING_KEPT: Kept = { front: 0, back: 0 };

/** Drafts are known by number, as none may keep the one before it alive. */
const edits = new WeakMap<Draft, { readonly from: number; readonly difference: Difference; readonly kept: Kept }>();
const numberOf = remembered((_draft: Draft) => drafts++);
let drafts = 0;

/** A text that need not lie in memory as a whole. */
export interface TextSource {
  readonly length: number;
  readonly slice: (start: number, end: number) => string;
}

/**
 * The same of a text that is known to be that of `previous` but for a difference, which may be wider than it need be. Where
 * the lines that differ may have been read for another draft, `others` are the paragraphs of that.
 */
export function readEdited(
  text: TextSource,
  previous: Draft,
  difference: Difference,
  lineage: object,
  others: readonly Paragraph[] = [],
): Draft {
  const kept = keptLines(previous, difference);
  const { paragraphs, starts } = readBetween(text, previous, kept, others);
  const old = { blocks: previous.blocks, lines: previous.paragraphs.length, kept };
  const lines = { text, paragraphs, starts };
  const outline = outlineAfter(previous, kept, lines);
  const draft = draftOf(lineage, lines, cutBlocks(paragraphs, starts, old), outline);
  edits.set(draft, { from: numberOf(previous), difference, kept });
  return draft;
}

/** Of the text, in UTF-16 units. */
export function lengthOf({ starts }: Pick<Draft, 'starts'>): number {
  return starts.at(-1)!;
}

/** What stands in a span of the text. Where it is part of one line, the whole text is not needed to know it. */
export function wordsIn(draft: Draft, { start, end }: Span): string {
  const line = lineIn(draft.starts, start);
  const [lineStart, { text }] = [draft.starts[line]!, draft.paragraphs[line]!];
  const isInLine = start >= lineStart && end >= start && end <= lineStart + text.length;
  return isInLine ? text.slice(start - lineStart, end - lineStart) : draft.text.slice(start, end);
}

/** The outline is read when it is first asked for, where it is not known: who looks for copies alone never asks. */
function draftOf(lineage: object, lines: Lines, blocks: readonly PlacedBlock[], known?: Outline): Draft {
  const { text: source, paragraphs, starts } = lines;
  let text = typeof source === 'string' ? source : undefined;
  let outline = known;
  const outlineNow = () => {
    outline ??= readOutline(paragraphs, starts);
    return outline;
  };
  const draft = {
    lineage,
    paragraphs,
    starts,
    blocks,
    get text() {
      text ??= source.slice(0, source.length);
      return text;
    },
    get sections() {
      return outlineNow().sections;
    },
    get runs() {
      return outlineNow().runs;
    },
  };
  knownOutlines.set(draft, () => outline);
  return draft;
}

/** The outlines of drafts as far as they have been read. */
const knownOutlines = new WeakMap<Draft, () => Outline | undefined>();

/** Line by line; a paragraph of `previous` with the same text is reused wherever it stands. */
function readAfresh(text: string, previous: Draft | undefined, lineage: object): Draft {
  expectText(Math.min(text.length, LONGEST_READ));
  const lines = splitLines(text);
  const known = knownParagraphs(previous?.paragraphs ?? []);
  const paragraphs = lines.map(line => readLine(text, line, known));
  const starts = [...lines.map(line => line.start), text.length];
  return draftOf(lineage, { text, paragraphs, starts }, cutBlocks(paragraphs, starts));
}

interface Lines extends Pick<Draft, 'paragraphs' | 'starts'> {
  readonly text: TextSource;
}

/**
 * How many whole lines in front of a difference and behind it are the same, line ends and all. With one unit more than the
 * line, as `\r` may have become `\r\n`.
 */
function keptLines({ paragraphs, starts }: Draft, { before }: Difference): Kept {
  const front = lineIn(starts, before.start - 1);
  const back = paragraphs.length - 1 - lineIn(starts, before.end);
  return { front, back: Math.min(back, paragraphs.length - front) };
}

/** The lines of a text, of which only those between the kept ones are read. */
function readBetween(
  text: TextSource,
  previous: Draft,
  { front, back }: Kept,
  others: readonly Paragraph[],
): Omit<Lines, 'text'> {
  const old = previous.paragraphs;
  const moved = text.length - lengthOf(previous);
  const firstBehind = old.length - back;
  const from = previous.starts[front]!;
  const changed = text.slice(from, back > 0 ? previous.starts[firstBehind]! + moved : text.length);
  const lines = splitLines(changed);
  // What ends with a line end is followed by a line that is kept, not by an empty one.
  if (back > 0) lines.pop();
  const known = knownParagraphs([...old.slice(front, firstBehind), ...others]);
  const between = lines.map(line => readLine(changed, line, known));
  return {
    paragraphs: spliced(old, front, firstBehind, between),
    starts: movedStarts(
      previous,
      { front, back },
      lines.map(({ start }) => from + start),
      moved,
    ),
  };
}

/** Those in front as they were and those behind moved along. */
function movedStarts(
  previous: Draft,
  { front, back }: Kept,
  between: readonly number[],
  moved: number,
): readonly number[] {
  const firstBehind = previous.paragraphs.length - back;
  const starts = spliced(previous.starts, front, firstBehind, between);
  for (let line = front + between.length; line < starts.length; line++) starts[line]! += moved;
  return starts;
}

/** With items [start, end) exchanged: one copy, where no more than a page comes in. */
function spliced<T>(items: readonly T[], start: number, end: number, between: readonly T[]): T[] {
  if (between.length > MOST_ARGUMENTS) return [...items.slice(0, start), ...between, ...items.slice(end)];
  const copy = items.slice();
  copy.splice(start, end - start, ...between);
  return copy;
}

const MOST_ARGUMENTS = 1_000;

function knownParagraphs(paragraphs: readonly Paragraph[]): ReadonlyMap<string, Paragraph> {
  return new Map(paragraphs.map(each => [each.text, each]));
}

function readLine(text: string, { start, end }: Line, known: ReadonlyMap<string, Paragraph>): Paragraph {
  const isRead = start < LONGEST_READ;
  const same = known.size > 0 ? known.get(text.slice(start, end)) : undefined;
  if (same && (same.kind !== 'unread') === isRead) return same;
  return isRead ? readParagraph(detach(text, start, end)) : unreadParagraph(text.slice(start, end));
}

/** The outline of `previous` moved along, where it was read, one paragraph changed and no heading with it. */
function outlineAfter(previous: Draft, kept: Kept, { text, paragraphs, starts }: Lines): Outline | undefined {
  const line = kept.front;
  const isOneLine = previous.paragraphs.length === paragraphs.length && line + kept.back === paragraphs.length - 1;
  const outline = isOneLine ? knownOutlines.get(previous)?.() : undefined;
  if (outline === undefined) return undefined;
  const by = text.length - lengthOf(previous);
  const change = { line, start: starts[line]!, by, before: previous.paragraphs[line]!, after: paragraphs[line]! };
  return shiftedOutline(outline, change);
}

/** Index of the line that holds `offset`, by binary search; the first for an offset before the text. */
export function lineAt({ starts }: Pick<Draft, 'starts'>, offset: number): number {
  return lineIn(starts, offset);
}

function lineIn(starts: readonly number[], offset: number): number {
  return Math.max(0, countWhile(starts.length - 1, line => starts[line]! <= offset) - 1);
}

/**
 * A copy that does not keep the whole document alive: in V8 a slice pins its parent. Slices under 13 units are copied
 * anyway. Joined of two pieces it is a text of its own, and no slice of one: each look at a unit of a slice costs half as
 * much again, for all who read the line.
 */
function detach(text: string, start: number, end: number): string {
  return end - start < 13 ? text.slice(start, end) : [text.charAt(start), text.slice(start + 1, end)].join('');
}
