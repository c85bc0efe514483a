import type { Position, Range } from 'vscode-languageserver-types';
import { type Draft, lineAt } from '../draft/draft';
import type { Span } from '../text/span';

// The only place where offsets meet positions. A paragraph is a line, so that both ways are a search in the starts of
// the paragraphs, and nothing here grows with the length of the text.

/** The place of a UTF-16 offset as 0-based line and UTF-16 character. Offsets outside the text move to its edges. */
export function positionAt(draft: Draft, offset: number): Position {
  const inside = clamp(offset, 0, draft.text.length);
  const line = lineAt(draft, inside);
  return { line, character: inside - startOf(draft, line) };
}

/** The UTF-16 offset of a position; past the end of a line means its end, past the last line the end of the text. */
export function offsetAt(draft: Draft, position: Position): number {
  const line = whole(position.line);
  if (line >= draft.paragraphs.length) return draft.text.length;
  const start = startOf(draft, line);
  return Math.min(start + whole(position.character), endOfLine(draft, line));
}

export function rangeOf(draft: Draft, span: Span): Range {
  const start = positionAt(draft, span.start);
  // Nearly all end in their line: the second search is spared.
  const isOneLine = span.start >= 0 && span.end >= span.start && span.end < startOf(draft, start.line + 1);
  const end = isOneLine ? { line: start.line, character: start.character + span.end - span.start } : undefined;
  return { start, end: end ?? positionAt(draft, span.end) };
}

/** The stretch that a range covers, also where the range was sent with its ends swapped. */
export function spanOf(draft: Draft, range: Range): Span {
  const [start, end] = [offsetAt(draft, range.start), offsetAt(draft, range.end)];
  return start <= end ? { start, end } : { start: end, end: start };
}

function startOf(draft: Draft, line: number): number {
  return draft.starts[line] ?? 0;
}

function endOfLine(draft: Draft, line: number): number {
  const end = draft.starts[line + 1] ?? draft.text.length;
  if (line === draft.paragraphs.length - 1) return end;
  const isPair = draft.text.startsWith('\r\n', end - 2) && end - 2 >= startOf(draft, line);
  return end - (isPair ? 2 : 1);
}

/** Clients send what they like: whatever is no number from 0 upwards counts as 0. */
function whole(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
