import { type CutDraft, cutDraft } from '../../draft/cut-draft';
import type { Draft } from '../../draft/draft';
import { countWhile } from '../../text/halving';
import { remembered } from '../../text/remembered';
import type { Span } from '../../text/span';
import { findCopies } from './copies';
import type { Copy } from './copy';

/** A draft as it would be without its copies, and the way back: spans of it as spans of the draft with them. */
export interface Uncopied {
  readonly draft: Draft;
  readonly spanOf: (span: Span) => Span;
}

/** Undefined where nothing stands twice. Paragraphs are shared with the draft, so that the cost follows the copies. */
export const withoutCopies = remembered((draft: Draft): Uncopied | undefined => {
  const cuts = apart(findCopies(draft).map(copy => cutOf(draft, copy)));
  const memory = memoryOf(draft.lineage);
  memory.last = cuts.length === 0 ? undefined : cutDraft(draft, cuts, memory.last, memory.lineage);
  return memory.last && { draft: memory.last.draft, spanOf: wayBack(cuts) };
});

/** The last of a document: an edit changes as little of it as of the document. */
const memoryOf = remembered((_lineage: object): Memory => ({ last: undefined, lineage: {} }));

interface Memory {
  last: CutDraft | undefined;
  readonly lineage: object;
}

/** A copy with the line break before it, where it is whole lines. */
function cutOf({ text }: Draft, { second, isSecondLines }: Copy): Span {
  if (!isSecondLines) return second;
  let start = second.start;
  while (start > 0 && /[ \t　]/.test(text.charAt(start - 1))) start--;
  if (text.charAt(start - 1) === '\n') start--;
  if (text.charAt(start - 1) === '\r') start--;
  return { start, end: second.end };
}

/** In order; where two meet, the second begins behind the first. */
function apart(cuts: readonly Span[]): readonly Span[] {
  let done = 0;
  const found: Span[] = [];
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    found.push({ start: Math.max(start, done), end });
    done = end;
  }
  return found;
}

function wayBack(cuts: readonly Span[]): (span: Span) => Span {
  const places = placesOf(cuts);
  const offsetOf = (offset: number) =>
    offset + (places[countWhile(places.length, index => places[index]!.at <= offset) - 1]?.by ?? 0);
  return ({ start, end }) => {
    const from = offsetOf(start);
    return { start: from, end: end > start ? offsetOf(end - 1) + 1 : from };
  };
}

/** Offsets in the text without copies from which on so much was cut. */
function placesOf(cuts: readonly Span[]): readonly { readonly at: number; readonly by: number }[] {
  let by = 0;
  return cuts.map(({ start, end }) => {
    const at = start - by;
    by += end - start;
    return { at, by };
  });
}
