import { type Reading, sourceSpan } from '../text/reading';
import type { Span } from '../text/span';
import type { UnitRun } from '../text/unit-memory';
import { anyOf, type CharacterClass, classOf, firstsOf, holds, isAt, lastsOf } from './characters';
import { type Cues, readCues } from './cues';
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
  readonly infix: boolean;
  readonly numeral: Quantity['numeral'];
  readonly role: Role;
  readonly direction: 'up' | 'down' | undefined;
  /** Whether the clause itself promises it: 力争, 计划, 确保, 目标. */
  readonly promised: boolean;
  /** A year that stands in the clause before it. */
  readonly year: number | undefined;
  readonly scope: string | undefined;
  readonly name: Span;
  /** What stands in front of it, from the beginning of the figure before it: see `markOf`. */
  readonly marks: number;
}

/** Reads every figure of a paragraph; `units` are those of the reading. Linear. */
export function readFigures(source: string, reading: Reading, units?: UnitRun): readonly Figure[] {
  const { text } = reading;
  const marks: number[] = [];
  const quantities = readQuantities(text, marks, units);
  if (quantities.length === 0) return NONE;
  const names = namesOf(text, quantities, marks);
  const cuesAt = readCues(text);
  const figures: Figure[] = [];
  for (let index = 0; index < quantities.length; index++) {
    const quantity = quantities[index]!;
    const cues = cuesAt(quantity.start, marks[index]!);
    const figure = toFigure(source, reading, quantity, names[index]!, cues, marks[index]!);
    const isNext = index > 0 && isListed(text, quantities[index - 1]!.end, quantity.start);
    figures.push(isNext ? likePrevious(figure, figures[index - 1]!) : figure);
  }
  // Without the room that an array keeps for more: it lives as long as its line.
  return figures.slice();
}

const NONE: readonly Figure[] = [];
const JOINTS = classOf('、和与及');

/** 分别增长31%、10%: nothing but a sign stands between them. */
function isListed(text: string, from: number, to: number): boolean {
  return to - from === 1 && isAt(text, from, JOINTS);
}

/** What the words say of the first number of a list they say of the next. */
function likePrevious(figure: Figure, { unit, role, direction }: Figure): Figure {
  return role === 'change' && unit === figure.unit ? { ...figure, role, direction } : figure;
}

function toFigure(source: string, reading: Reading, quantity: Quantity, name: Span, cues: Cues, marks: number): Figure {
  const { text } = reading;
  const unitSpan = sourceSpan(reading, quantity.unit.start, quantity.unit.end);
  const unit = unitOf(source.slice(unitSpan.start, unitSpan.end), quantity);
  const span = sourceSpan(reading, quantity.start, quantity.end);
  const { role, direction } = roleOf(text, quantity, unit);
  // Field by field: spreading objects takes a third of the time of reading a figure.
  return {
    start: span.start,
    end: span.end,
    number: sourceSpan(reading, quantity.number.start, quantity.number.end),
    value: quantity.value,
    upper: quantity.upper,
    step: quantity.step,
    unit,
    approx: quantity.approx,
    infix: quantity.infix,
    numeral: quantity.numeral,
    role,
    direction,
    promised: cues.promised,
    year: cues.year,
    scope: cues.scope,
    name: sourceSpan(reading, name.start, name.end),
    marks,
  };
}

function unitOf(written: string, quantity: Quantity): string {
  if (quantity.numeral === 'fraction' || written === '成') return '%';
  if (quantity.numeral === 'doubling') return '倍';
  if (quantity.numeral === 'rank' && written === '') return '位';
  return written;
}

const LONGEST_CLAUSE = 14;
const CLAUSE_ENDS = classOf(',。;:!?、');

/** What stands between the last stop and a quantity, the last 14 units at most. */
function clauseStart(text: string, at: number): number {
  const least = Math.max(0, at - LONGEST_CLAUSE);
  let start = at;
  while (start > least && !isAt(text, start - 1, CLAUSE_ENDS)) start--;
  return start;
}

const RISES = '增长 增加 增幅 新增 净增 增补';
const FALLS = '下降 降低 减少 回落 压缩 压减 缩减 降幅 下调';
const UP = new RegExp(`${anyOf(RISES)}(?!到|至)`);
const DOWN = new RegExp(`${anyOf(FALLS)}(?!到|至)`);
const OPENS_RISE = classOf(firstsOf(RISES));
const OPENS_FALL = classOf(firstsOf(FALLS));
const RISEN = '增长 上升 提高 提升 增加 扩大 增速 增幅 涨幅';
const FALLEN = '下降 降低 减少 回落 降幅 压减';
const BY = '了 约 近 超过 超 逾 达到 达 为';
const UP_BY = new RegExp(`${anyOf(RISEN)}(?:分别)?${anyOf(BY)}?$`);
const DOWN_BY = new RegExp(`${anyOf(FALLEN)}(?:分别)?${anyOf(BY)}?$`);
const ENDS_CHANGE = classOf(lastsOf(`${RISEN} ${FALLEN} 分别 ${BY}`));

/** What a figure is said to do, as objects that all figures share. */
const RANK: Said = { role: 'rank', direction: undefined };
const TIMES: Said = { role: 'times', direction: undefined };
const TIMES_MORE: Said = { role: 'times', direction: 'up' };
const MORE: Said = { role: 'change', direction: 'up' };
const LESS: Said = { role: 'change', direction: 'down' };
const SHARE: Said = { role: 'share', direction: undefined };
const LEVEL: Said = { role: 'level', direction: undefined };

type Said = Pick<Figure, 'role' | 'direction'>;

function roleOf(text: string, { numeral, start }: Quantity, unit: string): Said {
  if (numeral === 'rank') return RANK;
  if (numeral === 'doubling') return TIMES_MORE;
  const change = changeBefore(text, start);
  if (unit === '倍') return change === MORE ? TIMES_MORE : TIMES;
  if (change) return change;
  if (unit === '%' || unit === '％') return SHARE;
  const from = clauseStart(text, start);
  if (unit === '个百分点') return isSaid(text, from, start, OPENS_FALL, DOWN) ? LESS : MORE;
  if (isSaid(text, from, start, OPENS_RISE, UP)) return MORE;
  return isSaid(text, from, start, OPENS_FALL, DOWN) ? LESS : LEVEL;
}

/** 增长了5%, 分别下降3个: the number is what it changed by. */
function changeBefore(text: string, start: number): Said | undefined {
  if (!isAt(text, start - 1, ENDS_CHANGE)) return undefined;
  const before = text.slice(Math.max(0, start - LONGEST_CHANGE), start);
  return UP_BY.test(before) ? MORE : DOWN_BY.test(before) ? LESS : undefined;
}

const LONGEST_CHANGE = 8;

function isSaid(text: string, from: number, to: number, opens: CharacterClass, pattern: RegExp): boolean {
  return holds(text, from, to, opens) && pattern.test(text.slice(from, to));
}
