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
  const isHedged = low === undefined || high === undefined;
  if (isHedged) return intervalOf(low, high, level.unit, language) ?? `≈ ${shortValue(value, level.unit, language)}`;
  return `≈ ${shortValue(rounded(value, high - low), level.unit, language)}`;
}

/** To the last place that an uncertainty leaves. */
function rounded(value: number, uncertainty: number): number {
  if (uncertainty <= 0) return value;
  const place = Math.floor(Math.log10(uncertainty));
  return Number(`${Math.round(Number(`${value}e${-place}`))}e${place}`);
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
