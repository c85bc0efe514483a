import type { Bilingual } from '../../text/bilingual';
import { meet, times } from '../arithmetic';
import { gapBetween, markOf } from '../between';
import { compare, type Decimal, decimal, floorDivide, formatDecimal, multiply } from '../decimal';
import type { Figure } from '../figure';
import { type Interval, intervalOf, truncatedTo } from '../interval';
import { type Fits, verdictOf } from '../judgement';
import { countAlike, isAmount, isCount } from '../kinds';
import { ceilDivide, percentText, roundedPercent, wholeDivide } from '../percent';
import type { Relation, Repair, TiedText } from '../relation';
import { inPlace, repairsOf } from '../repair';

/**
 * A share and the count it is taken of: 27项获奖,占全市23.5% (some whole number of which 27 are 23.5 %); 160个断面中…占比86.1%
 * (some whole number that is 86.1 % of 160); 334人,其中154人…,占46.1% (both given). Integer feasibility: GRIM, Brown &
 * Heathers 2017; rounding: GB/T 8170-2008. Linear.
 */
export function findShares(paragraph: TiedText): Iterable<Relation> {
  return (paragraph.marks & OF_SHARE) === 0 ? NONE : sharesIn(paragraph);
}

const NONE: readonly Relation[] = [];

function* sharesIn(paragraph: TiedText): Iterable<Relation> {
  const { text, sentences } = paragraph;
  for (const { figures } of sentences) {
    for (let i = 1; i < figures.length; i++) {
      const percent = figures[i]!;
      const isShared = (percent.marks | figures[i - 1]!.marks) & OF_SHARE;
      if (!isShared || !isPlainPercent(percent)) continue;
      const relation =
        shareOfGiven(text, figures, i) ??
        shareOfUnknown(text, figures[i - 1]!, percent) ??
        (i > 1 ? shareOfUnknown(text, figures[i - 2]!, percent) : undefined) ??
        shareOfBase(text, figures[i - 1]!, percent);
      if (relation) yield relation;
    }
  }
  for (let i = 2; i < paragraph.figures.length; i++) {
    if (!(paragraph.figures[i]!.marks & OF_SHARE) || !isPlainPercent(paragraph.figures[i]!)) continue;
    const relation = shareOfNamed(text, paragraph.figures, i);
    if (relation) yield relation;
  }
}

// No share without 占, a 率 or a 比例; it stands in front of the percentage, or of the whole that it is a share of.
const OF_SHARE = markOf('占率比');

function isPlainPercent({ unit, numeral, approx, value }: Figure): boolean {
  return unit === '%' && numeral === 'arabic' && approx === 'none' && value.mantissa > 0n;
}

const HUNDRED = decimal(100);

// ---- Part and whole given ----

const OF_THE_WHOLE = /^[^\d。;!?]{0,16}[,、(](?:约)?占(?:比)?(?:总数|全部|其)?的?(?:比例)?(?:为|达到|达)?$/;
const OF_WHICH = /^[^\d。;!?]{0,24}[,;(]其中[:,]?[^\d。;,!?]{0,24}$/;
const OF_THAT = /^[^\d。;!?,]{0,12}[,、]?占[^\d,。;!?]{0,16}$/;

/** 334人,其中硕士154人,占46.1%, or 154人,占教师总数334人的46.1%. */
function shareOfGiven(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const [first, second, percent] = [figures[at - 2], figures[at - 1]!, figures[at]!];
  if (!first || !countAlike(first, second) || !isAmount(first) || !isAmount(second)) return undefined;
  const gap = gapBetween(text, second, percent);
  const before = gapBetween(text, first, second);
  if (OF_WHICH.test(before) && OF_THE_WHOLE.test(gap)) return givenShare(text, second, first, percent);
  return OF_THAT.test(before) && /^[^\d,。;、]{0,4}的$/.test(gap)
    ? givenShare(text, first, second, percent)
    : undefined;
}

const OF_NAMED = /占(?:全国|全省|全市|全区|全县|全部)*([^\d,。;、!?]{2,16})的(?:比例|比重)?(?:为|达到|达)?$/;
const FARTHEST = 90;

/** 收入58.6亿元,增长5.2%,其中税收收入45.3亿元,…占收入的77.3%: the whole is named again, before 其中 or in the sentence before. */
function shareOfNamed(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const percent = figures[at]!;
  const noun = OF_NAMED.exec(gapBetween(text, figures[at - 1]!, percent))?.[1];
  const cue = noun === undefined ? -1 : text.lastIndexOf('其中', percent.start);
  if (noun === undefined || cue < percent.start - FARTHEST || /[。;]/.test(text.slice(cue, percent.start)))
    return undefined;
  const near = figures.slice(Math.max(0, at - 8), at);
  const part = near.find(({ start }) => start > cue);
  const whole =
    part && near.findLast(figure => figure.end <= cue && isNamed(text, figure, noun) && countAlike(figure, part));
  return whole && whole.start > cue - FARTHEST && isAmount(part) ? givenShare(text, part, whole, percent) : undefined;
}

/** A level with the noun in its name; what it grew by has none of its own. */
function isNamed(text: string, figure: Figure, noun: string): boolean {
  const name = text.slice(figure.name.start, figure.name.end);
  const isDifference = /比|较|增加|减少|增长|下降/.test(text.slice(Math.max(0, figure.start - 8), figure.start));
  return isAmount(figure) && !isDifference && (name.includes(noun) || noun.includes(name)) && name.length > 1;
}

/** A part and its whole, both given, with the share that the text says one is of the other. */
export function givenShare(text: string, part: Figure, whole: Figure, percent: Figure): Relation | undefined {
  if (part.approx !== 'none' || whole.approx !== 'none' || whole.value.mantissa <= 0n) return undefined;
  const all = [percent, part, whole];
  const verdict = verdictOf(all, isShare);
  const isWrong = verdict === 'fails';
  const right = `${percentText(part.value, whole.value, -percent.step.exponent + 2)}%`;
  const written = text.slice(percent.start, percent.end);
  const division = `${[part, whole].map(({ start, end }) => text.slice(start, end)).join('÷')}＝${right}`;
  const repairs = isWrong || verdict === 'truncated' ? corrections(text, percent, part, whole) : [];
  return relationOf(all, verdict, repairs, {
    zh: `${division}，与${written}${isWrong ? '不符' : '相符'}`,
    en: `${division}, ${isWrong ? 'not' : 'as'} “${written}”`,
  });
}

/** 100·part meets percent·whole: without division, so that nothing is lost. */
export const isShare: Fits = ([percent, part, whole]) =>
  meet(times({ low: HUNDRED, high: HUNDRED }, part!), times(percent!, whole!));

function corrections(text: string, percent: Figure, part: Figure, whole: Figure): readonly Repair[] {
  const all = [percent, part, whole];
  const rounded = replacing(text, percent, roundedPercent(part.value, whole.value, -percent.step.exponent));
  const others = repairsOf(
    text,
    all,
    inPlace(all, each => isShare(each.map(intervalOf))),
  );
  return [rounded, ...others.filter(({ edits }) => edits[0]!.text !== rounded.edits[0]!.text)].slice(0, 5);
}

// ---- Only the part given ----

const OF_EVERYTHING = /^[^,。;!?、]{0,40}[,、](?:约|共)?占(?:全|总)[^,。;!?\d]{0,14}$/;

// What is counted in other units than the count: 12家企业,占全市产值的35.5%.
const OF_AMOUNTS = /投资|产值|面积|人口|收入|营收|资金|学生|教师|产量|销售|规模|总额|用地|比重/;

/** 27项获奖,占全市23.5%: the share of everything that a count makes. */
function shareOfUnknown(text: string, count: Figure, percent: Figure): Relation | undefined {
  const gap = gapBetween(text, count, percent);
  if (!isPlainCount(count) || !OF_EVERYTHING.test(gap) || OF_AMOUNTS.test(gap.slice(gap.indexOf('占'))))
    return undefined;
  if (compare(percent.value, HUNDRED) > 0) return moreThanAll(text, percent, count);
  const rounded = wholeWithin(count.value, intervalOf(percent));
  const cut = rounded === undefined ? wholeWithin(count.value, truncatedTo(percent)) : undefined;
  const [part, written] = [text.slice(count.start, count.end), text.slice(percent.start, percent.end)];
  // Without decimals nearly every share is possible, and a failure would say nothing.
  if (rounded === undefined && percent.step.exponent > -1) return undefined;
  if (rounded === undefined && cut === undefined) {
    const holds = (corrected: Figure) => wholeWithin(count.value, intervalOf(corrected)) !== undefined;
    return relationOf([percent, count], 'fails', repairsOf(text, [percent], holds), {
      zh: `没有哪个总数能使${part}恰好占${written}`,
      en: `No total makes ${part} a share of ${written}`,
    });
  }
  return divided(text, percent, count, {
    value: count.value,
    part,
    whole: rounded ?? cut!,
    isCut: rounded === undefined,
  });
}

function moreThanAll(text: string, percent: Figure, count: Figure): Relation {
  const written = text.slice(percent.start, percent.end);
  const isPossible = (corrected: Figure) =>
    compare(corrected.value, HUNDRED) <= 0 && wholeWithin(count.value, intervalOf(corrected)) !== undefined;
  return relationOf([percent, count], 'fails', repairsOf(text, [percent], isPossible), {
    zh: `占比不可能超过100%：${written}`,
    en: `No share is above 100 %: ${written}`,
  });
}

function isPlainCount(count: Figure): boolean {
  return (
    count.approx === 'none' &&
    count.numeral === 'arabic' &&
    isCount(count) &&
    count.value.mantissa > 0n &&
    isAmount(count)
  );
}

/** The smallest whole number of which `count` is a share within `interval`: 100·count/high ≤ whole ≤ 100·count/low. */
function wholeWithin(count: Decimal, { low, high }: Interval): bigint | undefined {
  if (!low || !high || low.mantissa <= 0n) return undefined;
  const least = ceilDivide(count, high);
  return least <= wholeDivide(count, low) ? least : undefined;
}

interface Division {
  readonly value: Decimal;
  readonly part: string;
  readonly whole: bigint;
  readonly isCut: boolean;
}

function divided(text: string, percent: Figure, count: Figure, { value, part, whole, isCut }: Division): Relation {
  const decimals = Math.max(0, -percent.step.exponent);
  const total = { mantissa: whole, exponent: 0 };
  const written = text.slice(percent.start, percent.end);
  const right = roundedPercent(value, total, decimals);
  const division = `${formatDecimal(value)}÷${whole}＝${percentText(value, total, decimals + 2)}%`;
  if (!isCut)
    return relationOf([percent, count], 'holds', [], {
      zh: `${part}占${written}：如总数为${whole}，${division}`,
      en: `${part} at ${written}: with a total of ${whole}, ${division}`,
    });
  return relationOf([percent, count], 'truncated', [replacing(text, percent, right)], {
    zh: `${part}占${written}：只有总数为${whole}时接近，${division}，四舍五入应为${right}%，${written}是截尾`,
    en: `${part} at ${written}: only a total of ${whole} comes near, ${division}, which rounds to ${right} %; ${written} is cut off`,
  });
}

// ---- Only the whole given ----

const OF_THESE = /^[^\d,。;、!?]{0,14}(?:中|里),?[^\d,。;、!?]{0,20}(?:占比|占|比例|比重|率)(?:为|达到|达)?$/;
const OF_STATIONS =
  /^[^\d,。;、!?]{0,8}(?:断面|点位|监测点|水源地|水体)[^\d,。;、!?]{0,10}(?:率|比例|占比)(?:为|达到|达)?$/;
const OF_OTHERS = /满意|学生|居民|群众|教师|人口|面积|资金|覆盖/;

/** 147个国考断面水质优良率达98.6%: a share of a whole that is counted. */
function shareOfBase(text: string, base: Figure, percent: Figure): Relation | undefined {
  const gap = gapBetween(text, base, percent);
  if (!isPlainCount(base) || OF_OTHERS.test(gap) || !(OF_THESE.test(gap) || OF_STATIONS.test(gap))) return undefined;
  const near = floorDivide(multiply(base.value, percent.value), HUNDRED);
  const parts = [near, near + 1n, near > 0n ? near - 1n : near];
  const fitting = (interval: Interval) => parts.find(part => isPartOf(part, base.value, interval));
  const rounded = fitting(intervalOf(percent));
  const cut = rounded === undefined ? fitting(truncatedTo(percent)) : undefined;
  const part = rounded ?? cut;
  return part === undefined
    ? noPart(text, percent, base, near)
    : partOf(text, percent, base, part, rounded === undefined);
}

function isPartOf(part: bigint, base: Decimal, percent: Interval): boolean {
  return isShare([percent, fixed({ mantissa: part, exponent: 0 }), fixed(base)]);
}

function fixed(value: Decimal): Interval {
  return { low: value, high: value };
}

function partOf(text: string, percent: Figure, base: Figure, part: bigint, isCut: boolean): Relation {
  const decimals = Math.max(0, -percent.step.exponent);
  const value = { mantissa: part, exponent: 0 };
  const division = `${part}÷${formatDecimal(base.value)}＝${percentText(value, base.value, decimals + 2)}%`;
  const [whole, written] = [base, percent].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const right = roundedPercent(value, base.value, decimals);
  return relationOf([percent, base], isCut ? 'truncated' : 'holds', isCut ? [replacing(text, percent, right)] : [], {
    zh: `${whole}的${written}：${division}${isCut ? `，四舍五入应为${right}%，${written}是截尾` : ''}`,
    en: `${written} of ${whole}: ${division}${isCut ? `, which rounds to ${right} %; ${written} is cut off` : ''}`,
  });
}

function noPart(text: string, percent: Figure, base: Figure, near: bigint): Relation | undefined {
  const decimals = -percent.step.exponent;
  if (decimals < 1) return undefined;
  const [below, above] = [near, near + 1n].map(part =>
    roundedPercent({ mantissa: part, exponent: 0 }, base.value, decimals),
  ) as [string, string];
  const [whole, written] = [base, percent].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const whole100 = formatDecimal(base.value);
  return relationOf([percent, base], 'fails', [replacing(text, percent, above), replacing(text, percent, below)], {
    zh: `${whole}中没有哪个数恰好是${written}：${near}÷${whole100}＝${below}%，${near + 1n}÷${whole100}＝${above}%`,
    en: `No number out of ${whole} is ${written}: ${near} ÷ ${whole100} = ${below} %, ${near + 1n} ÷ ${whole100} = ${above} %`,
  });
}

// ----

function relationOf(
  operands: readonly Figure[],
  verdict: Relation['verdict'],
  repairs: readonly Repair[],
  working: Bilingual,
): Relation {
  return {
    type: 'share',
    start: Math.min(...operands.map(({ start }) => start)),
    end: Math.max(...operands.map(({ end }) => end)),
    operands: operands.map(({ start, end }) => ({ start, end })),
    verdict,
    certain: false,
    working,
    repairs,
  };
}

function replacing(text: string, percent: Figure, right: string): Repair {
  const { number, start, end } = percent;
  const mended = text.slice(start, number.start) + right + text.slice(number.end, end);
  return {
    title: {
      zh: `“${text.slice(start, end)}”改为“${mended}”`,
      en: `Change “${text.slice(start, end)}” to “${mended}”`,
    },
    edits: [{ start: number.start, end: number.end, text: right }],
  };
}
