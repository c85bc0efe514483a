import { compare, type Decimal, decimal, formatDecimal, scale } from './decimal';
import type { Figure } from './figure';

/** Writes values as `figure` is written, in 万 or 亿 where it is, so that the working looks like the text. */
export function scaleText(figure: Figure): (value: Decimal) => string {
  const power = powerOf(figure);
  const suffix = power === 8 ? '亿' : power === 4 ? '万' : '';
  return value => {
    const trimmed = trim(scale(value, -power));
    return compare(value, decimal(0)) === 0 ? '0' : formatDecimal(trimmed) + suffix;
  };
}

function powerOf({ value }: Figure): number {
  const steps = [8, 4];
  return steps.find(power => compare(value, { mantissa: 1n, exponent: power }) >= 0) ?? 0;
}

function trim({ mantissa, exponent }: Decimal): Decimal {
  while (mantissa !== 0n && mantissa % 10n === 0n && exponent < 0) {
    mantissa /= 10n;
    exponent++;
  }
  return { mantissa, exponent };
}
