import { exactly, meet, plus } from '../arithmetic';
import { lastAside, MOST_ASIDES } from '../asides';
import { gapBetween, LONGEST_GAP, markOf } from '../between';
import { anyOf, classOf, firstsOf, isAt } from '../characters';
import { add, compare, type Decimal, decimal, formatDecimal, multiply, subtract } from '../decimal';
import type { Figure } from '../figure';
import { type Interval, intervalOf } from '../interval';
import { type Fits, fitsRoughly, isBeyondDoubt, verdictOf } from '../judgement';
import { countAlike, isAmount, isRelative } from '../kinds';
import type { Relation, Repair, TiedText } from '../relation';
import { repairsOf } from '../repair';
import { scaleText } from '../scale-text';

/**
 * Parts that make up a whole: 684个,其中水库5座、淤地坝20座、小微型调蓄设施659座; 18个事项,整合2项、规范6项、取消10项;
 * A 5个、B 3个,合计8个; shares of one distribution. An open list (等) and hedged figures prove nothing, and a list that
 * no slip of one number explains names some parts only. Linear.
 */
export function* findSums(paragraph: TiedText): Iterable<Relation> {
  const { text, figures } = paragraph;
  for (let i = 0; i < figures.length; i++) {
    const parted = mayHaveParts(paragraph, i) ? sumFrom(text, figures, i) : undefined;
    const sum = parted ?? (figures[i]!.marks & OF_TOTAL ? totalAt(text, figures, i) : undefined);
    const relation = sum && judgeSum(text, sum);
    if (relation) yield relation;
  }
  yield* findDistributions(paragraph);
}

/** A whole and what it is made up of. */
export interface Sum {
  readonly whole: Figure;
  readonly parts: readonly Figure[];
  /** Whether the words leave no doubt that these are all the parts (分为, 合计), make it likely, or allow it. */
  readonly completeness: 'sure' | 'likely' | 'possible';
}

const LEAST_PARTS = 2;
const MOST_PARTS = 24;

const PARTS = '其中 包括 包含 分为';
const OF_PARTS = markOf(firstsOf(PARTS));

/** `,其中A` may begin the next sentence; a bracket opens a list as well. */
const PARTS_CUE = new RegExp(`^[^\\d。;!?]{0,24}?[。,;:、(]?(${PARTS.replaceAll(' ', '|')})[:,]?[^\\d。;!?]{0,30}$`);
const LIST_CUE = /^[^\d。;!?、]{0,20}[,:(][^\d,。;!?、]{1,5}$/;

// 186.5亿元,增长6.2%,其中: what grew stands before what it grew by.
const CUE_BEHIND_ASIDES = /^[^\d。;!?,]{0,8}[。,;](其中|分为)[:,]?[^\d。;!?]{0,30}$/;

/** Whether a list of parts may begin behind a figure: behind a word that says so, or where three in a row are joined. */
function mayHaveParts({ text, figures }: TiedText, at: number): boolean {
  const third = figures[at + 3];
  if (third && isAt(text, figures[at + 1]!.end, LIST_JOINTS) && isAt(text, figures[at + 2]!.end, LIST_JOINTS))
    return true;
  for (let next = at + 1; next <= at + 1 + MOST_ASIDES && next < figures.length; next++)
    if (figures[next]!.marks & OF_PARTS) return true;
  return false;
}

const LIST_JOINTS = classOf('、和及');

function sumFrom(text: string, figures: readonly Figure[], at: number): Sum | undefined {
  const whole = figures[at]!;
  if (!isSummable(whole)) return undefined;
  const last = lastAside(text, figures, at);
  const first = figures[last + 1];
  if (!first) return undefined;
  const gap = gapWithoutYears(text, figures[last]!, first);
  const cue = (last === at ? PARTS_CUE : CUE_BEHIND_ASIDES).exec(gap)?.[1];
  if ((cue === undefined && (last > at || !LIST_CUE.test(gap))) || isInList(text, figures, at)) return undefined;
  if (cue === undefined) return enumerated(text, figures, at);
  const sum = listed(text, figures, at, last + 1, cue === '分为');
  return sum && last > at && !isNear(sum) ? undefined : sum;
}

/** Whether the parts make nine tenths of the whole at least, and no more than eleven: others name some parts only. */
function isNear({ whole, parts }: Sum): boolean {
  const tenths = (value: Decimal, by: bigint) => multiply(value, { mantissa: by, exponent: 0 });
  const [total, all] = [tenths(totalOf(parts), 10n), whole.value];
  return compare(total, tenths(all, 9n)) >= 0 && compare(total, tenths(all, 11n)) <= 0;
}

/** The words between two figures. A year is one of them: 8.74亿元,其中2021年2.05亿元、2022年2.16亿元. */
function gapWithoutYears(text: string, a: Figure, b: Figure): string {
  const gap = gapBetween(text, a, b);
  return gap.includes('年') ? gap.replace(/\d{4}(?=年)/g, '某某某某') : gap;
}

function isSummable(figure: Figure): boolean {
  return isAmount(figure) && figure.approx === 'none' && figure.numeral !== 'fraction';
}

/** The parts that 其中 introduces. What counts something else beside them (新增学位6000个 among projects) is left out. */
function listed(
  text: string,
  figures: readonly Figure[],
  at: number,
  first: number,
  isExplicit: boolean,
): Sum | undefined {
  const whole = figures[at]!;
  const run = runFrom(text, figures, first);
  const parts = run.filter(figure => countAlike(whole, figure) && isSummable(figure));
  const last = parts.at(-1);
  if (!last || parts.length < LEAST_PARTS || run.some(figure => countAlike(whole, figure) && !isSummable(figure)))
    return undefined;
  const own = withoutAsides(text, whole, parts);
  if (own.length < LEAST_PARTS || isOpen(text, whole, last)) return undefined;
  if (OVERLAPPING.test(text.slice(whole.end, last.end + 6))) return undefined;
  const completeness = isExplicit ? 'sure' : completenessOf(text, own);
  return completeness && { whole, parts: own, completeness };
}

/** Figures of a list, up to the end of its sentence or to the next 其中. */
function runFrom(text: string, figures: readonly Figure[], from: number): readonly Figure[] {
  const run: Figure[] = [];
  for (let i = from; i < figures.length && run.length < MOST_PARTS; i++) {
    const gap = i === from ? '' : gapWithoutYears(text, figures[i - 1]!, figures[i]!);
    if (gap.length > LONGEST_GAP || /[。!?]|其中|累计|合计|共计|总计/.test(gap)) break;
    if (/同比|比上年/.test(gap) && !isRelative(figures[i]!)) break;
    if (i > from && !/[、,;和及与]/.test(gap)) break;
    run.push(figures[i]!);
  }
  return run;
}

/** Where most parts bear the noun of the whole, one that does not and is larger than the whole counts something else. */
function withoutAsides(text: string, whole: Figure, parts: readonly Figure[]): readonly Figure[] {
  const noun = nounOf(text, whole);
  const own = parts.filter(part => sharesNoun(noun, nameOf(text, part)));
  if (own.length < LEAST_PARTS || own.length === parts.length) return parts;
  const asides = parts.filter(part => !own.includes(part));
  return asides.every(aside => isLarger(aside, whole)) ? own : [];
}

function isLarger(a: Figure, b: Figure): boolean {
  return !meet({ low: a.value, high: a.value }, { low: undefined, high: b.value });
}

/** The words around a figure that may say what it counts. */
function nounOf(text: string, figure: Figure): string {
  return `${nameOf(text, figure)} ${/^[^\d,。;:、(]{0,16}/.exec(text.slice(figure.end, figure.end + 16))![0]}`;
}

function nameOf(text: string, { name }: Figure): string {
  return text.slice(name.start, name.end);
}

function sharesNoun(noun: string, name: string): boolean {
  const tail = name.slice(-2);
  return tail.length === 2 && noun.includes(tail);
}

// 等 in 高等 and 一等 is part of a word; 各 multiplies.
const OPEN = /(?<![高中初同平均优一二三四特])等(?![级值效高额])|各\d|以上|不等|左右|大部分|主要/;
// People and things can have several of these at once, so that such parts need not add up.
const OVERLAPPING = /党员|女性|女生|女教师|少数民族|双一流|一流|应届|重点|骨干|留学|主持|参与|市级以上|省级以上/;

/** Whether the stretch from one figure to another, with the words behind it, says that there are more. */
function isOpen(text: string, first: Figure, last: Figure): boolean {
  const behind = /^[^,。;!?]{0,10}/.exec(text.slice(last.end, last.end + 10))![0];
  return OPEN.test(text.slice(first.end, last.end) + behind);
}

// Two kinds that leave no third.
const COMPLEMENTS = [
  /城镇|城市/,
  /农村|乡村/,
  /男/,
  /女/,
  /公办/,
  /民办/,
  /必修/,
  /选修/,
  /提案/,
  /建议/,
  /进口/,
  /出口/,
  /(?<!非)税收/,
  /非税/,
  /内资/,
  /外资/,
  /境内|省内|市内/,
  /境外|省外|市外/,
  /线上/,
  /线下/,
  /新建/,
  /改扩建|续建/,
];

/** After 其中, three parts joined alike are most likely all of them; two may be, and are where they leave no third. */
function completenessOf(text: string, parts: readonly Figure[]): Sum['completeness'] | undefined {
  const joints = parts.slice(1).map((part, i) => jointIn(gapWithoutYears(text, parts[i]!, part)));
  const isUniform = joints.every(joint => joint === joints[0] || joint === '和');
  const haveOneEnding = new Set(parts.map(part => nameOf(text, part).slice(-1))).size === 1;
  if (parts.length === 2) return areComplements(text, parts) ? 'likely' : 'possible';
  return haveOneEnding || (isUniform && (joints[0] !== ',' || parts.length > 3)) ? 'likely' : undefined;
}

/** The sign between two parts; the last one where something is said of the first part besides (20亿元,增长3.1%;). */
function jointIn(gap: string): string {
  const signs = gap.match(/[、,;]/g);
  return (/\d/.test(gap) ? signs?.at(-1) : signs?.[0]) ?? '和';
}

function areComplements(text: string, parts: readonly Figure[]): boolean {
  const [first, second] = parts.map(part => COMPLEMENTS.findIndex(kind => kind.test(nameOf(text, part)))) as [
    number,
    number,
  ];
  return first >= 0 && second >= 0 && first !== second && first >> 1 === second >> 1;
}

/** 小学30所、初中20所,其中…: 其中 may speak of the whole list, so that no single figure is the whole. */
function isInList(text: string, figures: readonly Figure[], at: number): boolean {
  const [previous, whole] = [figures[at - 1], figures[at]!];
  if (!previous || !countAlike(previous, whole) || !isAmount(previous)) return false;
  return /^[^\d。;!?,、]{0,10}[,、和及][^\d。;!?,、]{0,16}$/.test(gapWithoutYears(text, previous, whole));
}

/** 18个事项,整合2项、规范6项、取消10项: three parts or more in one unit, each told apart by a word or two. */
function enumerated(text: string, figures: readonly Figure[], at: number): Sum | undefined {
  const whole = figures[at]!;
  const parts = [figures[at + 1]!];
  for (let i = at + 2; i < figures.length && parts.length < MOST_PARTS; i++) {
    if (!/^[、和及][^\d,。;!?、]{1,5}$/.test(text.slice(figures[i - 1]!.end, figures[i]!.start))) break;
    parts.push(figures[i]!);
  }
  const last = parts.at(-1)!;
  const areAlike = parts.every(part => isSummable(part) && part.unit === parts[0]!.unit && countAlike(whole, part));
  if (parts.length < 3 || !areAlike || !/^(?:[,。;!?)]|$)/.test(text.slice(last.end, last.end + 1))) return undefined;
  return isOpen(text, whole, last) ? undefined : { whole, parts, completeness: 'likely' };
}

const TOTALS = '合计 共计 总计 总共 共(?![同建享青产治创富育商管和赢性])';
const OF_TOTAL = markOf(firstsOf(TOTALS));
const TOTAL = new RegExp(`^[^\\d。;!?,]{0,10}[,、;(]?${anyOf(TOTALS)}[^\\d。;!?,、]{0,8}$`);

/** A 5个、B 3个,合计8个. */
function totalAt(text: string, figures: readonly Figure[], at: number): Sum | undefined {
  const whole = figures[at]!;
  if (at < LEAST_PARTS || !isSummable(whole)) return undefined;
  if (!TOTAL.test(gapWithoutYears(text, figures[at - 1]!, whole))) return undefined;
  const parts = partsBefore(text, figures, at);
  if (parts.length < LEAST_PARTS || isOpen(text, parts[0]!, parts.at(-1)!)) return undefined;
  return { whole, parts, completeness: 'sure' };
}

/** The list that ends before a total. None where its joints differ: the total may be of the last few only. */
function partsBefore(text: string, figures: readonly Figure[], total: number): readonly Figure[] {
  const parts = [figures[total - 1]!];
  if (!isSummable(parts[0]!) || !countAlike(parts[0]!, figures[total]!)) return [];
  let joint: string | undefined;
  for (let i = total - 2; i >= 0 && parts.length < MOST_PARTS; i--) {
    const found = JOINT.exec(gapWithoutYears(text, figures[i]!, figures[i + 1]!))?.[1];
    if (found === undefined || !countAlike(figures[i]!, figures[total]!) || !isSummable(figures[i]!)) break;
    if (i > 0 && TOTAL.test(gapWithoutYears(text, figures[i - 1]!, figures[i]!))) break;
    if (joint !== undefined && found !== joint) return [];
    if (found !== '和') joint = found;
    parts.unshift(figures[i]!);
  }
  const isBare = parts.slice(1).some((part, i) => /[、,和]$/.test(gapWithoutYears(text, parts[i]!, part)));
  return isBare && !RESPECTIVELY.test(text.slice(Math.max(0, parts[0]!.start - 8), parts[0]!.start)) ? [] : parts;
}

/** Only after this word do amounts of one total stand side by side without names: 3批,分别为120万元、80万元、60万元,共计260万元. */
const RESPECTIVELY = /分别(?:为|是|达)?$/;

// A bracket between two figures holds a part of the first, not another part of the total.
const JOINT = /^[^\d。;!?,、()]{0,8}([、,和])[^\d。;!?,、()]{0,16}$/;

/** Undefined where the parts seem not to be all of them. */
export function judgeSum(text: string, sum: Sum): Relation | undefined {
  const { whole, parts } = sum;
  const all = [whole, ...parts];
  const verdict = verdictOf(all, fits);
  const repairs = verdict === 'fails' ? correctionsOf(text, all, sum.completeness) : [];
  // A list that one slip does not explain names some parts only.
  if (verdict === 'fails' && repairs.length === 0) return undefined;
  if (sum.completeness === 'possible' && !isExact(all)) return undefined;
  const within = isExact(all) ? { zh: '', en: '' } : { zh: '在四舍五入范围内', en: ' within rounding' };
  const written = text.slice(whole.start, whole.end);
  const addition = additionOf(text, parts, whole);
  return {
    type: 'sum',
    start: Math.min(whole.start, parts[0]!.start),
    end: Math.max(whole.end, parts.at(-1)!.end),
    operands: all.map(({ start, end }) => ({ start, end })),
    verdict,
    certain:
      verdict === 'fails' && isBeyondDoubt(text, all, fits) && !text.slice(whole.end, parts[0]!.start).includes('。'),
    working:
      verdict === 'fails'
        ? { zh: `${addition}，与总数${written}不符`, en: `${addition}, not the total “${written}”` }
        : {
            zh: `${addition}，${within.zh}与总数${written}相符`,
            en: `${addition}, the total “${written}”${within.en}`,
          },
    repairs,
  };
}

/**
 * After 其中 only a slip that makes the sum come out to the last digit counts: rounded numbers that come near one another
 * by some slip are too many, and the list may well name some parts only.
 */
function correctionsOf(text: string, all: readonly Figure[], completeness: Sum['completeness']): readonly Repair[] {
  if (completeness === 'possible') return [];
  if (completeness === 'likely' && fitsRoughly(all, fits)) return [];
  const exact = repairsOf(text, all, makesExact(all));
  return exact.length > 0 || completeness !== 'sure' ? exact : repairsOf(text, all, makesFit(all));
}

/** Whether a correction makes the sum come out. The difference is worked out once, as there are many slips to try. */
function makesExact(all: readonly Figure[]): (corrected: Figure, instead: Figure) => boolean {
  const [whole, ...parts] = all;
  const missing = subtract(whole!.value, totalOf(parts));
  return (corrected, instead) => {
    const change = subtract(corrected.value, instead.value);
    return compare(instead === whole ? add(missing, change) : subtract(missing, change), decimal(0)) === 0;
  };
}

/** Whether it does within rounding. */
function makesFit(all: readonly Figure[]): (corrected: Figure, instead: Figure) => boolean {
  const [whole, ...parts] = all;
  const total = parts.map(intervalOf).reduce<Interval>(plus, exactly(decimal(0)));
  return (corrected, instead) => {
    if (instead === whole) return meet(intervalOf(corrected), total);
    return meet(intervalOf(whole!), plus(without(total, intervalOf(instead)), intervalOf(corrected)));
  };
}

/** A sum of intervals without one of its terms. */
function without({ low, high }: Interval, term: Interval): Interval {
  return { low: low && term.low && subtract(low, term.low), high: high && term.high && subtract(high, term.high) };
}

function isExact([whole, ...parts]: readonly Figure[]): boolean {
  return compare(whole!.value, totalOf(parts)) === 0;
}

/** The first interval is the whole's. */
const fits: Fits = ([whole, ...parts]) => meet(whole!, parts.reduce<Interval>(plus, exactly(decimal(0))));

function additionOf(text: string, parts: readonly Figure[], whole: Figure): string {
  const total = totalOf(parts);
  const inWords = scaleText(text, whole);
  return `${parts.map(part => inWords(part.value)).join('＋')}＝${inWords(total)}`;
}

function makesHundred(shares: readonly Figure[]): (corrected: Figure, instead: Figure) => boolean {
  const missing = subtract(decimal(100), totalOf(shares));
  return (corrected, instead) => compare(subtract(corrected.value, instead.value), missing) === 0;
}

function totalOf(parts: readonly Figure[]): Decimal {
  return parts.map(({ value }) => value).reduce<Decimal>(add, decimal(0));
}

const HUNDRED = exactly(decimal(100));
const DISTRIBUTION = /(?:按|按照)[^\d。;!?]{0,40}$/;

/** 按30%、30%、40%的比例: the shares of one distribution make 100 % within rounding. */
function* findDistributions({ text, figures }: TiedText): Iterable<Relation> {
  for (let i = 0; i + LEAST_PARTS <= figures.length; i++) {
    if (!isShare(figures[i]!) || !isShare(figures[i + 1]!)) continue;
    const shares = sharesFrom(text, figures, i);
    const relation = shares.length < LEAST_PARTS ? undefined : distribution(text, shares);
    if (relation) yield relation;
    i += Math.max(0, shares.length - 1);
  }
}

function sharesFrom(text: string, figures: readonly Figure[], from: number): readonly Figure[] {
  const before = text.slice(Math.max(0, figures[from]!.start - 44), figures[from]!.start);
  const shares: Figure[] = [];
  for (let i = from; i < figures.length && isShare(figures[i]!) && shares.length < MOST_PARTS; i++) {
    if (i > from && !/^[、,和及:][^\d。;!?]{0,16}$/.test(gapWithoutYears(text, figures[i - 1]!, figures[i]!))) break;
    shares.push(figures[i]!);
  }
  const last = shares.at(-1);
  const isWhole =
    last &&
    (/^[^\d。;!?,]{0,6}的?(?:比例|比重)/.test(text.slice(last.end, last.end + 10))
      ? DISTRIBUTION.test(before)
      : /(?:其余|其他|其它)[^\d、,。;]{0,10}占?[^\d]{0,4}$/.test(text.slice(last.start - 14, last.start)) &&
        /占/.test(before));
  return isWhole ? shares : [];
}

function isShare({ unit, approx, numeral, role }: Figure): boolean {
  return unit === '%' && approx === 'none' && numeral === 'arabic' && role === 'share';
}

function distribution(text: string, shares: readonly Figure[]): Relation | undefined {
  const whole: Fits = parts => meet(HUNDRED, parts.reduce<Interval>(plus, exactly(decimal(0))));
  const verdict = verdictOf(shares, whole);
  const repairs = verdict === 'fails' ? repairsOf(text, shares, makesHundred(shares)) : [];
  if (verdict === 'fails' && repairs.length === 0) return undefined;
  const total = formatDecimal(totalOf(shares));
  const sum = `${shares.map(({ value }) => `${formatDecimal(value)}%`).join('＋')}＝${total}%`;
  return {
    type: 'sum',
    start: shares[0]!.start,
    end: shares.at(-1)!.end,
    operands: shares.map(({ start, end }) => ({ start, end })),
    verdict,
    certain: verdict === 'fails' && isBeyondDoubt(text, shares, whole),
    working:
      verdict === 'fails'
        ? { zh: `${sum}，合起来不是100%`, en: `${sum}, which is not 100 %` }
        : { zh: `${sum}，合起来是100%`, en: `${sum}, which makes 100 %` },
    repairs,
  };
}
