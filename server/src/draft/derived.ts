import { readText } from '../text/reading';
import type { Draft } from './draft';
import type { Indicator } from './indicators';
import { nameKey } from './mentions';

/** What follows from two figures of one sentence that speak of the same: a level, and how it grew or what share it is. */
export interface Derived {
  /** The value before the change, or the whole that the level is a share of. */
  readonly kind: 'previous' | 'whole';
  readonly level: Indicator;
  /** The change or the share, in percent. */
  readonly rate: Indicator;
  /** In the unit of the level. */
  readonly value: number;
  /** The interval that follows from what the two figures mean; undefined where unbounded. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** What the change is measured against: `上年`, `上年同期`, `上期`, a year; undefined where the text does not say. */
  readonly base: Base | undefined;
  /** Growth that is reckoned at constant prices, so that the level before in its own prices is another one. */
  readonly atConstantPrices: boolean;
}

export type Base = 'last-year' | 'same-period' | 'last-period' | number;

/** What can be worked out for a figure from its neighbours. Looks at a few of them only. */
export function derivedFrom(draft: Draft, indicators: readonly Indicator[], indicator: Indicator): readonly Derived[] {
  const at = indicators.indexOf(indicator);
  const derived: Derived[] = [];
  for (let rate = Math.max(0, at - REACH); rate <= at + REACH && rate < indicators.length; rate++) {
    const level = levelOf(draft, indicators, rate);
    if (level !== undefined && (level === at || rate === at)) {
      const found = derive(draft, indicators[level]!, indicators[rate]!);
      if (found) derived.push(found);
    }
  }
  return derived;
}

/** How many figures may lie between a level and its rate: 500家，占全市20%，同比增长5%. */
const REACH = 2;

/** The index of the level that a rate speaks of: before it in the sentence, or right behind it (增长5%，达到500家). */
function levelOf(draft: Draft, indicators: readonly Indicator[], rate: number): number | undefined {
  if (!isRate(indicators[rate]!)) return undefined;
  for (let index = rate - 1; index >= Math.max(0, rate - REACH); index--) {
    if (!isNextClause(between(draft, indicators[index]!, indicators[index + 1]!))) break;
    if (!isSame(draft, indicators[index]!, indicators[rate]!)) break;
    if (isLevel(indicators[index]!)) return index;
  }
  const next = indicators[rate + 1];
  const follows = next !== undefined && isLevel(next) && isSame(draft, next, indicators[rate]!);
  return follows && REACHES.test(between(draft, indicators[rate]!, next)) ? rate + 1 : undefined;
}

const REACHES = /^,?(?:总量|总数|总额)?(?:已)?(?:达到|达|增至|升至|降至|为)(?:了|约|近|超过|超)?$/;

function isRate({ role, unit, direction }: Indicator): boolean {
  return /^[%％]$/.test(unit) && (role === 'share' || (role === 'change' && direction !== undefined));
}

function isLevel({ role, unit }: Indicator): boolean {
  return role === 'level' && unit !== '' && !NO_AMOUNT.test(unit);
}

// Of 849座公园24小时开放、占87.3% the hours are no amount that could be a share or grow.
const NO_AMOUNT = /^(?:[%％‰]|[个個]百分[点點]|倍|位|小[时時]|分[钟鐘]|秒|天|[个個]月|[个個]工作日|[个個]小[时時])$/;

/** A goal does not grow from what was reached, nor one year's figure by another year's rate. */
function isSame(draft: Draft, level: Indicator, rate: Indicator): boolean {
  if (nameKey(level) === '' || nameKey(level) !== nameKey(rate) || level.planned !== rate.planned) return false;
  // A year in 比2023年增长 is what is compared with.
  return level.period === rate.period || String(baseOf(clauseBefore(draft, rate))) === rate.period;
}

/** The text between two figures as it is read: simplified and half-width. */
function between({ text }: Draft, a: Indicator, b: Indicator): string {
  return readText(text.slice(a.end, Math.min(b.start, a.end + LONGEST_GAP))).text;
}

const LONGEST_GAP = 40;

function isNextClause(gap: string): boolean {
  return gap.length < LONGEST_GAP && !/[。;:!?\r\n]/.test(gap) && gap.split(',').length <= 2;
}

function derive(draft: Draft, level: Indicator, rate: Indicator): Derived | undefined {
  const clause = clauseBefore(draft, rate);
  if (rate.role === 'share') return /占/.test(clause) ? whole(level, rate) : undefined;
  return SPREAD_OVER_YEARS.test(clause) ? undefined : previous(level, rate, clause);
}

// A yearly average, or growth since some beginning, leads back to another time than the text says.
const SPREAD_OVER_YEARS = /年均|平均|累计|以来|[两三四五]年/;

function clauseBefore({ text }: Draft, { start }: Indicator): string {
  return /[^,。;:!?]*$/.exec(readText(text.slice(Math.max(0, start - LONGEST_GAP), start)).text)![0];
}

function whole(level: Indicator, rate: Indicator): Derived | undefined {
  const share = mapped(rate, percent => percent / 100);
  return quotient('whole', level, rate, share);
}

function previous(level: Indicator, rate: Indicator, clause: string): Derived | undefined {
  const sign = rate.direction === 'down' ? -1 : 1;
  const factor = mapped(rate, percent => 1 + (sign * percent) / 100);
  const ascending = sign > 0 ? factor : { value: factor.value, low: factor.high, high: factor.low };
  const found = quotient('previous', level, rate, ascending);
  const atConstantPrices = /生产总值|增加值|GDP/i.test(nameKey(level)) || /可比|不变价/.test(clause);
  return found && { ...found, base: baseOf(clause), atConstantPrices };
}

/** A point value with its interval. */
type Measure = Pick<Indicator, 'value' | 'low' | 'high'>;

function mapped({ value, low, high }: Measure, map: (value: number) => number): Measure {
  return { value: map(value), low: low === undefined ? low : map(low), high: high === undefined ? high : map(high) };
}

function quotient(kind: Derived['kind'], level: Indicator, rate: Indicator, by: Measure): Derived | undefined {
  if (by.value <= 0 || level.value <= 0) return undefined;
  const low = divided(level.low, by.high);
  const high = divided(level.high, by.low);
  const value = level.value / by.value;
  return { kind, level, rate, value, low, high, base: undefined, atConstantPrices: false };
}

function divided(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || b <= 0 ? undefined : a / b;
}

function baseOf(clause: string): Base | undefined {
  const year = /[比较]((?:19|20)\d\d)年/.exec(clause);
  if (year) return Number(year[1]);
  if (/环比|[比较]上[月季]/.test(clause)) return 'last-period';
  if (/同比|[比较](?:上年|去年)同期/.test(clause)) return 'same-period';
  return /[比较](?:上年|去年)/.test(clause) ? 'last-year' : undefined;
}
