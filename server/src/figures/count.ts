import { formatOrdinal, parseChineseNumeral } from '../text/numerals';

/** A number from 2 to 99 as another is written before a measure word: 4 for 3, 四 for 三, 两 where three become two. */
export function numeralLike(old: string, value: number, measure: string): string {
  if (/^\d/.test(old)) return String(value);
  return value === 2 && measure !== '级' ? '两' : formatOrdinal(value);
}

/** The value of a count in digits or characters. */
export function parseCount(numeral: string): number | undefined {
  return /^\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
}
