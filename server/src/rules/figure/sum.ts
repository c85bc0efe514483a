import type { Rule } from '../rule';
import { byTheGate, failing } from './relation-problem';

/** Parts that do not add up to their whole. */
export const sum: Rule = {
  id: 'figure/sum',
  severity: 'error',
  summary: { zh: '分项之和与总数不符', en: 'Parts that do not add up to the whole.' },
  paragraph: failing('sum', byTheGate),
};
