import { shift } from '../../text/span';
import type { Rule } from '../rule';
import { majorityStyle, restyle, styleOf, withoutWidth } from './style';

/** Markers of one sequence in full width and half width: one note for the sequence, on the first that differs. */
export const mixedStyle: Rule = {
  id: 'numbering/mixed-style',
  severity: 'information',
  summary: { zh: '同级编号全角半角混用', en: 'Markers of one sequence mix full and half width.' },
  *draft(draft) {
    for (const run of draft.runs) {
      const style = majorityStyle(run);
      if (style === undefined) continue;
      const others = run.items.filter(
        item => styleOf(item) !== style && withoutWidth(styleOf(item)) === withoutWidth(style),
      );
      const first = others[0];
      if (!first) continue;
      const edits = others.map(item => {
        const edit = restyle(item, style);
        return { ...shift(edit, draft.starts[item.line]!), text: edit.text };
      });
      yield {
        start: edits[0]!.start,
        end: edits[0]!.end,
        message: {
          zh: `同级编号多作“${style.replace('N', '×')}”，有 ${others.length} 处全角半角不同。`,
          en: `Its siblings are mostly written “${style.replace('N', '×')}”; ${others.length} differ in width.`,
        },
        fixes: [{ title: { zh: '统一为多数写法', en: 'Write them as the majority' }, safe: false, edits }],
      };
    }
  },
};
