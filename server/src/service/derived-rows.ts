import type { Base, Derived } from '../draft/derived';
import { type Bilingual, inLanguage, type Language } from '../text/bilingual';
import { inFull } from './numbers';
import { bracketed, intervalOf, shortValue } from './wording';

/** What was worked out and not read, said to be so, with the working. */
export function derivedRow(derived: Derived, language: Language): readonly [label: string, value: string] {
  const say = (text: Bilingual) => inLanguage(text, language);
  const label = `${derived.kind === 'whole' ? say(WHOLE) : baseLabel(derived.base, language)}${bracketed(say(DERIVED), language)}`;
  const working = [workingOf(derived), derived.atConstantPrices ? say(CONSTANT_PRICES) : ''].filter(
    part => part !== '',
  );
  return [label, `${amountOf(derived, language)}${bracketed(working.join(language === 'en' ? '; ' : '；'), language)}`];
}

function amountOf({ value, low, high, level }: Derived, language: Language): string {
  const finest = Number.isInteger(level.value) ? 0 : Number.NEGATIVE_INFINITY;
  const { unit } = level;
  if (low !== undefined && high !== undefined) {
    return `≈ ${shortValue(roundedTo(Math.max(finest, placeOf(high - low)), value), unit, language)}`;
  }
  const place = Math.max(finest, placeOf(value) - DIGITS_OF_BOUND + 1);
  const [from, to] = [low && roundedTo(place, low, Math.floor), high && roundedTo(place, high, Math.ceil)];
  return intervalOf(from, to, unit, language) ?? `≈ ${shortValue(roundedTo(place, value), unit, language)}`;
}

/** As many digits as a bound is given with. */
const DIGITS_OF_BOUND = 4;

/** The power of ten of the first digit. What is exact ends where doubles do. */
function placeOf(value: number): number {
  return value > 0 ? Math.floor(Math.log10(value)) : -9;
}

/** What was counted in whole numbers is worked out in whole numbers, and nothing finer than its uncertainty. */
function roundedTo(place: number, value: number, round = Math.round): number {
  return Number(`${round(Number(`${value}e${-place}`))}e${place}`);
}

/** 32193.15亿元 ÷ (1 + 5.9%), in the words of the text. */
function workingOf({ kind, level, rate }: Derived): string {
  if (kind === 'whole') return `${level.text} ÷ ${rate.text}`;
  return `${level.text} ÷ (1 ${rate.direction === 'down' ? '−' : '+'} ${rate.text})`;
}

function baseLabel(base: Base | undefined, language: Language): string {
  if (typeof base === 'number') return language === 'en' ? inFull(base).replace(',', '') : `${base}年`;
  return inLanguage(BASES[base ?? 'before'], language);
}

const DERIVED: Bilingual = { zh: '推算', en: 'derived' };
const WHOLE: Bilingual = { zh: '总体', en: 'Whole' };
const CONSTANT_PRICES: Bilingual = {
  zh: '增速按不变价计算，仅供参考',
  en: 'growth is at constant prices, so this is a rough guide only',
};

const BASES: Readonly<Record<Exclude<Base, number> | 'before', Bilingual>> = {
  'last-year': { zh: '上年', en: 'Year before' },
  'same-period': { zh: '上年同期', en: 'Same period of the year before' },
  'last-period': { zh: '上期', en: 'Period before' },
  before: { zh: '变动前', en: 'Before the change' },
};
