import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { countWhile } from '../../text/halving';
import { columnsOf, type UnitColumns } from './unit-columns';
import { passagesOf, type Unit, unitAt } from './units';

/**
 * The sentences of a document, in order, as copies are sought among them. What the search looks at first, hashes, lies in
 * flat memory: an edit copies it, and makes anew what belongs to the edited lines.
 */
export interface UnitTable extends UnitColumns {
  readonly length: number;
  readonly at: (index: number) => Unit;
}

/** What was exchanged between two tables: units [start, end) of the older for [start, newEnd) of the newer. */
export interface Exchange {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The table without the way to its draft, which it would keep alive. */
export function columnsIn({ hashes, sizes, grams, gramEnds, firsts }: UnitTable): UnitColumns {
  return { hashes, sizes, grams, gramEnds, firsts };
}

/** Linear. */
export function unitTable(draft: Draft): UnitTable {
  return placed(draft, columnsOf(draft.paragraphs));
}

/** The table of a draft that was edited: the cost follows the lines that changed, but for copying memory. */
export function editedTable(draft: Draft, old: UnitColumns, paragraphs: readonly Paragraph[]) {
  const { front, oldEnd, newEnd } = changedLines(paragraphs, draft.paragraphs);
  const between = columnsOf(draft.paragraphs.slice(front, newEnd));
  const [start, end] = [old.firsts[front]!, old.firsts[oldEnd]!];
  const [from, to] = [gramEndBefore(old, start), gramEndBefore(old, end)];
  const moved = between.hashes.length - (end - start);
  const columns = {
    hashes: spliced(old.hashes, start, end, between.hashes),
    sizes: spliced(old.sizes, start, end, between.sizes),
    grams: spliced(old.grams, from, to, between.grams),
    gramEnds: spliced(old.gramEnds, start, end, between.gramEnds, from, from + between.grams.length - to),
    firsts: spliced(old.firsts, front, oldEnd, between.firsts.subarray(0, newEnd - front), start, moved),
  };
  return { units: placed(draft, columns), exchange: { start, end, newEnd: start + between.hashes.length } };
}

/** Where the grams of the unit before end. */
export function gramEndBefore({ gramEnds }: Pick<UnitTable, 'gramEnds'>, index: number): number {
  return index === 0 ? 0 : gramEnds[index - 1]!;
}

/** The lines that two documents do not share at their fronts and backs. */
export function changedLines(old: readonly Paragraph[], paragraphs: readonly Paragraph[]) {
  const shorter = Math.min(old.length, paragraphs.length);
  let front = 0;
  while (front < shorter && old[front] === paragraphs[front]) front++;
  let back = 0;
  while (back < shorter - front && old[old.length - 1 - back] === paragraphs[paragraphs.length - 1 - back]) back++;
  return { front, oldEnd: old.length - back, newEnd: paragraphs.length - back };
}

/** The old values with those of [start, end) exchanged; `by` is added to the new ones and `moved` to those behind. */
export function spliced(
  old: Int32Array,
  start: number,
  end: number,
  between: Int32Array,
  by = 0,
  moved = 0,
): Int32Array {
  const values = new Int32Array(old.length - (end - start) + between.length);
  values.set(old.subarray(0, start));
  values.set(between, start);
  values.set(old.subarray(end), start + between.length);
  if (by !== 0) for (let i = start; i < start + between.length; i++) values[i]! += by;
  if (moved !== 0) for (let i = start + between.length; i < values.length; i++) values[i]! += moved;
  return values;
}

function placed(draft: Draft, columns: UnitColumns): UnitTable {
  const { length } = columns.hashes;
  const units = new Array<Unit | undefined>(length);
  const make = (index: number): Unit => {
    const line = countWhile(columns.firsts.length, each => columns.firsts[each]! <= index) - 1;
    return unitAt(draft, line, passagesOf(draft.paragraphs[line]!)[index - columns.firsts[line]!]!);
  };
  return {
    ...columns,
    length,
    at: index => {
      units[index] ??= make(index);
      return units[index];
    },
  };
}
