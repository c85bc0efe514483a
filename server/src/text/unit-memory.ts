import { rolesOfUnits } from './roles';

/** Units of a text in flat memory, and what they do in it, from one index to another. Behind them is room for one more. */
export interface UnitRun {
  readonly units: Uint16Array;
  /** Those of `rolesOfUnits`, looked up once: all who go through a text ask for them. */
  readonly roles: Uint8Array;
  readonly from: number;
  readonly end: number;
}

/**
 * Memory that texts share one after the other, each behind the one before, and again from the beginning when it is full: who
 * reads a text soon after another did finds its units there. A place is counted over all texts there ever were, so that one
 * which others have taken since is known by its number.
 */
const LEAST_SIZE = 1 << 20;
let size = LEAST_SIZE;
let memory = new Uint16Array(size);
let roles = new Uint8Array(size);
let first = 0;
let next = 0;

/**
 * A long text is about to be read line by line, and again by all who look for something in it: there shall be room for all of
 * it, with its lines as they are and as they are read where that is something else. Until another long or short text comes.
 */
export function expectText(count: number): void {
  size = Math.max(LEAST_SIZE, count + (count >> 2));
  if (size > LEAST_SIZE && next - first + size > memory.length) startOver(0);
}

/** A place for so many units, whose writer writes all of them and their roles. */
export function placeFor(count: number): number {
  if (next - first + count >= memory.length) startOver(count);
  const place = next;
  next += count + 1;
  return place;
}

/** Only a line that is longer than all of the memory gets a longer one, until another text comes. */
function startOver(count: number): void {
  first = next;
  const length = Math.max(size, count + 1);
  if (memory.length === length) return;
  memory = new Uint16Array(length);
  roles = new Uint8Array(length);
}

/** What was written at a place; good for as long as it is being read, whatever short texts are on the way. Undefined where others have written since. */
export function unitsAt(place: number, count: number): UnitRun | undefined {
  if (place < first) return undefined;
  return { units: memory, roles, from: place - first, end: place - first + count };
}

/** Where no text ever stands. */
export const NOWHERE = -1;

/** A text as it is, at a place of its own. */
export function placeText(text: string): number {
  const place = placeFor(text.length);
  const run = unitsAt(place, text.length)!;
  for (let i = 0; i < text.length; i++) writeUnit(run, run.from + i, text.charCodeAt(i));
  return place;
}

export function writeUnit({ units, roles }: UnitRun, at: number, unit: number): void {
  units[at] = unit;
  roles[at] = rolesOfUnits[unit]!;
}

export function placedText(text: string): UnitRun {
  return unitsAt(placeText(text), text.length)!;
}
