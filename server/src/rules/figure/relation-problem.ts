import type { Paragraph } from '../../draft/paragraph';
import { relationsIn } from '../../draft/relations';
import type { Relation, RelationType } from '../../figures/relation';
import type { Problem, Severity } from '../rule';

/** A paragraph rule that reports the relations of one type that fail. */
export function failing(type: RelationType, severityOf: (relation: Relation) => Severity) {
  return function* (paragraph: Paragraph): Iterable<Problem> {
    for (const relation of relationsIn(paragraph)) {
      if (relation.type === type && relation.verdict === 'fails')
        yield { ...relationProblem(relation), severity: severityOf(relation) };
    }
  };
}

/** The gate of FIGURES.md: an error needs an explicit cue, no hedge, three significant digits and one slip that explains it. */
export function byTheGate({ certain }: Relation): Severity {
  return certain ? 'error' : 'warning';
}

/** A relation as a problem on its first operand: the working, the other operands, the repairs as choices. */
export function relationProblem({ operands: [first, ...others], working, repairs }: Relation): Problem {
  return {
    start: first!.start,
    end: first!.end,
    message: { zh: `${working.zh}。`, en: `${working.en}.` },
    related: others.map(({ start, end }) => ({
      start,
      end,
      message: { zh: '与之相关的数', en: 'The figure it is tied to' },
    })),
    fixes: repairs.map(({ title, edits }) => ({ title, edits, safe: false })),
  };
}
