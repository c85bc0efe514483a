import type { Rule } from '../rule';
import { changedLines, findCopies, removal } from './copies';
import { isDocument } from './document';

/** One or more whole paragraphs again. */
export const block: Rule = {
  id: 'duplicate/block',
  severity: 'error',
  summary: { zh: '整段重复', en: 'Whole paragraphs stand twice.' },
  *draft(draft) {
    const { copies, size } = findCopies(draft);
    for (const copy of copies) {
      if (isDocument(copy, size)) continue;
      const what = copy.count === 1 ? '本段' : `这 ${copy.count} 段`;
      yield {
        ...copy.second,
        message: {
          zh: `${what}与前文完全相同（${copy.size} 字${changedLines(copy).zh}），应是重复粘贴。`,
          en: `${copy.count === 1 ? 'This paragraph repeats' : `These ${copy.count} paragraphs repeat`} earlier text (${copy.size} characters${changedLines(copy).en}).`,
        },
        related: [{ ...copy.first, message: { zh: '前一处在这里', en: 'The first copy' } }],
        fixes: [
          {
            title: { zh: '删除这一处', en: 'Remove this copy' },
            safe: false,
            edits: [removal(draft, copy.second, copy.first)],
          },
          {
            title: { zh: '删除前一处', en: 'Remove the first copy' },
            safe: false,
            edits: [removal(draft, copy.first, copy.second)],
          },
        ],
      };
    }
  },
};
