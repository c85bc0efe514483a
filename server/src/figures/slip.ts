import type { Span } from '../text/span';
import { parseDecimal, scale } from './decimal';
import type { Figure } from './figure';

/**
 * The numbers that one slip of the pen turns into what is written: a wrong digit, two digits exchanged, a lost, added or
 * moved decimal point, a digit too many or too few. Each is given as the digits would be written.
 */
export function slipsOf(figure: Figure, text: string): readonly Slip[] {
  const written = text.slice(figure.number.start, figure.number.end);
  const literal = written.replaceAll(',', '');
  if (!/^\d+(?:\.\d+)?$/.test(literal)) return [];
  const literals = new Set([
    ...exchanged(literal),
    ...changed(literal),
    ...moved(literal),
    ...shortened(literal),
    ...lengthened(literal),
  ]);
  literals.delete(literal);
  const asWritten = written === literal ? (each: string) => each : grouped;
  return [...literals]
    .filter(isNumber)
    .map(each => ({ literal: asWritten(each), span: figure.number, figure: withLiteral(figure, literal, each) }));
}

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

function withLiteral(figure: Figure, old: string, literal: string): Figure {
  const power = figure.step.exponent + decimalsOf(old);
  return {
    ...figure,
    value: scale(parseDecimal(literal), power),
    step: { mantissa: 1n, exponent: power - decimalsOf(literal) },
  };
}

function decimalsOf(literal: string): number {
  return literal.split('.')[1]?.length ?? 0;
}

function isNumber(literal: string): boolean {
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(literal) && !/^0+(?:\.0+)?$/.test(literal);
}

/** Two neighbours change places; a decimal point between them stays where it is. */
function* exchanged(literal: string): Iterable<string> {
  for (let i = 0; i + 1 < literal.length; i++) {
    const j = literal.charAt(i + 1) === '.' ? i + 2 : i + 1;
    const [a, b] = [literal.charAt(i), literal.charAt(j)];
    if (a !== b && a !== '.' && b !== '')
      yield literal.slice(0, i) + b + literal.slice(i + 1, j) + a + literal.slice(j + 1);
  }
}

function* changed(literal: string): Iterable<string> {
  for (let i = 0; i < literal.length; i++) {
    if (literal.charAt(i) === '.') continue;
    for (let digit = 0; digit <= 9; digit++) yield literal.slice(0, i) + digit + literal.slice(i + 1);
  }
}

function* moved(literal: string): Iterable<string> {
  const digits = literal.replace('.', '');
  for (let i = digits.length - 1; i > 0; i--) yield `${digits.slice(0, i)}.${digits.slice(i)}`;
  if (digits !== literal) yield digits;
}

function* shortened(literal: string): Iterable<string> {
  for (let i = 0; i < literal.length; i++) yield literal.slice(0, i) + literal.slice(i + 1);
}

function* lengthened(literal: string): Iterable<string> {
  for (let i = 0; i <= literal.length; i++) {
    for (let digit = 0; digit <= 9; digit++) yield literal.slice(0, i) + digit + literal.slice(i);
  }
}
