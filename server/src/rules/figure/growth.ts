import type { Rule } from '../rule';
import { failing } from './relation-problem';

/** A rate or an increase that does not lead from the one figure to the other. */
export const growth: Rule = {
  id: 'figure/growth',
  severity: 'warning',
  summary: { zh: '增幅与数量不符', en: 'A change that does not fit its figures.' },
  paragraph: failing('growth', () => 'warning'),
};
