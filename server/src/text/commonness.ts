import { eachInRows } from './encodings';
import { frequentCharacters } from './frequent.data';
import { readAs } from './variants';
import { theirSimplified, traditionalCharacters } from './variants.data';

/** Whether a UTF-16 unit is one of the 3,755 common characters of GB/T 2312, or is read as one. */
export function isCommonCharacter(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff && rarities()[readAs[unit]!] === 0;
}

const NEVER = 3;
const OUTSIDE_GB2312 = 2;
const SECOND_LEVEL = 1;

/** 0 for what any text holds, 1 and 2 for rare characters, 3 for what no Chinese text holds. */
export function rarityOf(unit: number): number {
  if (unit < FIRST_SIGN) return 0;
  if (unit < 0x3400) return isSign(unit) ? NEVER : 0;
  if (unit >= 0xe000 && unit <= 0xf8ff) return NEVER;
  return unit > 0x9fff ? 0 : rarities()[readAs[unit]!]!;
}

const FIRST_SIGN = 0x370;

/**
 * From the first unit up to the second of each: Greek and Cyrillic letters, ⒈ and its like, box drawing, bopomofo, rows of
 * GBK that bytes out of step fall into; and what is for private use. No Chinese text holds them.
 */
const NEVER_USED: readonly (readonly [from: number, to: number])[] = [
  [FIRST_SIGN, 0x500],
  [0x2474, 0x249c],
  [0x2500, 0x2580],
  [0x3105, 0x3130],
  [0xe000, 0xf900],
];

function isSign(unit: number): boolean {
  return NEVER_USED.some(([from, to]) => unit >= from && unit < to);
}

/** Enters `mark` for every UTF-16 unit that is rare in Chinese text, or never in it, in a table of zeros. */
export function enterRare(table: Uint8Array, mark: number): void {
  table.fill(mark, 0x3400, 0xa000);
  eachInRows(...LEVEL_ONE, unit => {
    table[unit] = 0;
  });
  // Level 1 ends with some codes for private use.
  for (const [from, to] of NEVER_USED) table.fill(mark, from, to);
  for (let i = 0; i < traditionalCharacters.length; i++)
    table[traditionalCharacters.charCodeAt(i)] = table[theirSimplified.charCodeAt(i)]!;
}

// Lead bytes of GB/T 2312, which orders characters by use: level 1 holds the 3,755 common ones, level 2 another 3,008.
const LEVEL_ONE = [0xb0, 0xd7] as const;
const LEVEL_TWO = [0xd8, 0xf7] as const;

let raritiesOfUnits: Uint8Array | undefined;

/** What neither level holds is rare. */
function rarities(): Uint8Array {
  if (raritiesOfUnits !== undefined) return raritiesOfUnits;
  raritiesOfUnits = new Uint8Array(0x10000).fill(OUTSIDE_GB2312, 0x3400, 0xa000);
  enterRows(raritiesOfUnits, LEVEL_TWO, SECOND_LEVEL);
  enterRows(raritiesOfUnits, LEVEL_ONE, 0);
  return raritiesOfUnits;
}

function enterRows(table: Uint8Array, rows: readonly [first: number, last: number], rarity: number): void {
  eachInRows(...rows, unit => {
    table[unit] = rarity;
  });
}

/**
 * How surprising a UTF-16 unit is in a report, in quarters of a bit: −log₂ of how often it stands there, by classes of
 * frequency. Counted over 160,000 characters of reports.
 */
export function surprises(): Uint8Array {
  surprisesOfUnits ??= buildSurprises();
  return surprisesOfUnits;
}

let surprisesOfUnits: Uint8Array | undefined;

const BITS = 4;
const SIGN_BITS: readonly (readonly [signs: string, bits: number])[] = [
  ['，。、', 5],
  ['“”0123456789,%.', 8],
  ['（）；：《》—·！？　', 11],
  ['‘’…％０１２３４５６７８９()', 14],
];
const FREQUENT_BITS: readonly (readonly [upTo: number, bits: number])[] = [
  [50, 7.5],
  [100, 8.5],
  [200, 9.25],
  [400, 10.5],
  [800, 12],
  [1200, 13.75],
];
const LEVEL_ONE_BITS = 16.5;
const SECOND_LEVEL_BITS = 19.5;
const OUTSIDE_BITS = 22;
const NEVER_BITS = 24;
const OTHER_BITS = 17;
const TRADITIONAL_BITS = 1;

function buildSurprises(): Uint8Array {
  const bits = new Float32Array(0x10000).fill(OTHER_BITS);
  const [table, costs] = [rarities(), [LEVEL_ONE_BITS, SECOND_LEVEL_BITS, OUTSIDE_BITS]];
  for (let unit = 0x3400; unit < 0xa000; unit++) bits[unit] = costs[table[unit]!]!;
  for (const [from, to] of NEVER_USED) bits.fill(NEVER_BITS, from, to);
  enterFrequent(bits);
  for (let unit = 0x3400; unit < 0xa000; unit++)
    if (readAs[unit] !== unit) bits[unit] = Math.min(NEVER_BITS, bits[readAs[unit]!]! + TRADITIONAL_BITS);
  for (const [signs, cost] of SIGN_BITS) for (const sign of signs) bits[sign.charCodeAt(0)] = cost;
  const quarters = new Uint8Array(bits.length);
  for (let unit = 0; unit < bits.length; unit++) quarters[unit] = Math.round(bits[unit]! * BITS);
  return quarters;
}

function enterFrequent(bits: Float32Array): void {
  let from = 0;
  for (const [upTo, cost] of FREQUENT_BITS) {
    for (const character of frequentCharacters.slice(from, upTo)) bits[character.charCodeAt(0)] = cost;
    from = upTo;
  }
}
