import { parseChineseNumeral } from '../text/numerals';
import type { Span } from '../text/span';
import { add, type Decimal, decimal, negate, parseDecimal, scale } from './decimal';
import { unitAt } from './units';

export type Approximation = 'none' | 'about' | 'over' | 'under' | 'nearly' | 'at-least' | 'at-most' | 'range';

/** A number with its unit. Offsets are UTF-16, in the reading of the paragraph; the span leaves out outer hedge words. */
export interface Quantity extends Span {
  /** The digits as written, without scale, hedge and unit: `1.7` of `1.7万余人`. */
  readonly number: Span;
  /** In the base unit: 万 and 亿 expanded; percent stays 0–100. The lower end of a range. */
  readonly value: Decimal;
  /** The upper end of a range. */
  readonly upper: Decimal | undefined;
  /** The unit without scale (`人` of `1.7万人`), empty for a bare 万 or 亿. */
  readonly unit: Span;
  /** Value of one unit in the last place as written: 0.1万 for 1.7万. */
  readonly step: Decimal;
  readonly approx: Approximation;
  /** Whether 余 or 多 stands inside: 2100余家 is less than 2200, 超过2100家 has no end. */
  readonly infix: boolean;
  /** `doubling` is 翻一番 as times, `rank` a place (第一). */
  readonly numeral: 'arabic' | 'han' | 'mixed' | 'fraction' | 'doubling' | 'rank';
}

/** Finds quantities: a number and what it counts. Years, dates, ordinals, names and slogans with digits are none. Linear. */
export function readQuantities(text: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = nextNumber(text, 0); at < text.length; at = nextNumber(text, at)) {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    const quantity = match ? readNumber(text, match) : undefined;
    if (quantity) quantities.push(quantity);
    at = Math.max(at + (match?.[0].length ?? 1), quantity?.end ?? 0);
  }
  return quantities;
}

const [ARABIC, HAN, DOUBLES] = [1, 2, 3];
const STARTS = new Uint8Array(0x10000);
for (const digit of '0123456789') STARTS[digit.charCodeAt(0)] = ARABIC;
for (const digit of '〇零一二两三四五六七八九十百千万亿半数') STARTS[digit.charCodeAt(0)] = HAN;
STARTS['翻'.charCodeAt(0)] = DOUBLES;

/**
 * Where a number may begin at or behind an offset; the length of the text where none does. Most Chinese digits are parts
 * of words (统一, 一般, 数据) and are passed over here: looking at each with a pattern would cost more than all else.
 */
function nextNumber(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const start = STARTS[text.charCodeAt(at)];
    if (start === HAN) {
      let end = at + 1;
      while (STARTS[text.charCodeAt(end)] === HAN) end++;
      if (HAN_FOLLOWERS.has(text.charAt(end)) || text.charAt(at - 1) === '第' || text.startsWith('半数', at)) return at;
      at = end;
    } else if (start) return at;
    else at++;
  }
  return text.length;
}

function readNumber(text: string, match: RegExpExecArray): Quantity | undefined {
  if (match[1] !== undefined) return readArabic(text, match);
  return match[2] === undefined ? readHan(text, match) : readDoubling(match);
}

// Group 1: Arabic digits with grouping and decimals. Otherwise a run of Chinese digits.
const NUMBER =
  /(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)|翻(?:了)?([一两二三四五六七]?)番|[〇零一二两三四五六七八九十百千万亿半数]+/y;
const SCALES: readonly (readonly [name: string, power: number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];
const SCALE_STARTS = '万亿千百';
const DASH = /^(?:[—–~-]{1,2}|至|到)/;

// Longer digits are codes, and exact arithmetic on them takes more than linear time.
const LONGEST_NUMBER = 24;

function readArabic(text: string, match: RegExpExecArray): Quantity | undefined {
  if (match[0].length > LONGEST_NUMBER) return undefined;
  const number = { start: match.index, end: match.index + match[0].length };
  if (text.charAt(number.start - 1) === '第') return readRank(text, number);
  if (isPartOfName(text, number)) return undefined;
  const fraction = readFraction(text, number);
  if (fraction) return fraction;
  const tail = readTail(text, number.end) ?? readSharedTail(text, number);
  if (tail === undefined) return readOpenRange(text, number);
  const size = add(scale(parseDecimal(match[0]), tail.power), tail.rest ?? decimal(0));
  if (isNegative(text, number.start))
    return finish(text, { start: number.start - 1, end: number.end }, negate(size), tail, 'arabic');
  const value = size;
  if (
    text.charAt(tail.unit.end) === '”' &&
    /“[^”]{0,10}$/.test(text.slice(Math.max(0, number.start - 11), number.start))
  )
    return undefined;
  const first = finish(text, number, value, tail, tail.mixed ? 'mixed' : 'arabic');
  return readClosedRange(text, first) ?? first;
}

/** What follows the digits: a scale, a hedge inside, a unit. Undefined where nothing says what is counted. */
interface Tail {
  readonly power: number;
  readonly unit: Span;
  readonly over: boolean;
  /** 千 or 百 after Arabic digits, which GB/T 15835 does not combine. */
  readonly mixed: boolean;
  /** The unit belongs to a later number of the list. */
  readonly shared?: boolean;
  /** What a second scale adds: 5000 of 2万5千. */
  readonly rest?: Decimal;
}

function readTail(text: string, from: number): Tail | undefined {
  let at = from;
  const space = text.charAt(at) === ' ' ? 1 : 0;
  let over = false;
  let power = 0;
  let mixed = false;
  if (isInfixHedge(text, at)) {
    over = true;
    at++;
  }
  const found = !SCALE_STARTS.includes(text.charAt(at) || ' ')
    ? undefined
    : SCALES.find(([name]) => text.startsWith(name, at) && !isUnitStart(text, at, name));
  if (found) {
    at += found[0].length;
    power = found[1];
    mixed = /^[千百]$/.test(found[0]);
  }
  const second = power >= 4 ? /^(\d{1,4})(千|百)(?![瓦米伏克卡])/.exec(text.slice(at, at + 6)) : null;
  const rest = second ? scale(parseDecimal(second[1]!), second[2] === '千' ? 3 : 2) : undefined;
  if (second) at += second[0].length;
  if (isInfixHedge(text, at)) {
    over = true;
    at++;
  }
  const unitStart = at === from ? from + space : at;
  const unit = unitAt(text, unitStart);
  const read = { power, over, mixed, ...(rest && { rest }) };
  if (unit !== undefined)
    return { ...read, unit: { start: unitStart, end: unitStart + unitLength(text, unitStart, unit) } };
  return power >= 4 || (power > 0 && over) ? { ...read, unit: { start: at, end: at } } : undefined;
}

/** 分别提高11.1、11.2个百分点: the unit stands behind the last number only. The figure ends with its own digits. */
function readSharedTail(text: string, number: Span): Tail | undefined {
  const others = /^(?:[、和]\d{1,6}(?:\.\d+)?){1,4}/.exec(text.slice(number.end, number.end + 40));
  if (!others || !/分别/.test(text.slice(Math.max(0, number.start - 20), number.start))) return undefined;
  const tail = readTail(text, number.end + others[0].length);
  return tail && { ...tail, shared: true };
}

/** 千瓦, 千米 and 百分 begin with a scale but are units; 百强 and 千年 are words. */
function isUnitStart(text: string, at: number, name: string): boolean {
  if (name.length > 1) return false;
  return unitAt(text, at) !== undefined || /^(?:千[瓦米伏克卡]|百[强姓年])/.test(text.slice(at, at + 2));
}

function isInfixHedge(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '余' || (character === '多' && !/^多[学科元样方层维项]/.test(text.slice(at, at + 2)));
}

/** The length of a unit with its paired form: `所` alone, `家(次)`, `套(间)`. */
function unitLength(text: string, at: number, unit: string): number {
  if (text.charAt(at + unit.length) !== '(') return unit.length;
  const paired = /^\((?:次|间|市|个|户|家|套|人次|场)\)/.exec(text.slice(at + unit.length, at + unit.length + 5));
  return unit.length + (paired ? paired[0].length : 0);
}

const LETTER = /[A-Za-z+＋_]/;

/** Digits that belong to a name, an ordinal, a date or a code count nothing. */
function isPartOfName(text: string, number: Span): boolean {
  const before = text.charAt(number.start - 1);
  const after = text.charAt(number.end);
  if (before === '第' || before === '.' || LETTER.test(before) || /[A-Za-z+＋]/.test(after)) return true;
  if (before === '-' && /[A-Za-z一-鿿]/.test(text.charAt(number.start - 2)) && !isNegative(text, number.start))
    return true;
  if (/[“‘〔[]/.test(before)) return true;
  return isDate(text, number);
}

// A minus sign behind a measure that can be negative: 利润-3.5亿元, 气温-5℃.
function isNegative(text: string, start: number): boolean {
  return text.charAt(start - 1) === '-' && /[润率度速温差额幅为达至到]/.test(text.charAt(start - 2));
}

function isDate(text: string, { start, end }: Span): boolean {
  const digits = text.slice(start, end);
  const after = text.slice(end, end + 3);
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:年|届|级|学年|[-—–/.]\d)/.test(after)) return true;
  if (/^\d{1,2}$/.test(digits) && (/^月(?!活)/.test(after) || /^[日号时点]/.test(after))) return true;
  return /[-/:]/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(start - 2));
}

function readFraction(text: string, number: Span): Quantity | undefined {
  const match = /^\/(\d{1,3})(?![\d/年月])/.exec(text.slice(number.end, number.end + 6));
  if (!match || text.charAt(number.start - 1) === '/') return undefined;
  return fractionOf(
    text,
    number,
    Number(text.slice(number.start, number.end)),
    Number(match[1]),
    number.end + match[0].length,
  );
}

function fractionOf(text: string, number: Span, part: number, whole: number, end: number): Quantity | undefined {
  if (whole === 0 || part > whole) return undefined;
  const value = { mantissa: BigInt(Math.round((part / whole) * 1e10)), exponent: -8 };
  const unit = { start: end, end };
  return {
    start: number.start,
    end,
    number,
    value,
    upper: undefined,
    unit,
    step: decimal(0),
    approx: approximationAround(text, number.start, end),
    infix: false,
    numeral: 'fraction',
  };
}

/** `1-2所`: the first number has no unit of its own. */
function readOpenRange(text: string, number: Span): Quantity | undefined {
  const dash = DASH.exec(text.slice(number.end, number.end + 2));
  if (!dash) return undefined;
  const second = /^\d+(?:\.\d+)?/.exec(text.slice(number.end + dash[0].length));
  if (!second || second[0].length > LONGEST_NUMBER) return undefined;
  const end = number.end + dash[0].length + second[0].length;
  const tail = readTail(text, end);
  if (tail === undefined || /^年/.test(text.slice(end))) return undefined;
  const value = scale(parseDecimal(text.slice(number.start, number.end)), tail.power);
  const upper = scale(parseDecimal(second[0]), tail.power);
  return { ...finish(text, number, value, tail, 'arabic'), upper, approx: 'range' };
}

/** `5.0%—5.5%`, `10万—20万人`: both numbers have a unit or a scale. */
function readClosedRange(text: string, first: Quantity): Quantity | undefined {
  const dash = /^(?:[—–~-]{1,2}|至|到)/.exec(text.slice(first.end, first.end + 2));
  if (!dash || (/[至到]/.test(dash[0]) && isChange(text, first))) return undefined;
  const start = first.end + dash[0].length;
  const match = /^\d+(?:\.\d+)?/.exec(text.slice(start));
  if (!match || match[0].length > LONGEST_NUMBER) return undefined;
  const tail = readTail(text, start + match[0].length);
  if (tail === undefined) return undefined;
  const upper = scale(parseDecimal(match[0]), tail.power);
  return { ...first, end: tail.unit.end, unit: tail.unit, upper, approx: 'range' };
}

/** 从5个到8个 and 由10万至20万 are changes. */
function isChange(text: string, first: Quantity): boolean {
  return first.unit.end > first.unit.start || /[从由自]/.test(text.slice(Math.max(0, first.start - 8), first.start));
}

// What may follow a Chinese numeral that counts; most numerals are parts of words and end here.
const HAN_FOLLOWERS = new Set('成分余多个所名位家人户场项件篇亩吨元公座');
const COUNTED_BY_HAN = /^(?:所|名|位|家|人|人次|户|场次|场|项|件|篇|亩|吨|元|万元|亿元|公里|座)$/;
const PLACES = /^个(?:街道|区县|区|县|市|省|国家|乡镇|镇|村|社区|城市|国|州|旗)/;

/** Chinese numerals count only where they plainly do: 九千余人, 近三成, 四个街道; 一些, 万众 and 三个课堂 do not. */
function readHan(text: string, match: RegExpExecArray): Quantity | undefined {
  const start = match.index;
  let end = start + match[0].length;
  const before = text.charAt(start - 1);
  if (before === '第') return readRank(text, { start, end });
  if (match[0] === '半数') return readHalf(text, start, end);
  if (!HAN_FOLLOWERS.has(text.charAt(end)) || before === '“' || before === '‘' || /[半数]/.test(match[0]))
    return undefined;
  const share = readTenths(text, start, end) ?? readParts(text, start, end);
  if (share) return share;
  const value = parseChineseNumeral(match[0]);
  if (value === undefined || value === 0) return undefined;
  const over = isInfixHedge(text, end);
  if (over) end++;
  const unit = unitAt(text, end);
  if (unit === undefined || !isCounted(text, end, unit, match[0], over)) return undefined;
  const number = { start, end: start + match[0].length };
  const tail = { power: 0, over, mixed: false, unit: { start: end, end: end + unit.length } };
  return finish(text, number, decimal(value), tail, 'han');
}

function isCounted(text: string, unitStart: number, unit: string, numeral: string, over: boolean): boolean {
  if (unit === '个')
    return numeral.length === 1 ? PLACES.test(text.slice(unitStart, unitStart + 4)) : /[百千万亿]/.test(numeral);
  if (!COUNTED_BY_HAN.test(unit)) return false;
  if (numeral === '十') return /[近约超]/.test(text.charAt(unitStart - 2));
  return (
    over ||
    (/[十百千万亿]/.test(numeral)
      ? numeral.length > 1
      : /^[二三四五六七八九两]$/.test(numeral) && !/^[项人家]$/.test(unit))
  );
}

/** 三成 is 30 %. */
function readTenths(text: string, start: number, end: number): Quantity | undefined {
  if (text.charAt(end) !== '成' || end - start !== 1) return undefined;
  if (
    !/[近约占超达过逾增降有]/.test(text.charAt(start - 1)) &&
    !/^(?:以上|左右|多|[,。;、])/.test(text.slice(end + 1, end + 3))
  )
    return undefined;
  const value = parseChineseNumeral(text.slice(start, end));
  if (value === undefined || value === 0 || value > 10) return undefined;
  const number = { start, end };
  return {
    start,
    end: end + 1,
    number,
    value: decimal(value * 10),
    upper: undefined,
    unit: { start: end, end: end + 1 },
    step: decimal(10),
    approx: approximationAround(text, start, end + 1),
    infix: false,
    numeral: 'han',
  };
}

/** 半数, 过半数: 50 %. */
function readHalf(text: string, start: number, end: number): Quantity | undefined {
  if (!/^(?:以上|以下|的|[㐀-鿿])/.test(text.slice(end, end + 2))) return undefined;
  const value = decimal(50);
  const approx = approximationAround(text, start, end);
  return {
    start,
    end,
    number: { start, end },
    value,
    upper: undefined,
    unit: { start: end, end },
    step: decimal(0),
    approx,
    infix: false,
    numeral: 'fraction',
  };
}

const RANK_CUE =
  /(?:居|列|排|排名|跃升至|跃居|升至|全国|全省|全市|全区|全县|世界|全球|总分|均获|荣获|增速|数量|连续.{1,3}年)$/;

/** 居全国第3位, 位列全市第一: a rank is an indicator where a cue stands before it; 第三轮 and 第一个 are names. */
function readRank(text: string, number: Span): Quantity | undefined {
  const start = number.start - 1;
  const digits = text.slice(number.start, number.end);
  const value = /^\d+$/.test(digits) ? Number(digits) : parseChineseNumeral(digits);
  const unit = /^[位名](?![一-鿿]{0,2}(?:书记|委员|代表))/.exec(text.slice(number.end, number.end + 5)) ? 1 : 0;
  const isEnd = unit === 1 || /^(?:[,。;、)]|$)/.test(text.slice(number.end, number.end + 1));
  if (value === undefined || value === 0 || !isEnd || !RANK_CUE.test(text.slice(Math.max(0, start - 6), start)))
    return undefined;
  const end = number.end + unit;
  const span = { start: number.end, end };
  return {
    start,
    end,
    number,
    value: decimal(value),
    upper: undefined,
    unit: span,
    step: decimal(1),
    approx: 'none',
    infix: false,
    numeral: 'rank',
  };
}

/** 翻一番 doubles, 翻两番 quadruples. */
function readDoubling(match: RegExpExecArray): Quantity | undefined {
  const times = match[2] === undefined || match[2] === '' ? 1 : parseChineseNumeral(match[2]);
  if (times === undefined || times > 9) return undefined;
  const span = { start: match.index, end: match.index + match[0].length };
  const unit = { start: span.end, end: span.end };
  return {
    ...span,
    number: span,
    value: decimal(2 ** times),
    upper: undefined,
    unit,
    step: decimal(1),
    approx: 'none',
    infix: false,
    numeral: 'doubling',
  };
}

/** 三分之二 is 66.67 %; 百分之五 is 5 %. */
function readParts(text: string, start: number, end: number): Quantity | undefined {
  const match = /^分之([一二三四五六七八九十两百]+)/.exec(text.slice(end, end + 8));
  if (!match) return undefined;
  const [whole, part] = [parseChineseNumeral(text.slice(start, end)), parseChineseNumeral(match[1]!)];
  if (whole === undefined || part === undefined) return undefined;
  return fractionOf(text, { start, end }, part, whole, end + match[0].length);
}

function finish(text: string, number: Span, value: Decimal, tail: Tail, numeral: Quantity['numeral']): Quantity {
  const end = tail.shared ? number.end : tail.unit.end;
  const digits = text.slice(number.start, number.end);
  const decimals = numeral === 'han' ? 0 : (digits.split('.')[1]?.length ?? 0);
  return {
    start: number.start,
    end,
    number,
    value,
    upper: undefined,
    unit: tail.unit,
    step: { mantissa: 1n, exponent: tail.power - decimals },
    approx: tail.over ? 'over' : approximationAround(text, number.start, end),
    infix: tail.over,
    numeral,
  };
}

type Hedges = readonly (readonly [pattern: RegExp, approx: Approximation])[];
type HedgeWords = readonly (readonly [words: string, approx: Approximation])[];

const WORDS_BEFORE: HedgeWords = [
  ['不少于 不低于 至少 不小于', 'at-least'],
  ['不超过 不高于 不多于 至多 最多', 'at-most'],
  ['不足 不到 未达 少于 低于', 'under'],
  ['接近 将近 近 临近', 'nearly'],
  ['超过 突破 超 逾 高于 多于 大于', 'over'],
  ['大约 约 大概 大致', 'about'],
];
const WORDS_AFTER: HedgeWords = [
  ['及以上 以上', 'at-least'],
  ['以下 以内 之内 内(?=[,。;、]|$)', 'at-most'],
  ['左右 上下', 'about'],
];

const anyOf = (words: string) => `(?:${words.replaceAll(' ', '|')})`;
export const BEFORE: Hedges = WORDS_BEFORE.map(([words, approx]) => [new RegExp(`${anyOf(words)}$`), approx]);
export const AFTER: Hedges = WORDS_AFTER.map(([words, approx]) => [new RegExp(`^${anyOf(words)}`), approx]);

// Nearly every number has no hedge, and its neighbours tell so.
const LAST_BEFORE = new Set(WORDS_BEFORE.flatMap(([words]) => words.split(' ').map(word => word.at(-1)!)));
const FIRST_AFTER = new Set(WORDS_AFTER.flatMap(([words]) => words.split(' ').map(word => word.charAt(0))));

function approximationAround(text: string, start: number, end: number): Approximation {
  if (FIRST_AFTER.has(text.charAt(end))) {
    const after = text.slice(end, end + 3);
    const following = AFTER.find(([pattern]) => pattern.test(after));
    if (following) return following[1];
  }
  if (!LAST_BEFORE.has(text.charAt(start - 1))) return 'none';
  const before = text.slice(Math.max(0, start - 4), start);
  return BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? 'none';
}
