import { relationsIn } from '../../draft/relations';
import type { Rule } from '../rule';
import { relationProblem } from './relation-problem';

/** A share that its count cannot make. One that was cut off instead of rounded is information. */
export const share: Rule = {
  id: 'figure/share',
  severity: 'warning',
  summary: { zh: '占比与数量对不上', en: 'A share does not fit its count.' },
  paragraph(paragraph) {
    const wrong = relationsIn(paragraph).filter(({ type, verdict }) => type === 'share' && verdict !== 'holds');
    return wrong.map(relation => {
      const severity = relation.verdict === 'fails' ? 'warning' : 'information';
      return { ...relationProblem(relation), severity };
    });
  },
};
