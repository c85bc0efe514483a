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
import {
  MOVE_REQUEST,
  type MoveParams,
  type Place,
  REWRITE_REQUEST,
  type Rewrite,
  type RewriteAnswer,
  type RewriteParams,
} from '../../server/src/protocol';
import type { Session } from './session';

/** Rewrites the numbering or the section at the caret as one step that one undo takes back; the caret stays with its text. */
export async function rewrite(session: Session, editor: TextEditor, name: Rewrite): Promise<void> {
  // Plain numbers: a worker is sent a copy of the fields, and those of a `Position` are not what they seem.
  const { line, character } = editor.selection.active;
  const answer = await ask(session, editor.document, name, { line, character });
  if (answer === undefined) return tellNothing();
  // Typed on in the meantime: the edits belong to a text that is no more.
  if (answer.version !== editor.document.version) return rewrite(session, editor, name);
  await apply(editor, answer);
}

/** The same for the section whose heading stands at a place, wherever the caret is. */
export async function rewriteAt(session: Session, document: TextDocument, name: Rewrite, place: Place): Promise<void> {
  await applyTo(document, await ask(session, document, name, place));
}

/** Brings the section whose heading stands at a place to that of another, with the numbers of both places. */
export async function moveSection(session: Session, document: TextDocument, from: Place, to: Place): Promise<void> {
  const textDocument = { uri: document.uri.toString() };
  const answer = await session.request<MoveParams, RewriteAnswer>(MOVE_REQUEST, { textDocument, from, to });
  await applyTo(document, answer);
}

function ask(
  session: Session,
  document: TextDocument,
  name: Rewrite,
  place: Place,
): Promise<RewriteAnswer | undefined> {
  const textDocument = { uri: document.uri.toString() };
  return session.request<RewriteParams, RewriteAnswer>(REWRITE_REQUEST, {
    textDocument,
    position: place,
    rewrite: name,
  });
}

/** Not asked again where the text is no longer the one that was asked about: the place was that of another text. */
async function applyTo(document: TextDocument, answer: RewriteAnswer | undefined): Promise<void> {
  if (answer === undefined || answer.version !== document.version) return tellNothing();
  await apply(await window.showTextDocument(document), answer);
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
