import type { Rule } from '../rule';
import { type Copy, changedLines, findCopies, removal } from './copies';

/** Most of a report again: pasted twice. One finding over the copy. */
export const document: Rule = {
  id: 'duplicate/document',
  severity: 'error',
  summary: { zh: '整篇重复粘贴', en: 'Most of the document stands twice.' },
  *draft(draft) {
    const { copies, size } = findCopies(draft);
    for (const copy of copies) {
      if (!isDocument(copy, size)) continue;
      yield {
        ...copy.second,
        message: {
          zh: `第 ${copy.from + 1} 行至第 ${copy.to + 1} 行与前文逐段相同（${copy.count} 段、约 ${copy.size} 字${changedLines(copy).zh}），应是整篇粘贴了两次。`,
          en: `Lines ${copy.from + 1} to ${copy.to + 1} repeat earlier text (${copy.count} paragraphs, about ${copy.size} characters${changedLines(copy).en}): pasted twice.`,
        },
        related: [{ ...copy.first, message: { zh: '第一份在这里', en: 'The first copy' } }],
        fixes: [
          {
            title: { zh: '删除这一份', en: 'Remove this copy' },
            safe: false,
            edits: [removal(draft, copy.second, copy.first)],
          },
          {
            title: { zh: '删除前一份', en: 'Remove the first copy' },
            safe: false,
            edits: [removal(draft, copy.first, copy.second)],
          },
        ],
      };
    }
  },
};

const LEAST_PARAGRAPHS = 4;
// Of the whole text: a document pasted twice is half of it, less what was changed.
const LEAST_SHARE = 0.3;

/** Whether a copy is so large a part of a document of `size` letters and digits that the document was pasted twice, and no block of it. */
export function isDocument(copy: Copy, size: number): boolean {
  return copy.count >= LEAST_PARAGRAPHS && copy.size >= LEAST_SHARE * size;
}
