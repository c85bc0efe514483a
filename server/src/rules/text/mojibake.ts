import type { Draft } from '../../draft/draft';
import type { Rule } from '../rule';

/** Characters that an encoding error left behind. A file opened in the wrong encoding is one finding, not a thousand. */
export const mojibake: Rule = {
  id: 'text/mojibake',
  severity: 'error',
  summary: { zh: '乱码', en: 'Characters damaged by an encoding error.' },
  *draft(draft) {
    const lost = lostCharacters(draft);
    if (lost.count >= LEAST_LOST && lost.count >= LEAST_LOST_SHARE * draft.text.length) {
      yield {
        start: lost.first,
        end: lost.first + 1,
        message: {
          zh: `全文有 ${lost.count} 个无法显示的字符（�）：文件多半是 GB18030（GBK）编码，却按 UTF-8 打开。请用正确的编码重新打开，不要保存。`,
          en: `${lost.count} characters could not be decoded (�): the file is most likely GB18030 (GBK) but was opened as UTF-8. Reopen it with the right encoding, and do not save it.`,
        },
      };
      return;
    }
    for (let line = 0; line < draft.paragraphs.length; line++) {
      const paragraph = draft.paragraphs[line]!;
      if (paragraph.kind === 'furniture') continue;
      for (const { start, end } of paragraph.damages) {
        yield {
          start: draft.starts[line]! + start,
          end: draft.starts[line]! + end,
          message: {
            zh: `“${paragraph.text.slice(start, Math.min(end, start + 20))}”是乱码，请对照原稿补正。`,
            en: `“${paragraph.text.slice(start, Math.min(end, start + 20))}” is damaged by an encoding error; restore it from the original.`,
          },
        };
      }
    }
  },
};

const LEAST_LOST = 20;
const LEAST_LOST_SHARE = 0.02;

function lostCharacters(draft: Draft): { readonly first: number; readonly count: number } {
  let first = -1;
  let count = 0;
  draft.paragraphs.forEach(({ damages, text }, line) => {
    for (const { start, end, kind } of damages) {
      if (kind !== 'replacement' && !text.slice(start, end).includes('\ufffd')) continue;
      if (first < 0) first = draft.starts[line]! + start;
      count += end - start;
    }
  });
  return { first, count };
}
