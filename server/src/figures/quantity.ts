import { parseChineseNumeral } from '../text/numerals';
import type { Span } from '../text/span';
import { placedText, type UnitRun } from '../text/unit-memory';
import { markOf, marksIn, marksOf } from './between';
import { anyOf, classOf, firstsOf, isAt, lastsOf } from './characters';
import { add, type Decimal, decimal, negate, parseDecimal, readDecimal, scale, unitAtPower } from './decimal';
import { unitAt, unitsByFirst } from './units';

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

/**
 * Finds quantities: a number and what it counts. Years, dates, ordinals, names and slogans with digits are none. `marks` is
 * filled with what stands in front of each, from the beginning of the one before it; `run` are the units of the text. Linear:
 * one look at each character.
 */
export function readQuantities(
  text: string,
  marks: number[] = [],
  { units, from }: UnitRun = placedText(text),
): readonly Quantity[] {
  const quantities: Quantity[] = [];
  let seen = 0;
  for (let at = 0; at < text.length; ) {
    let mark = 0;
    for (; at < text.length && (mark & NUMBER) === 0; at++) {
      mark = marksOf(units[from + at]!);
      seen |= mark;
    }
    if ((mark & NUMBER) === 0) break;
    at--;
    const end = numberEnd(text, at, mark);
    const quantity = mayCount(text, at, end, mark) ? readNumber(text, { start: at, end }, mark) : undefined;
    if (quantity) {
      quantities.push(quantity);
      marks.push(seen);
      seen = 0;
    }
    const next = Math.max(at + 1, end, quantity?.end ?? 0);
    // Of a number in groups, the commas.
    if (next - at > 4) seen |= marksIn(text, at, next);
    at = next;
  }
  return quantities;
}

const ARABIC = markOf('0123456789');
const HAN = markOf('〇零一二两三四五六七八九十百千万亿半数');
const DOUBLES = markOf('翻');
const NUMBER = ARABIC | HAN | DOUBLES;

/**
 * Whether a number may count something. Most Chinese digits are parts of words (统一, 一般, 数据) and are passed over here:
 * looking at each with a pattern would cost more than all else.
 */
function mayCount(text: string, at: number, end: number, mark: number): boolean {
  if ((mark & HAN) === 0) return end > at;
  return isAt(text, end, FOLLOWS_HAN) || text.charAt(at - 1) === '第' || text.startsWith('半数', at);
}

/** Where the number ends that begins at an offset; the offset itself where there is none. */
function numberEnd(text: string, at: number, mark: number): number {
  if (mark & ARABIC) return arabicEnd(text, at);
  if (mark & HAN) return hanEnd(text, at);
  DOUBLING.lastIndex = at;
  return DOUBLING.test(text) ? DOUBLING.lastIndex : at;
}

/** Digits, in groups of three parted by commas or without, and decimals: 1,234.5. */
function arabicEnd(text: string, at: number): number {
  const whole = digitsEnd(text, at);
  const end = groupsEnd(text, at, whole);
  const decimals = text.charCodeAt(end) === POINT ? digitsEnd(text, end + 1) : end;
  return decimals > end + 1 ? decimals : end;
}

const [POINT, COMMA] = [0x2e, 0x2c];

/** 1,234,56789 is 1,234: a group of more than three digits is none. */
function groupsEnd(text: string, at: number, whole: number): number {
  let end = whole;
  if (whole - at <= 3) while (text.charCodeAt(end) === COMMA && digitsEnd(text, end + 1) === end + 4) end += 4;
  return end;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function hanEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && marksOf(text.charCodeAt(at)) & HAN) at++;
  return at;
}

const DOUBLING = /翻(?:了)?([一两二三四五六七]?)番/y;

function readNumber(text: string, number: Span, mark: number): Quantity | undefined {
  if (mark & ARABIC) return readArabic(text, number);
  return mark & HAN ? readHan(text, number) : readDoubling(text, number);
}

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
const SCALE_STARTS = classOf(SCALES.map(([name]) => name));
const DASH = /^(?:[—–~-]{1,2}|至|到)/;
const DASHES = classOf('—–~-至到');

// Longer digits are codes, and exact arithmetic on them takes more than linear time.
const LONGEST_NUMBER = 24;

function readArabic(text: string, number: Span): Quantity | undefined {
  if (number.end - number.start > LONGEST_NUMBER) return undefined;
  if (text.charAt(number.start - 1) === '第') return readRank(text, number);
  if (isPartOfName(text, number)) return undefined;
  const fraction = text.charAt(number.end) === '/' ? readFraction(text, number) : undefined;
  if (fraction) return fraction;
  const tail = readTail(text, number.end) ?? readSharedTail(text, number);
  if (tail === undefined) return readOpenRange(text, number);
  const size = sizeOf(text, number, tail);
  if (isNegative(text, number.start))
    return finish(text, { start: number.start - 1, end: number.end }, negate(size), tail, 'arabic');
  if (isInQuotation(text, number, tail)) return undefined;
  const first = finish(text, number, size, tail, tail.mixed ? 'mixed' : 'arabic');
  return readClosedRange(text, first) ?? first;
}

function sizeOf(text: string, { start, end }: Span, { power, rest }: Tail): Decimal {
  const value = readDecimal(text, start, end, power);
  return rest ? add(value, rest) : value;
}

/** “…50人”: the last words of a quotation are a name or a slogan. */
function isInQuotation(text: string, { start }: Span, { unit }: Tail): boolean {
  return text.charAt(unit.end) === '”' && /“[^”]{0,10}$/.test(text.slice(Math.max(0, start - 11), start));
}

/** What follows the digits: a scale, a hedge inside, a unit. Undefined where nothing says what is counted. */
interface Tail {
  readonly power: number;
  readonly unit: Span;
  readonly over: boolean;
  /** 千 or 百 after Arabic digits, which GB/T 15835 does not combine. */
  readonly mixed: boolean;
  /** The unit belongs to a later number of the list. */
  readonly shared: boolean;
  /** What a second scale adds: 5000 of 2万5千. */
  readonly rest: Decimal | undefined;
}

function readTail(text: string, from: number): Tail | undefined {
  if (!isAt(text, from, OPENS_TAIL)) return undefined;
  const hedged = isInfixHedge(text, from) ? from + 1 : from;
  const found = isAt(text, hedged, SCALE_STARTS) ? scaleAt(text, hedged) : undefined;
  const [name, power] = found ?? NO_SCALE;
  const second = power >= 4 ? SECOND_SCALE.exec(text.slice(hedged + name.length, hedged + name.length + 6)) : null;
  const scaled = hedged + name.length + (second ? second[0].length : 0);
  const at = isInfixHedge(text, scaled) ? scaled + 1 : scaled;
  const over = hedged > from || at > scaled;
  const unit = unitSpan(text, at === from && text.charAt(at) === ' ' ? at + 1 : at);
  if (unit === undefined && power < 4 && !(power > 0 && over)) return undefined;
  const rest = second ? scale(parseDecimal(second[1]!), second[2] === '千' ? 3 : 2) : undefined;
  const mixed = power === 3 || power === 2;
  return { power, unit: unit ?? { start: at, end: at }, over, mixed, shared: false, rest };
}

/** 2万5千: what is added to the first scale. */
const SECOND_SCALE = /^(\d{1,4})(千|百)(?![瓦米伏克卡])/;
const NO_SCALE = ['', 0] as const;
const OPENS_TAIL = classOf(['余', '多', ' ', ...SCALES.map(([name]) => name), ...unitsByFirst.keys()]);

function scaleAt(text: string, at: number): (typeof SCALES)[number] | undefined {
  for (const each of SCALES) if (text.startsWith(each[0], at) && !isUnitStart(text, at, each[0])) return each;
  return undefined;
}

function unitSpan(text: string, start: number): Span | undefined {
  const unit = unitAt(text, start);
  return unit === undefined ? undefined : { start, end: start + unitLength(text, start, unit) };
}

const LISTS = classOf('、和');

/** 分别提高11.1、11.2个百分点: the unit stands behind the last number only. The figure ends with its own digits. */
function readSharedTail(text: string, number: Span): Tail | undefined {
  if (!isAt(text, number.end, LISTS)) return undefined;
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

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const NAMES_BEFORE = classOf(`${LETTERS}+＋_第.“‘〔[`);
const NAMES_BEHIND = classOf(`${LETTERS}+＋`);

/** Digits that belong to a name, an ordinal, a date or a code count nothing. */
function isPartOfName(text: string, number: Span): boolean {
  if (isAt(text, number.start - 1, NAMES_BEFORE) || isAt(text, number.end, NAMES_BEHIND)) return true;
  const isJoined = text.charAt(number.start - 1) === '-' && /[A-Za-z一-鿿]/.test(text.charAt(number.start - 2));
  return (isJoined && !isNegative(text, number.start)) || isDate(text, number);
}

// A minus sign behind a measure that can be negative: 利润-3.5亿元, 气温-5℃.
function isNegative(text: string, start: number): boolean {
  return text.charAt(start - 1) === '-' && /[润率度速温差额幅为达至到]/.test(text.charAt(start - 2));
}

const DATES = classOf('年届级学-—–/月日号时点');
const DATE_SIGNS = classOf('-/:');

function isDate(text: string, { start, end }: Span): boolean {
  if (isAt(text, end, DATES) && isDateBefore(text.slice(start, end), text.slice(end, end + 3))) return true;
  return isAt(text, start - 1, DATE_SIGNS) && start > 1 && isDigit(text.charCodeAt(start - 2));
}

function isDateBefore(digits: string, after: string): boolean {
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:年|届|级|学年|[-—–/.]\d)/.test(after)) return true;
  return /^\d{1,2}$/.test(digits) && (/^月(?!活)/.test(after) || /^[日号时点]/.test(after));
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
  if (!isAt(text, number.end, DASHES)) return undefined;
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
  if (!isAt(text, first.end, DASHES)) return undefined;
  const dash = DASH.exec(text.slice(first.end, first.end + 2));
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
const FOLLOWS_HAN = classOf('成分余多个所名位家人户场项件篇亩吨元公座');
const COUNTED_BY_HAN = /^(?:所|名|位|家|人|人次|户|场次|场|项|件|篇|亩|吨|元|万元|亿元|公里|座)$/;
const PLACES = /^个(?:街道|区县|区|县|市|省|国家|乡镇|镇|村|社区|城市|国|州|旗)/;

/** Chinese numerals count only where they plainly do: 九千余人, 近三成, 四个街道; 一些, 万众 and 三个课堂 do not. */
function readHan(text: string, { start, end: behind }: Span): Quantity | undefined {
  const written = text.slice(start, behind);
  let end = behind;
  const before = text.charAt(start - 1);
  if (before === '第') return readRank(text, { start, end });
  if (written === '半数') return readHalf(text, start, end);
  if (!isAt(text, end, FOLLOWS_HAN) || before === '“' || before === '‘' || /[半数]/.test(written)) return undefined;
  const share = readTenths(text, start, end) ?? readParts(text, start, end);
  if (share) return share;
  const value = parseChineseNumeral(written);
  if (value === undefined || value === 0) return undefined;
  const over = isInfixHedge(text, end);
  if (over) end++;
  const unit = unitAt(text, end);
  if (unit === undefined || !isCounted(text, end, unit, written, over)) return undefined;
  const number = { start, end: behind };
  const counted = { start: end, end: end + unit.length };
  const tail = { power: 0, over, mixed: false, shared: false, rest: undefined, unit: counted };
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
function readDoubling(text: string, span: Span): Quantity | undefined {
  const numeral = text.charAt(span.end - 2);
  const times = numeral === '翻' || numeral === '了' ? 1 : parseChineseNumeral(numeral);
  if (times === undefined || times > 9) return undefined;
  const unit = { start: span.end, end: span.end };
  return {
    start: span.start,
    end: span.end,
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
  const decimals = numeral === 'han' ? 0 : decimalsIn(text, number);
  return {
    start: number.start,
    end,
    number,
    value,
    upper: undefined,
    unit: tail.unit,
    step: unitAtPower(tail.power - decimals),
    approx: tail.over ? 'over' : approximationAround(text, number.start, end),
    infix: tail.over,
    numeral,
  };
}

function decimalsIn(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && isDigit(text.charCodeAt(at - 1))) at--;
  return at > start && text.charCodeAt(at - 1) === POINT ? end - at : 0;
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

export const BEFORE: Hedges = WORDS_BEFORE.map(([words, approx]) => [new RegExp(`${anyOf(words)}$`), approx]);
export const AFTER: Hedges = WORDS_AFTER.map(([words, approx]) => [new RegExp(`^${anyOf(words)}`), approx]);

// Nearly every number has no hedge, and its neighbours tell so.
const ENDS_HEDGE = classOf(WORDS_BEFORE.flatMap(([words]) => lastsOf(words)));
const OPENS_HEDGE = classOf(WORDS_AFTER.flatMap(([words]) => firstsOf(words)));

function approximationAround(text: string, start: number, end: number): Approximation {
  if (isAt(text, end, OPENS_HEDGE)) {
    const after = text.slice(end, end + 3);
    const following = AFTER.find(([pattern]) => pattern.test(after));
    if (following) return following[1];
  }
  if (!isAt(text, start - 1, ENDS_HEDGE)) return 'none';
  const before = text.slice(Math.max(0, start - 4), start);
  return BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? 'none';
}
