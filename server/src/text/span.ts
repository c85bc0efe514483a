import { countWhile } from './halving';

/** A stretch of text: UTF-16 offsets, `start` included, `end` excluded. What they count from is said where they are used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The span of `spans` that holds the character at `offset`. They are ascending and apart, so that it is found by halving. */
export function spanAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  const found = spans[firstEndingBehind(spans, offset)];
  return found !== undefined && found.start <= offset ? found : undefined;
}

/** Index of the first of ascending spans that ends behind `offset`; their number where there is none. */
export function firstEndingBehind(spans: readonly Span[], offset: number): number {
  return countWhile(spans.length, index => spans[index]!.end <= offset);
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/**
 * The same to the front. Never by shifting with a minus: -0 is a float, as is what it is added to, and V8 then keeps the
 * offsets of all spans as floats, each in memory of its own.
 */
export function shiftBack(span: Span, by: number): Span {
  return { start: span.start - by, end: span.end - by };
}
