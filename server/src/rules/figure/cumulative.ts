import type { Rule } from '../rule';
import { failing } from './relation-problem';

/** More new than there are in all. */
export const cumulative: Rule = {
  id: 'figure/cumulative',
  severity: 'warning',
  summary: { zh: '累计小于新增', en: 'A total that is less than what is new.' },
  paragraph: failing('cumulative', () => 'warning'),
};
