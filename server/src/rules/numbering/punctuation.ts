import type { Rule } from '../rule';
import { restylings } from './restyling';

/** A marker whose punctuation differs from that of its siblings: 一、 二. 三、. One half of a bracket is text/unpaired. */
export const punctuation: Rule = {
  id: 'numbering/punctuation',
  severity: 'warning',
  summary: { zh: '编号的标点与同级不一致', en: 'The punctuation of a marker differs from its siblings.' },
  *draft(draft) {
    for (const { item, style, edit, lacksHalf } of restylings(draft)) {
      if (lacksHalf) continue;
      yield {
        start: edit.start,
        end: edit.end,
        message: {
          zh: `同级编号写作“${style}”，此处“${item.marker.text}”应作“${edit.text}”。`,
          en: `Its siblings are written “${style}”; “${item.marker.text}” should be “${edit.text}”.`,
        },
        fixes: [{ title: { zh: `改为“${edit.text}”`, en: `Change to “${edit.text}”` }, safe: true, edits: [edit] }],
      };
    }
  },
};
