import {
  type Comment,
  CommentMode,
  type CommentThread,
  CommentThreadState,
  l10n,
  Range,
  type TextDocument,
} from 'vscode';
import type { AnnotationRemark, AnnotationThread } from '../../../server/src/protocol';
import { shortened } from '../shortened';

/** One remark as VS Code shows it. `body` becomes what the reviewer types. */
export interface Remark extends Comment {
  readonly id: string;
  /** The id of the first remark. */
  readonly thread: string;
  body: string;
  /** As it is in the file. */
  readonly saved: string;
}

/** Where a thread is shown: at its text or, where that is gone, above the first line. */
export function rangeOf({ range }: AnnotationThread, document: TextDocument): Range {
  if (range === undefined) return new Range(0, 0, 0, 0);
  const { start, end } = range;
  return document.validateRange(new Range(start.line, start.character, end.line, end.character));
}

/** Brings a thread up to date, and leaves alone what has not changed, as VS Code draws it anew. */
export function updateThread(shown: CommentThread, thread: AnnotationThread, document: TextDocument): void {
  const range = rangeOf(thread, document);
  if (!shown.range.isEqual(range)) shown.range = range;
  const label = labelOf(thread);
  if (shown.label !== label) shown.label = label;
  const contextValue = contextOf(thread);
  if (shown.contextValue !== contextValue) shown.contextValue = contextValue;
  const state = thread.state === 'resolved' ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
  if (shown.state !== state) shown.state = state;
  updateRemarks(shown, thread);
}

/** The first remark of a thread that came from a file. */
export function firstRemark({ comments: [first] }: CommentThread): Remark | undefined {
  return first as Remark | undefined;
}

function updateRemarks(shown: CommentThread, thread: AnnotationThread): void {
  const isEditing = shown.comments.some(({ mode }) => mode === CommentMode.Editing);
  const remarks = thread.remarks.map((remark, index) => remarkView(thread, remark, index));
  // What somebody is typing stays until it is saved or given up.
  if (isEditing || JSON.stringify(shown.comments) === JSON.stringify(remarks)) return;
  shown.comments = remarks;
}

function remarkView(thread: AnnotationThread, remark: AnnotationRemark, index: number): Remark {
  const time = new Date(remark.created);
  const label = index === 0 && thread.checked !== undefined ? l10n.t('source of the check') : editedLabel(remark);
  return {
    id: remark.id,
    thread: thread.remarks[0]!.id,
    // Plain text: what others have written shall not be run as markup.
    body: remark.text,
    saved: remark.text,
    mode: CommentMode.Preview,
    author: { name: remark.author || l10n.t('(unnamed)') },
    contextValue: 'remark',
    ...(label !== undefined && { label }),
    ...(!Number.isNaN(time.getTime()) && { timestamp: time }),
  };
}

function editedLabel({ created, modified }: AnnotationRemark): string | undefined {
  return modified !== '' && modified !== created ? l10n.t('edited') : undefined;
}

/** For the menus: `open` or `resolved`, and `lost` without a place. */
function contextOf({ state, range }: AnnotationThread): string {
  return range === undefined ? `${state} lost` : state;
}

function labelOf(thread: AnnotationThread): string {
  const parts = [placeLabel(thread), checkLabel(thread), assigneeLabel(thread), ...thread.tags.map(tag => `#${tag}`)];
  const label = parts.filter(part => part !== undefined).join(' · ');
  return label === '' ? l10n.t('Annotation') : label;
}

function placeLabel({ range, quote }: AnnotationThread): string | undefined {
  return range === undefined
    ? l10n.t('Annotation that has lost its text: “{0}”', shortened(quote, LONGEST_QUOTE))
    : undefined;
}

function checkLabel({ checked, isChangedSinceCheck, range }: AnnotationThread): string | undefined {
  if (checked === undefined) return undefined;
  if (isChangedSinceCheck) return l10n.t('Changed after the check: was {0}', checked);
  return range === undefined ? undefined : l10n.t('Checked: {0}', checked);
}

function assigneeLabel({ assignee }: AnnotationThread): string | undefined {
  return assignee === undefined ? undefined : l10n.t('for {0}', assignee);
}

const LONGEST_QUOTE = 40;
