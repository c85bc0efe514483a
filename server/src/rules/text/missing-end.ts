import { configurable } from '../configurable';
import type { Problem } from '../rule';

const ENDS = /[。！？!?；;：:…，,、”’）)》】」』.|]/;
const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]/;

/** A body paragraph whose last sentence has no stop. */
export const missingEnd = configurable(
  {
    id: 'text/missing-end',
    severity: 'information',
    summary: { zh: '段末缺句号', en: 'A paragraph ends without a stop.' },
    options: {
      minimumLength: {
        // A shorter line may be a heading, a signature or an entry of a list.
        default: 60,
        minimum: 10,
        maximum: 1000,
        summary: { zh: '段落至少多少字才检查', en: 'How many characters a paragraph needs to be checked.' },
      },
    },
  },
  ({ minimumLength }) => ({
    paragraph({ kind, text, headings, reading }) {
      const end = visibleEnd(text);
      if (end < minimumLength || ENDS.test(text.charAt(end - 1)) || kind !== 'text') return NONE;
      if (!reading.text.includes('。') || headings.some(each => each.form === 'line')) return NONE;
      return [problem(text, characterStart(text, Math.max(0, end - 6)), end)];
    },
  }),
);

const NONE: readonly Problem[] = [];

function problem(text: string, start: number, end: number): Problem {
  const last = text.slice(start, end);
  return {
    start,
    end,
    message: { zh: `段末“${last}”之后缺句号。`, en: `No stop after “${last}” at the end of the paragraph.` },
    fixes: [{ title: { zh: '加句号', en: 'Add the stop' }, safe: false, edits: [{ start: end, end, text: '。' }] }],
  };
}

/** Not between the halves of a surrogate pair. */
function characterStart(text: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** A pattern for the spaces at the end would try every run of spaces before. */
function visibleEnd(text: string): number {
  let end = text.length;
  while (end > 0 && INVISIBLE.test(text.charAt(end - 1))) end--;
  return end;
}
