import { LONGEST_READ } from '../../draft/draft';
import { missingDecoders } from '../../text/encodings';
import type { Problem, Rule } from '../rule';

/** What was not checked because the document is too long, or because the platform lacks what a check needs. */
export const limit: Rule = {
  id: 'check/limit',
  severity: 'information',
  summary: { zh: '未检查的部分', en: 'What was not checked.' },
  *draft(draft) {
    const missing = missingDecoders();
    if (missing.length > 0) yield withoutDecoders(missing);
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

/** Node without its full ICU data decodes neither; every released VS Code and browser decodes both. */
function withoutDecoders(labels: readonly string[]): Problem {
  return {
    start: 0,
    end: 0,
    message: {
      zh: `此平台不能解码 ${labels.join('、')}，乱码只检查了一部分；请使用带完整 ICU 数据的 Node。`,
      en: `This platform cannot decode ${labels.join(' and ')}: damaged text was checked in part only. Use a Node with full ICU data.`,
    },
  };
}
