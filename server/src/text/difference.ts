import type { Span } from './span';

/** One stretch of an older text and what stands in its place in a newer one. UTF-16 offsets. */
export interface Difference {
  readonly before: Span;
  readonly after: Span;
}

/** The shortest stretch outside of which two texts agree. Linear, at the speed of comparing memory. */
export function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = longest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { before: { start, end: before.length - end }, after: { start, end: after.length - end } };
}

/** The greatest length up to which two texts are the same: slices are compared as a whole, and halved where they differ. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  for (let step = FIRST_STEP; known < most && step > 0; ) {
    const to = Math.min(most, known + step);
    if (isSame(known, to)) {
      known = to;
      step *= 2;
    } else if (to - known === 1) break;
    else step = (to - known) >> 1;
  }
  return known;
}

const FIRST_STEP = 4096;
