import { applyEdits, type Edit } from './edit';
import { type Span, shiftBack } from './span';

/**
 * Edits of a text and edits of what they make of it as one list of edits of the text: in reading order and apart. `middle`
 * is the text between the two; either list is in reading order and apart. Where later edits reach into what earlier ones
 * wrote, `join` says what becomes of the earlier ones, given the one edit that does the work of them all.
 */
export function chainEdits<T extends Edit>(
  middle: string,
  earlier: readonly T[],
  later: readonly T[],
  join: (earlier: readonly T[], whole: Edit) => readonly T[],
): readonly T[] {
  let growth = 0;
  return knotsOf(earlier, later).flatMap(knot => {
    const before = growth;
    growth = knot.earlier.reduce((sum, edit) => sum + growthOf(edit), growth);
    const [alone] = knot.later;
    if (alone === undefined) return knot.earlier;
    if (knot.earlier.length === 0) return { ...alone, ...shiftBack(alone, before) };
    const span = { start: knot.span.start - before, end: knot.span.end - growth };
    return join(knot.earlier, { text: textOf(middle, knot), ...span });
  });
}

/** Edits of both lists that reach into one another, or a single edit of one of them. */
interface Knot<T> {
  /** In the text between the two lists. */
  readonly span: Span;
  readonly earlier: readonly T[];
  readonly later: readonly T[];
}

function knotsOf<T extends Edit>(earlier: readonly T[], later: readonly T[]): readonly Knot<T>[] {
  const all = [...placed(earlier), ...later.map(edit => ({ span: edit, earlier: [], later: [edit] }))];
  const knots: Knot<T>[] = [];
  for (const each of all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = knots.at(-1);
    if (last === undefined || each.span.start >= last.span.end) knots.push(each);
    else knots[knots.length - 1] = tied(last, each);
  }
  return knots;
}

/** Earlier edits where what they wrote stands in the text after them. */
function placed<T extends Edit>(edits: readonly T[]): readonly Knot<T>[] {
  let growth = 0;
  return edits.map(edit => {
    const start = edit.start + growth;
    growth += growthOf(edit);
    return { span: { start, end: start + edit.text.length }, earlier: [edit], later: [] };
  });
}

function tied<T>(a: Knot<T>, b: Knot<T>): Knot<T> {
  const span = { start: a.span.start, end: Math.max(a.span.end, b.span.end) };
  return { span, earlier: [...a.earlier, ...b.earlier], later: [...a.later, ...b.later] };
}

function growthOf({ start, end, text }: Edit): number {
  return text.length - (end - start);
}

function textOf<T extends Edit>(middle: string, { span, later }: Knot<T>): string {
  const inside = later.map(edit => ({ text: edit.text, ...shiftBack(edit, span.start) }));
  return applyEdits(middle.slice(span.start, span.end), inside);
}
