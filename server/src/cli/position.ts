import { type Draft, lineAt } from '../draft/draft';

/** A place as people and JSON count it: line and column (UTF-16 code units) from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. The end of the text belongs to its last line. */
export function positionAt(draft: Pick<Draft, 'starts'>, offset: number): Position {
  const line = lineAt(draft, offset);
  return { line: line + 1, column: offset - draft.starts[line]! + 1 };
}
