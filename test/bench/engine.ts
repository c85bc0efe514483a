// What the benchmark measures of the engine.
import type { Draft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';

export { readDraft } from '../../server/src/draft/draft';
export { PassageIndex } from '../../server/src/library/passage-index';
export { readPassages } from '../../server/src/library/passages';
export { sharedPassages } from '../../server/src/library/shared-passages';
export { check, rules };

/** The duplicate rules alone. */
export function findDuplicates(draft: Draft): unknown {
  return check(
    draft,
    rules.filter(({ id }) => id.startsWith('duplicate/')),
  );
}
