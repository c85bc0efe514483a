import type { Rule } from '../rule';

/** The reading in brackets that a script conversion left behind a character: one finding a paragraph. */
export const pinyin: Rule = {
  id: 'text/pinyin',
  severity: 'error',
  summary: { zh: '拼音残留', en: 'Pinyin left behind by a conversion.' },
  *paragraph({ pinyin: remains, text }) {
    const [first] = remains;
    if (!first) return;
    const shown = text.slice(first.start - 1, first.end);
    const character = text.charAt(first.start - 1);
    yield {
      start: first.start - 1,
      end: first.end,
      message: {
        zh: remains.length === 1 ? `“${shown}”是繁简转换留下的拼音，应作“${character}”。` : `“${shown}”是繁简转换留下的拼音，应作“${character}”；本段共 ${remains.length} 处。`,
        en: remains.length === 1 ? `“${shown}” is pinyin left by a conversion; it should be “${character}”.` : `“${shown}” is pinyin left by a conversion; it should be “${character}”. ${remains.length} places in this paragraph.`,
      },
      fixes: [
        {
          title: { zh: remains.length === 1 ? '删去拼音' : `删去本段的拼音（${remains.length} 处）`, en: remains.length === 1 ? 'Remove the pinyin' : `Remove the pinyin in this paragraph (${remains.length} places)` },
          safe: true,
          edits: remains.map(span => ({ ...span, text: '' })),
        },
      ],
    };
  },
};
