const DIGITS = '〇一二三四五六七八九';
const DIGIT_VALUES: ReadonlyMap<string, number> = new Map([
  ...Array.from(DIGITS, (digit, value): [string, number] => [digit, value]),
  ['零', 0],
  ['两', 2],
]);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/**
 * The value of a Chinese numeral such as 十二, 一千二百, 三十八 or 二〇二四; undefined where it is none or malformed
 * (十十, 一十 counts as malformed only in markers, see `parseOrdinal`).
 */
export function parseChineseNumeral(text: string): number | undefined {
  if (text === '') return undefined;
  const value = /^[〇零一二三四五六七八九]{2,}$/.test(text) ? readDigits(text) : readPlaces(text);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

function readDigits(text: string): number {
  return Number(Array.from(text, digit => DIGIT_VALUES.get(digit)).join(''));
}

function readPlaces(text: string): number | undefined {
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let place = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const value = DIGIT_VALUES.get(character);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      continue;
    }
    const multiplier = PLACES.get(character);
    if (multiplier !== undefined) {
      if (multiplier >= place) return undefined;
      group += (digit || 1) * multiplier;
      place = multiplier;
      digit = undefined;
      continue;
    }
    const scale = GROUPS.get(character);
    if (scale === undefined) return undefined;
    const counted = group + (digit ?? (group === 0 && total === 0 ? 1 : 0));
    // 一亿三千万: what stands before 亿 is not multiplied again.
    const isLower = total >= 100_000_000 && scale === 10_000;
    if (isLower && counted === 0) return undefined;
    total = isLower ? total + counted * scale : (total + counted) * scale;
    group = 0;
    digit = undefined;
    place = Number.POSITIVE_INFINITY;
  }
  return total + group + (digit ?? 0);
}

/** The value of an ordinal as headings write it, 一 to 九十九; undefined where a careful writer would not write it so (十十, 一十, 二十十). */
export function parseOrdinal(text: string): number | undefined {
  const match = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return undefined;
  const [, tens, ten, ones] = match;
  if (tens !== undefined && ten === undefined) return ones === undefined ? DIGITS.indexOf(tens) : undefined;
  return (
    (ten === undefined ? 0 : tens === undefined ? 10 : DIGITS.indexOf(tens) * 10) + (ones ? DIGITS.indexOf(ones) : 0)
  );
}

/** 1 → 一, 12 → 十二, 38 → 三十八; for 1 to 99. */
export function formatOrdinal(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return head + (ones === 0 ? '' : DIGITS.charAt(ones));
}
