import { type NumberingRun, type Outline, readOutline, type Section } from '../structure/outline';
import { shiftedOutline } from '../structure/outline-shift';
import { type Difference, differenceOf } from '../text/difference';
import { countWhile } from '../text/halving';
import { type Line, splitLines } from '../text/lines';
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
  if (!previous || Math.max(text.length, previous.text.length) > LONGEST_READ)
    return readAfresh(text, previous, lineage);
  const difference = differenceOf(previous.text, text);
  const kept = keptLines(previous, difference);
  const { paragraphs, starts } = readBetween(text, previous, kept);
  const old = { blocks: previous.blocks, lines: previous.paragraphs.length, kept };
  const lines = { text, paragraphs, starts };
  const outline = outlineAfter(previous, kept, lines);
  return draftOf(lineage, lines, cutBlocks(paragraphs, starts, old), outline);
}

/** The outline is read when it is first asked for, where it is not known: who looks for copies alone never asks. */
function draftOf(lineage: object, lines: Lines, blocks: readonly PlacedBlock[], known?: Outline): Draft {
  const { text, paragraphs, starts } = lines;
  let outline = known;
  const outlineNow = () => {
    outline ??= readOutline(paragraphs, starts);
    return outline;
  };
  const draft = {
    lineage,
    text,
    paragraphs,
    starts,
    blocks,
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
  const lines = splitLines(text);
  const known = knownParagraphs(previous?.paragraphs ?? []);
  const paragraphs = lines.map(line => readLine(text, line, known));
  const starts = [...lines.map(line => line.start), text.length];
  return draftOf(lineage, { text, paragraphs, starts }, cutBlocks(paragraphs, starts));
}

type Lines = Pick<Draft, 'text' | 'paragraphs' | 'starts'>;

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
function readBetween(text: string, previous: Draft, { front, back }: Kept): Omit<Lines, 'text'> {
  const old = previous.paragraphs;
  const moved = text.length - previous.text.length;
  const firstBehind = old.length - back;
  const to = back > 0 ? previous.starts[firstBehind]! + moved : text.length;
  const lines = splitLines(text, previous.starts[front]!, to);
  // What ends with a line end is followed by a line that is kept, not by an empty one.
  if (back > 0) lines.pop();
  const known = knownParagraphs(old.slice(front, firstBehind));
  const between = lines.map(line => readLine(text, line, known));
  const starts = previous.starts.slice(0, front);
  for (const { start } of lines) starts.push(start);
  for (let line = firstBehind; line < previous.starts.length; line++)
    if (back > 0 || line === old.length) starts.push(previous.starts[line]! + moved);
  return { paragraphs: [...old.slice(0, front), ...between, ...old.slice(firstBehind)], starts };
}

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
  const by = text.length - previous.text.length;
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
 * anyway; two put together by `join` are one in memory, which is read faster than a slice.
 */
function detach(text: string, start: number, end: number): string {
  const slice = text.slice(start, end);
  return slice.length < 13 ? slice : [slice.slice(0, 1), slice.slice(1)].join('');
}
