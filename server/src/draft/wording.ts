import { remembered } from '../text/remembered';
import type { Span } from '../text/span';
import type { Draft } from './draft';

/** How often each pair of neighbouring characters stands in a document; asked only where something was lost. Linear. */
export const pairsOf = remembered(({ paragraphs }: Draft): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text, kind, damages } of paragraphs) {
    if (kind !== 'text') continue;
    for (const [from, to] of soundStretches(text.length, damages)) {
      for (let i = from; i + 1 < to; i++) {
        const pair = text.slice(i, i + 2);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  return counts;
});

function soundStretches(length: number, damages: readonly Span[]): readonly (readonly [from: number, to: number])[] {
  const stretches: (readonly [number, number])[] = [];
  let from = 0;
  for (const { start, end } of [...damages, { start: length, end: length }]) {
    stretches.push([from, start]);
    from = end;
  }
  return stretches;
}

const PAIRED = /(?:“[^“”]{1,40}(?=”))|(?:《[^《》]{1,40}(?=》))|(?:[（(][^（()）]{1,40}(?=[)）]))/g;

/**
 * What stands in quotes, book marks and brackets in a document, each behind its opening sign: `“一卡通`; asked only where
 * a half is missing. Linear.
 */
export const pairedTermsOf = remembered(({ paragraphs }: Draft): ReadonlySet<string> => {
  const terms = new Set<string>();
  for (const { text, kind } of paragraphs) {
    if (kind !== 'text') continue;
    for (const [term] of text.matchAll(PAIRED)) terms.add(term);
  }
  return terms;
});
