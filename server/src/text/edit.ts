import type { Span } from './span';

/** One replacement. Offsets count from the same place as those of what carries it. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text after edits that do not overlap, given in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
}

/** The same edit without what it leaves as it is at either end. */
export function trimmedEdit(text: string, edit: Edit): Edit {
  let { start, end } = edit;
  let [from, to] = [0, edit.text.length];
  while (start < end && from < to && text[start] === edit.text[from]) [start, from] = [start + 1, from + 1];
  while (start < end && from < to && text[end - 1] === edit.text[to - 1]) [end, to] = [end - 1, to - 1];
  return { start, end, text: edit.text.slice(from, to) };
}
