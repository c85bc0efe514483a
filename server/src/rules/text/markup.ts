import { sourceSpan } from '../../text/reading';
import type { Problem, Rule } from '../rule';

/** Remains of HTML and of tables that lost their cells. */
export const markup: Rule = {
  id: 'text/markup',
  severity: 'error',
  summary: { zh: '网页代码残留', en: 'Remains of HTML or of a table.' },
  *paragraph({ reading, kind, text }) {
    if (kind === 'bar') return yield removalOf(text, 0, text.length);
    if (kind !== 'text') return;
    MARKUP.lastIndex = 0;
    for (let match = MARKUP.exec(reading.text); match; match = MARKUP.exec(reading.text)) {
      const span = sourceSpan(reading, match.index, match.index + match[0].length);
      yield removalOf(text, span.start, span.end);
    }
  },
};

const MARKUP =
  /<?\/(?:span|p|div|br|td|tr|table|font|strong|b|a|li|ul|h[1-6])\s?>|<(?:span|p|div|br|td|tr|table|font|strong|b|a|li|ul|h[1-6]|img|style|script)(?:\s[^<>]{0,200})?\/?>|&(?:nbsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|middot|hellip|emsp|ensp|quot|amp|lt|gt|#\d{2,5}|#x[\da-f]{2,5});/gi;

const MEANING: ReadonlyMap<string, string> = new Map([
  ['&nbsp;', ''],
  ['&ldquo;', '“'],
  ['&rdquo;', '”'],
  ['&lsquo;', '‘'],
  ['&rsquo;', '’'],
  ['&mdash;', '—'],
  ['&ndash;', '–'],
  ['&middot;', '·'],
  ['&hellip;', '…'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
]);

function removalOf(text: string, start: number, end: number): Problem {
  const written = text.slice(start, end);
  const replacement = MEANING.get(written.toLowerCase()) ?? numbered(written);
  return {
    start,
    end,
    message: {
      zh: `“${written.trim()}”是网页代码残留。`,
      en: `“${written.trim()}” is left over from the web page's code.`,
    },
    fixes: [
      {
        title:
          replacement === ''
            ? { zh: '删除', en: 'Remove' }
            : { zh: `改为“${replacement}”`, en: `Change to “${replacement}”` },
        safe: true,
        edits: [{ start, end, text: replacement }],
      },
    ],
  };
}

/** &#8220; and &#x201c; are “; a space of any width goes, as Chinese text sets none. */
function numbered(written: string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(written) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return '';
  return String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)).trim();
}
