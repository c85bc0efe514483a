import type { Draft } from '../../draft/draft';
import { type Paragraph, unitsIn } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { timeAt } from '../../draft/periods';
import { ownLetters } from '../../text/formulae';
import { ALWAYS_FOUND, GRAM, gramsIn } from '../../text/grams';
import { countWhile } from '../../text/halving';
import { readLetters, sourceEnd, sourceOffset } from '../../text/letters';
import { type Places, placesOf } from '../../text/places';
import { remembered } from '../../text/remembered';
import { keyOf } from '../../text/sentences';
import { type Span, shift } from '../../text/span';
import { spanSet } from '../../text/span-set';
import type { Problem, Rule } from '../rule';
import { findCopies } from './copies';
import { countIn, type HashSet, hashSet, mayHold, oneOf, slotOf } from './hash-set';
import { countRepeats, mayRepeat, repeatsAmong } from './repeats';
import { changedLines, spliced } from './unit-table';
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
    const copied = spanSet(findCopies(draft).flatMap(({ first, second }) => [first, second]));
    const halfAt = (line: number) => timeAt(draft, draft.starts[line]!).planned;
    for (const stretch of stretchesIn(draft)) {
      const [first, second] = [spanIn(draft, stretch.first), spanIn(draft, stretch.second)];
      if (copied.touches(second) || halfAt(stretch.first.line) !== halfAt(stretch.second.line)) continue;
      if (!isQuoted(draft, stretch.second)) yield problem(first, second, stretch.second.length);
    }
  },
};

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
}

/** Grams with their offsets in the keys of their paragraphs. */
interface Grams {
  hashes: Int32Array;
  offsets: Int32Array;
}

/** The grams of a document in flat memory, and what its lines repeat. */
interface Table extends Readonly<Grams> {
  readonly paragraphs: readonly Paragraph[];
  /** Index of the first gram of every line, plus one entry for the end. */
  readonly firsts: Int32Array;
  /** 1 for every line of which it is known what stands a second time in it. */
  readonly known: Uint8Array;
  /** What stands a second time, by its line. */
  readonly stretches: Map<number, readonly Stretch[]>;
}

const memoryOf = remembered((_lineage: object): { last: Table | undefined } => ({ last: undefined }));

/**
 * What stands a second time, in the order of the text. Linear: of each gram a few places are kept, and looked at once. A
 * line is looked at again only when a gram of its own comes or goes elsewhere.
 */
function stretchesIn({ lineage, paragraphs }: Draft): readonly Stretch[] {
  const memory = memoryOf(lineage);
  const table = memory.last ? editedTable(memory.last, paragraphs) : tableOf(paragraphs);
  lookThrough(table);
  memory.last = table;
  return [...table.stretches].sort(([line], [other]) => line - other).flatMap(([, found]) => found);
}

const NOTHING: readonly Stretch[] = [];

function tableOf(paragraphs: readonly Paragraph[]): Table {
  const firsts = new Int32Array(paragraphs.length + 1);
  const written: Grams = { hashes: new Int32Array(ROOM), offsets: new Int32Array(ROOM) };
  for (let line = 0; line < paragraphs.length; line++)
    firsts[line + 1] = firsts[line]! + writeGrams(paragraphs[line]!, written, firsts[line]!);
  const count = firsts.at(-1)!;
  const [hashes, offsets] = [written.hashes.slice(0, count), written.offsets.slice(0, count)];
  return { paragraphs, hashes, offsets, firsts, known: new Uint8Array(paragraphs.length), stretches: new Map() };
}

const ROOM = 1024;

/** From a place on; returns how many they are. Nothing is made for a paragraph. */
function writeGrams(paragraph: Paragraph, written: Grams, at: number): number {
  if (paragraph.kind !== 'text') return 0;
  const { hashes, offsets, count } = gramsIn(unitsIn(paragraph));
  if (at + count > written.hashes.length) {
    written.hashes = longer(written.hashes, at + count);
    written.offsets = longer(written.offsets, at + count);
  }
  for (let i = 0; i < count; i++) {
    written.hashes[at + i] = hashes[i]!;
    written.offsets[at + i] = offsets[i]!;
  }
  return count;
}

function longer(values: Int32Array, count: number): Int32Array {
  const room = new Int32Array(2 * count);
  room.set(values);
  return room;
}

function editedTable(old: Table, paragraphs: readonly Paragraph[]): Table {
  const { front, oldEnd, newEnd } = changedLines(old.paragraphs, paragraphs);
  const between = tableOf(paragraphs.slice(front, newEnd));
  const [start, end] = [old.firsts[front]!, old.firsts[oldEnd]!];
  const firsts = between.firsts.subarray(0, newEnd - front);
  const table = {
    paragraphs,
    hashes: spliced(old.hashes, start, end, between.hashes),
    offsets: spliced(old.offsets, start, end, between.offsets),
    firsts: spliced(old.firsts, front, oldEnd, firsts, start, between.hashes.length - (end - start)),
    known: new Uint8Array(paragraphs.length),
    stretches: movedStretches(old.stretches, front, oldEnd, newEnd - oldEnd),
  };
  table.known.set(old.known.subarray(0, front));
  table.known.set(old.known.subarray(oldEnd), newEnd);
  const isTouched = oneOf(new Set([...old.hashes.subarray(start, end), ...between.hashes]));
  const shared = forget(table, isTouched, front, newEnd);
  for (let line = front; line < newEnd; line++) table.known[line] = isLone(table, line, shared) ? 1 : 0;
  return table;
}

function movedStretches(old: Table['stretches'], front: number, end: number, by: number): Table['stretches'] {
  const placed = (passage: Passage) => (passage.line < end ? passage : { ...passage, line: passage.line + by });
  const stretches = new Map<number, readonly Stretch[]>();
  for (const [line, found] of old)
    if (line < front) stretches.set(line, found);
    else if (line >= end)
      stretches.set(
        line + by,
        found.map(({ first, second }) => ({ first: placed(first), second: placed(second) })),
      );
  return stretches;
}

/** Forgets the lines that have a touched hash; tells which of those in new lines [front, newEnd) stand elsewhere too. */
function forget(
  { hashes, firsts, known, stretches }: Table,
  isTouched: (hash: number) => boolean,
  front: number,
  newEnd: number,
): ReadonlySet<number> {
  const shared = hashesOfSeveral(hashes.subarray(firsts[front]!, firsts[newEnd]!));
  for (let line = 0; line < known.length; line++) {
    const end = firsts[line + 1]!;
    for (let i = line >= front && line < newEnd ? end : firsts[line]!; i < end; i++) {
      if (!isTouched(hashes[i]!)) continue;
      shared.add(hashes[i]!);
      known[line] = 0;
      stretches.delete(line);
    }
  }
  return shared;
}

/** The hashes that stand more than once. */
function hashesOfSeveral(hashes: Int32Array): Set<number> {
  const [seen, several] = [new Set<number>(), new Set<number>()];
  for (const hash of hashes) (seen.has(hash) ? several : seen).add(hash);
  return several;
}

/** Whether no hash of a line stands a second time, so that nothing in it does. */
function isLone({ hashes, firsts }: Table, line: number, shared: ReadonlySet<number>): boolean {
  return !hashes.subarray(firsts[line]!, firsts[line + 1]!).some(hash => shared.has(hash));
}

/** Looks at the lines of which nothing is known. */
function lookThrough(table: Table): void {
  const { known, stretches, paragraphs } = table;
  if (!known.includes(0)) return;
  const keyAt = keysOf(paragraphs);
  const places = placesIn(table);
  for (let line = 0; line < paragraphs.length; line++) {
    if (known[line] === 1) continue;
    known[line] = 1;
    const found = stretchesOf(table, line, places, keyAt);
    if (found.length > 0) stretches.set(line, found);
  }
}

/** Of what stands in those lines: nobody asks for other places. */
function placesIn(table: Table): Places {
  const { hashes, known } = table;
  if (!known.includes(1)) return placesOfRepeats(hashes);
  const asked = askedFor(table);
  const places = placesOf(countIn(hashes, asked), MOST_PLACES + 1);
  for (let i = 0; i < hashes.length; i++) if (mayHold(asked, hashes[i]!)) places.add(hashes[i]!, i);
  return places;
}

/** Of what stands more than once. */
function placesOfRepeats(hashes: Int32Array): Places {
  const repeats = repeatsAmong(hashes);
  const places = placesOf(countRepeats(repeats, hashes), MOST_PLACES + 1);
  for (let i = 0; i < hashes.length; i++) if (mayRepeat(repeats, hashes[i]!)) places.add(hashes[i]!, i);
  return places;
}

function askedFor({ hashes, firsts, known }: Table): HashSet {
  const asked = hashSet();
  for (let line = 0; line < known.length; line++) {
    const end = known[line] === 1 ? 0 : firsts[line + 1]!;
    for (let i = firsts[line]!; i < end; i++) asked[slotOf(hashes[i]!)] = 1;
  }
  return asked;
}

function stretchesOf(table: Table, line: number, places: Places, keyAt: (line: number) => string): readonly Stretch[] {
  const { hashes, offsets, firsts } = table;
  let all = NOTHING;
  let done = 0;
  for (let i = firsts[line]!; i < firsts[line + 1]!; i++) {
    const at = offsets[i]!;
    if (at < done || !places.has(hashes[i]!, i)) continue;
    const found = longest(keyAt, placed(table, places.before(hashes[i]!, i)), { line, at });
    if (found === undefined) continue;
    done = found.second.at + found.second.length;
    if (isLong(keyAt(line), found.second)) all = [...all, found];
  }
  return all;
}

type Place = Omit<Passage, 'length'>;

function placed({ firsts, offsets }: Table, indices: readonly number[]): readonly Place[] {
  if (indices.length > MOST_PLACES) return [];
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
  };
}

const LONGEST = 2_000;

function isSameAt(one: string, at: number, other: string, otherAt: number): boolean {
  return at >= 0 && otherAt >= 0 && at < one.length && otherAt < other.length && one[at] === other[otherAt];
}

function isLong(key: string, { at, length }: Passage): boolean {
  return length >= LEAST_OWN && ownLetters(key.slice(at, at + length)) >= LEAST_OWN;
}

/** Keys are made for the lines that share something only. */
function keysOf(paragraphs: readonly Paragraph[]): (line: number) => string {
  const known = new Map<number, string>();
  return line => {
    let key = known.get(line);
    if (key === undefined) {
      key = keyOf(paragraphs[line]!.reading.text);
      known.set(line, key);
    }
    return key;
  };
}

function spanIn(draft: Draft, passage: Passage): Span {
  return shift(spanInLine(draft.paragraphs[passage.line]!, passage), draft.starts[passage.line]!);
}

/** A passage that is kept stands in the same paragraph. */
function spanInLine(paragraph: Paragraph, passage: Passage): Span {
  const kept = spans.get(passage);
  if (kept !== undefined) return kept;
  const { at, length } = passage;
  const letters = placedLetters(paragraph);
  const span = { start: sourceOffset(letters, at), end: sourceEnd(letters, at + length) };
  spans.set(passage, span);
  return span;
}

const spans = new WeakMap<Passage, Span>();

const placedLetters = perParagraph(({ reading, text }) => readLetters(reading, text.length));

function isQuoted(draft: Draft, passage: Passage): boolean {
  const paragraph = draft.paragraphs[passage.line]!;
  return quotedIn(paragraph)(spanInLine(paragraph, passage));
}

function problem(first: Span, second: Span, letters: number): Problem {
  return {
    ...second,
    message: {
      zh: `这 ${letters} 个字前文已有，请看是不是从那里带过来的。`,
      en: `These ${letters} characters stand earlier in the text: were they carried over?`,
    },
    related: [{ ...first, message: { zh: '前一处在这里', en: 'The first place' } }],
  };
}
