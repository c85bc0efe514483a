import type { Draft, LineExchange } from '../../draft/draft';
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

/** The table without the way to its draft, which it would keep alive. */
export function columnsIn({ length, hashes, sizes, grams, gramEnds, firsts }: UnitTable): UnitColumns {
  return { length, hashes, sizes, grams, gramEnds, firsts };
}

/** Linear. */
export function unitTable(draft: Draft): UnitTable {
  return placed(draft, columnsOf(draft.paragraphs));
}

/**
 * The table of a draft that was edited, in the memory of the old one, which is no more: the cost follows the lines that
 * changed, but for moving memory.
 */
export function editedTable(draft: Draft, old: UnitColumns, { front, oldEnd, newEnd }: LineExchange): UnitTable {
  const between = columnsOf(draft.paragraphs.slice(front, newEnd));
  const [start, end] = [old.firsts[front]!, old.firsts[oldEnd]!];
  const [from, to] = [gramEndBefore(old, start), gramEndBefore(old, end)];
  const [moved, gramsMoved] = [between.length - (end - start), between.grams.length - (to - from)];
  const lines = draft.paragraphs.length + oldEnd - newEnd;
  const units = { used: old.length, start, end };
  const grams = { used: gramEndBefore(old, old.length), start: from, end: to };
  const columns = {
    length: old.length + moved,
    hashes: exchanged(old.hashes, units, between.hashes),
    sizes: exchanged(old.sizes, units, between.sizes),
    grams: exchanged(old.grams, grams, between.grams),
    gramEnds: exchanged(old.gramEnds, units, added(between.gramEnds, from), gramsMoved),
    firsts: exchanged(
      old.firsts,
      { used: lines + 1, start: front, end: oldEnd },
      added(between.firsts.subarray(0, newEnd - front), start),
      moved,
    ),
  };
  return placed(draft, columns);
}

/** Where the grams of the unit before end. */
export function gramEndBefore({ gramEnds }: Pick<UnitTable, 'gramEnds'>, index: number): number {
  return index === 0 ? 0 : gramEnds[index - 1]!;
}

function added(values: Int32Array, by: number): Int32Array {
  return values.map(value => value + by);
}

/** Places [start, end) of an array of which so many are used. */
export interface Places {
  readonly used: number;
  readonly start: number;
  readonly end: number;
}

/** The array with those values exchanged, in its own memory where there is room; `moved` is added to those behind. */
export function exchanged<T extends Int32Array | Uint8Array>(
  old: T,
  { used, start, end }: Places,
  between: T,
  moved = 0,
): T {
  const behind = start + between.length;
  const length = behind + used - end;
  const values = length <= old.length ? old : withRoom(old, length);
  values.copyWithin(behind, end, used);
  values.set(between, start);
  if (moved !== 0) for (let i = behind; i < length; i++) values[i]! += moved;
  return values;
}

/** Some more than is needed now, so that most edits need no other memory. */
function withRoom<T extends Int32Array | Uint8Array>(old: T, length: number): T {
  const size = length + (length >> 5) + 64;
  const values = (old instanceof Uint8Array ? new Uint8Array(size) : new Int32Array(size)) as T;
  values.set(old);
  return values;
}

function placed(draft: Draft, columns: UnitColumns): UnitTable {
  const units = new Map<number, Unit>();
  const make = (index: number): Unit => {
    const line = countWhile(draft.paragraphs.length, each => columns.firsts[each]! <= index) - 1;
    return unitAt(draft, line, passagesOf(draft.paragraphs[line]!)[index - columns.firsts[line]!]!);
  };
  return {
    at: index => {
      let unit = units.get(index);
      if (unit === undefined) {
        unit = make(index);
        units.set(index, unit);
      }
      return unit;
    },
    ...columns,
  };
}
