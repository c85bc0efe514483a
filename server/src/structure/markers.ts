import { inkFrom } from '../text/ink';
import { formatOrdinal, parseChineseNumeral, parseOrdinal } from '../text/numerals';
import { type Reading, sourceSpan } from '../text/reading';
import type { Span } from '../text/span';
import { CIRCLED_NUMBERS, FIRST_WORDS, HAN_NUMERALS } from '../text/traits';

/**
 * The ways reports number, from the outermost inwards. GB/T 9704-2012 7.3.3 gives 一、 （一） 1. （1）; 第一章, 第一节 and
 * 第一条 are those of plans and regulations; 一是, 一要, 第一，, 其一 and 首先 those of spoken reports.
 */
export const MARKER_KINDS = [
  'chapter',
  'section',
  'article',
  'han',
  'han-bracket',
  'arabic',
  'arabic-bracket',
  'circled',
  'shi',
  'yao',
  'ordinal',
  'qi',
  'first',
] as const;

export type MarkerKind = (typeof MARKER_KINDS)[number];

/** A number that opens a heading or an item. Offsets are UTF-16, in the paragraph's source. */
export interface Marker extends Span {
  readonly kind: MarkerKind;
  /** Its number; undefined where the numeral is malformed, such as 十十. */
  readonly value: number | undefined;
  /** The numeral alone. */
  readonly numeral: Span;
  /** As written: `一、`, `（一）`, `1.`, `一是`. */
  readonly text: string;
  /** Whether it opens its line. */
  readonly leads: boolean;
  /** Written in a way that counts only where a neighbour of its kind expects it: `一.`, `2，`, `3．10种`. */
  readonly weak: boolean;
}

/** Kinds of markers that are plain words too: one counts only where its second follows. */
export const WORD_KINDS: ReadonlySet<MarkerKind> = new Set(['yao', 'ordinal', 'qi', 'first']);

/** 最后 closes a sequence of 首先, 其次 whatever its length. */
export const LAST = 99;

/** The marker that opens a line, if any, behind what opens it in Markdown: `## `, `- `, `**`. */
export function readLeadingMarker(source: string, reading: Reading): Marker | undefined {
  const indent = openingOf(reading.text);
  const forms = FORMS_BY_FIRST.get(reading.text.charAt(indent));
  if (forms === undefined) return undefined;
  const rest = reading.text.slice(indent, indent + LONGEST_MARKER);
  for (const form of forms) {
    const match = form.pattern.exec(rest);
    if (match) return toMarker(source, reading, form, match[0], match[1]!, indent, true);
  }
  return undefined;
}

/** How much stands in front of what opens a line: its indent, and what Markdown sets there. */
function openingOf(text: string): number {
  const indent = inkFrom(text);
  return OPENS_MARKDOWN.includes(text.charAt(indent)) ? OPENING.exec(text)![0].length : indent;
}

const OPENS_MARKDOWN = '#-*+>_';

/** Markers after the start of a line: 一是, 一要 and ① after a stop. */
export function readInlineMarkers(source: string, reading: Reading, from: number): readonly Marker[] {
  const markers: Marker[] = [];
  INLINE.lastIndex = 0;
  for (let match = INLINE.exec(reading.text); match; match = INLINE.exec(reading.text)) {
    const numeral = match[1] ?? match[2] ?? match[3] ?? match[4]!;
    const marker = toMarker(source, reading, { kind: inlineKind(match) }, match[0], numeral, match.index, false);
    if (marker.start >= from) markers.push(marker);
  }
  return markers;
}

/** The numeral of `kind` for a number, such as 三 or 12, as `like` writes it (full-width digits stay full-width). */
export function numeralFor(kind: MarkerKind, value: number, like = ''): string {
  if (kind === 'circled') return String.fromCharCode(CIRCLED_ONE + value - 1);
  if (kind === 'first') return FIRST_WORDS[value - 1] ?? FIRST_WORDS[LAST_WORD]!;
  if (kind !== 'arabic' && kind !== 'arabic-bracket' && !/[\d０-９]/.test(like)) return formatOrdinal(value);
  const digits = String(value);
  return /[０-９]/.test(like)
    ? digits.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : digits;
}

/** The greatest number that a marker of `kind` is read with. */
export function greatestNumber(kind: MarkerKind): number {
  if (kind === 'circled') return 20;
  if (kind === 'arabic') return 999;
  return kind === 'first' ? FIRST_WORDS.length : 99;
}

const OPENING = /^\s*(?:#{1,6}\s+)?(?:[-*+>]\s+)?(?:\*\*|__)?/;
const LONGEST_MARKER = 12;
const CIRCLED_ONE = 0x2460;
const LAST_WORD = FIRST_WORDS.length - 1;
const HAN_NUMERAL = `[${HAN_NUMERALS}]`;
const DIGITS = '0123456789';

/** What goes on behind 一、 where it is the first of two numbers and no marker. */
const LISTED = `${HAN_NUMERAL}{1,2}(?:季度|产业|年级|线城|线、|级|类|等奖|期|批|审|把手|楼|号线)`;

interface Form {
  readonly kind: MarkerKind;
  /** The signs that it can begin with. */
  readonly opens: string;
  /** Group 1 is the numeral. */
  readonly pattern: RegExp;
  readonly weak?: boolean;
}

const LEADING_FORMS: readonly Form[] = [
  { kind: 'chapter', opens: '第', pattern: new RegExp(`^第(${HAN_NUMERAL}{1,3}|\\d{1,2})(?:章|编|篇|部分)`) },
  { kind: 'section', opens: '第', pattern: new RegExp(`^第(${HAN_NUMERAL}{1,3}|\\d{1,2})节`) },
  { kind: 'article', opens: '第', pattern: new RegExp(`^第(${HAN_NUMERAL}{1,3}|\\d{1,2})条(?=\\s)`) },
  { kind: 'han', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,4})、(?!${LISTED})`) },
  // 二、三级医院 and 六、一审案件: only the markers before it tell which.
  { kind: 'han', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,3})、(?=${LISTED})`), weak: true },
  { kind: 'han', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,3})[.,。:]\\s?(?![\\s。])`), weak: true },
  { kind: 'han-bracket', opens: '(', pattern: new RegExp(`^\\((${HAN_NUMERAL}{1,4})\\)[、.,]?`) },
  {
    kind: 'han-bracket',
    opens: '(',
    pattern: new RegExp(`^(?:\\((${HAN_NUMERAL}{1,3})(?=[^\\d一二三四五六七八九十)])[、.,]?)`),
    weak: true,
  },
  { kind: 'han-bracket', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,3})\\)[、.,]?`), weak: true },
  { kind: 'arabic', opens: DIGITS, pattern: /^(\d{1,3})[.](?!\d)\s?/ },
  { kind: 'arabic', opens: DIGITS, pattern: /^(\d{1,2})、\s?/ },
  { kind: 'arabic', opens: DIGITS, pattern: /^(\d{1,2})[.,)]\s?(?=[\d一-鿿“《])/, weak: true },
  { kind: 'arabic-bracket', opens: '(', pattern: /^\((\d{1,2})\)[、.,]?/ },
  { kind: 'circled', opens: CIRCLED_NUMBERS, pattern: /^([①-⑳])/ },
  { kind: 'shi', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,2})是(?=\\S)`) },
  { kind: 'yao', opens: HAN_NUMERALS, pattern: new RegExp(`^(${HAN_NUMERAL}{1,2})要(?=\\S)`) },
  { kind: 'ordinal', opens: '第', pattern: new RegExp(`^第(${HAN_NUMERAL}{1,2})[,、:]`) },
  { kind: 'qi', opens: '其', pattern: new RegExp(`^其(${HAN_NUMERAL}{1,2})[,、:]`) },
  {
    kind: 'first',
    opens: FIRST_WORDS.map(word => word.charAt(0)).join(''),
    pattern: new RegExp(`^(${FIRST_WORDS.join('|')})[,、:]`),
  },
];

// One pass for all of them: group 1 is the numeral of 一是 and 一要, 2 of 第一， and 其一，, 3 is ①, 4 is 首先 and its like.
const INLINE = new RegExp(
  `(?<=[。;:,!?\\s”)])(?:(${HAN_NUMERAL}{1,2})[是要](?=\\S)|(?<![,\\s”)])[第其](${HAN_NUMERAL}{1,2})[,、:]|([①-⑳])|(?<![,\\s”)])(${FIRST_WORDS.join('|')})[,、:])`,
  'g',
);

function inlineKind(match: RegExpExecArray): MarkerKind {
  if (match[1] !== undefined) return match[0].endsWith('是') ? 'shi' : 'yao';
  if (match[2] !== undefined) return match[0].startsWith('第') ? 'ordinal' : 'qi';
  return match[3] === undefined ? 'first' : 'circled';
}

/** What can open a line by its first sign: nothing for most lines, and a few patterns for the others. */
const FORMS_BY_FIRST: ReadonlyMap<string, readonly Form[]> = new Map(
  Array.from(new Set(LEADING_FORMS.map(({ opens }) => opens).join('')), first => [
    first,
    LEADING_FORMS.filter(({ opens }) => opens.includes(first)),
  ]),
);

/** Whether a line whose first unit this is can open with a marker: a cheap gate, as most lines do not. */
export function canLead(unit: number): boolean {
  return FORMS_BY_FIRST.has(String.fromCharCode(unit));
}

function toMarker(
  source: string,
  reading: Reading,
  form: Pick<Form, 'kind' | 'weak'>,
  written: string,
  numeral: string,
  at: number,
  leads: boolean,
): Marker {
  const { start, end } = sourceSpan(reading, at, at + written.length);
  const offset = at + written.indexOf(numeral);
  // Field by field: a spread costs more than all the rest.
  return {
    start,
    end,
    kind: form.kind,
    value: numberOf(form.kind, numeral),
    numeral: sourceSpan(reading, offset, offset + numeral.length),
    text: source.slice(start, end).trimEnd(),
    leads,
    weak: form.weak ?? false,
  };
}

function numberOf(kind: MarkerKind, numeral: string): number | undefined {
  if (kind === 'circled') return numeral.charCodeAt(0) - CIRCLED_ONE + 1;
  if (/^\d+$/.test(numeral)) return Number(numeral);
  if (kind === 'first') return numeral === FIRST_WORDS[LAST_WORD] ? LAST : FIRST_WORDS.indexOf(numeral) + 1;
  return kind === 'article' ? parseChineseNumeral(numeral) : parseOrdinal(numeral);
}
