import type { Draft } from '../draft/draft';

/** A place as people and JSON count it: line and column (UTF-16 code units) from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. The end of the text belongs to its last line. */
export function positionAt(draft: Pick<Draft, 'starts'>, offset: number): Position {
  const line = lineAt(draft.starts, offset);
  return { line: line + 1, column: offset - draft.starts[line]! + 1 };
}

/** The last line that starts at or before the offset; `starts` ends with an entry for the end of the text. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = Math.max(starts.length - 2, 0);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
