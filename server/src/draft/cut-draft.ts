import { commonEnds } from '../text/common-ends';
import { type Difference, differenceOf } from '../text/difference';
import { countWhile } from '../text/halving';
import type { Span } from '../text/span';
import {
  type Draft,
  differenceBetween,
  LONGEST_READ,
  lengthOf,
  lineAt,
  readDraft,
  readEdited,
  type TextSource,
} from './draft';

/** A draft without some stretches of another. */
export interface CutDraft {
  readonly draft: Draft;
  /** What was cut. */
  readonly base: Draft;
  /** In the base; in order and apart. */
  readonly cuts: readonly Span[];
}

/**
 * A draft as it would be without some stretches, in order and apart. `last` is the same of an older version: what both have
 * in common is taken from there, at the cost of what was edited or is cut otherwise, and the text without the stretches is
 * only put together should anybody ask for it as a whole. The result is the same without it.
 */
export function cutDraft(base: Draft, cuts: readonly Span[], last: CutDraft | undefined, lineage: object): CutDraft {
  const source = textWithout(base, cuts);
  const isLong = Math.max(lengthOf(base), last ? lengthOf(last.base) : 0) > LONGEST_READ;
  const draft =
    last && !isLong
      ? readAfter(last, source, base, cuts, lineage)
      : readDraft(source.slice(0, source.length), last?.draft ?? base, lineage);
  return { draft, base, cuts };
}

/** What was edited has been read for the base. */
function readAfter(last: CutDraft, source: TextSource, base: Draft, cuts: readonly Span[], lineage: object): Draft {
  const changed = changedCuts(last, base, cuts, differenceBetween(last.base, base));
  const difference = differenceFrom(last, source, changed, cuts);
  const edited = base.paragraphs.slice(lineAt(base, changed.after.start), lineAt(base, changed.after.end) + 1);
  return readEdited(source, last.draft, difference, lineage, edited);
}

/** The text of a draft without stretches; offsets are those without them. */
function textWithout(base: Draft, cuts: readonly Span[]): TextSource {
  const cutBefore = growing(cuts);
  return {
    length: lengthOf(base) - (cutBefore.at(-1) ?? 0),
    slice: (start, end) => wordsWithout(base.text, cuts, cutBefore, start, end),
  };
}

/** How much is cut up to the end of each. */
function growing(cuts: readonly Span[]): readonly number[] {
  let sum = 0;
  return cuts.map(({ start, end }) => (sum += end - start));
}

function wordsWithout(
  text: string,
  cuts: readonly Span[],
  cutBefore: readonly number[],
  start: number,
  end: number,
): string {
  const kept: string[] = [];
  let next = countWhile(cuts.length, i => cuts[i]!.end - cutBefore[i]! <= start);
  let from = start + (cutBefore[next - 1] ?? 0);
  for (let left = end - start; left > 0; next++) {
    const to = Math.min(cuts[next]?.start ?? text.length, from + left);
    kept.push(text.slice(from, to));
    left -= to - from;
    from = cuts[next]?.end ?? text.length;
    if (next > cuts.length) break;
  }
  // One text of its own: two put together are copied once more when they are read.
  return kept.join('');
}

/** Where the text without the old cuts and that without the new ones differ: at most where the bases do, or their cuts. */
function differenceFrom(
  last: CutDraft,
  source: TextSource,
  { before, after }: Difference,
  cuts: readonly Span[],
): Difference {
  const old = textWithout(last.base, last.cuts);
  const [oldSpan, span] = [withoutCuts(before, last.cuts), withoutCuts(after, cuts)];
  const inside = differenceOf(old.slice(oldSpan.start, oldSpan.end), source.slice(span.start, span.end));
  const placed = (each: Span) => ({ start: each.start + span.start, end: each.end + span.start });
  return { before: placed(inside.before), after: placed(inside.after) };
}

/** A difference of two drafts, wide enough to hold all cuts that only one of the two has or that reach into it. */
function changedCuts(last: CutDraft, base: Draft, cuts: readonly Span[], { before, after }: Difference): Difference {
  const old = last.cuts;
  const moved = lengthOf(base) - lengthOf(last.base);
  const { front, back } = commonEnds(old.length, cuts.length, (i, j) => {
    const cut = cuts[j]!;
    if (cut.end <= after.start) return isSameCut(old[i]!, cut, 0);
    return cut.start >= after.end && isSameCut(old[i]!, cut, moved);
  });
  const others = old.slice(front, old.length - back);
  const here = cuts.slice(front, cuts.length - back);
  const start = Math.min(after.start, others[0]?.start ?? after.start, here[0]?.start ?? after.start);
  const behind = Math.max(before.end, others.at(-1)?.end ?? 0, (here.at(-1)?.end ?? 0) - moved);
  return { before: { start, end: behind }, after: { start, end: behind + moved } };
}

function isSameCut(old: Span, cut: Span, moved: number): boolean {
  return old.start + moved === cut.start && old.end + moved === cut.end;
}

/** A span of a text, whose edges stand in no cut, in the text without the cuts. */
function withoutCuts({ start, end }: Span, cuts: readonly Span[]): Span {
  let [before, inside] = [0, 0];
  for (const cut of cuts) {
    if (cut.end <= start) before += cut.end - cut.start;
    else if (cut.end <= end) inside += cut.end - cut.start;
  }
  return { start: start - before, end: end - before - inside };
}
