import type { Rule } from '../rule';
import { breakProblem, findBreaks } from './breaks';
import { isSwallowed } from './swallowed';

/** A number of the sequence is left out. */
export const skipped: Rule = {
  id: 'numbering/skipped',
  severity: 'error',
  summary: { zh: '编号跳号', en: 'A number of the sequence is left out.' },
  *draft(draft) {
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'skipped' || isSwallowed(draft, found)) continue;
      yield breakProblem(draft, found, (marker, expected, before) => ({
        zh: `“${before}”之后跳到了“${marker}”，缺“${expected}”。`,
        en: `“${before}” is followed by “${marker}”: “${expected}” is missing.`,
      }));
    }
  },
};
