import type { Span } from '../../server/src/text/span';

/**
 * A text whose characters are known one by one, so that it can be said where each of them went. A copied character is the
 * same as the one it was copied from: when the first is cut away afterwards, it has moved.
 */
export interface Known {
  readonly text: string;
  /** One for each UTF-16 unit. A copy has the number of its original plus `COPY`. */
  readonly ids: readonly number[];
}

export const COPY = 1e9;

export type TextEdit =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'replace'; readonly at: number; readonly length: number; readonly text: string }
  | { readonly kind: 'copy'; readonly from: number; readonly length: number; readonly at: number }
  | { readonly kind: 'move'; readonly from: number; readonly length: number; readonly at: number };

export function knownText(text: string): Known {
  return { text, ids: Array.from({ length: text.length }, (_, index) => index) };
}

/** The text after an edit whose places are shares of its length, 0 to 1. */
export function editedText(known: Known, edit: TextEdit): Known {
  const { length } = known.text;
  const at = Math.floor(edit.at * length);
  switch (edit.kind) {
    case 'insert':
      return spliced(known, at, at, strange(edit.text));
    case 'delete':
      return spliced(known, at, Math.min(length, at + edit.length), strange(''));
    case 'replace':
      return spliced(known, at, Math.min(length, at + edit.length), strange(edit.text));
    case 'copy':
      return spliced(known, at, at, copyOf(cut(known, edit.from, edit.length)));
    case 'move': {
      const start = Math.floor(edit.from * length);
      const taken = cut(known, edit.from, edit.length);
      const left = spliced(known, start, start + taken.text.length, strange(''));
      const place = Math.floor(edit.at * left.text.length);
      return spliced(left, place, place, taken);
    }
  }
}

export type Verdict = 'exact' | 'near' | 'orphaned' | 'wrong';

/** What is left of a stretch of the first text, in UTF-16 offsets of the text now. */
export interface Remains {
  readonly length: number;
  readonly originals: readonly number[];
  readonly copies: readonly number[];
  /** Whether something of what stood beside it still does, on one side at least. */
  readonly hasSurroundings: boolean;
}

/** What is left of several stretches, in one pass. */
export function remainsOf({ ids }: Known, spans: readonly Span[]): readonly Remains[] {
  const found = spans.map(() => ({ originals: [] as number[], copies: [] as number[] }));
  for (const [at, id] of ids.entries()) {
    if (id < 0) continue;
    for (const [index, { start, end }] of spans.entries()) {
      if (id >= start && id < end) found[index]!.originals.push(at);
      else if (id >= start + COPY && id < end + COPY) found[index]!.copies.push(at);
    }
  }
  return found.map((each, index) => {
    const { start, end } = spans[index]!;
    const before = ids.slice(Math.max(0, (each.originals[0] ?? 0) - NEAR), each.originals[0]);
    const after = ids.slice((each.originals.at(-1) ?? ids.length) + 1).slice(0, NEAR);
    const hasSurroundings = isBeside(before, start - NEAR, start) || isBeside(after, end, end + NEAR);
    return { ...each, length: end - start, hasSurroundings };
  });
}

const NEAR = 16;

/** Whether half of a neighbourhood is still there. */
function isBeside(ids: readonly number[], from: number, to: number): boolean {
  return ids.filter(id => id >= from && id < to).length * 2 >= NEAR;
}

/**
 * Whether an anchor is where its text went. It is wrong where the text still stands together, beside something of
 * what it stood beside, and the anchor holds less than half of what is left; and where it holds neither anything of the
 * text nor half of a copy of it.
 */
export function verdict(remains: Remains, anchor: Span | undefined): Verdict {
  if (anchor === undefined) return 'orphaned';
  const { originals, copies, length } = remains;
  const inside = (places: readonly number[]) => places.filter(at => at >= anchor.start && at < anchor.end).length;
  if (remains.hasSurroundings && standsTogether(remains) && inside(originals) * 2 < originals.length) return 'wrong';
  if (inside(originals) === 0 && inside(copies) * 2 < length) return 'wrong';
  const isExact = anchor.start === originals[0] && anchor.end === originals.at(-1)! + 1;
  return isExact ? 'exact' : 'near';
}

/** Whether nothing of it is left, not even in a copy. */
export function isGone({ originals, copies }: Remains): boolean {
  return originals.length + copies.length === 0;
}

/** Whether all of it is left, with nothing put between. */
export function isWhole({ originals, length }: Remains): boolean {
  return originals.length === length && originals.at(-1)! - originals[0]! === length - 1;
}

/**
 * Whether two thirds of it are left and nothing of it has gone elsewhere. What has lost more has been rewritten, and what
 * was torn into pieces has no one place.
 */
function standsTogether({ originals, length }: Remains): boolean {
  return originals.length >= (length * 2) / 3 && originals.at(-1)! - originals[0]! < length * 1.5;
}

function spliced({ text, ids }: Known, start: number, end: number, inserted: Known): Known {
  return {
    text: text.slice(0, start) + inserted.text + text.slice(end),
    ids: [...ids.slice(0, start), ...inserted.ids, ...ids.slice(end)],
  };
}

function strange(text: string): Known {
  return { text, ids: Array.from({ length: text.length }, () => -1) };
}

function cut({ text, ids }: Known, from: number, length: number): Known {
  const start = Math.floor(from * text.length);
  return { text: text.slice(start, start + length), ids: ids.slice(start, start + length) };
}

function copyOf({ text, ids }: Known): Known {
  return { text, ids: ids.map(id => (id >= 0 && id < COPY ? id + COPY : id)) };
}
