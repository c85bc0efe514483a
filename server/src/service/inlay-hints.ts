import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Indicator } from '../draft/indicators';
import type { InlayHintsSetting } from '../protocol';
import type { Language } from '../text/bilingual';
import { readText } from '../text/reading';
import { overlaps } from '../text/span';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { positionAt, spanOf } from './convert';
import { inRoundWords } from './numbers';
import { fullValue, intervalOf, measured, periodOf } from './wording';

/** Beside each figure of a range: its value where the text writes it in another way, and its period if that is wanted. */
export function inlayHints(
  { draft, indicators }: Analysis,
  range: Range,
  wanted: InlayHintsSetting,
  { language }: Client,
): InlayHint[] {
  if (wanted === 'off') return [];
  const span = spanOf(draft, range);
  return indicators
    .filter(indicator => overlaps(indicator, span))
    .flatMap(indicator => {
      const label = labelOf(indicator, wanted, language);
      return label === '' ? [] : [{ position: positionAt(draft, indicator.end), label, paddingLeft: true }];
    });
}

function labelOf(indicator: Indicator, wanted: InlayHintsSetting, language: Language): string {
  const period = wanted === 'valuesAndPeriods' ? periodOf(indicator, language) : undefined;
  return [normalValue(indicator, language), period].filter(part => part !== undefined).join(' · ');
}

/** What the words mean as an interval, or the number written out; undefined where that is what the text says. */
function normalValue(indicator: Indicator, language: Language): string | undefined {
  const { approx, value, unit, low, high, role } = indicator;
  if (role === 'rank' || approx === 'range') return undefined;
  if (approx !== 'none') return intervalOf(low, high, unit, language);
  const words = inRoundWords(value, language);
  const ways = [words && measured(words, unit, language), isPlain(indicator) ? '' : fullValue(value, unit, language)];
  return ways.find(way => way && bare(way) !== bare(indicator.text));
}

/** Digits and a unit, nothing to be worked out. */
function isPlain({ text, value }: Indicator): boolean {
  const digits = /^\d[\d,]*(?:\.\d+)?/.exec(readText(text).text);
  return digits !== null && Number(digits[0].replaceAll(',', '')) === value;
}

function bare(text: string): string {
  return readText(text).text.replace(/[\s,]+/g, '');
}
