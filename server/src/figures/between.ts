import type { Figure } from './figure';

/**
 * What the stretch in front of a figure holds, told by its characters: a bit for each mark. A pattern over the words between
 * two figures is tried only where a character stands that it cannot do without.
 */
const marks = new Uint32Array(0x10000);
let made = 0;

/** A mark for the characters given; marks are joined with `|`. */
export function markOf(characters: Iterable<string>): number {
  if (made === 32) throw new RangeError('There is no bit left for another mark.');
  const bit = 1 << made++;
  for (const character of characters) marks[character.charCodeAt(0)]! |= bit;
  return bit;
}

/** The marks between each figure and the one before it (the beginning of the text, for the first). Linear. */
export function marksBefore(text: string, figures: readonly Figure[]): Int32Array {
  const seen = new Int32Array(figures.length);
  for (let index = 0; index < figures.length; index++) {
    const from = index === 0 ? 0 : figures[index - 1]!.end;
    let all = 0;
    for (let at = from; at < figures[index]!.start; at++) all |= marks[text.charCodeAt(at)]!;
    seen[index] = all;
  }
  return seen;
}

/** No pattern over the words between two figures asks for more of them, in UTF-16 units. */
export const LONGEST_GAP = 60;

/** The words between two figures; one unit more than the longest gap of those that are longer. */
export function gapBetween(text: string, a: Figure, b: Figure): string {
  return text.slice(a.end, Math.min(b.start, a.end + LONGEST_GAP + 1));
}
