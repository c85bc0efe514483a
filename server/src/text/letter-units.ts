/** What a letter is in `lettersOfReading`, and in tables that enter smaller numbers for signs. */
export const LETTER = 8;
export const DIGIT = 9;

const LETTERS: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x3400, 0x9fff],
];

const ZERO = 0x30;
const NINE = 0x39;

/** No 0 where a UTF-16 unit of a reading is a letter or a digit: what a key (see `keyOf`) keeps. */
export const lettersOfReading: Uint8Array = tableOfLetters();

function tableOfLetters(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of LETTERS) table.fill(LETTER, first, last + 1);
  return table.fill(DIGIT, ZERO, NINE + 1);
}
