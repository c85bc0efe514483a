import { type Draft, wordsIn } from '../../draft/draft';
import type { Bilingual } from '../../text/bilingual';
import { differenceOf } from '../../text/difference';
import { remembered } from '../../text/remembered';
import { type Span, shift } from '../../text/span';
import type { Related } from '../rule';
import type { Copy } from './copy';
import { type Passage, type PlacedPassage, spanOf } from './units';

/** Where two versions of a sentence differ: the spans in the document, and their words. */
export interface Difference {
  readonly there: Span;
  readonly here: Span;
  readonly was: string;
  readonly is: string;
}

/** What a message says of the lines that differ and of sentences that were left out. */
export function changedLines({ changed, edits }: Copy): Bilingual {
  const lost = edits.filter(({ second }) => second === undefined).length;
  const [differing, left] = [differingLines(changed), leftOut(lost)];
  return { zh: differing.zh + left.zh, en: differing.en + left.en };
}

function differingLines(changed: readonly number[]): Bilingual {
  if (changed.length === 0) return { zh: '', en: '' };
  const lines = changed.slice(0, MOST_LINES).map(line => line + 1);
  const more = changed.length > MOST_LINES;
  return {
    zh: `；其中第 ${lines.join('、')} ${more ? `等 ${changed.length} ` : ''}行有改动`,
    en: `; lines ${lines.join(', ')}${more ? ` and ${changed.length - MOST_LINES} more` : ''} differ`,
  };
}

function leftOut(count: number): Bilingual {
  if (count === 0) return { zh: '', en: '' };
  return { zh: `；比前文少 ${count} 句`, en: `; ${count} sentences were left out` };
}

const MOST_LINES = 8;
const MOST_RELATED = 8;

/** The first copy, and what was edited in the second. */
export function relatedTo(draft: Draft, copy: Copy): readonly Related[] {
  const related: Related[] = [{ message: FIRST_COPY, ...copy.first }];
  for (const { there, was, is } of differencesOf(draft, copy).slice(0, MOST_RELATED)) {
    const message = { zh: `前文“${was}”，此处“${is}”`, en: `“${was}” there, “${is}” here` };
    related.push({ message, ...there });
  }
  return related;
}

const FIRST_COPY = { zh: '前一处在这里', en: 'The first copy' };

/** The sentences of a copy that were edited, each with what differs; those added or left out have no other version. */
export function differencesOf(draft: Draft, { edits }: Copy): readonly Difference[] {
  const differences: Difference[] = [];
  for (const { first, second } of edits) {
    if (first === undefined || second === undefined) continue;
    const { there, here, was, is } = differenceBetween(draft, first, second);
    differences.push({ there: shift(there, spanOf(first).start), here: shift(here, spanOf(second).start), was, is });
  }
  return differences;
}

/**
 * Spans relative to the sentences. Passages live as long as their paragraphs and never change. The words are taken from the
 * paragraphs too: as slices of the text they would keep that of an older draft alive.
 */
function differenceBetween(draft: Draft, first: PlacedPassage, second: PlacedPassage): Difference {
  const known = differencesFrom(first.passage);
  let difference = known.get(second.passage);
  if (difference === undefined) {
    difference = differenceBetweenTexts(wordsIn(draft, spanOf(first)), wordsIn(draft, spanOf(second)));
    known.set(second.passage, difference);
  }
  return difference;
}

const differencesFrom = remembered((_passage: Passage) => new WeakMap<Passage, Difference>());

function differenceBetweenTexts(earlier: string, later: string): Difference {
  const changed = differenceOf(earlier, later);
  const [there, here] = [whole(earlier, changed.before), whole(later, changed.after)];
  return {
    there,
    here,
    was: shortened(earlier.slice(there.start, there.end)),
    is: shortened(later.slice(here.start, here.end)),
  };
}

/** What differs, with the number that it cuts through, and a character at least. */
function whole(text: string, { start: from, end: to }: Span): Span {
  let start = from;
  while (start > 0 && /[\d.０-９．]/.test(text.charAt(start - 1))) start--;
  let end = Math.max(to, start + 1);
  while (/[\d.０-９．%％万亿]/.test(text.charAt(end))) end++;
  return { start, end: Math.min(end, text.length) };
}

const LONGEST_SHOWN = 24;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
