import type { Rule } from '../rule';
import { findCopies } from './copies';
import { changedLines } from './differences';
import { tellingCopies } from './told-copy';

/** One or more whole paragraphs again. */
export const block: Rule = {
  id: 'duplicate/block',
  severity: 'error',
  summary: { zh: '整段重复', en: 'Whole paragraphs stand twice.' },
  *draft(draft) {
    for (const copy of findCopies(draft)) if (copy.kind === 'block') yield tell(draft, copy);
  },
};

const tell = tellingCopies((_draft, copy) => {
  const { zh, en } = changedLines(copy);
  const isOne = copy.count === 1;
  return {
    zh: `${isOne ? '本段' : `这 ${copy.count} 段`}${copy.edits.length === 0 ? '与前文完全相同' : '与前文相同'}（${copy.size} 字${zh}），应是重复粘贴。`,
    en: `${isOne ? 'This paragraph repeats' : `These ${copy.count} paragraphs repeat`} earlier text (${copy.size} characters${en}).`,
  };
}, true);
