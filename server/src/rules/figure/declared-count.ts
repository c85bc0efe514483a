import { declaredCountsReadFrom, findFailingDeclaredCounts } from '../../draft/relations/declared-count';
import { keptWhile } from '../kept';
import type { Rule } from '../rule';
import { failing, relationProblem } from './relation-problem';

const LISTED = { zh: '列出的一项', en: 'One of those listed' };

/** 重点抓好五件事 with four of them listed, or five sections where 六大行动 were named. */
export const declaredCount: Rule = {
  id: 'figure/declared-count',
  severity: 'warning',
  summary: { zh: '说的件数与列出的不符', en: 'A number announced that is not the number listed.' },
  paragraph: failing('declared-count', () => 'warning', LISTED),
  draft: keptWhile({ paragraphs: declaredCountsReadFrom }, draft =>
    Array.from(findFailingDeclaredCounts(draft), relation => relationProblem(relation, LISTED)),
  ),
};
