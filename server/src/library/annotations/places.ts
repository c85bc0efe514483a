import { editDistance } from '../../text/edit-distance';
import type { Span } from '../../text/span';

/** The words of a quote: the annotated text and what stood on either side of it. */
export interface Words {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Where a text could be meant by a quote. Spans are UTF-16 offsets, ascending. */
export interface Places {
  /** Where the quote stands with its surroundings, to the letter. */
  readonly copies: readonly Span[];
  /** Where about the same text stands in about the same surroundings; without the copies. */
  readonly similar: readonly Similar[];
  /** Both together, up to `MOST_PLACES`. */
  readonly count: number;
  /** How often each part of the quote stands to the letter: a quote may have been torn apart. */
  readonly parts: readonly number[];
}

export interface Similar extends Span {
  /**
   * Whether it may be another place: where the two sides of the quote meet at one end of it, the quote has gone and these
   * are the same words a second time, or the other way round; where the surroundings agree on one side only, the words
   * could stand anywhere; and where a third of the words or more has changed, they may be others.
   */
  readonly isDoubtful: boolean;
}

/** More places than this are not told apart. */
export const MOST_PLACES = 99;

/**
 * Searches a text for a quote, letter by letter and with some letters changed. A changed place is found by an edge that is
 * left: the eight characters before, behind or at either end of the quote. Linear: as many searches as there are edges, and
 * a bounded number of comparisons.
 */
export function placesOf(text: string, words: Words): Places {
  const parts = partsOf(words).map(part => occurrences(text, part)?.length ?? MOST_PLACES);
  const copies = copiesOf(text, words);
  const similar = similarTo(text, words);
  if (copies === undefined) return { copies: [], similar: [], count: 0, parts };
  if (similar === undefined) return { copies, similar: [], count: MOST_PLACES, parts };
  const changed = similar.filter(each => !copies.some(copy => touches(copy, each)));
  return { copies, similar: changed, count: Math.min(copies.length + changed.length, MOST_PLACES), parts };
}

const PART = 16;

/**
 * Either half of the quote with what stood beside it; all of a short one with as much as no other phrase will have beside
 * it by chance; of a long one also stretches from within.
 */
function partsOf({ prefix, exact, suffix }: Words): readonly string[] {
  const half = Math.min(Math.ceil(exact.length / 2), EDGE);
  const halves = [prefix.slice(-EDGE) + exact.slice(0, half), exact.slice(-half) + suffix.slice(0, EDGE)];
  const whole = [prefix.slice(-BESIDE) + exact, exact + suffix.slice(0, BESIDE)];
  if (exact.length < PART / 2 + 2) return [...halves, ...whole];
  if (exact.length < 2 * PART) return [...halves, ...whole, exact.slice(2, -2)];
  const within = [0.25, 0.5, 0.75].map(share => Math.floor(share * (exact.length - PART)));
  return [...halves, ...within.map(at => exact.slice(at, at + PART))];
}

const BESIDE = 3;

/** Undefined where there are too many. */
function copiesOf(text: string, { prefix, exact, suffix }: Words): readonly Span[] | undefined {
  const found = occurrences(text, prefix + exact + suffix);
  return found?.map(at => ({ start: at + prefix.length, end: at + prefix.length + exact.length }));
}

interface Candidate extends Similar {
  /** How many characters of the quote have changed. */
  readonly distance: number;
}

const EDGE = 8;

/** Undefined where there are too many to compare. */
function similarTo(text: string, words: Words): readonly Similar[] | undefined {
  const starts = startsOf(text, words);
  const ends = endsOf(text, words);
  if (starts === undefined || ends === undefined) return undefined;
  const pairs = pairsOf(starts, ends, words.exact.length);
  if (pairs === undefined) return undefined;
  const candidates = pairs.flatMap(span => candidateAt(text, words, span));
  return bestOfEach(candidates);
}

/** Where the quote may begin: behind what stood before it, or where its own beginning stands. */
function startsOf(text: string, { prefix, exact, suffix }: Words): readonly number[] | undefined {
  const before = prefix.slice(-EDGE);
  const head = (exact + suffix).slice(0, EDGE);
  const [behind, at] = [occurrences(text, before), occurrences(text, head)];
  return behind && at && ascending([...behind.map(each => each + before.length), ...at, ...(prefix === '' ? [0] : [])]);
}

function endsOf(text: string, { prefix, exact, suffix }: Words): readonly number[] | undefined {
  const behind = suffix.slice(0, EDGE);
  const tail = (prefix + exact).slice(-EDGE);
  const [before, at] = [occurrences(text, behind), occurrences(text, tail)];
  return (
    before &&
    at &&
    ascending([...before, ...at.map(each => each + tail.length), ...(suffix === '' ? [text.length] : [])])
  );
}

/** A start with every end that makes a text of about the length of the quote. */
function pairsOf(starts: readonly number[], ends: readonly number[], length: number): Span[] | undefined {
  const allowed = allowedFor(length);
  const pairs: Span[] = [];
  let from = 0;
  for (const start of starts) {
    while (from < ends.length && ends[from]! < start + length - allowed) from++;
    for (let at = from; at < ends.length && ends[at]! <= start + length + allowed; at++)
      if (ends[at]! > start) pairs.push({ start, end: ends[at]! });
    if (pairs.length > MOST_PAIRS) return undefined;
  }
  return pairs;
}

const MOST_OCCURRENCES = 256;
const MOST_PAIRS = 1024;

/** How many characters of a quote may have changed for its place to count: half of them, and 64 at most. */
function allowedFor(length: number): number {
  return Math.min(Math.floor(length * 0.5), 64);
}

/** How many may have changed for its place to be found again, so that most of it is left. */
function certainFor(length: number): number {
  return Math.floor(length * 0.34);
}

function candidateAt(text: string, words: Words, span: Span): readonly Candidate[] {
  const { length } = words.exact;
  const distance = editDistance(words.exact, text.slice(span.start, span.end), allowedFor(length));
  if (distance === undefined) return [];
  const sides = sidesAgreeing(text, words, span);
  if (sides === 0 && !isAtItsEnd(text, words, span)) return [];
  const isGone = isGap(text, words, span.start) || isGap(text, words, span.end);
  const isVague = sides < 2 && !(sides === 1 && isUnmistakable(text, words, distance));
  return [{ ...span, distance, isDoubtful: isGone || isVague || distance > certainFor(length) }];
}

/** Whether what stood on the one side is followed here by what stood on the other. */
function isGap(text: string, { prefix, suffix }: Words, at: number): boolean {
  const isBehindPrefix =
    prefix === '' ? at === 0 : text.slice(Math.max(0, at - EDGE), at).endsWith(prefix.slice(-EDGE));
  return isBehindPrefix && (suffix === '' ? at === text.length : text.startsWith(suffix.slice(0, EDGE), at));
}

/** On how many of its sides a place has about the surroundings of the quote. An end of the text is no surroundings. */
function sidesAgreeing(text: string, { prefix, suffix }: Words, { start, end }: Span): number {
  const before = prefix !== '' && isAround(prefix, text.slice(Math.max(0, start - WINDOW), start));
  const after = suffix !== '' && isAround(suffix, text.slice(end, end + WINDOW));
  return Number(before) + Number(after);
}

/** The quote began or ended the text, as this place does. */
function isAtItsEnd(text: string, { prefix, suffix }: Words, { start, end }: Span): boolean {
  return (prefix === '' && start === 0) || (suffix === '' && end === text.length);
}

/** One side is enough for words that are too many to stand anywhere else by chance, and do not. */
function isUnmistakable(text: string, { exact }: Words, distance: number): boolean {
  return distance === 0 && exact.length >= EDGE && text.indexOf(exact) === text.lastIndexOf(exact);
}

function isAround(part: string, text: string): boolean {
  return share(part, text) >= ENOUGH;
}

const WINDOW = 96;
const ENOUGH = 0.5;

/** How much of `part`, counted in pairs of neighbouring characters, stands somewhere in `text`; 0 to 1. */
function share(part: string, text: string): number {
  if (part.length < 2) return text.includes(part) ? 1 : 0;
  let found = 0;
  for (let at = 0; at + 1 < part.length; at++) if (text.includes(part.slice(at, at + 2))) found++;
  return found / (part.length - 1);
}

/** Of candidates that share characters the one that has changed least, and of those the first. */
function bestOfEach(candidates: readonly Candidate[]): readonly Similar[] {
  const kept: Candidate[] = [];
  const better = [...candidates].sort((a, b) => a.distance - b.distance || a.start - b.start || a.end - b.end);
  for (const each of better) if (!kept.some(other => touches(other, each))) kept.push(each);
  return kept.sort((a, b) => a.start - b.start);
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Undefined where there are too many, none for an empty text. */
function occurrences(text: string, part: string): readonly number[] | undefined {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (found.push(at) > MOST_OCCURRENCES) return undefined;
  }
  return found;
}

function ascending(offsets: readonly number[]): readonly number[] {
  return [...new Set(offsets)].sort((a, b) => a - b);
}
