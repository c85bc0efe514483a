import type { Indicator } from '../draft/indicators';
import type { Language } from '../text/bilingual';
import { inFull, inWords } from './numbers';

/** A number with its unit. English sets a unit apart from its number, but for signs; Chinese does not. */
export function measured(number: string, unit: string, language: Language): string {
  return language !== 'en' || unit === '' || unit === '%' ? `${number}${unit}` : `${number} ${unit}`;
}

/** A value with every digit; a percentage that was written as a fraction (1/3) goes on for ever and is cut short. */
export function fullValue(value: number, unit: string, language: Language): string {
  const isEndless = unit === '%' && Number(value.toFixed(4)) !== value;
  const digits = isEndless ? `≈ ${inFull(Number(value.toFixed(2)))}` : inFull(value);
  return measured(digits, unit, language);
}

/** A value in as few characters as say it exactly. */
export function shortValue(value: number, unit: string, language: Language): string {
  return measured(inWords(value, language) ?? inFull(value), unit, language);
}

/** The values between two ends, of which either may be open; undefined where both are. */
export function intervalOf(
  low: number | undefined,
  high: number | undefined,
  unit: string,
  language: Language,
): string | undefined {
  const [from, to] = [low, high].map(each => (each === undefined ? undefined : shortValue(each, unit, language)));
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  if (from !== undefined) return `≥ ${from}`;
  return to === undefined ? undefined : `≤ ${to}`;
}

/** The year or years of a figure; undefined where the text does not say. */
export function periodOf({ period }: Pick<Indicator, 'period'>, language: Language): string | undefined {
  const shown = period?.replace('-', '–');
  return shown && language !== 'en' ? `${shown}年` : shown;
}

/** Words in brackets behind others. */
export function bracketed(text: string, language: Language): string {
  return language === 'en' ? ` (${text})` : `（${text}）`;
}
