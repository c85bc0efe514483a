import { once } from './once';
import type { UnitRun } from './unit-memory';

/** What a letter is in `lettersOfReading`, and in tables that enter smaller numbers for signs. */
export const LETTER = 8;
export const DIGIT = 9;

/** No 0 where a UTF-16 unit of a reading is a letter or a digit: what a key (see `keyOf`) keeps. */
export const lettersOfReading: () => Uint8Array = once(() => {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of LETTERS) table.fill(LETTER, first, last + 1);
  return table.fill(DIGIT, ZERO, NINE + 1);
});

const ZERO = 0x30;
const NINE = 0x39;

const LETTERS: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x3400, 0x9fff],
];

/** Letters in flat memory, `count` of them; good until more are read. */
export interface LetterRun {
  readonly units: Uint16Array;
  readonly count: number;
}

/** The letters among units. Everything that reads them shares one memory: nothing is made for them. Linear. */
export function lettersAmong({ units, from, end }: UnitRun): LetterRun {
  const roles = lettersOfReading();
  const letters = roomFor(end - from);
  let count = 0;
  for (let i = from; i < end; i++) {
    const unit = units[i]!;
    if (roles[unit] !== 0) letters[count++] = unit;
  }
  return { units: letters, count };
}

/** The units of a text that is nothing but letters. */
export function lettersOf(key: string): LetterRun {
  const units = roomFor(key.length);
  for (let i = 0; i < key.length; i++) units[i] = key.charCodeAt(i);
  return { units, count: key.length };
}

let memory = new Uint16Array(1024);

function roomFor(length: number): Uint16Array {
  if (memory.length < length) memory = new Uint16Array(2 * length);
  return memory;
}
