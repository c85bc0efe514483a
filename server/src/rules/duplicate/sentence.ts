import type { Rule } from '../rule';
import { findCopies } from './copies';
import { relatedTo } from './differences';
import { removals } from './removal';

/** Whole sentences again, outside of repeated paragraphs. */
export const sentence: Rule = {
  id: 'duplicate/sentence',
  severity: 'warning',
  summary: { zh: '整句重复', en: 'A whole sentence stands twice.' },
  *draft(draft) {
    for (const copy of findCopies(draft)) {
      if (copy.kind !== 'sentence') continue;
      yield {
        ...copy.second,
        message: {
          zh: `这句话前文已有（${copy.size} 字）。`,
          en: `This sentence stands earlier in the text (${copy.size} characters).`,
        },
        related: relatedTo(draft, copy),
        fixes: removals(draft, copy),
      };
    }
  },
};
