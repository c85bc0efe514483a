import type { Rule } from '../rule';
import { breakProblem, findBreaks } from './breaks';

/** A number stands twice in a sequence. */
export const repeated: Rule = {
  id: 'numbering/repeated',
  severity: 'error',
  summary: { zh: '编号重复', en: 'A number stands twice in a sequence.' },
  *draft(draft) {
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'repeated') continue;
      yield breakProblem(draft, found, (marker, expected) => ({
        zh: `“${marker}”重复，此处按顺序应为“${expected}”。`,
        en: `“${marker}” stands twice; in order this is “${expected}”.`,
      }));
    }
  },
};
