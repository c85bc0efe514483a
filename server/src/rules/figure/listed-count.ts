import type { Rule } from '../rule';
import { byTheGate, failing } from './relation-problem';

/** A count that does not fit the list in front of it: A、B、C四大行动. */
export const listedCount: Rule = {
  id: 'figure/listed-count',
  severity: 'error',
  summary: { zh: '列出的项数与写明的数目不符', en: 'A list does not have as many items as it says.' },
  paragraph: failing('listed-count', byTheGate, { zh: '列出的一项', en: 'One of those listed' }),
};
