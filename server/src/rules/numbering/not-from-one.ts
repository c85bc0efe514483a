import { lateStarts } from '../../draft/late-starts';
import type { Rule } from '../rule';
import { breakProblem, findBreaks } from './breaks';
import { isSwallowed } from './swallowed';

/** A sequence does not begin with one. */
export const notFromOne: Rule = {
  id: 'numbering/not-from-one',
  severity: 'error',
  summary: { zh: '编号不从一开始', en: 'A sequence does not begin with one.' },
  *draft(draft) {
    const late = lateStarts(draft);
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'not-from-one' || late.has(found.run) || isSwallowed(draft, found)) continue;
      yield breakProblem(draft, found, (marker, expected) => ({
        zh: `这一组编号从“${marker}”开始，前面没有“${expected}”。`,
        en: `This sequence begins with “${marker}”; no “${expected}” stands before it.`,
      }));
    }
  },
};
