import { relationsIn } from '../../draft/relations';
import type { Rule } from '../rule';
import { relationProblem } from './relation-problem';

/** A share that its count cannot make. One that was cut off instead of rounded is information. */
export const share: Rule = {
  id: 'figure/share',
  severity: 'warning',
  summary: { zh: '占比与数量对不上', en: 'A share does not fit its count.' },
  *paragraph(paragraph) {
    for (const relation of relationsIn(paragraph)) {
      if (relation.type !== 'share' || relation.verdict === 'holds') continue;
      const severity = relation.verdict === 'fails' ? 'warning' : 'information';
      yield { ...relationProblem(relation), severity };
    }
  },
};
