import { add, type Decimal, multiply, scale, subtract } from './decimal';
import type { Figure } from './figure';

/** The values a written figure may stand for, in its base unit. An end that is undefined is open. */
export interface Interval {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}

const HALF: Decimal = { mantissa: 5n, exponent: -1 };
const FIVE_PERCENT: Decimal = { mantissa: 5n, exponent: -2 };

/**
 * What the words of a figure mean: the hard side of its hedge, a range, or the values that round to what is written.
 * A count without scale and decimals is exact. Source: 民法典 §1259 for 以上 and 以下, FIGURES.md for the rest.
 */
export function intervalOf(figure: Figure): Interval {
  const { value, upper, approx } = figure;
  if (upper) return { low: value, high: upper };
  if (approx === 'over' || approx === 'at-least')
    return { low: value, high: figure.infix ? overLimit(figure) : undefined };
  if (approx === 'under' || approx === 'at-most' || approx === 'nearly') return { low: undefined, high: value };
  if (approx === 'about') return around(value, multiply(value, FIVE_PERCENT));
  return roundedTo(figure);
}

/** Values that round to what is written. */
export function roundedTo(figure: Figure): Interval {
  if (figure.numeral === 'fraction' || isExact(figure)) return { low: figure.value, high: figure.value };
  return around(figure.value, multiply(figure.step, HALF));
}

/** Values whose digits, cut off, are what is written. */
export function truncatedTo(figure: Figure): Interval {
  return isExact(figure) ? roundedTo(figure) : { low: figure.value, high: add(figure.value, figure.step) };
}

/** People, projects and houses are counted, not measured, unless written with 万 or 亿 or decimals. */
export function isExact(figure: Figure): boolean {
  return figure.step.exponent === 0 && !/[%％元米里亩克吨斤时瓦]/.test(figure.unit) && figure.unit !== '个百分点';
}

function around(value: Decimal, by: Decimal): Interval {
  return { low: subtract(value, by), high: add(value, by) };
}

/** 2100余 means less than 2200: below the next value of the last place that is not a zero. */
function overLimit(figure: Figure): Decimal {
  let { mantissa, exponent } = figure.value;
  while (mantissa !== 0n && mantissa % 10n === 0n) {
    mantissa /= 10n;
    exponent++;
  }
  return add(figure.value, scale({ mantissa: 1n, exponent: 0 }, exponent));
}
