import { countWhile } from './halving';
import type { Reading } from './reading';
import { keyOf } from './sentences';

/**
 * The letters and digits of a paragraph as read, with a way back: what two copies of a passage share whatever their
 * spaces, punctuation, widths and script.
 */
export interface Letters {
  readonly key: string;
  /**
   * For every source unit that is no letter of the key, the offset in the key of the letter behind it; ascending. As the
   * units of a string where they fit, since a string costs a fraction of a small array.
   */
  readonly gaps: string | Int32Array;
}

export function readLetters(reading: Reading, sourceLength: number): Letters {
  const key = keyOf(reading.text);
  return { key, gaps: packed(gapsOf(reading, key, sourceLength)) };
}

/** The offset in the source (UTF-16, in the paragraph) of the letter at `at`; at the end of the key that of the paragraph's end. */
export function sourceOffset({ gaps }: Letters, at: number): number {
  return at + countUpTo(gaps, at);
}

/** The offset in the source behind the letter before `at`: where a stretch of letters ends. */
export function sourceEnd(letters: Letters, at: number): number {
  return at === 0 ? 0 : sourceOffset(letters, at - 1) + 1;
}

function gapsOf({ text, origins }: Reading, key: string, sourceLength: number): Int32Array {
  const gaps = new Int32Array(sourceLength - key.length);
  let count = 0;
  let next = 0;
  for (let letter = 0, at = 0; letter < key.length; letter++, at++) {
    while (text.charCodeAt(at) !== key.charCodeAt(letter)) at++;
    const source = origins === undefined ? at : origins[at]!;
    for (; next < source; next++) gaps[count++] = letter;
    next = source + 1;
  }
  return gaps.fill(key.length, count);
}

const LARGEST_UNIT = 0xffff;
const CHUNK = 4096;

function packed(gaps: Int32Array): string | Int32Array {
  if ((gaps.at(-1) ?? 0) > LARGEST_UNIT) return gaps.slice();
  let text = '';
  for (let from = 0; from < gaps.length; from += CHUNK)
    text += String.fromCharCode.apply(null, gaps.subarray(from, from + CHUNK) as unknown as number[]);
  return text;
}

/** How many of ascending numbers are at most `limit`. */
function countUpTo(gaps: string | Int32Array, limit: number): number {
  const valueAt = typeof gaps === 'string' ? (i: number) => gaps.charCodeAt(i) : (i: number) => gaps[i]!;
  return countWhile(gaps.length, i => valueAt(i) <= limit);
}
