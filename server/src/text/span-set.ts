import { countWhile } from './halving';
import { overlaps, type Span } from './span';

/** Spans to ask about by binary search. They may overlap; what overlaps is joined. */
export interface SpanSet {
  /** Whether any of the spans shares a character with this one, or holds it where it is empty. */
  touches(span: Span): boolean;
  /** Whether one of the spans, joined, holds all of this one. */
  contains(span: Span): boolean;
}

export function spanSet(spans: readonly Span[]): SpanSet {
  const joined = join(spans);
  const lastUpTo = (offset: number) => joined[lastIndex(joined, offset)];
  return {
    touches: span => {
      const last = lastUpTo(span.end > span.start ? span.end - 1 : span.end);
      return last !== undefined && (overlaps(last, span) || (last.start <= span.start && span.start < last.end));
    },
    contains: span => {
      const last = lastUpTo(span.start);
      return last !== undefined && span.end <= last.end;
    },
  };
}

function join(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}

/** Index of the last span that starts at or before `offset`; -1 where there is none. */
function lastIndex(spans: readonly Span[], offset: number): number {
  return countWhile(spans.length, index => spans[index]!.start <= offset) - 1;
}
