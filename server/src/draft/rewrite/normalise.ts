import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Draft } from '../draft';

/** Writes markers and indentation as most of the document writes them, within `range` or everywhere, and changes nothing else. */
export function normalise(_draft: Draft, _range?: Span): readonly Edit[] {
  throw new Error('not yet');
}
