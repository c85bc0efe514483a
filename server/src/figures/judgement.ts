import { add, type Decimal, multiply, scale, subtract } from './decimal';
import type { Figure } from './figure';
import { type Interval, intervalOf, truncatedTo } from './interval';
import type { Relation } from './relation';

/** Whether values within the intervals, one for every figure, can stand in the relation. */
export type Fits = (intervals: readonly Interval[]) => boolean;

/**
 * Judges figures in one mode at a time: all rounded, then all cut off, then either (FIGURES.md). Only what fails in every
 * mode fails.
 */
export function verdictOf(figures: readonly Figure[], fits: Fits): Relation['verdict'] {
  if (fits(figures.map(intervalOf))) return 'holds';
  return fits(figures.map(cutOff)) || fits(figures.map(hull)) ? 'truncated' : 'fails';
}

/** Whether a failure is beyond doubt: no hedge, three significant digits everywhere, and round numbers taken as rough ones do not fit either. */
export function isBeyondDoubt(text: string, figures: readonly Figure[], fits: Fits): boolean {
  return figures.every(figure => isSharp(text, figure)) && !fits(figures.map(coarse));
}

/** Whether figures of one or two digits fit when all were rounded to the last place that any of them uses: 120, 60, 30, 20. */
export function fitsRoughly(figures: readonly Figure[], fits: Fits): boolean {
  if (figures.some(({ value }) => significant(value) > 2)) return false;
  const place = figures.map(placeOf).reduce((least, each) => Math.min(least, each));
  return fits(figures.map(figure => roughly(figure, place)));
}

function isSharp(text: string, { approx, number }: Figure): boolean {
  const digits = text.slice(number.start, number.end).replace(/\D/g, '').replace(/^0+/, '');
  return approx === 'none' && digits.length >= 3;
}

function cutOff(figure: Figure): Interval {
  return figure.approx === 'none' ? truncatedTo(figure) : intervalOf(figure);
}

function hull(figure: Figure): Interval {
  return { low: intervalOf(figure).low, high: cutOff(figure).high };
}

const HALF: Decimal = { mantissa: 5n, exponent: -1 };

/** 5000万 as any value that rounds to it in its first place. */
function coarse(figure: Figure): Interval {
  return roughly(figure, placeOf(figure));
}

/** The power of ten of the last digit that is not a zero. */
function placeOf({ value: { mantissa, exponent } }: Figure): number {
  if (mantissa === 0n) return exponent;
  let [digits, place] = [mantissa, exponent];
  while (digits % 10n === 0n) {
    digits /= 10n;
    place++;
  }
  return place;
}

function significant({ mantissa }: Decimal): number {
  return String(mantissa).replace(/0+$/, '').length;
}

function roughly(figure: Figure, place: number): Interval {
  if (place <= figure.step.exponent) return intervalOf(figure);
  const by = multiply(scale({ mantissa: 1n, exponent: 0 }, place), HALF);
  return { low: subtract(figure.value, by), high: add(figure.value, by) };
}
