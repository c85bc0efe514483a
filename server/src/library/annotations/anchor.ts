import type { Span } from '../../text/span';
import type { CountedText } from './counted-text';
import { placesOf } from './places';
import type { Quote } from './quote';

/**
 * Where an annotated text stands now, as UTF-16 offsets into the counted text; undefined where it is gone or where it could
 * be several places: an annotation without a place is a smaller evil than one at the wrong place. Linear.
 *
 * It is found where it stands to the letter with its surroundings, as often as when it was written and with no new place
 * that looks like it; or else, changed a little, at the only place that looks like it, if there was only one before.
 */
export function anchorIn(counted: CountedText, quote: Quote): Span | undefined {
  if (quote.exact === '') return undefined;
  if (quote.prefix === '' && quote.suffix === '') return bareAnchor(counted, quote);
  const { copies, similar, count, parts } = placesOf(counted.text, quote);
  const { among } = quote;
  // A part that stands there more often than before comes from a copy, and the other one may be the one meant.
  if (parts.some((each, index) => each > (among.parts?.[index] ?? 1))) return undefined;
  if (copies.length > 0) {
    const isAsBefore = copies.length === among.copies && count <= among.places;
    return isAsBefore ? copyAt(copies, among.copy, counted, quote) : undefined;
  }
  const [only] = count === 1 && among.places === 1 ? similar : [];
  return only === undefined || only.isDoubtful ? undefined : { start: only.start, end: only.end };
}

/** Of several copies the one meant, if it is still nearer to its old place than any other can have come. */
function copyAt(
  copies: readonly Span[],
  copy: number,
  { fromCodePoint }: CountedText,
  { start }: Quote,
): Span | undefined {
  const meant = copies[copy];
  if (copies.length === 1 || meant === undefined || start === undefined) return meant;
  const gaps = copies.slice(1).map((each, index) => each.start - copies[index]!.start);
  return 2 * Math.abs(meant.start - fromCodePoint(start)) < Math.min(...gaps) ? meant : undefined;
}

/** Whether the quote as it is leads to this very place, so that it need not be written anew. */
export function leadsTo(counted: CountedText, quote: Quote, span: Span): boolean {
  const found = counted.text.startsWith(quote.exact, span.start) ? anchorIn(counted, quote) : undefined;
  return found !== undefined && found.start === span.start && found.end === span.end;
}

/** Other programs may write a quote without surroundings: then its position says which place is meant. */
function bareAnchor({ text, fromCodePoint }: CountedText, { exact, start }: Quote): Span | undefined {
  const meant = start === undefined ? -1 : fromCodePoint(start);
  const first = text.indexOf(exact);
  const isOnly = first >= 0 && text.indexOf(exact, first + 1) < 0;
  const at = text.startsWith(exact, meant) && meant >= 0 ? meant : isOnly ? first : undefined;
  return at === undefined ? undefined : { start: at, end: at + exact.length };
}
