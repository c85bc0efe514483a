import type { Language } from '../text/bilingual';

/** Every digit, in groups of three: `3,220,000,000,000`. */
export function inFull(value: number): string {
  return IN_GROUPS.format(Number.isInteger(value) ? value : clean(value));
}

// Kept: making one for every number would take longer than all else in an outline of many sections.
const IN_GROUPS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 15 });

/** As a reader says it: `3.22万亿`, `3.22 trillion`; undefined where the number is short enough as it is. */
export function inWords(value: number, language: Language): string | undefined {
  const scale = scaleOf(value, language);
  return scale && `${inFull(clean(value / scale[0]))}${scale[1]}`;
}

/** In words with two decimals at most, marked where that is not all of it: `≈ 3.22万亿` for 3,219,315,000,000. */
export function inRoundWords(value: number, language: Language): string | undefined {
  const scale = scaleOf(value, language);
  if (scale === undefined) return undefined;
  const rounded = Number(clean(value / scale[0]).toFixed(2));
  const words = `${inFull(rounded)}${scale[1]}`;
  return words === inWords(value, language) ? words : `≈ ${words}`;
}

type Scale = readonly [size: number, word: string];

function scaleOf(value: number, language: Language): Scale | undefined {
  const scales = language === 'en' ? ENGLISH : CHINESE;
  return scales.find(([size]) => Math.abs(value) >= size);
}

/** Doubles carry fifteen digits: beyond them 17.85 times ten thousand would show the noise of its binary form. */
function clean(value: number): number {
  return Number(value.toPrecision(15));
}

const CHINESE: readonly Scale[] = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
];

const ENGLISH: readonly Scale[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];
