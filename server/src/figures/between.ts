import type { Figure } from './figure';

/**
 * What the stretch in front of a figure holds, told by its characters: a bit for each mark. A pattern over the words between
 * two figures is tried only where a character stands that it cannot do without.
 */
const table = new Int32Array(0x10000);
let made = 0;
// What a small integer holds wherever the engine runs.
const MOST_MARKS = 30;

/** A mark for the characters given; marks are joined with `|`. */
export function markOf(characters: Iterable<string>): number {
  if (made === MOST_MARKS) throw new RangeError('There is no bit left for another mark.');
  const bit = 1 << made++;
  for (const character of characters) table[character.charCodeAt(0)]! |= bit;
  return bit;
}

/** The marks of a UTF-16 unit. */
export function marksOf(unit: number): number {
  return table[unit]!;
}

/** The marks of all units of a stretch. */
export function marksIn(text: string, from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at++) all |= table[text.charCodeAt(at)]!;
  return all;
}

/** What parts sentences; a semicolon does not: 其中 reaches over it. */
export const SENTENCE_END = markOf('。！？!?');
/** What parts clauses that say nothing of one another. */
export const FULL_STOP = markOf('。;!?');
export const COMMA = markOf(',');
/** 分别. */
export const RESPECTIVELY = markOf('别');

/** No pattern over the words between two figures asks for more of them, in UTF-16 units. */
export const LONGEST_GAP = 60;

/** The words between two figures; one unit more than the longest gap of those that are longer. */
export function gapBetween(text: string, a: Figure, b: Figure): string {
  return text.slice(a.end, Math.min(b.start, a.end + LONGEST_GAP + 1));
}
