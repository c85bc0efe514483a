import { PairCounts } from '../text/pair-counts';
import { hasTrait, PAIRED } from '../text/traits';
import { indexingParagraphs } from './block-index';
import type { Draft } from './draft';

/**
 * How often each pair of neighbouring characters stands in a document; asked only where something was lost. An edit counts
 * its paragraph anew.
 */
export const pairsOf: (draft: Draft) => PairCounts = indexingParagraphs({
  make: () => new PairCounts(),
  count: (counts, { kind, text, damages }, by) => {
    if (kind !== 'text') return;
    let from = 0;
    for (const { start, end } of damages) {
      counts.add(text, from, start, by);
      from = end;
    }
    counts.add(text, from, text.length, by);
  },
});

const IN_PAIRS = /(?:“[^“”]{1,40}(?=”))|(?:《[^《》]{1,40}(?=》))|(?:[（(][^（()）]{1,40}(?=[)）]))/g;

/**
 * What stands in quotes, book marks and brackets in a document, each behind its opening sign: `“一卡通`; asked only where
 * a half is missing. An edit reads its paragraph anew.
 */
export const pairedTermsOf: (draft: Draft) => ReadonlyMap<string, number> = indexingParagraphs<Map<string, number>>({
  make: () => new Map(),
  count: (counts, paragraph, by) => {
    if (!hasTrait(paragraph, PAIRED) || paragraph.kind !== 'text') return;
    for (const term of paragraph.text.match(IN_PAIRS) ?? []) {
      const left = (counts.get(term) ?? 0) + by;
      if (left === 0) counts.delete(term);
      else counts.set(term, left);
    }
  },
});
