import type { Span } from '../text/span';
import { parseDecimal, scale, toNumber } from './decimal';
import type { Figure } from './figure';
import type { Interval } from './interval';

/**
 * The numbers that one slip of the pen turns into what is written: a wrong digit, two digits exchanged, a lost, added or
 * moved decimal point, a digit too many or too few. Each is given as the digits would be written.
 */
export function slipsOf(figure: Figure, text: string, isWanted: IsWanted = all): readonly Slip[] {
  const written = text.slice(figure.number.start, figure.number.end);
  const literal = written.replaceAll(',', '');
  if (!/^\d+(?:\.\d+)?$/.test(literal)) return [];
  const power = powerOf(figure, literal);
  const asWritten = written === literal ? (each: string) => each : grouped;
  return Array.from(literalsNear(literal, figure, 10 ** power, isWanted), each => ({
    literal: asWritten(each),
    span: figure.number,
    figure: withLiteral(figure, power, each),
  }));
}

/** Those that are numbers and wanted: told by their values, so that the hundred others are not kept at all. */
function literalsNear(literal: string, figure: Figure, one: number, isWanted: IsWanted): ReadonlySet<string> {
  const wanted = new Set<string>();
  const keep = (each: string) => {
    const value = Number(each);
    if (value > 0 && isWanted(value * one, figure, one) && each !== literal && isWritten(each)) wanted.add(each);
  };
  exchange(literal, keep);
  change(literal, keep);
  movePoint(literal, keep);
  shorten(literal, keep);
  lengthen(literal, keep);
  return wanted;
}

type Keep = (literal: string) => void;

/** Whether a slip is worth being looked at, by the value that it would give and the value of one in front of the point. */
export type IsWanted = (value: number, figure: Figure, one: number) => boolean;

const all: IsWanted = () => true;

/** Only those whose value comes near an interval. Reckoned in floats and wide of it, so that none is lost that meets it. */
export function nearTo({ low, high }: Interval): IsWanted {
  const least = low ? toNumber(low) : Number.NEGATIVE_INFINITY;
  const most = high ? toNumber(high) : Number.POSITIVE_INFINITY;
  return (value, { approx, upper }, one) => {
    if ((approx !== 'none' && approx !== 'about') || upper) return true;
    const by = Math.abs(value) * WIDE + one;
    return value + by >= least && value - by <= most;
  };
}

// More than 约 allows.
const WIDE = 0.06;

/** 1234567.8 as 1,234,567.8, where the writer groups digits. */
function grouped(literal: string): string {
  return literal.replace(/^\d+/, whole => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
}

/** 万 written for 亿, or 亿 for 万. */
export function scaleSlipsOf(figure: Figure, text: string): readonly Slip[] {
  const at = figure.number.end;
  const written = text.charAt(at);
  if ((written !== '万' && written !== '亿') || text.charAt(at + 1) === '亿') return [];
  const [literal, power] = written === '万' ? (['亿', 4] as const) : (['万', -4] as const);
  const { value, step } = figure;
  const slipped = { ...figure, value: scale(value, power), step: scale(step, power) };
  return [{ literal, span: { start: at, end: at + 1 }, figure: slipped }];
}

export interface Slip {
  /** What should stand in place of `span`. */
  readonly literal: string;
  readonly span: Span;
  /** The figure with that correction. */
  readonly figure: Figure;
}

function withLiteral(figure: Figure, power: number, literal: string): Figure {
  return {
    ...figure,
    value: scale(parseDecimal(literal), power),
    step: { mantissa: 1n, exponent: power - decimalsOf(literal) },
  };
}

/** The power of ten that the digits as written are multiplied with. */
function powerOf({ step }: Figure, literal: string): number {
  return step.exponent + decimalsOf(literal);
}

function decimalsOf(literal: string): number {
  const point = literal.indexOf('.');
  return point < 0 ? 0 : literal.length - point - 1;
}

/** Whether a number of more than nothing is one that somebody would write: neither .5 nor 5. nor 05. */
function isWritten(literal: string): boolean {
  if (literal.startsWith('.') || literal.endsWith('.')) return false;
  return literal.charAt(0) !== '0' || literal.charAt(1) === '.';
}

/** Two neighbours change places; a decimal point between them stays where it is. */
function exchange(literal: string, keep: Keep): void {
  for (let i = 0; i + 1 < literal.length; i++) {
    const j = literal.charAt(i + 1) === '.' ? i + 2 : i + 1;
    const [a, b] = [literal.charAt(i), literal.charAt(j)];
    if (a !== b && a !== '.' && b !== '')
      keep(literal.slice(0, i) + b + literal.slice(i + 1, j) + a + literal.slice(j + 1));
  }
}

function change(literal: string, keep: Keep): void {
  for (let i = 0; i < literal.length; i++)
    if (literal.charAt(i) !== '.') putDigits(literal.slice(0, i), literal.slice(i + 1), keep);
}

function movePoint(literal: string, keep: Keep): void {
  const digits = literal.replace('.', '');
  for (let i = digits.length - 1; i > 0; i--) keep(`${digits.slice(0, i)}.${digits.slice(i)}`);
  if (digits !== literal) keep(digits);
}

function shorten(literal: string, keep: Keep): void {
  for (let i = 0; i < literal.length; i++) keep(literal.slice(0, i) + literal.slice(i + 1));
}

function lengthen(literal: string, keep: Keep): void {
  for (let i = 0; i <= literal.length; i++) putDigits(literal.slice(0, i), literal.slice(i), keep);
}

/** Each of the ten between the two. */
function putDigits(before: string, behind: string, keep: Keep): void {
  for (const digit of DIGITS) keep(before + digit + behind);
}

const DIGITS = '0123456789';
