import { type NumberingRun, readOutline, type Section } from '../structure/outline';
import { splitLines } from '../text/lines';
import { type Paragraph, readParagraph, unreadParagraph } from './paragraph';

/** A document as read: one paragraph a line. Never changed; an edit makes a new draft that shares what stayed the same. */
export interface Draft {
  /** The whole text, decoded, without BOM. */
  readonly text: string;
  /** One for every line of the text (`\n`, `\r\n` or `\r` end a line), so that its index is the 0-based line number. */
  readonly paragraphs: readonly Paragraph[];
  /** Offset of every paragraph in the text, plus one entry for the end of the text. */
  readonly starts: readonly number[];
  readonly sections: readonly Section[];
  /** Markers that count together, over the whole document. */
  readonly runs: readonly NumberingRun[];
}

/** Lines that begin beyond this offset (UTF-16 units) are kept but not read; `check/limit` says so. */
export const LONGEST_READ = 12_000_000;

/**
 * Reads a document. Paragraphs of `previous` whose text stands again are reused as they are, so that the cost of an edit
 * follows the edited paragraph. The result does not depend on `previous`: `readDraft(text, anything)` equals
 * `readDraft(text)`.
 */
export function readDraft(text: string, previous?: Draft): Draft {
  const lines = splitLines(text);
  const known = previous ? reusable(previous, text, lines) : undefined;
  const paragraphs = lines.map(({ start, end }, index) => known?.(index) ?? readLine(text, start, end));
  const starts = lines.map(line => line.start);
  starts.push(text.length);
  const { sections, runs } = readOutline(paragraphs, starts);
  return { text, paragraphs, starts, sections, runs };
}

function readLine(text: string, start: number, end: number): Paragraph {
  return start < LONGEST_READ ? readParagraph(detach(text, start, end)) : unreadParagraph(text.slice(start, end));
}

/** Index of the line that holds `offset`, by binary search. */
export function lineAt(draft: Draft, offset: number): number {
  let low = 0;
  let high = draft.paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (draft.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Lines = readonly { readonly start: number; readonly end: number }[];

/** Finds the paragraph of `previous` with the text of a line: at the same place from the front or the back, else by text. */
function reusable(previous: Draft, text: string, lines: Lines): (index: number) => Paragraph | undefined {
  const { paragraphs } = previous;
  const same = (index: number, other: number) => {
    const { start, end } = lines[index]!;
    const old = paragraphs[other];
    if (old === undefined || (old.kind === 'unread') !== start >= LONGEST_READ) return false;
    return old.text.length === end - start && text.startsWith(old.text, start);
  };
  let front = 0;
  while (front < lines.length && same(front, front)) front++;
  const offset = paragraphs.length - lines.length;
  let back = lines.length;
  while (back > front && back + offset > front && same(back - 1, back - 1 + offset)) back--;
  const moved = new Map(paragraphs.slice(front, Math.max(front, back + offset)).map(each => [each.text, each]));
  return index => {
    if (index < front) return paragraphs[index];
    if (index >= back) return paragraphs[index + offset];
    const { start, end } = lines[index]!;
    const known = moved.size > 0 ? moved.get(text.slice(start, end)) : undefined;
    return (known?.kind === 'unread') === start >= LONGEST_READ ? known : undefined;
  };
}

/**
 * A copy that does not keep the whole document alive: in V8 a slice pins its parent. Slices under 13 units are copied
 * anyway.
 */
function detach(text: string, start: number, end: number): string {
  const slice = text.slice(start, end);
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
