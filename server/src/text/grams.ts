import { type LetterRun, lettersOf } from './letter-units';

/** Letters in a gram. */
export const GRAM = 12;

/** Consecutive grams of which one at least is chosen. */
const WINDOW = 13;

/** Every stretch of so many letters that two keys share has a chosen gram in both. */
export const ALWAYS_FOUND = GRAM + WINDOW - 1;

/**
 * Chooses grams of a key by winnowing (Schleimer, Wilkerson and Aiken 2003): of every thirteen consecutive ones that with
 * the least hash, so that one in seven is kept and equal stretches keep the same ones wherever they stand. Linear.
 */
export function eachGram(key: string, visit: (hash: number, offset: number) => void): void {
  eachGramOf(lettersOf(key), visit);
}

/** The same of letters in flat memory. */
export function eachGramOf(letters: LetterRun, visit: (hash: number, offset: number) => void): void {
  const { hashes, offsets, count } = gramsIn(letters);
  for (let i = 0; i < count; i++) visit(hashes[i]!, offsets[i]!);
}

/** Chosen grams with their offsets in flat memory, `count` of them; good until others are chosen. */
export interface GramRun {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  readonly count: number;
}

/** The same grams without a call for each. */
export function gramsIn(letters: LetterRun): GramRun {
  const grams = letters.count - GRAM + 1;
  if (chosen.hashes.length < grams) chosen = { hashes: new Int32Array(2 * grams), offsets: new Int32Array(2 * grams) };
  const { hashes, offsets } = chosen;
  const all = hashesOf(letters.units, letters.count);
  let [count, least] = [0, -1];
  for (let last = Math.min(WINDOW, grams) - 1; last < grams; last++) {
    const next = leastIn(all, last, least);
    if (next === least) continue;
    least = next;
    hashes[count] = all[next]! ^ SIGN;
    offsets[count++] = next;
  }
  return { hashes, offsets, count };
}

let chosen = { hashes: new Int32Array(256), offsets: new Int32Array(256) };

/** The least in the window that ends with `last`: that of the window before (`known`) as long as it is none the worse, else the rightmost. */
function leastIn(hashes: Int32Array, last: number, known: number): number {
  const first = Math.max(0, last - WINDOW + 1);
  if (known >= first) return hashes[last]! < hashes[known]! ? last : known;
  let least = first;
  for (let i = first + 1; i <= last; i++) if (hashes[i]! <= hashes[least]!) least = i;
  return least;
}

const BASE = 0x01000193;
const BASE_TO_GRAM = powerOf(BASE, GRAM);

/** One after the other from the one before (Karp and Rabin 1987), then mixed, as the low bits of the sum alone know little. */
function hashesOf(letters: Uint16Array, count: number): Int32Array {
  if (memory.length < count) memory = new Int32Array(2 * count);
  const hashes = memory;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum = (Math.imul(sum, BASE) + letters[i]!) | 0;
    if (i >= GRAM) sum = (sum - Math.imul(letters[i - GRAM]!, BASE_TO_GRAM)) | 0;
    if (i >= GRAM - 1) hashes[i - GRAM + 1] = mixed(sum) ^ SIGN;
  }
  return hashes;
}

// Of the text that is being read: nothing is made for each.
let memory = new Int32Array(1024);

// With this bit turned, signed numbers are in the order of unsigned ones, which are slow.
const SIGN = 0x80000000 | 0;

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base);
  return power;
}
