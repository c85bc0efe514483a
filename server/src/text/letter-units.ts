import { once } from './once';
import { readAs, variantUnits } from './variants';

/**
 * The letter or digit that each UTF-16 unit of a source is read as; 0 where it is none. What stands at a letter's unit is
 * what a key (see `keyOf`) keeps of it.
 */
export const lettersOfSource: () => Uint16Array = once(() => {
  const table = lettersOfReading().slice();
  for (const unit of variantUnits()) table[unit] = isLetter(readAs[unit]!) ? readAs[unit]! : 0;
  return table;
});

/** The same for what has been read already. */
export const lettersOfReading: () => Uint16Array = once(() => {
  const table = new Uint16Array(0x10000);
  for (const [first, last] of LETTERS) for (let unit = first; unit <= last; unit++) table[unit] = unit;
  return table;
});

/** What the units of `lettersOfSource` are read as, letters or not. */
export const asRead: () => Uint16Array = () => readAs;

/** Every unit as itself: what a reading is read as. */
export const asItIs: () => Uint16Array = once(() => {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  return table;
});

const LETTERS: readonly (readonly [first: number, last: number])[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x3400, 0x9fff],
];

function isLetter(unit: number): boolean {
  return LETTERS.some(([first, last]) => unit >= first && unit <= last);
}

/** Letters in flat memory, `count` of them; good until more are read. */
export interface LetterRun {
  readonly units: Uint16Array;
  readonly count: number;
}

/** The letters between two offsets. Everything that reads them shares one memory: nothing is made for them. Linear. */
export function lettersBetween(text: string, start: number, end: number, table: Uint16Array): LetterRun {
  const units = roomFor(end - start);
  let count = 0;
  for (let i = start; i < end; i++) {
    const letter = table[text.charCodeAt(i)]!;
    if (letter !== 0) units[count++] = letter;
  }
  return { units, count };
}

/**
 * All units of a text as a table reads them, letters or not, in memory of their own; good until others are read. There is
 * room for one more behind them.
 */
export function unitsOf(text: string, table: Uint16Array): LetterRun {
  if (unitMemory.length <= text.length) unitMemory = new Uint16Array(2 * text.length);
  const units = unitMemory;
  for (let i = 0; i < text.length; i++) units[i] = table[text.charCodeAt(i)]!;
  return { units, count: text.length };
}

let unitMemory = new Uint16Array(1024);

/** The units of a text that is nothing but letters. */
export function lettersOf(key: string): LetterRun {
  const units = roomFor(key.length);
  for (let i = 0; i < key.length; i++) units[i] = key.charCodeAt(i);
  return { units, count: key.length };
}

const ZERO = 0x30;
const NINE = 0x39;

/** Every number as one 0, in place. */
export function maskNumbers({ units, count }: LetterRun): LetterRun {
  let kept = 0;
  let wasDigit = false;
  for (let i = 0; i < count; i++) {
    const unit = units[i]!;
    const isDigit = unit >= ZERO && unit <= NINE;
    if (!isDigit) units[kept++] = unit;
    else if (!wasDigit) units[kept++] = ZERO;
    wasDigit = isDigit;
  }
  return { units, count: kept };
}

const CHUNK = 4096;

export function lettersAsText({ units, count }: LetterRun): string {
  let text = '';
  for (let from = 0; from < count; from += CHUNK) {
    const part = units.subarray(from, Math.min(count, from + CHUNK));
    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
}

let memory = new Uint16Array(1024);

function roomFor(length: number): Uint16Array {
  if (memory.length < length) memory = new Uint16Array(2 * length);
  return memory;
}
