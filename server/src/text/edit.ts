import { differenceOf } from './difference';
import { type Span, shift } from './span';

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
  const { before, after } = differenceOf(text.slice(edit.start, edit.end), edit.text);
  return { text: edit.text.slice(after.start, after.end), ...shift(before, edit.start) };
}
