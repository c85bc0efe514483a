import { type Draft, differenceBetween } from '../draft/draft';
import type { Difference } from '../text/difference';
import { remembered } from '../text/remembered';
import type { Span } from '../text/span';
import { movedFix } from './finding';
import type { Fix, Problem } from './rule';

/** A problem that can be kept: its fixes are made, as those on demand know their draft. */
export type KeptProblem = Problem & { readonly fixes?: readonly Fix[] };

/**
 * What a rule says of the whole, where all of it follows from some of what is read of a draft: `readFrom` lists that, in
 * order, and while an edit leaves the list as it is, made of the same objects, what was said is moved along with the text.
 * `draft.runs` among them stands for the headings, their words and their lines.
 */
export function keptWhile(
  readFrom: (draft: Draft) => readonly unknown[],
  find: (draft: Draft) => Iterable<KeptProblem>,
): (draft: Draft) => readonly Problem[] {
  const memoryOf = remembered((_lineage: object): { last: Kept | undefined } => ({ last: undefined }));
  return draft => {
    const memory = memoryOf(draft.lineage);
    const { last } = memory;
    const read = readFrom(draft);
    const problems = last && areSame(last.read, read) ? movedAlong(last, draft) : [...find(draft)];
    memory.last = { draft, read, problems };
    return problems;
  };
}

interface Kept {
  readonly draft: Draft;
  readonly read: readonly unknown[];
  readonly problems: readonly KeptProblem[];
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
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
  const { message, severity, related, fixes } = problem;
  const moved = {
    message,
    related: related?.map(each => ({ ...each, ...spanOf(each) })) ?? NONE,
    fixes: fixes?.map(fix => movedFix(fix, spanOf)) ?? NONE,
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
