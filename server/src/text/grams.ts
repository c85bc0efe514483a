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
  const all = hashesOf(letters);
  let count = 0;
  // The least of the window before stays as long as it is in the window and no worse than what comes.
  let least = -WINDOW;
  for (let last = Math.min(WINDOW, grams) - 1; last < grams; last++) {
    const isInside = least > last - WINDOW;
    if (isInside && all[last]! >= all[least]!) continue;
    least = isInside ? last : leastIn(all, Math.max(0, last - WINDOW + 1), last);
    hashes[count] = all[least]! ^ SIGN;
    offsets[count++] = least;
  }
  return { hashes, offsets, count };
}

let chosen = { hashes: new Int32Array(256), offsets: new Int32Array(256) };

/** Where the least hash between two places stands, both included; the rightmost of equals. */
function leastIn(hashes: Int32Array, first: number, last: number): number {
  let least = last;
  for (let i = last - 1; i >= first; i--) if (hashes[i]! < hashes[least]!) least = i;
  return least;
}

const BASE = 0x01000193;
const BASE_TO_LAST = powerOf(BASE, GRAM - 1);

/** One after the other from the one before (Karp and Rabin 1987), then mixed, as the low bits of the sum alone know little. */
function hashesOf({ units, count }: LetterRun): Int32Array {
  if (memory.length < count) memory = new Int32Array(2 * count);
  const hashes = memory;
  let sum = 0;
  for (let i = 0; i < Math.min(count, GRAM - 1); i++) sum = (Math.imul(sum, BASE) + units[i]!) | 0;
  for (let i = GRAM - 1; i < count; i++) {
    const first = i - GRAM + 1;
    sum = (Math.imul(sum, BASE) + units[i]!) | 0;
    hashes[first] = mixed(sum) ^ SIGN;
    sum = (sum - Math.imul(units[first]!, BASE_TO_LAST)) | 0;
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
