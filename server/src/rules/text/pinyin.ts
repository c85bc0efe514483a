import type { Paragraph } from '../../draft/paragraph';
import type { Span } from '../../text/span';
import { simplifiedOf } from '../../text/variants';
import type { Edit, Problem, Rule } from '../rule';

/** The reading in brackets that a script conversion left behind a character: one finding a paragraph. */
export const pinyin: Rule = {
  id: 'text/pinyin',
  severity: 'error',
  summary: { zh: '拼音残留', en: 'Pinyin left behind by a conversion.' },
  paragraph(paragraph) {
    return paragraph.pinyin.length === 0 ? NONE : [problem(paragraph)];
  },
};

const NONE: readonly Problem[] = [];

function problem(paragraph: Paragraph): Problem {
  const { pinyin: remains, text } = paragraph;
  const first = remains[0]!;
  const edits = remains.map(remain => repair(paragraph, remain));
  const shown = text.slice(first.start - 1, first.end);
  const count = remains.length;
  return {
    start: first.start - 1,
    end: first.end,
    message: {
      zh: `“${shown}”是繁简转换留下的拼音，应作“${edits[0]!.text}”${count > 1 ? `；本段共 ${count} 处` : ''}。`,
      en: `“${shown}” is pinyin left by a conversion; it should be “${edits[0]!.text}”${count > 1 ? `. ${count} places in this paragraph` : ''}.`,
    },
    fixes: [
      {
        title:
          count > 1
            ? { zh: `删去本段的拼音（${count} 处）`, en: `Remove the pinyin in this paragraph (${count} places)` }
            : { zh: `改为“${edits[0]!.text}”`, en: `Change to “${edits[0]!.text}”` },
        safe: true,
        edits,
      },
    ],
  };
}

/** The character alone; in a Simplified paragraph the conversion made it Traditional, so it goes back. */
function repair({ text, scripts }: Paragraph, { start, end }: Span): Edit {
  const character = text.charAt(start - 1);
  const isSimplifiedText = scripts.simplified > scripts.traditional;
  return { start: start - 1, end, text: isSimplifiedText ? (simplifiedOf(character) ?? character) : character };
}
