import type { Paragraph } from '../../draft/paragraph';
import { relationsIn } from '../../draft/relations';
import type { Relation, RelationType } from '../../figures/relation';
import type { Bilingual } from '../../text/bilingual';
import type { KeptProblem } from '../kept';
import type { Problem, Severity } from '../rule';

/** A paragraph rule that reports the relations of one type that fail. */
export function failing(type: RelationType, severityOf: (relation: Relation) => Severity, tied: Bilingual = TIED) {
  return (paragraph: Paragraph): readonly Problem[] => {
    const relations = relationsIn(paragraph);
    // Nearly every paragraph, for each of the rules that ask.
    if (relations.length === 0) return NONE;
    const failed = relations.filter(relation => relation.type === type && relation.verdict === 'fails');
    return failed.map(relation => ({ ...relationProblem(relation, tied), severity: severityOf(relation) }));
  };
}

const NONE: readonly Problem[] = [];

/** The gate of FIGURES.md: an error needs an explicit cue, no hedge, three significant digits and one slip that explains it. */
export function byTheGate({ certain }: Relation): Severity {
  return certain ? 'error' : 'warning';
}

const TIED: Bilingual = { zh: '与之相关的数', en: 'The figure it is tied to' };

/** A relation as a problem on its first operand: the working, the other operands (`tied` says what they are), the repairs as choices. */
export function relationProblem(relation: Relation, tied: Bilingual = TIED): KeptProblem {
  const {
    operands: [first, ...others],
    working,
    repairs,
  } = relation;
  return {
    start: first!.start,
    end: first!.end,
    message: { zh: `${working.zh}。`, en: `${working.en}.` },
    related: others.map(({ start, end }) => ({ start, end, message: tied })),
    fixes: repairs.map(({ title, edits }) => ({ title, edits, safe: false })),
  };
}
