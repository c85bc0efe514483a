import { type Decimal, formatDecimal, scale } from './decimal';
import type { Figure } from './figure';

const SCALES: readonly (readonly [name: string, power: number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

/** Writes values in the scale that `figure` is written in, so that the working looks like the text. */
export function scaleText(text: string, { number }: Figure): (value: Decimal) => string {
  const [name, power] = SCALES.find(([each]) => text.startsWith(each, number.end)) ?? ['', 0];
  return value => formatDecimal(trim(scale(value, 0 - power))) + name;
}

function trim({ mantissa, exponent }: Decimal): Decimal {
  while (mantissa !== 0n && mantissa % 10n === 0n && exponent < 0) {
    mantissa /= 10n;
    exponent++;
  }
  return { mantissa, exponent };
}
