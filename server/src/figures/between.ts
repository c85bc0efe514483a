import type { Figure } from './figure';

/**
 * What the stretch in front of a figure holds, told by its characters: a bit for each mark. A pattern over the words between
 * two figures is tried only where a character stands that it cannot do without.
 */
const kindOf = new Uint8Array(0x10000);
// Characters with the same marks are of one kind: the large table is one of bytes, which stays in a near cache.
const marksOfKinds = new Int32Array(0x100);
let kinds = 1;
let made = 0;
// What a small integer holds wherever the engine runs.
const MOST_MARKS = 30;

/** A mark for the characters given; marks are joined with `|`. */
export function markOf(characters: Iterable<string>): number {
  if (made === MOST_MARKS) throw new RangeError('There is no bit left for another mark.');
  const bit = 1 << made++;
  for (const character of new Set(characters)) enter(character.charCodeAt(0), bit);
  return bit;
}

function enter(unit: number, bit: number): void {
  const marks = marksOf(unit) | bit;
  let kind = marksOfKinds.subarray(0, kinds).indexOf(marks);
  if (kind < 0) kind = kinds++;
  if (kind >= marksOfKinds.length) throw new RangeError('There are more kinds of characters than a byte can tell.');
  marksOfKinds[kind] = marks;
  kindOf[unit] = kind;
}

/** The marks of a UTF-16 unit. */
export function marksOf(unit: number): number {
  return marksOfKinds[kindOf[unit]!]!;
}

/** The marks of all units of a stretch. */
export function marksIn(text: string, from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at++) all |= marksOf(text.charCodeAt(at));
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
