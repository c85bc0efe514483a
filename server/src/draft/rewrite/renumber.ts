import { greatestNumber, numeralFor } from '../../structure/markers';
import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import { type Edit, trimmedEdit } from '../../text/edit';
import { shift } from '../../text/span';
import type { Draft } from '../draft';
import { lateStarts } from '../late-starts';

/** Numbers the siblings of a section 1, 2, 3 in the order they stand. Offsets count from the document's start. */
export function renumberLevel(draft: Draft, { numbering }: Section): readonly Edit[] {
  if (numbering === undefined) return [];
  return renumber(draft, numbering.run.items, startOf(numbering.run, lateStarts(draft)));
}

/** Numbers every sequence of the document in the order its markers stand. */
export function renumberAll(draft: Draft): readonly Edit[] {
  const late = lateStarts(draft);
  const starts = new Map<NumberingRun, number>();
  for (const run of draft.runs) {
    const earlier = late.get(run);
    starts.set(run, earlier ? starts.get(earlier)! + earlier.items.length : startOf(run, late));
  }
  return draft.runs.flatMap(run => renumber(draft, run.items, starts.get(run)!)).sort((a, b) => a.start - b.start);
}

/** Numbers markers in the order they are given, from `first` on. What goes beyond the numbers of its kind stays as it is. */
export function renumber(draft: Draft, items: readonly PlacedMarker[], first: number): readonly Edit[] {
  return items.flatMap((item, index) => withNumber(draft, item, first + index));
}

/** The number that a run begins with. */
export function startOf(run: NumberingRun, late: ReadonlyMap<NumberingRun, unknown>): number {
  return late.has(run) ? (run.items[0]!.marker.value ?? 1) : 1;
}

/** The edit that gives a marker a number. 首先, 其次, 最后 do not count strictly, and are left alone. */
export function withNumber(draft: Draft, { marker, line }: PlacedMarker, value: number): readonly Edit[] {
  if (marker.kind === 'first' || marker.value === value || value > greatestNumber(marker.kind)) return [];
  const numeral = shift(marker.numeral, draft.starts[line]!);
  const written = draft.text.slice(numeral.start, numeral.end);
  return [trimmedEdit(draft.text, { text: numeralFor(marker.kind, value, written), ...numeral })];
}
