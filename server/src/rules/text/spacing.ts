import { gathering, summing } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { pairsOf } from '../../draft/wording';
import { matchesIn } from '../../text/matches';
import { sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { hasTrait, SPACE } from '../../text/traits';
import type { Problem, Rule } from '../rule';

/**
 * A space inside running Chinese text: Chinese sets none, not between words and not beside figures (GB/T 15834, GB/T
 * 15835). Who sets figures apart throughout does so by habit: that is one note for the document.
 */
export const spacing: Rule = {
  id: 'text/spacing',
  severity: 'warning',
  summary: { zh: '多余空格', en: 'A stray space.' },
  *draft(draft) {
    const spaces = [...spacesOf(draft)];
    const beside = spaces.filter(space => isBesideFigure(draft.text, space));
    const habitual = beside.length > LEAST_HABITUAL && beside.length > countTight(draft);
    if (habitual) yield habit(draft.text, beside);
    for (const space of spaces) if (!habitual || !isBesideFigure(draft.text, space)) yield stray(draft.text, space);
  },
};

const LEAST_HABITUAL = 10;

function* spacesOf(draft: Draft): Iterable<Span> {
  for (const { item, start } of spacedIn(draft)) {
    const { spaces, doubtful } = item;
    const torn = doubtful.length === 0 ? [] : doubtful.filter(space => isWord(draft, shift(space, start)));
    for (const space of inOrder(spaces, torn)) yield shift(space, start);
  }
}

function inOrder(spaces: readonly Span[], more: readonly Span[]): readonly Span[] {
  return more.length === 0 ? spaces : [...spaces, ...more].sort((a, b) => a.start - b.start);
}

const OFTEN = 3;

/** What a space parts stands together elsewhere. */
function isWord(draft: Draft, { start, end }: Span): boolean {
  return (pairsOf(draft).get(draft.text.charAt(start - 1) + draft.text.charAt(end)) ?? 0) >= OFTEN;
}

function isBesideFigure(text: string, { start, end }: Span): boolean {
  return /[\d％%０-９]/.test(text.charAt(start - 1) + text.charAt(end));
}

function habit(text: string, spaces: readonly Span[]): Problem {
  const [first] = spaces;
  const count = spaces.length;
  return {
    severity: 'information',
    message: {
      zh: `全文在数字旁加空格（${count} 处，如“${around(text, first!)}”）；中文公文不加。`,
      en: `Figures are set apart by spaces throughout (${count} places, such as “${around(text, first!)}”); Chinese text sets none.`,
    },
    fixes: [
      {
        title: { zh: `删去数字旁的空格（${count} 处）`, en: `Remove the spaces beside figures (${count} places)` },
        safe: false,
        edits: spaces.map(space => ({ text: '', ...space })),
      },
    ],
    ...first!,
  };
}

function around(text: string, { start, end }: Span): string {
  return text.slice(Math.max(0, start - 2), end + 2);
}

function stray(text: string, space: Span): Problem {
  // A number is shown whole: “1450”与“件” and not “50”与“件”.
  const before = /(?:[\d.]+[㐀-鿿]?|.{1,2})$/.exec(text.slice(Math.max(0, space.start - 8), space.start))?.[0] ?? '';
  const after = /^(?:[\d.]+|.)[㐀-鿿]?/.exec(text.slice(space.end, space.end + 8))?.[0] ?? '';
  return {
    message: {
      zh: `“${before}”与“${after}”之间多了空格。`,
      en: `A stray space between “${before}” and “${after}”.`,
    },
    fixes: [
      {
        title: { zh: '删去空格', en: 'Remove the space' },
        // Behind a sentence it may be all that is left of a line break.
        safe: !/[。！？；]/.test(text.charAt(space.start - 1)),
        edits: [{ text: '', ...space }],
      },
    ],
    // With the characters beside it: a space alone shows no squiggle that anybody sees.
    ...widened(text, space),
  };
}

function widened(text: string, { start, end }: Span): Span {
  return {
    start: /\s/.test(text.charAt(start - 1) || ' ') ? start : start - 1,
    end: /\s/.test(text.charAt(end) || ' ') ? end : end + 1,
  };
}

/** The stray spaces of a paragraph, relative to it. */
interface Spacing {
  readonly spaces: readonly Span[];
  /** In quotes, where a space may be meant: only the rest of the document tells. */
  readonly doubtful: readonly Span[];
}

const NONE: readonly Spacing[] = [];

/** Where paragraphs have spaces. */
const spacedIn = gathering((paragraph): readonly Spacing[] => {
  if (!hasTrait(paragraph, SPACE) || !isRunningText(paragraph)) return NONE;
  const found = [...findSpaces(paragraph)];
  if (found.length === 0) return NONE;
  const [spaces, doubtful] = [false, true].map(is => found.filter(({ isDoubtful }) => isDoubtful === is));
  return [{ spaces: spaces!, doubtful: doubtful! }];
});

/** How often a figure stands beside a character without a space. Asked only where many stand apart. */
const countTight = summing(paragraph =>
  isRunningText(paragraph) ? (paragraph.reading.text.match(TIGHT)?.length ?? 0) : 0,
);

function isRunningText({ kind, headings, reading }: Paragraph): boolean {
  return kind === 'text' && !headings.some(each => each.form === 'line') && !SIGNED_ON.test(reading.text);
}

interface Space extends Span {
  readonly isDoubtful: boolean;
}

function* findSpaces({ reading }: Paragraph): Iterable<Space> {
  const depths = new Nesting(reading.text);
  for (const { 0: spaces, index } of matchesIn(reading.text, STRAY)) {
    const end = index + spaces.length;
    const isQuoted = depths.at(index) > 0;
    const isStray = isQuoted ? isTorn(reading.text, index, end) : !isDeliberate(reading.text, index, end);
    if (isStray || isQuoted) yield { isDoubtful: !isStray, ...sourceSpan(reading, index, end) };
  }
}

const TIGHT = /[㐀-鿿](?=\d)|\d(?=[㐀-鿿])/g;
// Between characters, behind or before a sign, inside brackets, and between a figure and what it counts.
const STRAY =
  /(?<=[㐀-鿿。,、;:!?”》)]) +(?=[㐀-鿿\d“《(])|(?<=\d) +(?=[㐀-鿿])|(?<=[㐀-鿿\d%”》)]) +(?=[,。、;:!?)])|(?<=[(]) +(?=[㐀-鿿\d])/g;

// An indent with a marker behind it.
const LONGEST_MARKER = 20;

// The date below a signature: 2025 年 1 月 10 日.
const SIGNED_ON = /^\s*\d{4} *年 *\d{1,2} *月(?: *\d{1,2} *日)?\s*$/;

// Phrases that are set apart on purpose: markers, salutations, and slogans of four and four characters, which are no part
// of a sentence.
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
  if (ADDRESS.test(text.slice(Math.max(0, at - LONGEST_ADDRESS), at))) return true;
  if (/(?:代表|委员|同志们|朋友们):$/.test(text.slice(Math.max(0, at - 5), at))) return true;
  const isSlogan =
    before.length === 4 && after.length === 4 && !SENTENCE.test(text.slice(Math.max(0, at - NEAR), end + NEAR));
  return isSlogan || isLetterSpaced(text, at, end);
}

// Behind an address a space keeps the sign that follows out of it.
const ADDRESS = /[A-Za-z][./:@][\w./:@?=&%#-]*$/;
const LONGEST_ADDRESS = 80;

const SENTENCE = /[。;]/;
const NEAR = 200;

/**
 * In quotes a space sets phrases apart, but not one character or two from more: “大思政 课”, “徐汇 西岸艺术品”. Phrases that
 * are set apart are equally long or three and more, and nothing but spaces parts them: “体 育+”, “融资做增信、资本市 场做培育”.
 */
function isTorn(text: string, at: number, end: number): boolean {
  const before = /[㐀-鿿]*$/.exec(text.slice(Math.max(0, at - 12), at))![0].length;
  const after = /^[㐀-鿿]*/.exec(text.slice(end, end + 12))![0].length;
  if (before === 0 || after === 0 || isLetterSpaced(text, at, end)) return false;
  return (Math.min(before, after) <= 2 && before !== after) || isPartedOtherwise(text, at, end);
}

const LONGEST_QUOTATION = 60;

/** Whether the quotation around a space holds signs that part its phrases. */
function isPartedOtherwise(text: string, at: number, end: number): boolean {
  const before = /“([^“”《》]*)$/.exec(text.slice(Math.max(0, at - LONGEST_QUOTATION), at))?.[1] ?? '';
  const after = /^([^“”《》]*)”/.exec(text.slice(end, end + LONGEST_QUOTATION))?.[1] ?? '';
  return !/ /.test(before + after) && /[、,;+]/.test(before + after);
}

/** 张　三 and 主　任： are evened out to the width of their neighbours in signatures and lists of names. */
function isLetterSpaced(text: string, at: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)];
  if (!/[㐀-鿿]$/.test(before) || !/^[㐀-鿿]/.test(after)) return false;
  if (/^[㐀-鿿](?:[\s:]|$)/.test(after)) return true;
  // In a list the whole name stands apart: 张 三、李 四.
  return /(?:^|[\s:])[㐀-鿿]$/.test(before) || (/、[㐀-鿿]$/.test(before) && /^[㐀-鿿](?:[、,。]|$)/.test(after));
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
