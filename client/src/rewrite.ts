import {
  l10n,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import { REWRITE_REQUEST, type Rewrite, type RewriteAnswer, type RewriteParams } from '../../server/src/protocol';
import type { Session } from './session';

/** Rewrites the numbering or the section at the caret as one step that one undo takes back; the caret stays with its text. */
export async function rewrite(session: Session, editor: TextEditor, name: Rewrite): Promise<void> {
  // Plain numbers: a worker is sent a copy of the fields, and those of a `Position` are not what they seem.
  const { line, character } = editor.selection.active;
  const answer = await session.request<RewriteParams, RewriteAnswer>(REWRITE_REQUEST, {
    textDocument: { uri: editor.document.uri.toString() },
    position: { line, character },
    rewrite: name,
  });
  if (answer === undefined) return tellNothing();
  // Typed on in the meantime: the edits belong to a text that is no more.
  if (answer.version !== editor.document.version) return rewrite(session, editor, name);
  await apply(editor, answer);
}

async function apply(editor: TextEditor, { edits, caret }: RewriteAnswer): Promise<void> {
  const applied = await editor.edit(builder => {
    for (const { range, newText } of edits) builder.replace(rangeOf(editor.document, range), newText);
  });
  if (!applied) return;
  const place = new Position(caret.line, caret.character);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}

function rangeOf(document: TextDocument, { start, end }: RewriteAnswer['edits'][number]['range']): Range {
  return document.validateRange(new Range(start.line, start.character, end.line, end.character));
}

/** In the status bar: a key that is pressed once too often should not have to be answered for. */
function tellNothing(): void {
  window.setStatusBarMessage(l10n.t('There is nothing to change here.'), SHOWN_FOR);
}

/** Milliseconds. */
const SHOWN_FOR = 3000;
