import type { Section } from '../../structure/outline';
import type { Edit } from '../../text/edit';
import type { Draft } from '../draft';

/** Numbers the siblings of a section 1, 2, 3 in the order they stand. Offsets count from the document's start. */
export function renumberLevel(_draft: Draft, _section: Section): readonly Edit[] {
  throw new Error('not yet');
}

/** Numbers every sequence of the document in the order its markers stand. */
export function renumberAll(_draft: Draft): readonly Edit[] {
  throw new Error('not yet');
}
