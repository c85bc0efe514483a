import type { Rule } from '../rule';
import { byTheGate, failing } from './relation-problem';

/** A part that is larger than what it is a part of. */
export const partExceedsWhole: Rule = {
  id: 'figure/part-exceeds-whole',
  severity: 'error',
  summary: { zh: '部分大于总数', en: 'A part that is larger than the whole.' },
  paragraph: failing('part-exceeds-whole', byTheGate),
};
