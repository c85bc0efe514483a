import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { type Edit, trimmedEdit } from '../text/edit';

/** A document as opened. What comes from outside is looked at here, so that nothing behind this has to. */
export function opened(uri: unknown, languageId: unknown, version: unknown, text: unknown): TextDocument {
  if (typeof uri !== 'string' || typeof text !== 'string') throw new TypeError('A document needs a uri and a text');
  return TextDocument.create(uri, String(languageId), Number(version), text);
}

/**
 * The document after the changes of one notification, each made to the result of the one before; `follow` is told of every
 * edit with the text before it.
 */
export function updated(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  follow?: (text: string, edit: Edit) => void,
): TextDocument {
  return changes.reduce((each, change) => {
    const moved = inside(each, change);
    follow?.(each.getText(), editOf(each, moved));
    return TextDocument.update(each, [moved], version);
  }, document);
}

/** A new text for the whole document is an edit of what differs. */
function editOf(document: TextDocument, change: TextDocumentContentChangeEvent): Edit {
  const text = document.getText();
  if (!('range' in change)) return trimmedEdit(text, { start: 0, end: text.length, text: change.text });
  const [start, end] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  return { start: Math.min(start, end), end: Math.max(start, end), text: change.text };
}

/**
 * The change with its range moved into the document. The library keeps a table of line starts, and a range that begins
 * past the last line leaves holes in it, after which later changes lose text.
 */
function inside(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const [start, end] = [change.range.start, change.range.end].map(each => placeIn(document, each));
  return { text: change.text, range: { start: start!, end: end! } };
}

function placeIn(document: TextDocument, { line, character }: Position): Position {
  if (line < document.lineCount) return { line: whole(line), character: whole(character) };
  return document.positionAt(Number.POSITIVE_INFINITY);
}

function whole(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}
