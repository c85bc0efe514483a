import { SPACES } from './ink';

/** What a unit of a reading does in it, as bits. A letter and a digit are what a key (see `keyOf`) keeps. */
export const LETTER = 1;
/** A digit, which is a letter too. */
export const DIGIT = 1 << 1;
export const SPACE = 1 << 2;
/** What parts sentences. */
export const STOP = 1 << 3;
/** What parts clauses within a sentence; of a semicolon both is true. */
export const MARK = 1 << 4;
/** Quotes and brackets that close behind a stop. */
export const CLOSING = 1 << 5;

const LETTERS: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x3400, 0x9fff],
];

const SIGNS: readonly (readonly [role: number, signs: string])[] = [
  [LETTER | DIGIT, '0123456789'],
  [SPACE, SPACES],
  [STOP, '。!?;'],
  [MARK, ',;:、'],
  [CLOSING, '”’)》」』'],
];

/** By UTF-16 unit of a reading; 0 for most that are no letters. */
export const rolesOfUnits: Uint8Array = tableOfRoles();

function tableOfRoles(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of LETTERS) table.fill(LETTER, first, last + 1);
  for (const [role, signs] of SIGNS) for (let i = 0; i < signs.length; i++) table[signs.charCodeAt(i)]! |= role;
  return table;
}
