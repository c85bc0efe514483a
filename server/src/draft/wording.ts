import { Counts } from '../text/counts';
import { differenceOf } from '../text/difference';
import type { Span } from '../text/span';
import { indexingParagraphs } from './block-index';
import type { Draft } from './draft';
import type { Paragraph } from './paragraph';

/**
 * How often each pair of neighbouring characters stands in a document; asked only where something was lost. An edit counts
 * what it changed anew.
 */
export const pairsOf: (draft: Draft) => Counts = indexingParagraphs<Counts>({
  make: () => new Counts(),
  begin: counts => counts.beginRound(),
  count: countPairs,
  exchange: (counts, before, after) => {
    if (!isSound(before) || !isSound(after)) {
      countPairs(counts, before, -1);
      countPairs(counts, after, 1);
    } else exchangePairs(counts, before.text, after.text);
  },
});

function countPairs(counts: Counts, { kind, text, damages }: Paragraph, by: number): void {
  if (kind !== 'text') return;
  for (const [from, to] of soundStretches(text.length, damages)) addPairs(counts, text, from, to, by);
}

function isSound({ kind, damages }: Paragraph): boolean {
  return kind === 'text' && damages.length === 0;
}

/** Of two texts that differ in one place: the pairs that reach into it. */
function exchangePairs(counts: Counts, old: string, text: string): void {
  const { before, after } = differenceOf(old, text);
  addPairs(counts, old, Math.max(0, before.start - 1), Math.min(old.length, before.end + 1), -1);
  addPairs(counts, text, Math.max(0, after.start - 1), Math.min(text.length, after.end + 1), 1);
}

function addPairs(counts: Counts, text: string, from: number, to: number, by: number): void {
  for (let i = from; i + 1 < to; i++) counts.add(text.slice(i, i + 2), by);
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
export const pairedTermsOf: (draft: Draft) => Counts = indexingParagraphs<Counts>({
  make: () => new Counts(),
  begin: counts => counts.beginRound(),
  count: (counts, { kind, text }, by) => {
    if (kind === 'text') for (const term of pairedTerms(text)) counts.add(term, by);
  },
  exchange: (counts, before, after) => {
    const changes = new Map<string, number>();
    const note = ({ kind, text }: Paragraph, by: number) => {
      if (kind === 'text') for (const term of pairedTerms(text)) changes.set(term, (changes.get(term) ?? 0) + by);
    };
    note(before, -1);
    note(after, 1);
    for (const [term, by] of changes) if (by !== 0) counts.add(term, by);
  },
});

function pairedTerms(text: string): readonly string[] {
  return text.match(PAIRED) ?? [];
}
