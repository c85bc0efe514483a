import { add, compare, type Decimal, multiply, negate, scale } from './decimal';
import type { Interval } from './interval';

/** Whether two intervals have a value in common. */
export function meet(a: Interval, b: Interval): boolean {
  return !(isAbove(a.low, b.high) || isAbove(b.low, a.high));
}

export function plus(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, add), high: both(a.high, b.high, add) };
}

export function minus(a: Interval, { low, high }: Interval): Interval {
  return plus(a, { low: high && negate(high), high: low && negate(low) });
}

/** Both without negative values. */
export function times(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, multiply), high: both(a.high, b.high, multiply) };
}

/** The interval × 10^`power`. */
export function scaled({ low, high }: Interval, power: number): Interval {
  return { low: low && scale(low, power), high: high && scale(high, power) };
}

export function exactly(value: Decimal): Interval {
  return { low: value, high: value };
}

function isAbove(a: Decimal | undefined, b: Decimal | undefined): boolean {
  return a !== undefined && b !== undefined && compare(a, b) > 0;
}

function both(
  a: Decimal | undefined,
  b: Decimal | undefined,
  combine: (a: Decimal, b: Decimal) => Decimal,
): Decimal | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}
