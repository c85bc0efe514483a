import { findFailingPeriods } from '../../draft/relations/period';
import type { Rule } from '../rule';
import { relationProblem } from './relation-problem';

/** Headings of another year than the title, and years that are not what they are said to be. */
export const period: Rule = {
  id: 'figure/period',
  severity: 'warning',
  summary: { zh: '年份前后对不上', en: 'Years that do not agree.' },
  *draft(draft) {
    for (const relation of findFailingPeriods(draft))
      yield relationProblem(relation, { zh: '与之相关的年份', en: 'The year it is tied to' });
  },
};
