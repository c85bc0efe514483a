import type { Draft } from '../draft';

/** A marker that may come next at a place. */
export interface Continuation {
  /** As the document writes its siblings: `（三）`, `4.`, `二是`. */
  readonly marker: string;
  /** Level of the section that it would open. */
  readonly level: number;
  /** Title of the sibling before it, or of the parent where it opens a new level. */
  readonly after: string;
}

/** The next marker of every level that is open at `offset` (UTF-16, document), innermost first: at a line start or after a stop. */
export function continuationsAt(_draft: Draft, _offset: number): readonly Continuation[] {
  throw new Error('not yet');
}
