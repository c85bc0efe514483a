import { compare, type Decimal, decimal, floorDivide, formatDecimal, multiply, scale } from './decimal';

const HUNDRED = decimal(100);

/** Largest whole number not above 100·part / percent, and smallest not below it: totals that a share leads back to. */
export function wholeDivide(part: Decimal, percent: Decimal): bigint {
  return floorDivide(multiply(part, HUNDRED), percent);
}

export function ceilDivide(part: Decimal, percent: Decimal): bigint {
  const hundredfold = multiply(part, HUNDRED);
  const floor = floorDivide(hundredfold, percent);
  return compare(multiply(percent, { mantissa: floor, exponent: 0 }), hundredfold) === 0 ? floor : floor + 1n;
}

/** 100·part / whole with so many decimals, cut off: for showing how a division goes on. */
export function percentText(part: Decimal, whole: Decimal, decimals: number): string {
  const digits = floorDivide(scale(multiply(part, HUNDRED), decimals), whole);
  return formatDecimal({ mantissa: digits, exponent: 0 - decimals });
}

/** 100·part / whole, rounded half up to so many decimals. */
export function roundedPercent(part: Decimal, whole: Decimal, decimals: number): string {
  const twice = floorDivide(scale(multiply(part, decimal(200)), decimals), whole);
  return formatDecimal({ mantissa: (twice + 1n) / 2n, exponent: 0 - decimals });
}
