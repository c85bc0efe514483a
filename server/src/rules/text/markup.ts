import { gathering, perBlock } from '../../draft/blocks';
import type { Paragraph } from '../../draft/paragraph';
import { matchesIn } from '../../text/matches';
import { sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { hasTrait, MARKUP, STAR } from '../../text/traits';
import type { Problem, Rule } from '../rule';

/** Remains of HTML and of tables that lost their cells. */
export const markup: Rule = {
  id: 'text/markup',
  severity: 'error',
  summary: { zh: '网页代码残留', en: 'Remains of HTML or of a table.' },
  paragraph(paragraph) {
    const { kind, text } = paragraph;
    if (!hasTrait(paragraph, MARKUP)) return NONE;
    if (kind === 'bar') return [removalOf(text, 0, text.length)];
    return kind === 'text' ? [...codesIn(paragraph), ...loneBars(text)] : NONE;
  },
  *draft(draft) {
    const bold = boldIn(draft).map(({ item, start }) => shift(item, start));
    if (bold.length === 0 || bold.length > MOST_BOLD) return;
    if (draft.blocks.some(({ block }) => holdsMarkdown(block))) return;
    for (const span of bold) yield withoutStars(draft.text.slice(span.start + 2, span.end - 2), span);
  },
};

const NONE: readonly never[] = [];

function* codesIn({ reading, text }: Paragraph): Iterable<Problem> {
  CODE.lastIndex = 0;
  for (let match = CODE.exec(reading.text); match; match = CODE.exec(reading.text)) {
    const span = sourceSpan(reading, match.index, match.index + match[0].length);
    yield removalOf(text, span.start, span.end);
  }
}

const LONE_BAR = /(?<=[㐀-鿿，。；：、”》）]) *[|｜] *(?=[㐀-鿿“《（]|$)|^ *[|｜] *(?=[㐀-鿿“《（])/g;

/** The border of a cell that is gone, in a paragraph of sentences. */
function* loneBars(text: string): Iterable<Problem> {
  if (!/[|｜]/.test(text) || !/[，。]/.test(text)) return;
  for (const { 0: bar, index } of matchesIn(text, LONE_BAR)) yield removalOf(text, index, index + bar.length);
}

// Whoever writes Markdown sets more than this in bold, or has headings and lists.
const MOST_BOLD = 2;
const BOLD = /\*\*[㐀-鿿“”《》、，。\d%]{1,40}\*\*/g;

const boldIn = gathering((paragraph): readonly Span[] => {
  const { kind, text } = paragraph;
  if (!hasTrait(paragraph, STAR) || kind !== 'text') return NONE;
  return matchesIn(text, BOLD).map(({ 0: bold, index }) => ({ start: index, end: index + bold.length }));
});

const holdsMarkdown = perBlock(({ paragraphs }) => paragraphs.some(isMarkdown));

function isMarkdown({ text }: Paragraph): boolean {
  return /^(?:#{1,6} |[-*+] |> |\d+\. |```|\|[ :-]*-{3})/.test(text);
}

function withoutStars(inside: string, span: Span): Problem {
  return {
    message: {
      zh: `“**${inside}**”是 Markdown 的加粗记号，纯文本里会照样印出来。`,
      en: `“**${inside}**” is bold in Markdown; in plain text the stars are printed.`,
    },
    fixes: [
      {
        title: { zh: '删去星号', en: 'Remove the stars' },
        safe: false,
        edits: [
          { start: span.start, end: span.start + 2, text: '' },
          { start: span.end - 2, end: span.end, text: '' },
        ],
      },
    ],
    ...span,
  };
}

const TAG =
  'span|p|div|br|hr|td|th|tr|table|tbody|thead|font|strong|em|b|i|u|a|li|ul|ol|h[1-6]|img|style|script|section|article|center|sub|sup|label|iframe|input|o:p|v:\\w{1,12}';
const ENTITY =
  'nbsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|middot|hellip|emsp|ensp|thinsp|zwnj|zwj|shy|quot|amp|lt|gt|times|deg|permil|yen|bull|#\\d{2,5}|#x[\\da-f]{2,5}';
// A tag that lost its < or keeps it, an entity, a comment.
const CODE = new RegExp(
  `<?/(?:${TAG})\\s?>|<(?:${TAG})(?:\\s[^<>]{0,200})?/?>|<!--[^<>]{0,200}-->|&(?:${ENTITY});`,
  'gi',
);

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
  ['&times;', '×'],
  ['&deg;', '°'],
  ['&permil;', '‰'],
  ['&yen;', '¥'],
  ['&bull;', '•'],
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
