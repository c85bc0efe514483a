import type { Rule } from '../rule';
import { findCopies } from './copies';
import { changedLines } from './differences';
import { tellingCopies } from './told-copy';

/** Most of a report again: pasted twice. One finding over the copy. */
export const document: Rule = {
  id: 'duplicate/document',
  severity: 'error',
  summary: { zh: '整篇重复粘贴', en: 'Most of the document stands twice.' },
  *draft(draft) {
    for (const copy of findCopies(draft)) if (copy.kind === 'document') yield tell(draft, copy);
  },
};

const tell = tellingCopies((_draft, copy) => {
  const { zh, en } = changedLines(copy);
  return {
    zh: `第 ${copy.from + 1} 行至第 ${copy.to + 1} 行与前文逐段相同（${copy.count} 段、约 ${copy.size} 字${zh}），应是整篇粘贴了两次。`,
    en: `Lines ${copy.from + 1} to ${copy.to + 1} repeat earlier text (${copy.count} paragraphs, about ${copy.size} characters${en}): pasted twice.`,
  };
}, true);
