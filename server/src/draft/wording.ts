import type { Span } from '../text/span';
import { indexingParagraphs } from './block-index';
import type { Draft } from './draft';
import { PairCounts } from './pair-counts';
import type { Paragraph } from './paragraph';

/**
 * How often each pair of neighbouring characters stands in a document; asked only where something was lost. An edit counts
 * its paragraph anew.
 */
export const pairsOf: (draft: Draft) => Pick<PairCounts, 'get'> = indexingParagraphs<PairCounts>({
  make: () => new PairCounts(),
  count: (counts, { kind, text, damages }, by) => {
    if (kind !== 'text') return;
    for (const [from, to] of soundStretches(text.length, damages)) counts.add(text, from, to, by);
  },
});

/** An index of how often something stands in the paragraphs of a document. */
function counting(read: (paragraph: Paragraph) => Iterable<string>): (draft: Draft) => ReadonlyMap<string, number> {
  return indexingParagraphs<Map<string, number>>({
    make: () => new Map(),
    count: (counts, paragraph, by) => {
      if (paragraph.kind !== 'text') return;
      for (const each of read(paragraph)) {
        const left = (counts.get(each) ?? 0) + by;
        if (left === 0) counts.delete(each);
        else counts.set(each, left);
      }
    },
  });
}

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
 * a half is missing. An edit reads its paragraph anew.
 */
export const pairedTermsOf = counting(function* ({ text }) {
  for (const [term] of text.matchAll(PAIRED)) yield term;
});
