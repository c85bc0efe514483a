import { NOTHING, remembered } from '../text/remembered';
import type { Draft } from './draft';

/**
 * Keeps what a pure function reads of the headings of a draft, for all drafts that edits made of one another and that have the
 * same ones: an outline that was only moved along has its headings on the same lines, so that offsets must count from these.
 */
export function perOutline<T>(read: (draft: Draft) => T): (draft: Draft) => T {
  const memoryOf = remembered((_runs: Draft['runs']): { kept: T | typeof NOTHING } => ({ kept: NOTHING }));
  return draft => {
    const memory = memoryOf(draft.runs);
    if (memory.kept === NOTHING) memory.kept = read(draft);
    return memory.kept;
  };
}
