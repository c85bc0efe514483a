import { sourceSpan } from '../../text/reading';
import type { Rule } from '../rule';

/** A space inside running Chinese text: Chinese sets none, not between words and not beside figures (GB/T 15834, GB/T 15835). */
export const spacing: Rule = {
  id: 'text/spacing',
  severity: 'warning',
  summary: { zh: '多余空格', en: 'A stray space.' },
  *paragraph({ reading, kind, headings, text }) {
    if (kind !== 'text' || headings.some(each => each.form === 'line') || SIGNED_ON.test(reading.text)) return;
    const depths = new Nesting(reading.text);
    SPACE.lastIndex = 0;
    for (let match = SPACE.exec(reading.text); match; match = SPACE.exec(reading.text)) {
      const at = match.index;
      const end = at + match[0].length;
      if (depths.at(at) > 0 || isDeliberate(reading.text, at, end)) continue;
      const span = sourceSpan(reading, at, end);
      const before = text.slice(Math.max(0, span.start - 2), span.start);
      const after = text.slice(span.end, span.end + 2);
      yield {
        ...span,
        message: {
          zh: `“${before}”与“${after}”之间多了空格。`,
          en: `A stray space between “${before}” and “${after}”.`,
        },
        fixes: [{ title: { zh: '删去空格', en: 'Remove the space' }, safe: true, edits: [{ ...span, text: '' }] }],
      };
    }
  },
};

const SPACE = /(?<=[㐀-鿿。,、;:!?”》)]) +(?=[㐀-鿿\d“《(])|(?<=\d) +(?=[㐀-鿿])/g;

// An indent with a marker behind it.
const LONGEST_MARKER = 20;

// The date below a signature: 2025 年 1 月 10 日.
const SIGNED_ON = /^\s*\d{4} *年 *\d{1,2} *月(?: *\d{1,2} *日)?\s*$/;

// Phrases that are set apart on purpose: markers, salutations, slogans of four and four characters.
function isDeliberate(text: string, at: number, end: number): boolean {
  const before = /[㐀-鿿]*$/.exec(text.slice(Math.max(0, at - 12), at))![0];
  const after = /^[㐀-鿿]*/.exec(text.slice(end, end + 12))![0];
  if (
    at <= LONGEST_MARKER &&
    /^\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第.{1,3}[章节条])$/.test(
      text.slice(0, at),
    )
  )
    return true;
  if (/(?:代表|委员|同志们|朋友们):$/.test(text.slice(Math.max(0, at - 5), at))) return true;
  return (before.length === 4 && after.length === 4) || isLetterSpaced(text, at, end);
}

/** 张　三 and 主　任： are evened out to the width of their neighbours in signatures and lists of names. */
function isLetterSpaced(text: string, at: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)];
  if (!/[㐀-鿿]$/.test(before) || !/^[㐀-鿿]/.test(after)) return false;
  return /(?:^|[\s:、])[㐀-鿿]$/.test(before) || /^[㐀-鿿](?:[\s:]|$)/.test(after);
}

/** How deep quotes and book marks are nested, asked in ascending order. */
class Nesting {
  private depth = 0;
  private next = 0;
  constructor(private readonly text: string) {}

  at(offset: number): number {
    for (; this.next < offset; this.next++) {
      const character = this.text.charAt(this.next);
      if ('“‘《「『'.includes(character)) this.depth++;
      else if ('”’》」』'.includes(character)) this.depth = Math.max(0, this.depth - 1);
    }
    return this.depth;
  }
}
