import { majorityStyle, restyle, shownStyle, styleOf, withoutWidth } from '../../structure/marker-style';
import { shift } from '../../text/span';
import type { Rule } from '../rule';

/** A marker whose punctuation differs from that of its siblings: 一、 二. 三、. */
export const punctuation: Rule = {
  id: 'numbering/punctuation',
  severity: 'warning',
  summary: { zh: '编号的标点与同级不一致', en: 'The punctuation of a marker differs from its siblings.' },
  *draft(draft) {
    for (const run of draft.runs) {
      const style = majorityStyle(run);
      if (style === undefined) continue;
      for (const item of run.items) {
        if (withoutWidth(styleOf(item)) === withoutWidth(style)) continue;
        const edit = shift(restyle(item, style), draft.starts[item.line]!);
        const text = restyle(item, style).text;
        yield {
          ...edit,
          message: {
            zh: `同级编号写作“${shownStyle(style)}”，此处“${item.marker.text}”应作“${text}”。`,
            en: `Its siblings are written “${shownStyle(style)}”; “${item.marker.text}” should be “${text}”.`,
          },
          fixes: [
            { title: { zh: `改为“${text}”`, en: `Change to “${text}”` }, safe: true, edits: [{ ...edit, text }] },
          ],
        };
      }
    }
  },
};
