import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';

/** An annotated text while its report is being edited. UTF-16 offsets into the text as it is. */
export interface Tracked extends Span {
  /** Whether the last edit here put other words in its place: what is typed next belongs to them. */
  readonly isReplaced: boolean;
}

/**
 * Where an annotated text is after an edit. `cut` is what is left of it where the edit takes one end away; undefined where
 * nothing is left.
 */
export function trackedThrough(span: Tracked, edit: Edit): Tracked | { readonly cut: Span | undefined } {
  const by = edit.text.length - (edit.end - edit.start);
  const continues = span.isReplaced && edit.start === span.end && edit.end === span.end;
  if (continues) return { ...span, end: span.end + by };
  if (edit.end <= span.start) return { start: span.start + by, end: span.end + by, isReplaced: false };
  if (edit.start >= span.end) return { ...span, isReplaced: false };
  return edit.start >= span.start && edit.end <= span.end ? within(span, edit, by) : { cut: rest(span, edit, by) };
}

function within({ start, end }: Span, edit: Edit, by: number): Tracked | { readonly cut: undefined } {
  const isWhole = edit.start === start && edit.end === end;
  return end + by > start ? { start, end: end + by, isReplaced: isWhole } : { cut: undefined };
}

function rest({ start, end }: Span, edit: Edit, by: number): Span | undefined {
  if (edit.start > start) return { start, end: edit.start };
  return edit.end < end ? { start: edit.end + by, end: end + by } : undefined;
}
