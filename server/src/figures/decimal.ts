/** An exact decimal: `mantissa` × 10^`exponent`. Written figures are never floats, as 0.1 + 0.2 must be 0.3. */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Reads digits with an optional decimal point; grouping commas are skipped. */
export function parseDecimal(text: string): Decimal {
  const plain = text.replaceAll(',', '');
  const point = plain.indexOf('.');
  if (point < 0) return { mantissa: BigInt(plain), exponent: 0 };
  const fraction = plain.slice(point + 1);
  return { mantissa: BigInt(plain.slice(0, point) + fraction), exponent: -fraction.length };
}

/**
 * The same of a stretch of a text, times 10^`power`. The exponent is at most 0: what is scaled up is written out. Most
 * numbers are short enough to be reckoned in floats, exactly; big integers made of text cost ten times as much.
 */
export function readDecimal(text: string, start: number, end: number, power: number): Decimal {
  let digits = 0;
  let point = end;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (text.charCodeAt(at) === POINT) point = at;
  }
  const exponent = power - Math.max(0, end - point - 1);
  const mantissa = exponent > 0 ? digits * POWERS[exponent]! : digits;
  if (mantissa <= Number.MAX_SAFE_INTEGER) return { mantissa: BigInt(mantissa), exponent: Math.min(0, exponent) };
  return add(scale(parseDecimal(text.slice(start, end)), power), decimal(0));
}

const [ZERO, POINT] = [0x30, 0x2e];
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

/** 10^`power`, the same object for every figure of one precision. */
export function unitAtPower(power: number): Decimal {
  return UNITS[power + LEAST_POWER] ?? { mantissa: 1n, exponent: power };
}

const LEAST_POWER = 24;
const UNITS: readonly Decimal[] = Array.from({ length: 40 }, (_, at) => ({ mantissa: 1n, exponent: at - LEAST_POWER }));

export function decimal(value: number): Decimal {
  return { mantissa: BigInt(value), exponent: 0 };
}

/** `value` × 10^`power`. */
export function scale(value: Decimal, power: number): Decimal {
  return { mantissa: value.mantissa, exponent: value.exponent + power };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { mantissa: at(a, exponent) + at(b, exponent), exponent };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function negate(value: Decimal): Decimal {
  return { mantissa: -value.mantissa, exponent: value.exponent };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent };
}

/** Negative where `a` is less than `b`, zero where they are equal. */
export function compare(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const [x, y] = [at(a, exponent), at(b, exponent)];
  return x < y ? -1 : x > y ? 1 : 0;
}

export function toNumber(value: Decimal): number {
  return Number(`${value.mantissa}e${value.exponent}`);
}

/** Largest whole number not above a / b, for positive operands. */
export function floorDivide(a: Decimal, b: Decimal): bigint {
  const exponent = Math.min(a.exponent, b.exponent);
  return at(a, exponent) / at(b, exponent);
}

/** Plain digits without exponent, such as 17.86. */
export function formatDecimal(value: Decimal): string {
  if (value.exponent >= 0) return String(value.mantissa * 10n ** BigInt(value.exponent));
  const digits = String(value.mantissa < 0n ? -value.mantissa : value.mantissa).padStart(1 - value.exponent, '0');
  const sign = value.mantissa < 0n ? '-' : '';
  return `${sign}${digits.slice(0, value.exponent)}.${digits.slice(value.exponent)}`;
}

function at(value: Decimal, exponent: number): bigint {
  return value.exponent === exponent ? value.mantissa : value.mantissa * 10n ** BigInt(value.exponent - exponent);
}
