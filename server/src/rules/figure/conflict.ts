import { conflictsReadFrom, findFailingConflicts } from '../../draft/relations/conflict';
import type { Relation } from '../../figures/relation';
import { type KeptProblem, keptWhile } from '../kept';
import type { Rule } from '../rule';
import { relationProblem } from './relation-problem';

/** One indicator with two values: 新增学位4920个 in the overview, 新增学位4290个 further down. */
export const conflict: Rule = {
  id: 'figure/conflict',
  severity: 'warning',
  summary: { zh: '同一指标前后数值不一致', en: 'One indicator, two values.' },
  draft: keptWhile({ whole: conflictsReadFrom }, draft => Array.from(findFailingConflicts(draft), problemOf)),
};

function problemOf(relation: Relation): KeptProblem {
  const [, there] = relation.operands;
  const message = { zh: '同一指标在此处的数值', en: 'The same indicator here' };
  return { ...relationProblem(relation), related: [{ message, ...there! }] };
}
