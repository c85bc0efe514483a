import { differenceOf } from '../text/difference';
import { PairCounts } from '../text/pair-counts';
import { hasTrait, PAIRED } from '../text/traits';
import { indexingParagraphs } from './block-index';
import type { Draft } from './draft';
import type { Paragraph } from './paragraph';

/**
 * How often each pair of neighbouring characters stands in a document; asked only where something was lost. An edit counts
 * what it changed anew.
 */
export const pairsOf: (draft: Draft) => PairCounts = indexingParagraphs<PairCounts>({
  make: () => new PairCounts(),
  count: countPairs,
  exchange: (counts, before, after) => {
    if (!isSound(before) || !isSound(after)) {
      countPairs(counts, before, -1);
      countPairs(counts, after, 1);
    } else exchangePairs(counts, before.text, after.text);
  },
});

function countPairs(counts: PairCounts, { kind, text, damages }: Paragraph, by: number): void {
  if (kind !== 'text') return;
  let from = 0;
  for (const { start, end } of damages) {
    counts.add(text, from, start, by);
    from = end;
  }
  counts.add(text, from, text.length, by);
}

function isSound({ kind, damages }: Paragraph): boolean {
  return kind === 'text' && damages.length === 0;
}

/** Of two texts that differ in one place: the pairs that reach into it. */
function exchangePairs(counts: PairCounts, old: string, text: string): void {
  const { before, after } = differenceOf(old, text);
  counts.add(old, Math.max(0, before.start - 1), Math.min(old.length, before.end + 1), -1);
  counts.add(text, Math.max(0, after.start - 1), Math.min(text.length, after.end + 1), 1);
}

const IN_PAIRS = /(?:“[^“”]{1,40}(?=”))|(?:《[^《》]{1,40}(?=》))|(?:[（(][^（()）]{1,40}(?=[)）]))/g;

/**
 * What stands in quotes, book marks and brackets in a document, each behind its opening sign: `“一卡通`; asked only where
 * a half is missing. An edit reads its paragraph anew.
 */
export const pairedTermsOf: (draft: Draft) => ReadonlyMap<string, number> = indexingParagraphs<Map<string, number>>({
  make: () => new Map(),
  count: (counts, paragraph, by) => {
    for (const term of pairedTerms(paragraph)) addTo(counts, term, by);
  },
});

function addTo(counts: Map<string, number>, term: string, by: number): void {
  const count = (counts.get(term) ?? 0) + by;
  if (count === 0) counts.delete(term);
  else counts.set(term, count);
}

function pairedTerms(paragraph: Paragraph): readonly string[] {
  if (!hasTrait(paragraph, PAIRED) || paragraph.kind !== 'text') return NONE;
  return paragraph.text.match(IN_PAIRS) ?? NONE;
}

const NONE: readonly string[] = [];
