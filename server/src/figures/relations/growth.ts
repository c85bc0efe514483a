import type { Bilingual } from '../../text/bilingual';
import { exactly, meet, minus, plus, times } from '../arithmetic';
import { gapBetween, markOf, RESPECTIVELY as OF_PAIRS } from '../between';
import { add, compare, type Decimal, decimal, floorDivide, formatDecimal, multiply, scale, subtract } from '../decimal';
import type { Figure } from '../figure';
import { type Interval, intervalOf, truncatedTo } from '../interval';
import { type Fits, verdictOf } from '../judgement';
import { haveSameUnit, isAmount, isCount } from '../kinds';
import type { Relation, Repair, TiedText } from '../relation';
import { inPlace, repairsOf } from '../repair';
import { scaleText } from '../scale-text';

/**
 * What grew, and by how much: 从120个增加到150个,增长25%; 53个、比上次增长47% (some whole number before); 248个、比上年增加36个;
 * 优良率88.5%、提高0.8个百分点; 21个项目,是计划任务的2.1倍. Growth at constant prices (增加值, 可比口径) does not follow from
 * levels, and what is hedged is left alone. Linear.
 */
export function findGrowth(paragraph: TiedText): Iterable<Relation> {
  const mayGrow = (paragraph.marks & OF_GROWTH) !== 0 || paragraph.figures.some(({ unit }) => unit === '倍');
  return mayGrow ? growthIn(paragraph) : NONE;
}

const NONE: readonly Relation[] = [];

function* growthIn({ text, sentences }: TiedText): Iterable<Relation> {
  for (const { figures } of sentences) {
    for (let i = 1; i < figures.length; i++) {
      const { marks } = figures[i]!;
      const way =
        (marks & OF_ENDS ? fromTo(text, figures, i) : undefined) ??
        (marks & OF_COMPARISON ? compared(text, figures, i) : undefined) ??
        (marks & OF_CHANGE ? (increased(text, figures, i) ?? increasedBehindRate(text, figures, i)) : undefined);
      const isChanged = marks & OF_CHANGE || figures[i]!.unit === '倍';
      const relation = way ?? (isChanged ? singleChange(text, figures, i) : undefined);
      if (relation) yield relation;
      if (marks & OF_PAIRS) yield* pairedPoints(text, figures, i);
      // The change that belongs to both ends says nothing more of the second alone.
      if (way && way.operands.length > 2) i++;
    }
  }
}

// What stands between two figures that one of the patterns below ties together.
const OF_ENDS = markOf('到至为');
const OF_COMPARISON = markOf('较比');
export const OF_CHANGE = markOf('增提上扩升下减降回压达为');

const OF_GROWTH = OF_ENDS | OF_COMPARISON | OF_CHANGE | OF_PAIRS;

function singleChange(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  return levelAndChange(text, figures, at) ?? multiple(text, figures, at);
}

// ---- 由X增至Y, and by how much ----

const FROM = /(?:从|由)[^\d,。;、!?]{0,16}$/;
const TO =
  /^([^\d,。;、!?]{0,8}?)(增加|增长|提高|提升|上升|扩大|跃升|增|升|扩|下降|减少|降低|回落|压减|压缩|缩减|缩短|降|减)?(?:到|至|为)(?:了|约|近|超过|超)?[^\d,。;、!?]{0,8}$/;
const DOWN = /^(?:下降|减少|降低|回落|压减|压缩|缩减|缩短|降|减)/;
const REAL = /生产总值|增加值|产值|GDP|可比|不变价/;

function fromTo(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [before, after, change] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  const way = TO.exec(gapBetween(text, before, after));
  const lead = text.slice(Math.max(0, before.start - 30), before.start);
  if (!way || !FROM.test(lead) || !haveSameUnit(before, after) || isRank(before) || isRank(after)) return undefined;
  const [, noun, word] = way;
  // 由3个街道扩大到1个区: two kinds of things. 由15名上升到9名: a rank.
  if (REAL.test(lead) || /排名|位次|名次|位列/.test(lead) || !text.startsWith(noun!, after.end)) return undefined;
  const direction = word === undefined ? undefined : DOWN.test(word) ? 'down' : 'up';
  const isTied = change && changeOf(text, after, change);
  return (
    (isTied ? changed(text, { before, after, change }, isTied) : undefined) ??
    (direction && directed(text, before, after, direction))
  );
}

/** Whether the words before two levels and between them say that they grow otherwise than their values. */
export function isAtConstantPrices(text: string, before: Figure, after: Figure): boolean {
  return REAL.test(text.slice(Math.max(0, before.start - 30), after.start));
}

function isRank({ role, numeral }: Figure): boolean {
  return role === 'rank' || numeral === 'rank' || numeral === 'fraction';
}

/** Only the direction is said: 由X增至Y cannot descend. */
function directed(text: string, before: Figure, after: Figure, direction: 'up' | 'down'): Relation {
  const rises: Fits = ([a, b]) => !(b!.high && a!.low && compare(b!.high, a!.low) < 0);
  const fits: Fits = direction === 'up' ? rises : ([a, b]) => rises([b!, a!]);
  const [from, to] = [before, after].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const [way, word] = direction === 'up' ? ['增', 'rise'] : ['降', 'fall'];
  return judged(text, [after, before], ([b, a]) => fits([a!, b!]), {
    holds: { zh: `由${from}到${to}，确是${way}`, en: `From ${from} to ${to}: a ${word}` },
    fails: { zh: `由${from}到${to}，不是${way}`, en: `From ${from} to ${to} is no ${word}` },
  });
}

interface Change {
  readonly sign: 1 | -1;
  readonly kind: 'percent' | 'times' | 'amount' | 'points';
}

const BY =
  /^[^\d,。;、!?]{0,16}[,、(](?:同比|环比|比[^\d,。;、!?]{1,8}|较[^\d,。;、!?]{1,8})?(?:累计|净|再|又|均)?(增长|增加|增收|增支|增幅|提高|提升|上升|扩大|增|升|下降|减少|减收|减支|降低|降幅|回落|压减|降|减)(?:了|约|达到|达|为)?$/;

/** What the words between a level and a figure make of it: 、增长47%; ,比上年增加36个; 、提高0.8个百分点. */
export function changeOf(text: string, level: Figure, change: Figure): Change | undefined {
  const gap = gapBetween(text, level, change);
  const way =
    change.numeral === 'doubling'
      ? /^[^\d,。;、!?]{0,8}[,、][^\d,。;、!?]{0,6}$/.test(gap)
        ? '增'
        : undefined
      : BY.exec(gap)?.[1];
  if (way === undefined || change.approx !== 'none' || /可比|不变|年均|累计增/.test(gap)) return undefined;
  const sign = /^[下减降回压]/.test(way) ? -1 : 1;
  const kind = kindOf(level, change);
  return kind && { sign, kind };
}

/** What a change of a level is; undefined where it cannot be one. */
export function kindOf(level: Figure, change: Figure): Change['kind'] | undefined {
  if (change.unit === '个百分点') return level.unit === '%' ? 'points' : undefined;
  if (change.unit === '%') return level.unit === '%' ? undefined : 'percent';
  if (change.unit === '倍') return 'times';
  return haveSameUnit(level, change) ? 'amount' : undefined;
}

export interface Ends {
  readonly before: Figure;
  readonly after: Figure;
  readonly change: Figure;
}

const HUNDRED = decimal(100);
const ONE = decimal(1);

/** X, Y and the change between them. */
export function changed(text: string, { before, after, change }: Ends, { sign, kind }: Change): Relation | undefined {
  if (before.approx !== 'none' || after.approx !== 'none') return undefined;
  const fits: Fits = ([by, from, to]) =>
    meet(expected(kind, sign, from!, by!, change), kind === 'percent' ? times(exactly(HUNDRED), to!) : to!);
  const [from, to, by] = [before, after, change].map(({ start, end }) => text.slice(start, end)) as [
    string,
    string,
    string,
  ];
  const actual = actualChange(before, after, change, kind);
  const word = sign > 0 ? '增' : '降';
  return judged(text, [change, before, after], fits, {
    holds: { zh: `由${from}到${to}，${word}${by}，相符`, en: `From ${from} to ${to} is ${by}` },
    fails: {
      zh: `由${from}到${to}应为${word}${actual}，与${by}不符`,
      en: `From ${from} to ${to} is ${actual}, not ${by}`,
    },
  });
}

/** Where a change leads from a level; for percent a hundredfold, so that nothing is divided. */
function expected(kind: Change['kind'], sign: 1 | -1, from: Interval, by: Interval, change: Figure): Interval {
  if (kind === 'percent') return times(from, sign > 0 ? plus(exactly(HUNDRED), by) : minus(exactly(HUNDRED), by));
  if (kind !== 'times') return sign > 0 ? plus(from, by) : minus(from, by);
  // 翻一番 is said of what about doubled; 增长2倍 is threefold, and twofold for many writers.
  if (change.numeral === 'doubling')
    return { low: multiply(from.low!, multiply(change.value, { mantissa: 9n, exponent: -1 })), high: undefined };
  const more = times(from, plus(exactly(ONE), by));
  return { low: times(from, by).low, high: more.high };
}

function actualChange(before: Figure, after: Figure, change: Figure, kind: Change['kind']): string {
  const difference = distance(before.value, after.value);
  const decimals = Math.max(0, -change.step.exponent);
  if (kind === 'percent') return `${quotient(multiply(difference, HUNDRED), before.value, Math.max(1, decimals))}%`;
  if (kind === 'times') return `${quotient(difference, before.value, Math.max(1, decimals))}倍`;
  return `${formatDecimal(difference)}${kind === 'points' ? '个百分点' : change.unit}`;
}

function distance(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}

/** Rounded to so many decimals; both positive. */
function quotient(a: Decimal, b: Decimal, decimals: number): string {
  if (b.mantissa <= 0n) return '?';
  const twice = floorDivide(scale(add(a, a), decimals), b);
  return formatDecimal({ mantissa: (twice + 1n) / 2n, exponent: 0 - decimals });
}

// ---- X,比…的Y增长Z ----

const THAN = /^[^\d,。;、!?]{0,6}[,、](?:较|比)[^\d,。;、!?]{1,14}$/;
const GREW = /^(?:增长|增加|提高|提升|上升|扩大|增|升|下降|减少|降低|回落|压减|降|减)(?:了)?$/;

/** 36.20%,较上月的35.50%提升0.70个百分点. */
function compared(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [after, before, change] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (change?.approx !== 'none' || !haveSameUnit(after, before) || isRank(after) || isRank(before)) return undefined;
  const way = THAN.test(gapBetween(text, after, before)) ? GREW.exec(gapBetween(text, before, change))?.[0] : undefined;
  const kind = way === undefined ? undefined : kindOf(after, change);
  if (way === undefined || kind === undefined || REAL.test(text.slice(Math.max(0, after.start - 30), before.start)))
    return undefined;
  return changed(text, { before, after, change }, { sign: /^[下减降回压]/.test(way) ? -1 : 1, kind });
}

// ---- X,比上年增加Y,增长Z% ----

/** 29.48万所,比上年增加3117所,增长1.07%: 1.07 % of what was there before. */
function increased(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [level, amount, rate] = [figures[at - 1]!, figures[at]!, figures[at + 1]];
  if (rate?.unit !== '%' || rate.approx !== 'none') return undefined;
  const by = changeOf(text, level, amount);
  if (by?.kind !== 'amount' || !isAmount(level)) return undefined;
  const way = /^[,、(](?:同比|环比)?(增长|增幅|上升|提高|下降|降幅|减少)(?:了|约|达|为)?$/.exec(
    gapBetween(text, amount, rate),
  )?.[1];
  return way !== undefined && isDown(way) === by.sign < 0 ? rateOf(text, { level, amount, rate }, by.sign) : undefined;
}

/** 191347万元,较上年同期增长15.35%,增收25457万元: the same the other way round. */
function increasedBehindRate(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [level, rate, amount] = [figures[at - 2], figures[at - 1]!, figures[at]!];
  if (level === undefined || amount.approx !== 'none' || !haveSameUnit(level, amount)) return undefined;
  const way = /^[,、(](?:同比|净)?(增收|增支|增加|净增|增|减收|减支|减少)(?:了)?$/.exec(
    gapBetween(text, rate, amount),
  )?.[1];
  const by = way === undefined ? undefined : changeOf(text, level, rate);
  if (way === undefined || by?.kind !== 'percent' || !isAmount(level)) return undefined;
  return isDown(way) === by.sign < 0 ? rateOf(text, { level, amount, rate }, by.sign) : undefined;
}

function isDown(way: string): boolean {
  return /^[下减降]/.test(way);
}

interface Increase {
  readonly level: Figure;
  readonly amount: Figure;
  readonly rate: Figure;
}

/** amount ÷ (level ∓ amount) = rate, without division: amount × (100 ± rate) = rate × level. */
function rateOf(text: string, { level, amount, rate }: Increase, sign: 1 | -1): Relation | undefined {
  const isReal = REAL.test(text.slice(Math.max(0, level.start - 30), Math.max(rate.start, amount.start)));
  if (level.approx !== 'none' || isReal) return undefined;
  const fits: Fits = ([percent, more, all]) =>
    meet(
      times(more!, sign > 0 ? plus(exactly(HUNDRED), percent!) : minus(exactly(HUNDRED), percent!)),
      times(percent!, all!),
    );
  const past = sign > 0 ? subtract(level.value, amount.value) : add(level.value, amount.value);
  const [change, written] = [amount, rate].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const right = `${quotient(multiply(amount.value, HUNDRED), past, Math.max(1, -rate.step.exponent))}%`;
  const base = `${scaleText(text, level)(past)}${level.unit}`;
  return judged(text, [rate, amount, level], fits, {
    holds: {
      zh: `原为${base}，变化${change}是${right}，与${written}相符`,
      en: `${change} on ${base} is ${right}, as “${written}”`,
    },
    fails: {
      zh: `原为${base}，变化${change}是${right}，与${written}不符`,
      en: `${change} on ${base} is ${right}, not “${written}”`,
    },
  });
}

// ---- X、增长Z ----

/** A level with the change that led to it: what was there before must be possible. */
function levelAndChange(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [level, change] = [figures[at - 1]!, figures[at]!];
  const reached = reachedAfter(text, level, change);
  if (reached) return points(text, change, level, reached);
  const tied = changeOf(text, level, change);
  if (!tied || level.approx !== 'none' || level.numeral !== 'arabic' || level.value.mantissa <= 0n) return undefined;
  if (tied.kind === 'points') return points(text, level, change, tied.sign);
  if (tied.kind === 'amount') return isAmount(level) ? amount(text, level, change, tied.sign) : undefined;
  return isCount(level) && isAmount(level) ? countBefore(text, level, change, tied) : undefined;
}

const REACHED = /^[,、](?:已)?(?:达到|达|升至|升到|增至|提高到|提升到|提高至|提升至|降至|降到|为)$/;

/** 提升5个百分点、达68.13%: the sign of the change, where the level that it led to follows. */
function reachedAfter(text: string, change: Figure, level: Figure): 1 | -1 | undefined {
  if (!isPoints(change) || level.unit !== '%' || level.approx !== 'none') return undefined;
  if (!REACHED.test(gapBetween(text, change, level))) return undefined;
  return change.direction === 'down' ? -1 : 1;
}

/** 比重78.7%,…比重62.6%,分别提高11.1、11.2个百分点: each change with its own level. */
function* pairedPoints(text: string, figures: readonly Figure[], at: number): Iterable<Relation> {
  const way = RESPECTIVELY.exec(gapBetween(text, figures[at - 1]!, figures[at]!))?.[1];
  if (way === undefined) return;
  let end = at + 1;
  while (end < figures.length && /^[、和]$/.test(gapBetween(text, figures[end - 1]!, figures[end]!))) end++;
  const changes = figures.slice(at, end);
  const levels = figures.slice(Math.max(0, at - changes.length), at);
  if (changes.length < 2 || levels.length < changes.length) return;
  if (!levels.every(({ unit, role }) => unit === '%' && role === 'share') || !changes.every(isPoints)) return;
  for (let i = 0; i < changes.length; i++) {
    const relation = points(text, levels[i]!, changes[i]!, /^[下降回]/.test(way) ? -1 : 1);
    if (relation) yield relation;
  }
}

const RESPECTIVELY = /^[^\d。;!?]{0,6}[,、](?:[同比上年较]{0,4})分别(提高|提升|上升|增加|下降|降低|回落)(?:了)?$/;

function isPoints({ unit, approx }: Figure): boolean {
  return unit === '个百分点' && approx === 'none';
}

/** P after N points: P − N was a share as well, at least 0 and at most 100. */
function points(text: string, level: Figure, change: Figure, sign: 1 | -1): Relation | undefined {
  const before: (intervals: readonly Interval[]) => Interval = ([by, now]) =>
    sign > 0 ? minus(now!, by!) : plus(now!, by!);
  const isPossible: Fits = each => meet(before(each), { low: decimal(0), high: HUNDRED });
  if (compare(level.value, HUNDRED) > 0) return undefined;
  const past = sign > 0 ? subtract(level.value, change.value) : add(level.value, change.value);
  const [now, by] = [level, change].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const was = `${formatDecimal(past)}%`;
  return judged(text, [change, level], isPossible, {
    holds: { zh: `${now}、变化${by}，原为${was}`, en: `${now} after ${by}: ${was} before` },
    fails: {
      zh: `${now}、变化${by}，原来须为${was}，不可能`,
      en: `${now} after ${by} means ${was} before, which is impossible`,
    },
  });
}

/** 248个、比上年增加36个: there were 212 before. */
function amount(text: string, level: Figure, change: Figure, sign: 1 | -1): Relation {
  const [now, by] = [level, change].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const past = sign > 0 ? subtract(level.value, change.value) : add(level.value, change.value);
  const was = formatDecimal(past);
  const isPossible: Fits = ([each, all]) => sign < 0 || !(each!.low && all!.high && compare(each!.low, all!.high) > 0);
  return judged(text, [change, level], isPossible, {
    holds: { zh: `${now}、变化${by}，原为${was}`, en: `${now} after ${by}: ${was} before` },
    fails: { zh: `增加的${by}多于现有的${now}`, en: `The increase of ${by} is more than the ${now} there are` },
  });
}

/** 53个、增长47%: some whole number, 36, grew by 47 % to 53. */
function countBefore(text: string, level: Figure, change: Figure, { sign, kind }: Change): Relation | undefined {
  const decimals = Math.max(0, -change.step.exponent);
  const factors = (by: Interval): readonly Interval[] => {
    const percent = kind === 'percent' ? by : times(by, exactly(HUNDRED));
    const grown = sign > 0 ? plus(exactly(HUNDRED), percent) : minus(exactly(HUNDRED), percent);
    return kind === 'times' ? [grown, percent] : [grown];
  };
  const past = (count: Decimal, by: Interval) =>
    factors(by)
      .map(each => wholeBefore(count, each))
      .find(each => each !== undefined);
  const isPossible: Fits = ([by, count]) => count?.low !== undefined && past(count.low, by!) !== undefined;
  const was = past(level.value, intervalOf(change)) ?? past(level.value, truncatedTo(change)) ?? '?';
  const [now, by] = [level, change].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const word = sign > 0 ? '增长' : '下降';
  const relation = judged(text, [change, level], isPossible, {
    holds: { zh: `${now}、${word}${by}：原为${was}`, en: `${now} after ${by}: ${was} before` },
    fails: {
      zh: `没有哪个整数${word}${by}后是${formatDecimal(level.value)}`,
      en: `No whole number changed by ${by} makes ${formatDecimal(level.value)}`,
    },
  });
  return relation.verdict === 'fails' && ((sign < 0 && compare(change.value, HUNDRED) >= 0) || decimals < 0)
    ? undefined
    : relation;
}

/** A whole number that times `factor` (in percent) gives `count`: 100·count/high ≤ it ≤ 100·count/low. */
function wholeBefore(count: Decimal, { low, high }: Interval): bigint | undefined {
  if (!low || low.mantissa <= 0n) return undefined;
  const most = floorDivide(multiply(count, HUNDRED), low);
  if (most === 0n) return undefined;
  return !high || compare(multiply({ mantissa: most, exponent: 0 }, high), multiply(count, HUNDRED)) >= 0
    ? most
    : undefined;
}

// ---- X,是…的N倍 ----

const OF_A_PLAN = /^[^\d,。;、!?]{0,14}[,、](?:是|为|相当于)[^\d,。;、!?]{2,14}的$/;
const IS = /^[^\d,。;、!?]{0,14}[,、]?(?:是|为|相当于)[^\d,。;、!?]{0,14}$/;

/** 21个项目,是计划任务的2.1倍; 420个,是上年200个的2.1倍. */
function multiple(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [before, level, ratio] = [figures[at - 2], figures[at - 1]!, figures[at]!];
  if (ratio.unit !== '倍' || ratio.numeral === 'doubling' || ratio.approx !== 'none') return undefined;
  const gap = gapBetween(text, level, ratio);
  if (level.approx !== 'none' || !isAmount(level)) return undefined;
  if (OF_A_PLAN.test(gap)) return isCount(level) ? multipleOfUnknown(text, level, ratio) : undefined;
  const isGiven = before && /^[^\d,。;、!?]{0,6}的$/.test(gap) && IS.test(gapBetween(text, before, level));
  if (!isGiven || before.approx !== 'none' || !haveSameUnit(before, level)) return undefined;
  return judged(text, [ratio, before, level], ([by, all, base]) => meet(times(base!, by!), all!), {
    holds: multipleText(text, before, level, ratio, ''),
    fails: multipleText(text, before, level, ratio, '不'),
  });
}

function multipleText(text: string, whole: Figure, base: Figure, ratio: Figure, not: '' | '不'): Bilingual {
  const written = text.slice(ratio.start, ratio.end);
  const [a, b] = [whole, base].map(({ value }) => formatDecimal(value)) as [string, string];
  const right = `${a}÷${b}＝${quotient(whole.value, base.value, Math.max(1, -ratio.step.exponent))}`;
  return { zh: `${right}，与${written}${not || '相'}符`, en: `${right}, ${not ? 'not' : 'as'} “${written}”` };
}

function multipleOfUnknown(text: string, level: Figure, ratio: Figure): Relation {
  const base = (by: Interval) => wholeBefore(level.value, times(by, exactly(HUNDRED)));
  const [now, by] = [level, ratio].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const isPossible: Fits = ([each, all]) =>
    all?.low !== undefined && wholeBefore(all.low, times(each!, exactly(HUNDRED))) !== undefined;
  return judged(text, [ratio, level], isPossible, {
    holds: { zh: `${now}是${base(intervalOf(ratio))}的${by}`, en: `${now} is ${by} of ${base(intervalOf(ratio))}` },
    fails: {
      zh: `没有哪个整数的${by}是${formatDecimal(level.value)}`,
      en: `No whole number times ${by} makes ${formatDecimal(level.value)}`,
    },
  });
}

// ----

function judged(
  text: string,
  operands: readonly Figure[],
  fits: Fits,
  working: { readonly holds: Bilingual; readonly fails: Bilingual },
): Relation {
  const verdict = verdictOf(operands, fits);
  const isWrong = verdict === 'fails';
  const repairs: readonly Repair[] = isWrong
    ? repairsOf(
        text,
        operands,
        inPlace(operands, each => fits(each.map(intervalOf))),
      )
    : [];
  return {
    type: 'growth',
    start: Math.min(...operands.map(({ start }) => start)),
    end: Math.max(...operands.map(({ end }) => end)),
    operands: operands.map(({ start, end }) => ({ start, end })),
    verdict,
    certain: false,
    working: isWrong ? working.fails : working.holds,
    repairs,
  };
}
