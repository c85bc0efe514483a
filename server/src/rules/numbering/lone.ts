import { rewritten } from '../../structure/marker-style';
import type { Rule } from '../rule';
import { placed } from './breaks';

const COUNTED = new Set(['han', 'han-bracket', 'arabic-bracket', 'shi']);

/**
 * A sequence of one: either a sibling was lost, or nothing needs to be counted. Where the second stands in the same
 * line, as in （一）…；（二）…, the items are only not read as such.
 */
export const lone: Rule = {
  id: 'numbering/lone',
  severity: 'warning',
  summary: { zh: '编号只有一项', en: 'A sequence has only one item.' },
  *draft(draft) {
    for (const run of draft.runs) {
      const [item] = run.items;
      if (run.items.length !== 1 || !item || item.marker.value !== 1 || !COUNTED.has(run.kind)) continue;
      if (draft.paragraphs[item.line]!.text.includes(rewritten(item.marker, 2))) continue;
      yield {
        message: {
          zh: `只有“${item.marker.text}”，没有第二项：或漏了编号，或不必编号。`,
          en: `Only “${item.marker.text}” and no second item: a number was lost, or none is needed.`,
        },
        ...placed(draft, item, item.marker),
      };
    }
  },
};
