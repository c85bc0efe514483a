import type { Draft } from '../../draft/draft';
import { shift } from '../../text/span';
import { movedFix, movedRelated } from '../finding';
import type { Fix, Problem, Related } from '../rule';
import type { Copy } from './copy';
import { relatedTo } from './differences';
import { removals } from './removal';

/**
 * What a rule says of a copy, with the other copy and the ways to remove one of the two. It is put into words once: while
 * edits only move a copy along, its words are moved along with it, unless they number its lines and these have others.
 */
export function tellingCopies(messageOf: (draft: Draft, copy: Copy) => Problem['message'], numbersLines = false) {
  const told = new WeakMap<object, Told>();
  return (draft: Draft, copy: Copy): Problem => {
    const before = told.get(copy.identity);
    const isAsBefore = before !== undefined && (!numbersLines || before.line === copy.from);
    const now = isAsBefore ? movedAlong(before, copy) : tell(draft, copy, messageOf(draft, copy));
    if (now !== before) told.set(copy.identity, now);
    return now.problem;
  };
}

interface Told {
  readonly problem: ToldProblem;
  /** Where the copy stood, and nothing else of it, as it knows paragraphs. */
  readonly first: number;
  readonly second: number;
  readonly line: number;
}

interface ToldProblem extends Problem {
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

function tell(draft: Draft, copy: Copy, message: Problem['message']): Told {
  const { start, end } = copy.second;
  return placed({ start, end, message, related: relatedTo(draft, copy), fixes: removals(draft, copy) }, copy);
}

function placed(problem: ToldProblem, { first, second, from }: Copy): Told {
  return { problem, first: first.start, second: second.start, line: from };
}

/** What is related stands in the first passage; of the fixes one is in either. */
function movedAlong(told: Told, copy: Copy): Told {
  const [there, here] = [copy.first.start - told.first, copy.second.start - told.second];
  if (there === 0 && here === 0) return told;
  const { start, end, message, related, fixes } = told.problem;
  const [removal, other] = fixes;
  return placed(
    {
      start: start + here,
      end: end + here,
      message,
      related: there === 0 ? related : movedRelated(related, span => shift(span, there)),
      fixes: [along(removal!, here), along(other!, there)],
    },
    copy,
  );
}

function along(fix: Fix, by: number): Fix {
  return by === 0 ? fix : movedFix(fix, span => shift(span, by));
}
