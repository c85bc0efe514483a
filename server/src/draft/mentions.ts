import { findPinyinRemains } from '../text/pinyin';
import { readText } from '../text/reading';
import { remembered } from '../text/remembered';
import { keyOf } from '../text/sentences';
import type { Indicator } from './indicators';

/**
 * What two figures share that speak of the same indicator: the name, whatever its script, width, spaces and quotes, and
 * the unit. A percentage that something grew by is another indicator than its share. Undefined where no name was read.
 */
export function indicatorKey(indicator: Indicator): string | undefined {
  const name = nameKey(indicator);
  if (name === '') return undefined;
  const unit = readText(indicator.unit).text.replace(/\s+/g, '');
  return unit === '%' ? `${name}\n%${indicator.role}` : `${name}\n${unit}`;
}

/** The name as it is compared; empty where none was read. */
export function nameKey({ name }: Indicator): string {
  return keyOf(readText(name, findPinyinRemains(name)).text);
}

/** The name for a reader, without the pinyin that a script conversion left in it. */
export function shownName({ name }: Indicator): string {
  return findPinyinRemains(name).reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), name);
}

/** All places of a document where the same indicator stands, the given one with them, in reading order. */
export function mentionsOf(indicators: readonly Indicator[], indicator: Indicator): readonly Indicator[] {
  const key = indicatorKey(indicator);
  return (key === undefined ? undefined : mentionsByKey(indicators).get(key)) ?? [indicator];
}

/** The indicators of a document that have a name, by `indicatorKey`. Worked out once for each list. */
export const mentionsByKey = remembered(tableOf);

function tableOf(indicators: readonly Indicator[]): ReadonlyMap<string, readonly Indicator[]> {
  const table = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const key = indicatorKey(indicator);
    if (key === undefined) continue;
    const mentions = table.get(key);
    if (mentions) mentions.push(indicator);
    else table.set(key, [indicator]);
  }
  return table;
}
