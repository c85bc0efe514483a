import type { Edit } from '../../text/edit';
import { type Span, shift } from '../../text/span';
import { spanSet } from '../../text/span-set';
import type { Draft } from '../draft';
import type { Paragraph } from '../paragraph';
import { perParagraph } from '../per-paragraph';

/**
 * Writes commas, semicolons, colons and exclamation marks beside Chinese characters in full width (GB/T 15834-2011 5.1).
 * Numbers, times, English, addresses and formulas stay. Not question marks: many of them stand for a lost character.
 */
export function widenPoints(draft: Draft): readonly Edit[] {
  return inDocument(draft, paragraph => halfWidthOf(paragraph).points);
}

/** The same for the brackets around Chinese text or right behind it: both halves of a pair, or neither. */
export function widenBrackets(draft: Draft): readonly Edit[] {
  return inDocument(draft, paragraph => halfWidthOf(paragraph).brackets);
}

/** Whether most points are half width: somebody's conversion, and not a habit with brackets. */
export function isMostlyHalfWidth({ paragraphs }: Draft): boolean {
  const half = paragraphs.reduce((sum, paragraph) => sum + halfWidthOf(paragraph).points.length, 0);
  const full = paragraphs.reduce((sum, paragraph) => sum + halfWidthOf(paragraph).full, 0);
  return half > full;
}

function inDocument(draft: Draft, editsOf: (paragraph: Paragraph) => readonly Edit[]): readonly Edit[] {
  return draft.paragraphs.flatMap((paragraph, line) =>
    editsOf(paragraph).map(edit => ({ ...edit, ...shift(edit, draft.starts[line]!) })),
  );
}

/** What could be widened in a paragraph, relative to it, and how many points are full width. */
interface HalfWidth {
  readonly points: readonly Edit[];
  readonly brackets: readonly Edit[];
  readonly full: number;
}

const NONE: HalfWidth = { points: [], brackets: [], full: 0 };

const halfWidthOf = perParagraph(({ kind, text, damages, pinyin }): HalfWidth => {
  if (kind !== 'text') return NONE;
  const masked = spanSet([...damages, ...pinyin]);
  const widened = ({ start, end }: Span) => ({ start, end, text: FULL_OF[text.charAt(start)]! });
  const points = [...pointsOf(text)].filter(point => !masked.touches(point)).map(widened);
  const pairs = [...pairsOf(text)].filter(pair => !pair.some(half => masked.touches(half)));
  const brackets = pairs
    .flat()
    .sort((a, b) => a.start - b.start)
    .map(widened);
  return { points, brackets, full: text.match(FULL_POINT)?.length ?? 0 };
});

const FULL_OF: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '(': '（', ')': '）' };
const FULL_POINT = /[，；：！]/g;

// ---- Points ----

const POINT = /[,;:!]/g;
const HAN = /[㐀-鿿豈-﫿]/;
/** A point behind these is Chinese whatever comes: 达80%,2所学校. */
const CHINESE_END = /[㐀-鿿豈-﫿%％℃”’》】」』）]/;
// What may stand on the other side of a point that has a Chinese character on one.
const BEFORE = /[㐀-鿿豈-﫿\w%％℃”’》】」』）)]/;
const BEHIND = /[㐀-鿿豈-﫿\w“‘《【「『（(]/;

function* pointsOf(text: string): Iterable<Span> {
  if (!HAN.test(text)) return;
  for (const { index } of text.matchAll(POINT)) {
    const [before, behind] = [text.charAt(index - 1), text.charAt(index + 1)];
    const isAmongText = BEFORE.test(before) && (behind === '' || BEHIND.test(behind));
    if (isAmongText && (CHINESE_END.test(before) || HAN.test(behind))) yield spanOf(index);
  }
}

// ---- Brackets ----

function* pairsOf(text: string): Iterable<readonly [Span, Span]> {
  const open: number[] = [];
  let lastChinese = -1;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (HAN.test(character)) lastChinese = i;
    else if (character === '(') open.push(i);
    else if (character === ')') {
      const start = open.pop();
      if (start !== undefined && (lastChinese > start || isBehindChinese(text, start)))
        yield [spanOf(start), spanOf(i)];
    }
  }
}

/** A bracket that opens a line holds a marker: (1). */
function isBehindChinese(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === '' || /[㐀-鿿豈-﫿”》，。；：、\u3000]/.test(before);
}

function spanOf(at: number): Span {
  return { start: at, end: at + 1 };
}
