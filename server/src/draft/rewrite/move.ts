import type { Section } from '../../structure/outline';
import type { Edit } from '../../text/edit';
import type { Draft } from '../draft';

/** Exchanges a section with the sibling before or after it; the numbers stay with their places. Empty where there is no sibling. */
export function moveSection(_draft: Draft, _section: Section, _direction: 'up' | 'down'): readonly Edit[] {
  throw new Error('not yet');
}

/** Moves a section with all below it one level up or down and renumbers what that touches. Empty where it cannot be. */
export function shiftLevel(_draft: Draft, _section: Section, _by: 'promote' | 'demote'): readonly Edit[] {
  throw new Error('not yet');
}
