import { mixed } from './hash';
import { LETTER } from './roles';
import { placedText, type UnitRun } from './unit-memory';

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
  const { hashes, offsets, count } = gramsIn(placedText(key));
  for (let i = 0; i < count; i++) visit(hashes[i]!, offsets[i]!);
}

/** Chosen grams with their offsets among the letters in flat memory, `count` of them; good until others are chosen. */
export interface GramRun {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  readonly count: number;
}

/** The same of the letters and digits among units, without a call for each gram. */
export function gramsIn({ units, roles, from, end }: UnitRun): GramRun {
  const { letters, all, hashes, offsets } = roomFor(end - from);
  let size = 0;
  let sum = 0;
  let count = 0;
  let least = -WINDOW;
  let hashOfLeast = 0;
  for (let i = from; i < end; i++) {
    if ((roles[i]! & LETTER) === 0) continue;
    const letter = units[i]!;
    letters[size++] = letter;
    // Every sum from the one before (Karp and Rabin 1987), then mixed, as its low bits alone know little.
    sum = (Math.imul(sum, BASE) + letter) | 0;
    const gram = size - GRAM;
    if (gram < 0) continue;
    const hash = mixed(sum) ^ SIGN;
    all[gram] = hash;
    sum = (sum - Math.imul(letters[gram]!, BASE_TO_LAST)) | 0;
    // The least of the window before stays as long as it is in the window and no worse than what comes.
    const isInside = least > gram - WINDOW;
    if (gram < WINDOW - 1 || (isInside && hash >= hashOfLeast)) continue;
    least = isInside ? gram : leastIn(all, gram - WINDOW + 1, gram);
    hashOfLeast = all[least]!;
    hashes[count] = hashOfLeast ^ SIGN;
    offsets[count++] = least;
  }
  const isShort = size >= GRAM && size - GRAM < WINDOW - 1;
  return isShort ? only(leastIn(all, 0, size - GRAM)) : { hashes, offsets, count };
}

/** All that is chosen of a text shorter than a window. */
function only(gram: number): GramRun {
  const { all, hashes, offsets } = room;
  hashes[0] = all[gram]! ^ SIGN;
  offsets[0] = gram;
  return { hashes, offsets, count: 1 };
}

/** Where the least hash between two places stands, both included; the rightmost of equals. */
function leastIn(hashes: Int32Array, first: number, last: number): number {
  let least = last;
  let hashOfLeast = hashes[last]!;
  for (let i = last - 1; i >= first; i--) {
    const hash = hashes[i]!;
    if (hash >= hashOfLeast) continue;
    least = i;
    hashOfLeast = hash;
  }
  return least;
}

const BASE = 0x01000193;
const BASE_TO_LAST = powerOf(BASE, GRAM - 1);

/** Of the text that is being read: its letters, the hashes of all grams, and those that are chosen. */
interface Room extends Omit<GramRun, 'count'> {
  readonly letters: Uint16Array;
  readonly all: Int32Array;
}

let room = roomOf(1024);

function roomFor(count: number): Room {
  if (room.all.length < count) room = roomOf(2 * count);
  return room;
}

function roomOf(count: number): Room {
  const [all, hashes, offsets] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  return { letters: new Uint16Array(count), all, hashes, offsets };
}

// With this bit turned, signed numbers are in the order of unsigned ones, which are slow.
const SIGN = 0x80000000 | 0;

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base);
  return power;
}
