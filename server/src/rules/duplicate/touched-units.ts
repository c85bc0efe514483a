import type { Draft, LineExchange } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { commonEnds } from '../../text/common-ends';
import type { Places } from '../../text/places';
import { type LineIndex, lineIndex } from './line-index';
import type { UnitColumns } from './unit-columns';
import { editedTable, exchanged, gramEndBefore, type UnitTable } from './unit-table';
import { type Passage, passagesOf } from './units';

/** What was exchanged between two tables: units [start, end) of the older for [start, newEnd) of the newer. */
export interface Exchange {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The lines in which every hash and gram of a table stands. */
export function unitIndex(columns: UnitColumns, lines: number): LineIndex {
  const index = lineIndex(lines, columns.length + gramEndBefore(columns, columns.length));
  addLines(index, columns, 0, lines);
  return index;
}

/** A table and its index after an edit, both in the memory of the old ones, and what went with the edit. */
export function exchangeLines(old: UnitColumns, index: LineIndex, draft: Draft, lines: LineExchange, units: Exchange) {
  const { front, oldEnd, newEnd } = lines;
  const gone = new Set<number>();
  forEachKey(old, units.start, units.end, key => gone.add(key));
  for (let line = front; line < oldEnd; line++) forKeysOfLine(old, line, keys => index.remove(line, keys));
  const table = editedTable(draft, old, lines);
  index.exchange(front, oldEnd, newEnd);
  addLines(index, table, front, newEnd);
  return { table, gone };
}

function addLines(index: LineIndex, columns: UnitColumns, from: number, end: number): void {
  for (let line = from; line < end; line++) forKeysOfLine(columns, line, keys => index.add(line, keys));
}

function forKeysOfLine(columns: UnitColumns, line: number, visit: (keys: Int32Array) => void): void {
  const [start, end] = [columns.firsts[line]!, columns.firsts[line + 1]!];
  if (start === end) return;
  visit(columns.hashes.subarray(start, end));
  visit(columns.grams.subarray(gramEndBefore(columns, start), gramEndBefore(columns, end)));
}

/** The units of the lines that were exchanged. */
export function exchangeOf(
  columns: UnitColumns,
  { front, oldEnd, newEnd }: LineExchange,
  paragraphs: readonly Paragraph[],
): Exchange {
  const [start, end] = [columns.firsts[front]!, columns.firsts[oldEnd]!];
  let newEndUnit = start;
  for (let line = front; line < newEnd; line++) newEndUnit += passagesOf(paragraphs[line]!).length;
  return { start, end, newEnd: newEndUnit };
}

/** Without the sentences at both ends of a line that are the same before and after. */
export function narrowed({ start, end, newEnd }: Exchange, before: Paragraph, after: Paragraph): Exchange {
  const [old, now] = [passagesOf(before), passagesOf(after)];
  const isSame = (i: number, j: number) => isSamePassage(before, old[i]!, after, now[j]!);
  const { front, back } = commonEnds(old.length, now.length, isSame);
  return { start: start + front, end: end - back, newEnd: newEnd - back };
}

/** Whether two passages are alike to all that compares passages by themselves. */
function isSamePassage(before: Paragraph, { sentence: one, role }: Passage, after: Paragraph, now: Passage): boolean {
  const { sentence: other } = now;
  if (one.hash !== other.hash || one.size !== other.size || role !== now.role) return false;
  return before.text.slice(one.start, one.end) === after.text.slice(other.start, other.end);
}

/** One for every unit that came, 0, in the memory of the old ones. */
export function exchangedMarks(marks: Uint8Array, used: number, { start, end, newEnd }: Exchange): Uint8Array {
  return exchanged(marks, { used, start, end }, new Uint8Array(newEnd - start));
}

/**
 * The units that share a hash or a gram with those that came, went or are judged otherwise, themselves included, ascending,
 * without those in front of them all, which are sought among what stands before them; and which of these keys those that came
 * have in common with others.
 */
export function touchedUnits(
  units: UnitTable,
  index: LineIndex,
  { start, newEnd }: Exchange,
  gone: ReadonlySet<number>,
  retimed: readonly number[],
) {
  const keys = new Set(gone);
  forEachKey(units, start, newEnd, key => keys.add(key));
  for (const unit of retimed) forEachKey(units, unit, unit + 1, key => keys.add(key));
  const shared = keysOfSeveral(units, start, newEnd);
  const first = Math.min(start, retimed[0] ?? start);
  const touched = new Set<number>();
  for (let unit = start; unit < newEnd; unit++) touched.add(unit);
  const touch = (key: number, unit: number) => {
    if (unit >= start && unit < newEnd) return;
    if (unit >= first) touched.add(unit);
    shared.add(key);
  };
  for (const key of keys)
    for (const line of index.linesOf(key)) {
      forUnitsWithHash(units, line, key, unit => touch(key, unit));
      forUnitsWithGram(units, line, key, unit => touch(key, unit));
    }
  return { touched: [...touched].sort((a, b) => a - b), shared };
}

function forUnitsWithHash(
  { hashes, firsts }: UnitTable,
  line: number,
  hash: number,
  visit: (unit: number) => void,
): void {
  const end = firsts[line + 1]!;
  for (let unit = firsts[line]!; unit < end; unit++) if (hashes[unit] === hash) visit(unit);
}

function forUnitsWithGram(units: UnitTable, line: number, gram: number, visit: (unit: number) => void): void {
  const { grams, gramEnds, firsts } = units;
  const end = gramEndBefore(units, firsts[line + 1]!);
  let unit = firsts[line]!;
  for (let at = gramEndBefore(units, unit); at < end; at++) {
    if (grams[at] !== gram) continue;
    while (gramEnds[unit]! <= at) unit++;
    visit(unit);
  }
}

/** The keys that stand in more than one of units [start, end). */
function keysOfSeveral(units: UnitTable, start: number, end: number): Set<number> {
  const firstUnits = new Map<number, number>();
  const several = new Set<number>();
  for (let unit = start; unit < end; unit++)
    forEachKey(units, unit, unit + 1, key => {
      const first = firstUnits.get(key);
      if (first === undefined) firstUnits.set(key, unit);
      else if (first !== unit) several.add(key);
    });
  return several;
}

/** Whether nothing else has a hash or a gram of a unit, so that the unit cannot be like another. */
export function isLone(units: UnitTable, unit: number, shared: ReadonlySet<number>): boolean {
  let isAlone = true;
  forEachKey(units, unit, unit + 1, key => {
    isAlone &&= !shared.has(key);
  });
  return isAlone;
}

export function forEachKey(columns: UnitColumns, start: number, end: number, visit: (key: number) => void): void {
  for (let i = start; i < end; i++) visit(columns.hashes[i]!);
  for (let i = gramEndBefore(columns, start); i < gramEndBefore(columns, end); i++) visit(columns.grams[i]!);
}

/** The units that have a hash or a gram, as `Places` has it: the first few of them. Good until the table is edited. */
export type FewPlaces = Pick<Places, 'before' | 'has'>;

export function placesOfHashes(units: UnitTable, index: LineIndex, most: number): FewPlaces {
  return fewPlaces(index, most, (line, hash, visit) => forUnitsWithHash(units, line, hash, visit));
}

export function placesOfGrams(units: UnitTable, index: LineIndex, most: number): FewPlaces {
  return fewPlaces(index, most, (line, gram, visit) => forUnitsWithGram(units, line, gram, visit));
}

function fewPlaces(
  index: LineIndex,
  most: number,
  forUnits: (line: number, key: number, visit: (unit: number) => void) => void,
): FewPlaces {
  const known = new Map<number, readonly number[]>();
  const placesOf = (key: number) => {
    let places = known.get(key);
    if (places === undefined) {
      const found: number[] = [];
      for (const line of index.linesOf(key)) {
        if (found.length >= most) break;
        forUnits(line, key, unit => found.push(unit));
      }
      places = found.slice(0, most);
      known.set(key, places);
    }
    return places;
  };
  return {
    before: (key, limit) => placesOf(key).filter(unit => unit < limit),
    has: (key, limit) => (placesOf(key)[0] ?? limit) < limit,
  };
}
