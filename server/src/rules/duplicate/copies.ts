import type { Draft } from '../../draft/draft';
import { perParagraph } from '../../draft/per-paragraph';
import type { Bilingual } from '../../text/bilingual';
import { hashText } from '../../text/hash';
import { remembered } from '../../text/remembered';
import type { Span } from '../../text/span';
import { type SpanSet, spanSet } from '../../text/span-set';
import type { Edit } from '../rule';
import { isAssignment } from './assignment';

/** A passage that stands a second time. Offsets count from the document's start. */
export interface Copy {
  readonly first: Span;
  readonly second: Span;
  /** Lines of the second passage, 0-based, both included. */
  readonly from: number;
  readonly to: number;
  /** Letters and digits in it. */
  readonly size: number;
  /** Lines of text in it that are the same. */
  readonly count: number;
  /** Lines of the second passage, 0-based, that differ from the first: edited after pasting, or added. */
  readonly changed: readonly number[];
}

/** The copies of a document and how much text it has in all. */
export interface Copies {
  readonly copies: readonly Copy[];
  /** Letters and digits of the whole document. */
  readonly size: number;
}

/**
 * Whole paragraphs, in runs, that repeat earlier ones. A run goes on over blank lines, page furniture and a few lines that
 * were changed in one of the two. Linear.
 */
export const findCopies = remembered(readCopies);

/** What a message says of the lines that differ. */
export function changedLines({ changed }: Copy): Bilingual {
  if (changed.length === 0) return { zh: '', en: '' };
  const lines = changed.map(line => line + 1);
  return { zh: `；其中第 ${lines.join('、')} 行与前文不同`, en: `; lines ${lines.join(', ')} differ` };
}

/** The second passages of all copies. */
export function copiedSpans(draft: Draft): SpanSet {
  return spanSet(findCopies(draft).copies.map(({ second }) => second));
}

/**
 * Takes a passage out with its line break; where blank lines stand before and behind it, with one of the two, and where
 * one stands only before it, as before its `twin`, with that one: it was copied too.
 */
export function removal({ text }: Draft, span: Span, twin: Span): Edit {
  const line = lineStart(text, span.start);
  if (text.slice(line, span.start).trim() !== '') return { ...span, text: '' };
  const before = breakBefore(text, line);
  if (!isBlankBefore(text, before)) return { start: before, end: span.end, text: '' };
  const behind = BLANK_BEHIND.exec(text.slice(span.end, span.end + LONGEST_BLANK));
  if (behind) return { start: before, end: span.end + behind[1]!.length, text: '' };
  const isCopiedToo = isBlankBefore(text, breakBefore(text, lineStart(text, twin.start)));
  return { start: isCopiedToo ? breakBefore(text, lineStart(text, before)) : before, end: span.end, text: '' };
}

const LONGEST_BLANK = 40;
// A line break and a blank line; group 1 is what goes with the passage.
const BLANK_BEHIND = /^([ \t　]*(?:\r\n|\n|\r))[ \t　]*(?:\r|\n|$)/;

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** Offset of the line break that ends the line before. */
function breakBefore(text: string, line: number): number {
  if (line === 0) return 0;
  return text.charAt(line - 1) === '\n' && text.charAt(line - 2) === '\r' ? line - 2 : line - 1;
}

function isBlankBefore(text: string, lineEnd: number): boolean {
  return lineEnd === 0 || text.slice(lineStart(text, lineEnd), lineEnd).trim() === '';
}

interface Content {
  readonly line: number;
  readonly key: string;
  readonly hash: number;
}

const keyOfParagraph = perParagraph(({ kind, sentences, text }) => {
  if (kind !== 'text' || sentences.length === 0 || isAssignment(text)) return undefined;
  const key = sentences.length === 1 ? sentences[0]!.key : sentences.map(each => each.key).join('');
  return { key, hash: hashText(key) };
});

function contentOf(draft: Draft): readonly Content[] {
  const content: Content[] = [];
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const known = keyOfParagraph(draft.paragraphs[line]!);
    if (known) content.push({ line, key: known.key, hash: known.hash });
  }
  return content;
}

// A single paragraph counts from this many letters and digits; shorter lines only inside a run.
const SHORTEST = 30;

function readCopies(draft: Draft): Copies {
  const content = contentOf(draft);
  const firstOf = new Map<number, number[]>();
  const runs: Run[] = [];
  for (let i = 0; i < content.length; ) {
    const run = longestRun(content, firstOf, i);
    const size = run ? sizeOfRun(content, i, run.length) : 0;
    const copied = run !== undefined && size >= SHORTEST;
    const length = copied ? run.length : 1;
    if (copied)
      join(runs, { at: run.at, atEnd: run.at + length, from: i, end: i + length, same: length, size, changed: [] });
    for (let k = i; k < i + length; k++) {
      const places = firstOf.get(content[k]!.hash);
      if (places === undefined) firstOf.set(content[k]!.hash, [k]);
      else if (places.length < MOST_PLACES) places.push(k);
    }
    i += length;
  }
  return { copies: runs.map(run => toCopy(draft, content, run)), size: sizeOfRun(content, 0, content.length) };
}

/** A run of content lines [from, end) that repeats [at, atEnd), but for the lines in `changed`. */
interface Run {
  readonly at: number;
  readonly atEnd: number;
  readonly from: number;
  readonly end: number;
  readonly same: number;
  readonly size: number;
  readonly changed: readonly number[];
}

const MOST_CHANGED = 3;

/** Adds a run, as one with the run before where only a few lines between them were changed in either passage. */
function join(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const between = last ? run.from - last.end : -1;
  const betweenFirst = last ? run.at - last.atEnd : -1;
  const isChange = Math.max(between, betweenFirst) <= MOST_CHANGED && Math.min(between, betweenFirst) >= 0;
  if (!last || !isChange || last.same + run.same < 2 * Math.max(between, betweenFirst)) {
    runs.push(run);
    return;
  }
  const changed = [...last.changed, ...Array.from({ length: between }, (_, i) => last.end + i)];
  const [same, size] = [last.same + run.same, last.size + run.size];
  runs[runs.length - 1] = { at: last.at, atEnd: run.atEnd, from: last.from, end: run.end, same, size, changed };
}

// A line that stands more often than this is a formula; looking at a few of its places keeps the search linear.
const MOST_PLACES = 4;

function longestRun(
  content: readonly Content[],
  firstOf: ReadonlyMap<number, readonly number[]>,
  i: number,
): { readonly at: number; readonly length: number } | undefined {
  let best: { at: number; length: number } | undefined;
  for (const at of firstOf.get(content[i]!.hash) ?? []) {
    let length = 0;
    while (at + length < i && content[i + length]?.key === content[at + length]!.key) length++;
    if (length > (best?.length ?? 0)) best = { at, length };
  }
  return best;
}

function sizeOfRun(content: readonly Content[], from: number, length: number): number {
  let size = 0;
  for (let i = from; i < from + length; i++) size += content[i]!.key.length;
  return size;
}

function toCopy(draft: Draft, content: readonly Content[], run: Run): Copy {
  const lineOf = (index: number) => content[index]!.line;
  const span = (from: number, end: number) => linesSpan(draft, lineOf(from), lineOf(end - 1));
  const [first, second] = extend(draft.text, span(run.at, run.atEnd), span(run.from, run.end));
  const [from, to] = [lineOf(run.from), lineOf(run.end - 1)];
  return { first, second, from, to, size: run.size, count: run.same, changed: run.changed.map(lineOf) };
}

function linesSpan(draft: Draft, from: number, to: number): Span {
  const [first, last] = [draft.paragraphs[from]!, draft.paragraphs[to]!];
  const indent = first.text.length - first.text.trimStart().length;
  return { start: draft.starts[from]! + indent, end: draft.starts[to]! + last.text.trimEnd().length };
}

/**
 * Where a copy was pasted behind other text, its first line stands inside another: goes back over equal characters, as
 * far as whole lines of the first passage reach.
 */
function extend(text: string, first: Span, second: Span): readonly [Span, Span] {
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
  return [
    { start: first.start - whole, end: first.end },
    { start: second.start - whole, end: second.end },
  ];
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || /[\n\r]/.test(text.charAt(at - 1));
}
