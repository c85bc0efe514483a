import type { Span } from '../../text/span';
import type { CountedText } from './counted-text';
import { type Places, placesOf } from './places';

/**
 * What an annotation remembers of its place: the text itself, the text around it (TextQuoteSelector), where it stood
 * (TextPositionSelector, in code points) and how many places of the document looked like it.
 */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** In code points; undefined where another program wrote no TextPositionSelector. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly among: Among;
}

/** How many places there were to take for this one when the quote was written. */
export interface Among {
  /** Places with about the same text in about the same surroundings, this one included. */
  readonly places: number;
  /** Places where text and surroundings are the very same, this one included. */
  readonly copies: number;
  /** Which of the copies this is, from 0. */
  readonly copy: number;
  /** How often the parts of the quote stood there; left out where each did once. */
  readonly parts?: readonly number[];
}

export const ALONE: Among = { places: 1, copies: 1, copy: 0 };

/** In UTF-16 units; a character is never cut in two. */
const CONTEXT = 32;

/** The quote of a span, which must not be empty. Linear. */
export function quoteOf(counted: CountedText, span: Span): Quote {
  const quote = roughQuoteOf(counted, span);
  return { ...quote, among: amongOf(placesOf(counted.text, quote), counted.fromCodePoint(quote.start)) };
}

/** The quote without a search for places that look like it. */
export function roughQuoteOf(counted: CountedText, span: Span) {
  const { text } = counted;
  const start = edgeBefore(text, span.start);
  const end = edgeBehind(text, span.end);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(edgeBehind(text, Math.max(0, start - CONTEXT)), start),
    suffix: text.slice(end, edgeBefore(text, Math.min(text.length, end + CONTEXT))),
    start: counted.toCodePoint(start),
    end: counted.toCodePoint(end),
    among: ALONE,
  };
}

function amongOf({ copies, count, parts }: Places, start: number): Among {
  const copy = copies.findIndex(each => each.start === start);
  const among = { places: count, copies: copies.length, copy: Math.max(copy, 0) };
  return parts.some(each => each > 1) ? { ...among, parts } : among;
}

function edgeBefore(text: string, offset: number): number {
  return isInsidePair(text, offset) ? offset - 1 : offset;
}

function edgeBehind(text: string, offset: number): number {
  return isInsidePair(text, offset) ? offset + 1 : offset;
}

function isInsidePair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}
