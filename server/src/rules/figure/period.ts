import { findFailingPeriods, periodsReadFrom } from '../../draft/relations/period';
import { keptWhile } from '../kept';
import type { Rule } from '../rule';
import { relationProblem } from './relation-problem';

/** Headings of another year than the title, and years that are not what they are said to be. */
export const period: Rule = {
  id: 'figure/period',
  severity: 'warning',
  summary: { zh: '年份前后对不上', en: 'Years that do not agree.' },
  draft: keptWhile({ paragraphs: periodsReadFrom }, draft =>
    Array.from(findFailingPeriods(draft), relation => relationProblem(relation, TIED)),
  ),
};

const TIED = { zh: '与之相关的年份', en: 'The year it is tied to' };
