import type { Place, Stretch } from '../../server/src/protocol';

export type { Place, Stretch } from '../../server/src/protocol';

/** A stretch of a document that is replaced. */
export interface Change {
  readonly range: Stretch;
  readonly text: string;
}

export function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** Whether two stretches share a character or an edge. */
export function touches(a: Stretch, b: Stretch): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** Where a stretch stands after changes, made one after the other. What is typed at its edges stays outside. */
export function shifted({ start, end }: Stretch, changes: readonly Change[]): Stretch {
  let [first, last] = [start, end];
  for (const change of changes) [first, last] = [placeAfter(first, change), placeAfter(last, change)];
  return { start: first, end: last };
}

function placeAfter(place: Place, { range, text }: Change): Place {
  if (!isBefore(range.start, place)) return place;
  const end = endOf(range.start, text);
  if (isBefore(place, range.end)) return end;
  const line = place.line - range.end.line + end.line;
  const isSameLine = place.line === range.end.line;
  return { line, character: isSameLine ? place.character - range.end.character + end.character : place.character };
}

function endOf({ line, character }: Place, text: string): Place {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)!.length;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}
