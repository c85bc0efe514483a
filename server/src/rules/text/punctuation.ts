import { gathering, perBlock } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import { matchesIn } from '../../text/matches';
import { once } from '../../text/once';
import { type Span, shift, spanAt } from '../../text/span';
import {
  HALF_WIDTH,
  HALF_WIDTH_SIGNS,
  hasTrait,
  OTHER_PAIR,
  QUOTES_RUNNING,
  STOP_SIGNS,
  STOPS_RUNNING,
  STRAIGHT_QUOTE,
} from '../../text/traits';
import type { Problem, Rule } from '../rule';

/**
 * Punctuation doubled, of the other width than the rest, or uneven in a list of quotations. Chinese text uses
 * full-width signs (GB/T 15834-2011 5.1); half width everywhere is one note for the document.
 */
export const punctuation: Rule = {
  id: 'text/punctuation',
  severity: 'warning',
  summary: { zh: '标点重复、全角半角混用', en: 'Punctuation doubled or of mixed width.' },
  paragraph(paragraph) {
    const mayHold = hasTrait(paragraph, STOPS_RUNNING | QUOTES_RUNNING | OTHER_PAIR) && paragraph.kind === 'text';
    if (!mayHold) return NO_PROBLEMS;
    return [...doubled(paragraph.text), ...unevenLists(paragraph.text)];
  },
  *draft(draft) {
    yield* straightQuotes(draft);
    yield* primes(draft);
    const signs = halfWidthIn(draft).map(({ item, start }) => shift(item, start));
    if (signs.length === 0) return;
    const full = countFullWidth(draft);
    // Half-width commas go with the full stop of Chinese, which tells nothing.
    const fullSigns = [...full].reduce((sum, [sign, count]) => (sign === '。' ? sum : sum + count), 0);
    if (signs.length > LEAST_EVERYWHERE && signs.length > fullSigns * SHARE_EVERYWHERE) yield everywhere(draft, signs);
    else yield* isolatedSigns(draft, signs, full, fullSigns);
  },
};

const NO_PROBLEMS: readonly Problem[] = [];
const LEAST_EVERYWHERE = 10;
const SHARE_EVERYWHERE = 0.5;
const SHARE_ISOLATED = 0.1;
const FULL_OF: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['.', '。'],
]);
// Between two Han characters or after a closing quote, a comma beside a figure too; not in numbers, times, English and
// marks of damage. A point between Han characters may belong to a number (一. 总体要求) or a name, a point at the end not.
const HALF_WIDTH_STOP =
  /(?<=[㐀-鿿”》）])[,;:?!](?=[㐀-鿿“《（])|(?<=[㐀-鿿”》）])[,;](?=\d)|(?<=[\d%％])[,;](?=[㐀-鿿“《])|(?<=[㐀-鿿]{4}[”》）]?)\.(?=[㐀-鿿]{2}|$)/y;
const HALF_WIDTH_SIGN = new RegExp(`[${HALF_WIDTH_SIGNS}]`, 'g');
const DOUBLED = new RegExp(`([${STOP_SIGNS}])\\1+|，,|,，|[，,]。|。[，,]|、[，,。]|[，,]、`, 'g');

function* doubled(text: string): Iterable<Problem> {
  for (const match of matchesIn(text, DOUBLED)) {
    const start = match.index;
    const end = start + match[0].length;
    const kept = ['。', '，', ','].find(sign => match[0].includes(sign)) ?? match[0].charAt(0);
    const same = match[1] !== undefined;
    yield {
      start,
      end,
      message: {
        zh: `标点“${match[0]}”重复，应为“${kept}”。`,
        en: `Punctuation “${match[0]}” is doubled; it should be “${kept}”.`,
      },
      fixes: [
        { title: { zh: `改为“${kept}”`, en: `Change to “${kept}”` }, safe: same, edits: [{ start, end, text: kept }] },
      ],
    };
  }
}

const QUOTED_LIST = /“[^“”]{1,20}”(?:、?“[^“”]{1,20}”){2,}/g;

/** “甲”、“乙”、“丙”“丁”: GB/T 15834-2011 4.5.3.5 sets no 、 between quotations in a row. */
function* unevenLists(text: string): Iterable<Problem> {
  for (const match of matchesIn(text, QUOTED_LIST)) {
    const joints = [...match[0].matchAll(/”(、?)“/g)];
    const withMark = joints.filter(joint => joint[1] !== '');
    if (withMark.length === 0 || withMark.length === joints.length) continue;
    const start = match.index;
    const removed = withMark.map(joint => ({ start: start + joint.index + 1, end: start + joint.index + 2, text: '' }));
    const added = joints
      .filter(joint => joint[1] === '')
      .map(joint => ({ start: start + joint.index + 1, end: start + joint.index + 1, text: '、' }));
    yield {
      start,
      end: start + match[0].length,
      message: {
        zh: '并列的引语之间，有的用了顿号，有的没有；按国家标准，这里通常不用顿号。',
        en: 'Some of these quotations are separated by 、 and some are not; the standard sets none.',
      },
      fixes: [
        { title: { zh: '都不用顿号', en: 'Use no 、 between them' }, safe: false, edits: removed },
        { title: { zh: '都用顿号', en: 'Use 、 between all of them' }, safe: false, edits: added },
      ],
    };
  }
}

const PRIMES = /“[^“”〝〞]{1,60}〞|〝[^“”〝〞]{1,60}”/g;

/** Primes that stand for half of a pair of quotes, relative to their paragraph. */
const primesIn = gathering((paragraph): readonly Span[] => {
  if (!hasTrait(paragraph, OTHER_PAIR) || paragraph.kind !== 'text') return NO_SPANS;
  const found = matchesIn(paragraph.text, PRIMES).map(({ 0: pair, index }) => {
    const start = pair.endsWith('〞') ? index + pair.length - 1 : index;
    return { start, end: start + 1 };
  });
  return found.length === 0 ? NO_SPANS : found;
});

const MOST_PRIMES = 5;

/** “两委〞: the other half is a prime, as some web pages set it (GB/T 15834-2011 4.8 has “ and ”). */
function* primes(draft: Draft): Iterable<Problem> {
  const signs = primesIn(draft).map(({ item, start }) => shift(item, start));
  if (signs.length > MOST_PRIMES) yield primesEverywhere(draft, signs);
  else for (const sign of signs) yield prime(draft, sign);
}

function quoted(draft: Draft, span: Span) {
  return { text: draft.text.charAt(span.start) === '〞' ? '”' : '“', ...span };
}

function prime(draft: Draft, span: Span): Problem {
  const sign = draft.text.charAt(span.start);
  const edit = quoted(draft, span);
  return {
    message: { zh: `引号写成了“${sign}”，应为“${edit.text}”。`, en: `“${sign}” stands for the quote “${edit.text}”.` },
    fixes: [{ title: { zh: `改为“${edit.text}”`, en: `Change to “${edit.text}”` }, safe: true, edits: [edit] }],
    ...span,
  };
}

function primesEverywhere(draft: Draft, signs: readonly Span[]): Problem {
  const count = signs.length;
  return {
    message: {
      zh: `全文有 ${count} 处引号写成了“〝”或“〞”，应为“”。`,
      en: `“〝” or “〞” stands for a quote in ${count} places; Chinese sets “”.`,
    },
    fixes: [
      {
        title: { zh: `全部改为“”（${count} 处）`, en: `Change all to “” (${count} places)` },
        safe: true,
        edits: signs.map(sign => quoted(draft, sign)),
      },
    ],
    ...signs[0]!,
  };
}

/** Half-width signs of a paragraph that stand where Chinese has full-width ones, relative to it. */
const halfWidthIn = gathering((paragraph): readonly Span[] => {
  if (!hasTrait(paragraph, HALF_WIDTH) || paragraph.kind !== 'text') return NO_SPANS;
  const { text, damages } = paragraph;
  const found = stopsIn(text).filter(({ start }) => !spanAt(damages, start) && !isInTitle(text, start));
  return found.length === 0 ? NO_SPANS : found;
});

/** Looking behind every character costs ten times as much as looking for a sign. */
function stopsIn(text: string): readonly Span[] {
  const stops: Span[] = [];
  HALF_WIDTH_SIGN.lastIndex = 0;
  while (HALF_WIDTH_SIGN.test(text)) {
    const start = HALF_WIDTH_SIGN.lastIndex - 1;
    if (isDigit(text, start - 1) && isDigit(text, start + 1)) continue;
    HALF_WIDTH_STOP.lastIndex = start;
    if (HALF_WIDTH_STOP.test(text)) stops.push({ start, end: start + 1 });
  }
  return stops;
}

/** Within a number, as most of these signs are. */
function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

const LONGEST_TITLE = 30;

/** A colon in the name of a work is as its author set it: 《黑神话:悟空》. */
function isInTitle(text: string, at: number): boolean {
  return text.charAt(at) === ':' && /《[^《》]*$/.test(text.slice(Math.max(0, at - LONGEST_TITLE), at));
}

/** How often each full-width sign stands in a document. Asked only where a half-width one stands somewhere. */
function countFullWidth({ blocks }: Draft): ReadonlyMap<string, number> {
  const sums = new Uint32Array(FULL_SIGNS.length);
  for (const { block } of blocks) {
    const counts = fullWidthIn(block);
    for (let sign = 0; sign < sums.length; sign++) sums[sign]! += counts[sign]!;
  }
  return new Map(FULL_SIGNS.map((sign, index) => [sign, sums[index]!]));
}

const FULL_SIGNS: readonly string[] = [...FULL_OF.values()];
/** Of a UTF-16 unit: one more than the index of the sign. */
const SIGN_OF = once(() => {
  const signs = new Uint8Array(0x10000);
  for (const [index, sign] of FULL_SIGNS.entries()) signs[sign.charCodeAt(0)] = index + 1;
  return signs;
});

/** By sign. */
const fullWidthIn = perBlock(({ paragraphs }): Uint32Array => {
  const counts = new Uint32Array(FULL_SIGNS.length + 1);
  const signs = SIGN_OF();
  for (const { kind, text } of paragraphs)
    if (kind === 'text') for (let i = 0; i < text.length; i++) counts[signs[text.charCodeAt(i)]!]!++;
  return counts.subarray(1);
});

function everywhere(draft: Draft, signs: readonly Span[]): Problem {
  return {
    severity: 'information',
    message: {
      zh: `全文使用半角标点（${signs.length} 处）；中文公文用全角。`,
      en: `Half-width punctuation throughout (${signs.length} places); Chinese text uses full width.`,
    },
    fixes: [
      {
        title: { zh: `全部改为全角（${signs.length} 处）`, en: `Change all to full width (${signs.length} places)` },
        safe: false,
        edits: signs.map(span => ({ text: FULL_OF.get(draft.text.slice(span.start, span.end))!, ...span })),
      },
    ],
    ...signs[0]!,
  };
}

const MOST_ALONE = 3;
const SHARE_ALONE = 0.15;
const LEAST_SAME = 2;

/** A sign counts as isolated where the same sign stands in full width nearly everywhere else, or all others do. */
function* isolatedSigns(
  draft: Draft,
  signs: readonly Span[],
  full: ReadonlyMap<string, number>,
  fullSigns: number,
): Iterable<Problem> {
  const areAlone = signs.length <= MOST_ALONE && signs.length <= fullSigns * SHARE_ALONE;
  for (const [sign, fullSign] of FULL_OF) {
    const spans = signs.filter(({ start }) => draft.text.charAt(start) === sign);
    const same = full.get(fullSign) ?? 0;
    // Who always sets ! in half width does so by habit, though all other signs are full.
    const isLone = areAlone && same >= spans.length * LEAST_SAME;
    if (spans.length > 0 && (isLone || spans.length <= same * SHARE_ISOLATED)) {
      for (const span of spans) yield isolated(draft, span);
    }
  }
}

function isolated(draft: Draft, span: Span): Problem {
  const sign = draft.text.slice(span.start, span.end);
  const full = FULL_OF.get(sign)!;
  return {
    message: {
      zh: `此处“${sign}”是半角，全文用全角“${full}”。`,
      en: `“${sign}” is half width; the rest of the text uses “${full}”.`,
    },
    fixes: [
      { title: { zh: `改为“${full}”`, en: `Change to “${full}”` }, safe: true, edits: [{ text: full, ...span }] },
    ],
    ...span,
  };
}

// ---- Straight quotes ----

const STRAIGHT = /"([^"\n]{1,40})"/g;

/** Pairs of straight quotes around Chinese; a paragraph with an odd one is left alone. */
const straightIn = gathering((paragraph): readonly Span[] => {
  if (!hasTrait(paragraph, STRAIGHT_QUOTE) || paragraph.kind !== 'text') return NO_SPANS;
  const { text, damages } = paragraph;
  if ((text.split('"').length - 1) % 2 !== 0) return NO_SPANS;
  const pairs = matchesIn(text, STRAIGHT).map(({ 0: pair, index }) => ({
    start: index,
    end: index + pair.length,
  }));
  return pairs.filter(pair => isChinese(text, pair) && !spanAt(damages, pair.start));
});

const NO_SPANS: readonly Span[] = [];

/** Han characters inside and beside: not code, and not an inch. */
function isChinese(text: string, { start, end }: Span): boolean {
  const inside = text.slice(start + 1, end - 1);
  return (
    /[㐀-鿿]/.test(inside) && !/[<>=;{}]/.test(inside) && !/[\w=]$/.test(text.slice(Math.max(0, start - 1), start))
  );
}

function* straightQuotes(draft: Draft): Iterable<Problem> {
  const pairs = straightIn(draft).map(({ item, start }) => shift(item, start));
  if (pairs.length > LEAST_EVERYWHERE) yield straightEverywhere(pairs);
  else for (const pair of pairs) yield straight(draft, pair);
}

function curled({ start, end }: Span): { readonly start: number; readonly end: number; readonly text: string }[] {
  return [
    { start, end: start + 1, text: '“' },
    { start: end - 1, end, text: '”' },
  ];
}

function straight(draft: Draft, pair: Span): Problem {
  const inside = draft.text.slice(pair.start + 1, pair.end - 1);
  return {
    message: { zh: `此处用的是英文引号，应为“${inside}”。`, en: `Straight quotes; Chinese sets “${inside}”.` },
    fixes: [{ title: { zh: `改为“${inside}”`, en: `Change to “${inside}”` }, safe: true, edits: curled(pair) }],
    ...pair,
  };
}

function straightEverywhere(pairs: readonly Span[]): Problem {
  const count = pairs.length;
  return {
    severity: 'information',
    message: {
      zh: `全文使用英文引号（${count} 对）；中文用“”。`,
      en: `Straight quotes throughout (${count} pairs); Chinese sets “”.`,
    },
    fixes: [
      {
        title: { zh: `全部改为“”（${count} 对）`, en: `Change all to “” (${count} pairs)` },
        safe: false,
        edits: pairs.flatMap(curled),
      },
    ],
    ...pairs[0]!,
  };
}
