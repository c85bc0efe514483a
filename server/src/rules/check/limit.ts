import { LONGEST_READ } from '../../draft/draft';
import type { Rule } from '../rule';

/** What was not checked because the document is too long. */
export const limit: Rule = {
  id: 'check/limit',
  severity: 'information',
  summary: { zh: '未检查的部分', en: 'What was not checked.' },
  *draft(draft) {
    const line = draft.paragraphs.findLastIndex(({ kind }) => kind !== 'unread') + 1;
    if (draft.paragraphs.slice(line).every(({ text }) => text.trim() === '')) return;
    const start = draft.starts[line]!;
    yield {
      start,
      end: Math.min(draft.text.length, start + 1),
      message: {
        zh: `文件超过 ${LONGEST_READ / 10_000} 万字符，第 ${line + 1} 行以后没有检查；请把文件拆开。`,
        en: `The file exceeds ${LONGEST_READ / 1_000_000} million characters; nothing was checked from line ${line + 1} on. Split the file.`,
      },
    };
  },
};
