import type { Draft } from '../draft/draft';
import type { Span } from '../text/span';
import { positionAt } from './position';
import { endWithin, printable, startWithin, widthOf } from './width';

/** A line of the text with one place in it, cut to fit a terminal. The three parts follow each other. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The place with as much of its line as fits into `width` columns. Of a place over several lines, the first. */
export function excerptOf(draft: Pick<Draft, 'text' | 'starts'>, span: Span, width: number): Excerpt {
  const { start, end } = lineAround(draft, span.start, width);
  const markedEnd = Math.min(Math.max(span.end, span.start), Math.max(end, span.start));
  const marked = cutEnd(printable(draft.text.slice(span.start, markedEnd)), Math.floor(width * 0.7));
  const rest = printable(draft.text.slice(markedEnd, end));
  const room = width - widthOf(marked);
  const roomBefore = Math.max(Math.floor(room / 2), room - widthOf(rest));
  const before = cutStart(printable(draft.text.slice(start, span.start)), roomBefore);
  return { before, marked, after: cutEnd(rest, room - widthOf(before)) };
}

/** Carets under the marked part, in columns of the terminal; one for a place without length. */
export function underline({ before, marked }: Excerpt): string {
  return ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked)));
}

/** Offsets of the line, looking no further than could be shown: a line may be a million characters long. */
function lineAround(draft: Pick<Draft, 'text' | 'starts'>, offset: number, width: number): Span {
  const { line } = positionAt(draft, offset);
  const start = Math.max(draft.starts[line - 1]!, offset - 2 * width);
  const lineEnd = Math.min(draft.starts[line] ?? draft.text.length, offset + 4 * width);
  const text = draft.text.slice(start, lineEnd).replace(/[\r\n]+$/, '');
  return { start, end: start + text.length };
}

function cutEnd(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${startWithin(text, Math.max(0, columns - 1))}…`;
}

function cutStart(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `…${endWithin(text, Math.max(0, columns - 1))}`;
}
