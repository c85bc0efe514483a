import type { Draft } from '../../draft/draft';
import { shift } from '../../text/span';
import { movedFix } from '../finding';
import type { Fix, Problem, Related } from '../rule';
import type { Copy } from './copies';
import { relatedTo } from './differences';
import { removals } from './removal';

/**
 * What a rule says of a copy, with the other copy and the ways to remove one of the two. It is put into words once: while
 * edits only move a copy along, its words are moved along with it.
 */
export function tellingCopies(messageOf: (draft: Draft, copy: Copy) => Problem['message']) {
  const told = new WeakMap<object, Told>();
  return (draft: Draft, copy: Copy): Problem => {
    let known = told.get(copy.identity);
    if (known === undefined) {
      known = {
        copy: placeOf(copy),
        message: messageOf(draft, copy),
        related: relatedTo(draft, copy),
        fixes: removals(draft, copy),
      };
      told.set(copy.identity, known);
    }
    return movedAlong(known, copy);
  };
}

interface Told {
  /** Where it stood then. */
  readonly copy: Pick<Copy, 'first' | 'second'>;
  readonly message: Problem['message'];
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** Nothing but its place: the copy knows its draft. */
function placeOf({ first, second }: Copy): Told['copy'] {
  return { first, second };
}

/** What is related stands in the first passage; of the fixes one is in either. */
function movedAlong({ copy, message, related, fixes }: Told, { first, second }: Copy): Problem {
  const [there, here] = [first.start - copy.first.start, second.start - copy.second.start];
  const [removal, other] = fixes;
  return {
    start: second.start,
    end: second.end,
    message,
    related: there === 0 ? related : related.map(each => placed(each, there)),
    fixes: [along(removal!, here), along(other!, there)],
  };
}

function placed({ start, end, message }: Related, by: number): Related {
  return { message, ...shift({ start, end }, by) };
}

function along(fix: Fix, by: number): Fix {
  return by === 0 ? fix : movedFix(fix, span => shift(span, by));
}
