import type { Rule } from '../rule';
import { breakProblem, findBreaks } from './breaks';

/** The numeral of a marker is not a number anybody writes. */
export const malformed: Rule = {
  id: 'numbering/malformed',
  severity: 'error',
  summary: { zh: '编号数字写法有误', en: 'The numeral of a marker is not a number anybody writes.' },
  *draft(draft) {
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'malformed') continue;
      yield breakProblem(draft, found, (marker, expected) => ({
        zh: `“${marker}”不是规范的编号，按顺序应为“${expected}”。`,
        en: `“${marker}” is no proper number; in order this is “${expected}”.`,
      }));
    }
  },
};
