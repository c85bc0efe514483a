import type { Rule } from '../rule';
import { breakProblem, findBreaks } from './breaks';

/** Numbers of a sequence stand in the wrong order. */
export const outOfOrder: Rule = {
  id: 'numbering/out-of-order',
  severity: 'error',
  summary: { zh: '编号次序颠倒', en: 'Numbers of a sequence stand in the wrong order.' },
  *draft(draft) {
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'out-of-order') continue;
      yield breakProblem(draft, found, (marker, expected, before) => ({
        zh: `“${before}”之后出现“${marker}”，次序颠倒，此处应为“${expected}”。`,
        en: `“${marker}” after “${before}” is out of order; this is “${expected}”.`,
      }));
    }
  },
};
