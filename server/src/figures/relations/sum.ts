import { add, compare, type Decimal, decimal, formatDecimal } from '../decimal';
import type { Figure } from '../figure';
import { intervalOf } from '../interval';
import type { FigureText, Relation, Repair } from '../relation';
import { type FigureSentence, figureSentences } from '../sentence';
import { slipsOf } from '../slip';

/**
 * Parts that make up a whole: 684个，其中水库5座、淤地坝20座、小微型调蓄设施659座; 18个事项，整合2项、规范6项、取消10项;
 * A 5个、B 3个，合计8个. An open list (等) and hedged figures prove nothing. Sums of intervals must meet (XBRL Calculations
 * 1.1): rounding costs nothing.
 */
export function* findSums(paragraph: FigureText): Iterable<Relation> {
  for (const sentence of figureSentences(paragraph, 3)) yield* sumsIn(sentence, paragraph.text);
}

const LEAST_PARTS = 2;
const CUE = /^[^0-9。！？]{0,24}?[,，;；:：、(（]?(?:其中|包括|包含|分别为|分别是|分为|含)[:：,，]?[^0-9。！？]{0,30}$/;
const TOTAL = /^[,，;；、]?(?:合计|共计|总计|共)[^0-9。！？,，]{0,8}$/;

function* sumsIn(sentence: FigureSentence, text: string): Iterable<Relation> {
  const { figures } = sentence;
  for (let i = 0; i + LEAST_PARTS < figures.length; i++) {
    const whole = figures[i]!;
    const gap = text.slice(whole.end, figures[i + 1]!.start);
    if (!CUE.test(gap) && !isEnumeration(text, whole, figures.slice(i + 1))) continue;
    const parts = partsFrom(text, figures, i + 1, whole);
    if (parts.length >= LEAST_PARTS && isComplete(text, whole, parts)) yield judge(text, whole, parts);
  }
  for (let i = LEAST_PARTS; i < figures.length; i++) {
    if (!TOTAL.test(text.slice(figures[i - 1]!.end, figures[i]!.start))) continue;
    const parts = partsBefore(text, figures, i);
    if (parts.length >= LEAST_PARTS) yield judge(text, figures[i]!, parts);
  }
}

/** 18个…事项,整合2项、规范6项、取消10项: parts joined by 、 right behind the whole, each with a verb or a noun of its own. */
function isEnumeration(text: string, whole: Figure, rest: readonly Figure[]): boolean {
  if (
    rest.length < 3 ||
    !/^[^0-9。！？、]{1,20}[,，][^0-9，,。！？、]{1,8}$/.test(text.slice(whole.end, rest[0]!.start))
  )
    return false;
  return rest
    .slice(1)
    .every((part, i) => /^、[^0-9，,。；;]{1,12}$/.test(text.slice(rest[i]!.end, part.start)) || i > 1);
}

/** Figures of the same kind, one behind the other, with nothing but names between them. */
function partsFrom(text: string, figures: readonly Figure[], from: number, whole: Figure): readonly Figure[] {
  const parts: Figure[] = [];
  for (let i = from; i < figures.length; i++) {
    const gap = i === from ? '' : text.slice(figures[i - 1]!.end, figures[i]!.start);
    if (!/^[^。！？]{0,40}$/.test(gap) || !isSameKind(whole, figures[i]!)) break;
    if (i > from && !/^[,，、;；和与及]/.test(gap) && !/^[^0-9，,。]{0,16}[,，、;；和与及]/.test(gap)) break;
    parts.push(figures[i]!);
  }
  return parts;
}

function partsBefore(text: string, figures: readonly Figure[], total: number): readonly Figure[] {
  const parts: Figure[] = [];
  for (let i = total - 1; i >= 0; i--) {
    if (!isSameKind(figures[total]!, figures[i]!)) break;
    parts.unshift(figures[i]!);
    if (i > 0 && !/^[^。！？；;0-9]{0,24}$/.test(text.slice(figures[i - 1]!.end, figures[i]!.start))) break;
  }
  return parts;
}

const COUNTS = /^(?:个|项|件|条|所|座|家|处|种|类|名|人|位|间|套|场|次|起|户|部|辆|台)$/;

/** The same unit, or two measure words for things that are counted; never a rate, a rank or a hedged figure. */
function isSameKind(whole: Figure, part: Figure): boolean {
  if (
    part.role === 'rank' ||
    part.role === 'times' ||
    whole.role === 'times' ||
    part.approx !== 'none' ||
    whole.approx !== 'none'
  )
    return false;
  if (part.unit === whole.unit) return !/[%％]|个百分点/.test(part.unit) || part.role === 'share';
  return COUNTS.test(part.unit) && COUNTS.test(whole.unit);
}

/** Nothing behind the last part opens the list again, and the list is not open: 等 says that more belong to it. */
function isComplete(text: string, whole: Figure, parts: readonly Figure[]): boolean {
  const last = parts.at(-1)!;
  const list = text.slice(whole.end, Math.min(text.length, last.end + 8));
  return !/等|以上|余|左右|大约|各/.test(list);
}

function judge(text: string, whole: Figure, parts: readonly Figure[]): Relation {
  const total = parts.map(part => part.value).reduce(add, decimal(0));
  const holds = meets(whole, parts);
  const repairs = holds ? [] : [...repairsOf(text, whole, parts)];
  const sum = `${parts.map(part => formatDecimal(part.value)).join('＋')}＝${formatDecimal(total)}`;
  const written = text.slice(whole.start, whole.end);
  return {
    type: 'sum',
    start: Math.min(whole.start, parts[0]!.start),
    end: Math.max(whole.end, parts.at(-1)!.end),
    operands: [whole, ...parts].map(({ start, end }) => ({ start, end })),
    // A list that one slip does not explain names some parts only.
    verdict: holds || repairs.length === 0 ? 'holds' : 'fails',
    certain: false,
    working: holds
      ? { zh: `${sum}，与${written}相符`, en: `${sum}, as “${written}” says` }
      : { zh: `${sum}，与${written}不符`, en: `${sum}, not “${written}”` },
    repairs,
  };
}

function meets(whole: Figure, parts: readonly Figure[]): boolean {
  const all = parts.map(intervalOf);
  const sumOf = (ends: readonly (Decimal | undefined)[]) =>
    ends.some(end => end === undefined) ? undefined : ends.reduce<Decimal>((sum, end) => add(sum, end!), decimal(0));
  const low = sumOf(all.map(each => each.low));
  const high = sumOf(all.map(each => each.high));
  const { low: wholeLow, high: wholeHigh } = intervalOf(whole);
  return !(low && wholeHigh && compare(low, wholeHigh) > 0) && !(high && wholeLow && compare(high, wholeLow) < 0);
}

function* repairsOf(text: string, whole: Figure, parts: readonly Figure[]): Iterable<Repair> {
  for (const slip of slipsOf(whole, text)) if (meets(slip.figure, parts)) yield repair(text, whole, slip.literal);
  for (const part of parts) {
    for (const slip of slipsOf(part, text)) {
      if (
        meets(
          whole,
          parts.map(each => (each === part ? slip.figure : each)),
        )
      )
        yield repair(text, part, slip.literal);
    }
  }
}

function repair(text: string, figure: Figure, literal: string): Repair {
  const written = text.slice(figure.number.start, figure.number.end);
  return {
    title: { zh: `“${written}”改为“${literal}”`, en: `Change “${written}” to “${literal}”` },
    edits: [{ start: figure.number.start, end: figure.number.end, text: literal }],
  };
}
