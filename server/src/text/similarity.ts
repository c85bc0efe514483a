import { mixed } from './hash';
import { DIGIT, LETTER } from './roles';
import type { UnitRun } from './unit-memory';

/**
 * How much two texts have in common, 0 to 1: pairs of neighbouring characters that both have, over the mean number of
 * pairs (Dice). Order matters only within pairs, so that a clause moved inside a sentence costs little.
 */
export function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const left = pairTable(a);
  let common = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const slot = slotOf(left, pairAt(b, i));
    if (left.rounds[slot] !== left.round || left.counts[slot] === 0) continue;
    left.counts[slot]!--;
    common++;
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** How often each pair stands in a text; of those that another round has written nothing is known. */
interface PairTable {
  readonly pairs: Int32Array;
  readonly counts: Int32Array;
  readonly rounds: Int32Array;
  round: number;
}

let pairsOfText = emptyTable(1024);

function emptyTable(size: number): PairTable {
  const [pairs, counts, rounds] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  return { pairs, counts, rounds, round: 0 };
}

/** The pairs of a text in memory that all texts share. */
function pairTable(text: string): PairTable {
  if (pairsOfText.pairs.length < 2 * text.length || pairsOfText.round === LAST_ROUND)
    pairsOfText = emptyTable(roomFor(text.length));
  const table = pairsOfText;
  table.round++;
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairAt(text, i);
    const slot = slotOf(table, pair);
    const isKnown = table.rounds[slot] === table.round;
    table.rounds[slot] = table.round;
    table.pairs[slot] = pair;
    table.counts[slot] = isKnown ? table.counts[slot]! + 1 : 1;
  }
  return table;
}

const LAST_ROUND = 0x3fffffff;

function roomFor(length: number): number {
  let size = 1024;
  while (size < 2 * length) size *= 2;
  return size;
}

/** Where a pair stands in the table, or could. */
function slotOf({ pairs, rounds, round }: PairTable, pair: number): number {
  const last = pairs.length - 1;
  let slot = mixed(pair) & last;
  while (rounds[slot] === round && pairs[slot] !== pair) slot = (slot + 1) & last;
  return slot;
}

const GRAM = 5;
/** How many hashes a sketch has at most. */
export const SKETCH = 8;

/**
 * The eight least hashes of the five-character stretches of the letters in a sentence, with every number as one 0 (a
 * bottom-k sketch: Broder 1997): two texts that have a third of them in common share at least one of the eight with a
 * probability of 96 %, and a text has eight of them whatever its length. Writes them from `at` on, ascending, and returns
 * how many they are; there must be room for `SKETCH`. Linear.
 */
export function sketchInto(sentence: UnitRun, into: Int32Array, at: number): number {
  const count = hashGrams(sentence);
  const likely = likelyLimit(count);
  let kept = keepLeast(count, likely);
  if (kept < SKETCH && likely < HIGHEST) kept = keepLeast(count, HIGHEST);
  for (let i = 0; i < kept; i++) into[at + i] = least[i]! ^ SIGN;
  return kept;
}

/** Whether a key with its numbers masked is long enough to have a sketch. */
export function isSketched(masked: string): boolean {
  return masked.length >= GRAM;
}

// Of the sentence that is being read: its letters behind as many zeros as a stretch has letters, the hashes of the
// stretches that end with each, and the least of them.
let letters = new Uint16Array(1024 + GRAM);
let hashes = new Int32Array(1024);
const least = new Int32Array(SKETCH);

/** Returns the number of letters. The first few end no whole stretch. */
function hashGrams({ units, roles, from, end }: UnitRun): number {
  const room = roomForLetters(end - from);
  const found = hashes;
  let count = 0;
  let sum = 0;
  let last = 0;
  for (let i = from; i < end; i++) {
    const role = roles[i]!;
    if ((role & LETTER) === 0) continue;
    const isDigit = (role & DIGIT) !== 0;
    if (isDigit && (last & DIGIT) !== 0) continue;
    last = role;
    const unit = isDigit ? ZERO : units[i]!;
    room[count + GRAM] = unit;
    sum = (Math.imul(sum, BASE) + unit - Math.imul(room[count]!, BASE_TO_GRAM)) | 0;
    found[count++] = mixed(sum) ^ SIGN;
  }
  return count;
}

const ZERO = 0x30;

function roomForLetters(count: number): Uint16Array {
  if (hashes.length < count) {
    letters = new Uint16Array(2 * count + GRAM);
    hashes = new Int32Array(2 * count);
  }
  return letters;
}

// With this bit turned, signed numbers are in the order of unsigned ones, which are slow.
const SIGN = 0x80000000 | 0;

const HIGHEST = 0x7fffffff;
// Half as many again as are sought: fewer than those are found below the limit now and then, and seldom many more.
const LIKELY = 1.5 * SKETCH;

/** Below it lie some of the hashes that so many letters have, nearly always enough. */
function likelyLimit(count: number): number {
  const share = LIKELY / (count - GRAM + 1);
  return share > 0.75 || count < GRAM ? HIGHEST : SIGN + Math.floor(share * 0x100000000);
}

/** Keeps the least of the hashes up to a limit, each once; returns how many they are. */
function keepLeast(count: number, limit: number): number {
  const all = hashes;
  let kept = 0;
  let most = limit;
  for (let i = GRAM - 1; i < count; i++) {
    const hash = all[i]!;
    if (hash > most || !insert(hash, kept)) continue;
    kept = Math.min(kept + 1, SKETCH);
    if (kept === SKETCH) most = least[SKETCH - 1]!;
  }
  return kept;
}

/** Puts a hash among those that are kept, the highest of which gives way to it; false where it is there already. */
function insert(hash: number, kept: number): boolean {
  let slot = kept;
  while (slot > 0 && least[slot - 1]! > hash) slot--;
  if (slot > 0 && least[slot - 1] === hash) return false;
  for (let i = Math.min(kept, SKETCH - 1); i > slot; i--) least[i] = least[i - 1]!;
  least[slot] = hash;
  return true;
}

// Every stretch from the one before (Karp and Rabin 1987); the low bits of such a sum know little of its text.
const BASE = 0x01000193;
const BASE_TO_GRAM = Math.imul(Math.imul(Math.imul(Math.imul(BASE, BASE), BASE), BASE), BASE);

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}
