import { type Reading, sourceSpan } from '../text/reading';
import type { Span } from '../text/span';
import type { Decimal } from './decimal';
import { namesOf } from './naming';
import { type Approximation, type Quantity, readQuantities } from './quantity';

export type { Approximation } from './quantity';
export type Role = 'level' | 'change' | 'share' | 'times' | 'rank';

/** A quantity and what its clause says of it. Offsets are UTF-16, in the source of the paragraph. */
export interface Figure extends Span {
  readonly number: Span;
  readonly value: Decimal;
  readonly upper: Decimal | undefined;
  readonly step: Decimal;
  /** As written, without scale; `%` for shares written as 三成 or 1/3. */
  readonly unit: string;
  readonly approx: Approximation;
  readonly numeral: Quantity['numeral'];
  readonly role: Role;
  readonly direction: 'up' | 'down' | undefined;
  /** Whether the clause itself promises it: 力争, 计划, 确保, 目标. */
  readonly promised: boolean;
  /** A year that stands in the clause before it. */
  readonly year: number | undefined;
  readonly scope: string | undefined;
  readonly name: Span;
}

/** Reads every figure of a paragraph. Linear. */
export function readFigures(source: string, reading: Reading): readonly Figure[] {
  const { text } = reading;
  if (!/[\d一二三四五六七八九十百千万亿两]/.test(text)) return [];
  const quantities = readQuantities(text);
  const names = namesOf(text, quantities);
  const figures: Figure[] = [];
  quantities.forEach((quantity, index) => {
    const figure = toFigure(source, reading, quantity, names[index]!);
    const previous = figures.at(-1);
    const gap = index > 0 ? text.slice(quantities[index - 1]!.end, quantity.start) : '';
    figures.push(previous && isListed(gap, previous, figure) ? { ...figure, role: previous.role, direction: previous.direction } : figure);
  });
  return figures;
}

/** 分别增长31%、10%: what the words say of the first number they say of the next. */
function isListed(gap: string, previous: Figure, figure: Figure): boolean {
  return /^[、和与及]$/.test(gap) && previous.unit === figure.unit && previous.role === 'change';
}

function toFigure(
  source: string,
  reading: Reading,
  quantity: Quantity,
  name: Span,
): Figure {
  const { text } = reading;
  const context = clauseBefore(text, quantity.start);
  const sentence = text.slice(startOfSentence(text, quantity.start), quantity.start);
  const unitSpan = sourceSpan(reading, quantity.unit.start, quantity.unit.end);
  const unit = unitOf(source.slice(unitSpan.start, unitSpan.end), quantity);
  return {
    ...sourceSpan(reading, quantity.start, quantity.end),
    number: sourceSpan(reading, quantity.number.start, quantity.number.end),
    value: quantity.value,
    upper: quantity.upper,
    step: quantity.step,
    unit,
    approx: quantity.approx,
    numeral: quantity.numeral,
    ...roleOf(context, text.slice(Math.max(0, quantity.start - 8), quantity.start), unit),
    promised: PROMISE.test(sentence),
    year: yearIn(sentence),
    scope: SCOPE.exec(clauseOf(sentence))?.[0],
    name: sourceSpan(reading, name.start, name.end),
  };
}

/** What stands between the last stop and a quantity, the last 14 units at most. */
function clauseBefore(text: string, at: number): string {
  return /[^,。;:!?、]*$/.exec(text.slice(Math.max(0, at - 14), at))![0];
}

const LONGEST_SENTENCE = 120;
// 计划 promises where it is a verb: at the start of a clause or after a time; 行动计划 is a name.
const PROMISE = /(?:(?:^|[,。;:、年])(?:全年|今年)?(?:计划|预计|拟)|力争|确保|争取|争创)/;

function startOfSentence(text: string, at: number): number {
  const least = Math.max(0, at - LONGEST_SENTENCE);
  for (let i = at - 1; i >= least; i--) {
    const character = text.charAt(i);
    if (character === '。' || character === ';' || character === '!' || character === '?') return i + 1;
  }
  return least;
}

const SCOPE = /全市|全省|全区|全县|全国|全校|其中/;

function clauseOf(sentence: string): string {
  return sentence.slice(sentence.lastIndexOf(',') + 1);
}

function unitOf(written: string, quantity: Quantity): string {
  if (quantity.numeral === 'fraction' || written === '成') return '%';
  return written;
}

function yearIn(sentence: string): number | undefined {
  const years = sentence.match(/(?:19|20)\d\d(?=年)/g);
  return years ? Number(years.at(-1)) : undefined;
}

const UP = /(?:增长|增加|增幅|新增|净增|增补)(?!到|至)/;
const DOWN = /(?:下降|降低|减少|回落|压缩|压减|缩减|降幅|下调)(?!到|至)/;
const UP_BY = /(?:增长|上升|提高|提升|增加|扩大|增速|增幅|涨幅)(?:分别)?(?:了|约|近|超过|超|逾|达到|达|为)?$/;
const DOWN_BY = /(?:下降|降低|减少|回落|降幅|压减)(?:分别)?(?:了|约|近|超过|超|逾|达到|达|为)?$/;

function roleOf(context: string, before: string, unit: string): Pick<Figure, 'role' | 'direction'> {
  if (unit === '倍') return { role: 'times', direction: UP_BY.test(before) ? 'up' : undefined };
  if (UP_BY.test(before)) return { role: 'change', direction: 'up' };
  if (DOWN_BY.test(before)) return { role: 'change', direction: 'down' };
  if (unit === '%' || unit === '％') return { role: 'share', direction: undefined };
  if (unit === '个百分点') return { role: 'change', direction: DOWN.test(context) ? 'down' : 'up' };
  if (UP.test(context)) return { role: 'change', direction: 'up' };
  if (DOWN.test(context)) return { role: 'change', direction: 'down' };
  return { role: 'level', direction: undefined };
}
