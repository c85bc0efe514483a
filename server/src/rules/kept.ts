import { type Draft, differenceBetween, linesBetween } from '../draft/draft';
import type { Paragraph } from '../draft/paragraph';
import type { ReadOfParagraph } from '../draft/per-paragraph';
import type { Difference } from '../text/difference';
import { remembered } from '../text/remembered';
import type { Span } from '../text/span';
import { movedFixes, movedRelated } from './finding';
import type { Fix, Problem } from './rule';

/** A problem that can be kept: its fixes are made, as those on demand know their draft. */
export type KeptProblem = Problem & { readonly fixes?: readonly Fix[] };

/** What all that a rule says of a draft follows from, beside the headings, their words and their lines. */
interface ReadFrom {
  readonly paragraphs?: readonly ReadOfParagraph[];
  /** What it reads of the whole: the same object as long as nothing in it changes. */
  readonly whole?: (draft: Draft) => object;
}

/**
 * What a rule says of the whole. While an edit leaves what that follows from as it is, it is moved along with the text: the
 * cost follows the edited lines and what was said.
 */
export function keptWhile(
  from: ReadFrom,
  find: (draft: Draft) => Iterable<KeptProblem>,
): (draft: Draft) => readonly Problem[] {
  const memoryOf = remembered((_lineage: object): { last: Kept | undefined } => ({ last: undefined }));
  return draft => {
    const memory = memoryOf(draft.lineage);
    const { last } = memory;
    const [{ runs }, whole] = [draft, from.whole?.(draft)];
    const isSame = last?.runs === runs && last.whole === whole && areReadAlike(last.draft, draft, from);
    memory.last = { draft, runs, whole, problems: isSame ? movedAlong(last, draft) : [...find(draft)] };
    return memory.last.problems;
  };
}

interface Kept {
  readonly draft: Draft;
  readonly runs: Draft['runs'];
  readonly whole: object | undefined;
  readonly problems: readonly KeptProblem[];
}

/** Whether the same is read of the lines that two drafts do not share. */
function areReadAlike(old: Draft, draft: Draft, { paragraphs: readers = NONE }: ReadFrom): boolean {
  const { front, oldEnd, newEnd } = linesBetween(old, draft);
  const readIn = (lines: readonly Paragraph[]) => readers.flatMap(read => lines.flatMap(read));
  const [before, after] = [readIn(old.paragraphs.slice(front, oldEnd)), readIn(draft.paragraphs.slice(front, newEnd))];
  return before.length === after.length && before.every((each, index) => each === after[index]);
}

function movedAlong({ draft: old, problems }: Kept, draft: Draft): readonly KeptProblem[] {
  if (problems.length === 0 || old === draft) return problems;
  const difference = differenceBetween(old, draft);
  const spanOf = (span: Span) => movedSpan(span, difference);
  return problems.map(each => (endOf(each) <= difference.before.start ? each : movedProblem(each, spanOf)));
}

/** Behind all that a problem speaks of. */
function endOf({ end, related = NONE, fixes = NONE }: KeptProblem): number {
  let last = end;
  for (const each of related) last = Math.max(last, each.end);
  for (const { edits } of fixes) for (const edit of edits) last = Math.max(last, edit.end);
  return last;
}

function movedProblem(problem: KeptProblem, spanOf: (span: Span) => Span): KeptProblem {
  const { message, severity, related = NONE, fixes = NONE } = problem;
  const moved = {
    message,
    related: movedRelated(related, spanOf),
    fixes: movedFixes(fixes, spanOf),
    ...spanOf(problem),
  };
  return severity === undefined ? moved : { severity, ...moved };
}

const NONE: readonly never[] = [];

/** Where the text of a span stands behind an edit that left it as it was, or stands within it. */
function movedSpan({ start, end }: Span, { before, after }: Difference): Span {
  const by = after.end - before.end;
  const from = start < before.end ? start : start + by;
  return { start: from, end: Math.max(from, end <= before.start ? end : end + by) };
}
