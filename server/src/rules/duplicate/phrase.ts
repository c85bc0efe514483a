import { type Draft, type LineExchange, linesBetween } from '../../draft/draft';
import { type Paragraph, unitsIn } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { plannedAt } from '../../draft/periods';
import { ownLetters } from '../../text/formulae';
import { ALWAYS_FOUND, GRAM, type GramRun, gramsIn } from '../../text/grams';
import { countWhile } from '../../text/halving';
import { readLetters, sourceEnd, sourceOffset } from '../../text/letters';
import { placesOf } from '../../text/places';
import { remembered } from '../../text/remembered';
import { keyOf } from '../../text/sentences';
import type { Span } from '../../text/span';
import { spanSet } from '../../text/span-set';
import type { Problem, Related, Rule } from '../rule';
import { findCopies } from './copies';
import type { Copy } from './copy';
import { type LineIndex, lineIndex } from './line-index';
import { countRepeats, mayRepeat, repeatsAmong } from './repeats';
import { exchanged } from './unit-table';
import { quotedIn } from './units';

/**
 * A long run of words again, within sentences that differ: often a clause that was carried over. Only a hint, since names and
 * phrases of one's own are repeated on purpose too. What the review says and the plan says again stays silent.
 */
export const phrase: Rule = {
  id: 'duplicate/phrase',
  severity: 'hint',
  summary: { zh: '长语句重复', en: 'A long run of words stands twice.' },
  *draft(draft) {
    const copied = spanSet(passagesIn(findCopies(draft)));
    for (const stretch of stretchesIn(draft)) {
      if (!isTold(draft, stretch)) continue;
      const problem = problemOf(draft, stretch);
      if (!copied.touches(problem)) yield problem;
    }
  },
};

function passagesIn(copies: readonly Copy[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { first, second } of copies) spans.push(first, second);
  return spans;
}

/** Whether both places are in one half, and the second in no quotation. Kept while headings only move along. */
function isTold(draft: Draft, stretch: Stretch): boolean {
  const { first, second, told } = stretch;
  if (told.runs !== draft.runs) {
    const halfAt = (line: number) => plannedAt(draft, line, 0);
    told.runs = draft.runs;
    told.isTold = halfAt(first.line) === halfAt(second.line) && !isQuoted(draft, stretch);
  }
  return told.isTold;
}

// Letters and digits beside formulae; every run of so many is found.
const LEAST_OWN = Math.max(30, ALWAYS_FOUND);
// What stands more often is a phrase of the house.
const MOST_PLACES = 3;

/** Letters of a paragraph: offsets in its key. */
interface Passage {
  readonly line: number;
  readonly at: number;
  readonly length: number;
}

interface Stretch {
  readonly first: Passage;
  readonly second: Passage;
  readonly told: Told;
}

/** What was said of a stretch last; the lines that it stands in are the same since. */
interface Told {
  runs: Draft['runs'] | undefined;
  isTold: boolean;
  /** In their lines. */
  spans: { readonly first: Span; readonly second: Span } | undefined;
  problem: (Problem & { readonly related: readonly [Related] }) | undefined;
}

/** Grams with their offsets in the keys of their paragraphs: [from, to) of arrays that many lines share. */
interface Grams {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  readonly from: number;
  readonly to: number;
}

const gramsOf = perParagraph((paragraph): Grams => {
  if (paragraph.kind !== 'text') return NONE;
  const grams = gramsIn(unitsIn(paragraph));
  return grams.count === 0 ? NONE : kept(grams);
});

const NONE: Grams = { hashes: new Int32Array(0), offsets: new Int32Array(0), from: 0, to: 0 };

// While all lines of a document are read; arrays of their own would take twice the room of what is in them. The few that an
// edit brings have their own, which go with them.
let roomOfAll: { readonly hashes: Int32Array; readonly offsets: Int32Array; used: number } | undefined;
const ROOM = 1 << 12;

function kept({ hashes, offsets, count }: GramRun): Grams {
  if (roomOfAll === undefined)
    return { hashes: hashes.slice(0, count), offsets: offsets.slice(0, count), from: 0, to: count };
  if (roomOfAll.used + count > roomOfAll.hashes.length) roomOfAll = roomFor(count);
  const room = roomOfAll;
  const from = room.used;
  for (let i = 0; i < count; i++) {
    room.hashes[from + i] = hashes[i]!;
    room.offsets[from + i] = offsets[i]!;
  }
  room.used += count;
  return { hashes: room.hashes, offsets: room.offsets, from, to: room.used };
}

function roomFor(count: number) {
  const size = Math.max(ROOM, count);
  return { hashes: new Int32Array(size), offsets: new Int32Array(size), used: 0 };
}

function hashesOf({ hashes, from, to }: Grams): Int32Array {
  return hashes.subarray(from, to);
}

/** The index of a hash among the grams of a line, from one on; -1 where it is none of them. */
function indexOfHash({ hashes, to }: Grams, hash: number, from: number): number {
  for (let i = from; i < to; i++) if (hashes[i] === hash) return i;
  return -1;
}

/** What is kept of a document from draft to draft. */
interface Remembered {
  readonly draft: Draft;
  /** Made with the first edit: a document that is read once needs none. */
  readonly index: LineIndex | undefined;
  /** 1 for every line of which it is known what stands a second time in it. There may be room behind the last. */
  readonly known: Uint8Array;
  /** What stands a second time, by its line. */
  readonly stretches: Map<number, readonly Stretch[]>;
}

const memoryOf = remembered((_lineage: object): { last: Remembered | undefined } => ({ last: undefined }));

/**
 * What stands a second time, in the order of the text. Linear: of each gram a few places are kept, and looked at once. A
 * line is looked at again only when a gram of its own comes or goes elsewhere.
 */
function stretchesIn(draft: Draft): readonly Stretch[] {
  const memory = memoryOf(draft.lineage);
  const { last } = memory;
  // An edit writes into what is kept: should it fail on the way, there is nothing to go on from.
  memory.last = undefined;
  memory.last = (last && lookedAgain(last, draft)) ?? lookedThrough(draft);
  return inOrder(memory.last.stretches);
}

function inOrder(stretches: Remembered['stretches']): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const line of Int32Array.from(stretches.keys()).sort()) for (const each of stretches.get(line)!) all.push(each);
  return all;
}

const NOTHING: readonly Stretch[] = [];

/** The places of a hash in front of the gram at an index; none where there are so many that it is a phrase of the house. */
type PlacesBefore = (hash: number, line: number, index: number) => readonly Place[];

/** Of a document of which nothing is known. */
function lookedThrough(draft: Draft): Remembered {
  const { paragraphs } = draft;
  const stretches = new Map<number, readonly Stretch[]>();
  const table = tableOf(paragraphs);
  const [placesBefore, keyAt] = [placesInAll(table), keysOf(paragraphs)];
  for (let line = 0; line < paragraphs.length; line++) {
    const found = stretchesOf(table, table.firsts[line]!, table.firsts[line + 1]!, line, placesBefore, keyAt);
    if (found.length > 0) stretches.set(line, found);
  }
  return { draft, index: undefined, known: new Uint8Array(paragraphs.length).fill(1), stretches };
}

/** The grams of a document in flat memory. */
interface Table extends Pick<Grams, 'hashes' | 'offsets'> {
  /** Index of the first gram of every line, plus one entry for the end. */
  readonly firsts: Int32Array;
}

function placesInAll(table: Table): PlacesBefore {
  const { hashes } = table;
  const repeats = repeatsAmong(hashes);
  const places = placesOf(countRepeats(repeats, hashes), MOST_PLACES + 1);
  for (let i = 0; i < hashes.length; i++) if (mayRepeat(repeats, hashes[i]!)) places.add(hashes[i]!, i);
  return (hash, _line, index) => (places.has(hash, index) ? placed(table, places.before(hash, index)) : NOWHERE);
}

const NOWHERE: readonly Place[] = [];

function tableOf(paragraphs: readonly Paragraph[]): Table {
  const firsts = new Int32Array(paragraphs.length + 1);
  roomOfAll = roomFor(0);
  for (let line = 0; line < paragraphs.length; line++) {
    const { from, to } = gramsOf(paragraphs[line]!);
    firsts[line + 1] = firsts[line]! + to - from;
  }
  roomOfAll = undefined;
  const [all, places] = [new Int32Array(firsts.at(-1)!), new Int32Array(firsts.at(-1)!)];
  for (let line = 0, next = 0; line < paragraphs.length; line++) {
    const { hashes, offsets, from, to } = gramsOf(paragraphs[line]!);
    for (let i = from; i < to; i++) {
      all[next] = hashes[i]!;
      places[next++] = offsets[i]!;
    }
  }
  return { hashes: all, offsets: places, firsts };
}

/** After an edit: the lines that came, and those that share a gram with what came or went. Undefined where that is much. */
function lookedAgain(last: Remembered, draft: Draft): Remembered | undefined {
  const { paragraphs } = draft;
  const lines = linesBetween(last.draft, draft);
  const { front, oldEnd, newEnd } = lines;
  const touched = hashesIn([...last.draft.paragraphs.slice(front, oldEnd), ...paragraphs.slice(front, newEnd)]);
  if (touched.size > MOST_TOUCHED) return undefined;
  const index = last.index?.isCrowded() === false ? last.index : indexOf(last.draft.paragraphs);
  const used = { used: last.draft.paragraphs.length, start: front, end: oldEnd };
  const known = exchanged(last.known, used, new Uint8Array(newEnd - front));
  const stretches = movedStretches(last.stretches, lines);
  for (let line = front; line < oldEnd; line++) index.remove(line, hashesOf(gramsOf(last.draft.paragraphs[line]!)));
  index.exchange(front, oldEnd, newEnd);
  for (let line = front; line < newEnd; line++) index.add(line, hashesOf(gramsOf(paragraphs[line]!)));
  const again = { draft, index, known, stretches };
  const shared = forget(again, touched, lines);
  for (let line = front; line < newEnd; line++) known[line] = isLone(paragraphs[line]!, shared) ? 1 : 0;
  lookAgain(again, index);
  return again;
}

// A line of more must be read anew as a whole, beside which the search is nothing.
const MOST_TOUCHED = 10_000;

function indexOf(paragraphs: readonly Paragraph[]): LineIndex {
  const all = paragraphs.map(gramsOf);
  const index = lineIndex(
    paragraphs.length,
    all.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  for (const [line, grams] of all.entries()) index.add(line, hashesOf(grams));
  return index;
}

function hashesIn(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const paragraph of paragraphs) for (const hash of hashesOf(gramsOf(paragraph))) hashes.add(hash);
  return hashes;
}

function movedStretches(
  old: Remembered['stretches'],
  { front, oldEnd, newEnd }: LineExchange,
): Remembered['stretches'] {
  if (oldEnd === newEnd) {
    for (let line = front; line < oldEnd; line++) old.delete(line);
    return old;
  }
  const by = newEnd - oldEnd;
  const moved = (passage: Passage) => (passage.line < oldEnd ? passage : { ...passage, line: passage.line + by });
  const stretches = new Map<number, readonly Stretch[]>();
  for (const [line, found] of old)
    if (line < front) stretches.set(line, found);
    else if (line >= oldEnd)
      stretches.set(
        line + by,
        found.map(({ first, second, told }) => ({ first: moved(first), second: moved(second), told })),
      );
  return stretches;
}

/**
 * Forgets the lines behind an edit that have a touched hash, as those in front are compared with what stands before them;
 * tells which of the hashes in new lines stand elsewhere too.
 */
function forget(
  { index, draft: { paragraphs }, known, stretches }: Remembered,
  touched: ReadonlySet<number>,
  { front, newEnd }: LineExchange,
): ReadonlySet<number> {
  const shared = hashesOfSeveral(paragraphs.slice(front, newEnd));
  for (const hash of touched)
    for (const line of index!.linesOf(hash)) {
      if ((line >= front && line < newEnd) || !has(gramsOf(paragraphs[line]!), hash)) continue;
      shared.add(hash);
      if (line < front) continue;
      known[line] = 0;
      stretches.delete(line);
    }
  return shared;
}

function has(grams: Grams, hash: number): boolean {
  return indexOfHash(grams, hash, grams.from) >= 0;
}

/** The hashes that stand more than once. */
function hashesOfSeveral(paragraphs: readonly Paragraph[]): Set<number> {
  const [seen, several] = [new Set<number>(), new Set<number>()];
  for (const paragraph of paragraphs)
    for (const hash of hashesOf(gramsOf(paragraph))) (seen.has(hash) ? several : seen).add(hash);
  return several;
}

/** Whether no hash of a line stands a second time, so that nothing in it does. */
function isLone(paragraph: Paragraph, shared: ReadonlySet<number>): boolean {
  return !hashesOf(gramsOf(paragraph)).some(hash => shared.has(hash));
}

/** Looks at the lines of which nothing is known. */
function lookAgain({ draft: { paragraphs }, known, stretches }: Remembered, index: LineIndex): void {
  const [placesBefore, keyAt] = [placesIn(index, paragraphs), keysOf(paragraphs)];
  for (let line = known.indexOf(0); line >= 0 && line < paragraphs.length; line = known.indexOf(0, line)) {
    known[line] = 1;
    const grams = gramsOf(paragraphs[line]!);
    const found = stretchesOf(grams, grams.from, grams.to, line, placesBefore, keyAt);
    if (found.length > 0) stretches.set(line, found);
  }
}

function placesIn(index: LineIndex, paragraphs: readonly Paragraph[]): PlacesBefore {
  const places = new Map<number, readonly Place[]>();
  const firstOf = (hash: number) => {
    const known = places.get(hash) ?? firstPlaces(index, paragraphs, hash);
    places.set(hash, known);
    return known;
  };
  return (hash, line, gram) => {
    const grams = gramsOf(paragraphs[line]!);
    if (index.isOnlyIn(hash, line) && indexOfHash(grams, hash, grams.from) === gram) return NOWHERE;
    const at = grams.offsets[gram]!;
    const before = firstOf(hash).filter(place => place.line < line || (place.line === line && place.at < at));
    return before.length > MOST_PLACES ? NOWHERE : before;
  };
}

/** One more than are looked at, which tells that there are too many. */
function firstPlaces(index: LineIndex, paragraphs: readonly Paragraph[], hash: number): readonly Place[] {
  const found: Place[] = [];
  for (const line of index.linesOf(hash)) {
    const grams = gramsOf(paragraphs[line]!);
    for (let i = indexOfHash(grams, hash, grams.from); i >= 0; i = indexOfHash(grams, hash, i + 1)) {
      if (found.length > MOST_PLACES) return found;
      found.push({ line, at: grams.offsets[i]! });
    }
  }
  return found;
}

/** Of the grams [from, to), which are those of a line. */
function stretchesOf(
  { hashes, offsets }: Pick<Grams, 'hashes' | 'offsets'>,
  from: number,
  to: number,
  line: number,
  placesBefore: PlacesBefore,
  keyAt: (line: number) => string,
): readonly Stretch[] {
  let all = NOTHING;
  let done = 0;
  for (let i = from; i < to; i++) {
    const at = offsets[i]!;
    if (at < done) continue;
    const places = placesBefore(hashes[i]!, line, i);
    const found = places.length === 0 ? undefined : longest(keyAt, places, { line, at });
    if (found === undefined) continue;
    done = found.second.at + found.second.length;
    if (isLong(keyAt(line), found.second)) all = [...all, found];
  }
  return all;
}

type Place = Omit<Passage, 'length'>;

function placed({ firsts, offsets }: Table, indices: readonly number[]): readonly Place[] {
  if (indices.length > MOST_PLACES) return NOWHERE;
  return indices.map(index => ({
    line: countWhile(firsts.length, line => firsts[line]! <= index) - 1,
    at: offsets[index]!,
  }));
}

function longest(keyAt: (line: number) => string, firsts: readonly Place[], second: Place): Stretch | undefined {
  let best: Stretch | undefined;
  for (const first of firsts) {
    const found = extended(keyAt, first, second);
    if (found && found.second.length > (best?.second.length ?? 0)) best = found;
  }
  return best;
}

/** As far as the letters are the same, before and behind; undefined where only the hashes are. */
function extended(keyAt: (line: number) => string, first: Place, second: Place): Stretch | undefined {
  const [one, other] = [keyAt(first.line), keyAt(second.line)];
  // In one paragraph the first must end before the second begins.
  const most = first.line === second.line ? second.at - first.at : LONGEST;
  let after = 0;
  while (after < most && isSameAt(one, first.at + after, other, second.at + after)) after++;
  if (after < GRAM) return undefined;
  let before = 0;
  while (before + after < most && isSameAt(one, first.at - before - 1, other, second.at - before - 1)) before++;
  const length = before + after;
  return {
    first: { line: first.line, at: first.at - before, length },
    second: { line: second.line, at: second.at - before, length },
    told: { runs: undefined, isTold: false, spans: undefined, problem: undefined },
  };
}

const LONGEST = 2_000;

function isSameAt(one: string, at: number, other: string, otherAt: number): boolean {
  return at >= 0 && otherAt >= 0 && at < one.length && otherAt < other.length && one[at] === other[otherAt];
}

function isLong(key: string, { at, length }: Passage): boolean {
  return length >= LEAST_OWN && ownLetters(key.slice(at, at + length)) >= LEAST_OWN;
}

/** Asked of the lines that share something only. */
const keyOfLine = perParagraph(({ reading }) => keyOf(reading.text));

function keysOf(paragraphs: readonly Paragraph[]): (line: number) => string {
  return line => keyOfLine(paragraphs[line]!);
}

function spansOf(draft: Draft, { first, second, told }: Stretch) {
  told.spans ??= { first: spanInLine(draft, first), second: spanInLine(draft, second) };
  return told.spans;
}

function spanInLine({ paragraphs }: Draft, { line, at, length }: Passage): Span {
  const letters = placedLetters(paragraphs[line]!);
  return { start: sourceOffset(letters, at), end: sourceEnd(letters, at + length) };
}

const placedLetters = perParagraph(({ reading, text }) => readLetters(reading, text.length));

function isQuoted(draft: Draft, stretch: Stretch): boolean {
  return quotedIn(draft.paragraphs[stretch.second.line]!)(spansOf(draft, stretch).second);
}

/** The same object as long as nothing moves. */
function problemOf(draft: Draft, stretch: Stretch): Problem {
  const { told } = stretch;
  const spans = spansOf(draft, stretch);
  const [there, here] = [draft.starts[stretch.first.line]!, draft.starts[stretch.second.line]!];
  const [start, end] = [spans.second.start + here, spans.second.end + here];
  const from = spans.first.start + there;
  if (told.problem?.start !== start || told.problem.related[0].start !== from) {
    const related = { start: from, end: spans.first.end + there, message: FIRST_PLACE };
    told.problem = { start, end, message: messageFor(stretch.second.length), related: [related] };
  }
  return told.problem;
}

const FIRST_PLACE = { zh: '前一处在这里', en: 'The first place' };

/** Most stretches are as long as others. */
function messageFor(letters: number): Problem['message'] {
  let message = messages.get(letters);
  if (message === undefined) {
    message = {
      zh: `这 ${letters} 个字前文已有，请看是不是从那里带过来的。`,
      en: `These ${letters} characters stand earlier in the text: were they carried over?`,
    };
    messages.set(letters, message);
  }
  return message;
}

// At most as many as a stretch can have letters.
const messages = new Map<number, Problem['message']>();
