import { l10n, Position, Range, type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import { decode } from '../decode';
import { changeOf, readConverter, type Script } from './converter';

/**
 * Converts what is selected, or the whole document where nothing is, as one step that one undo takes back. What OpenCC
 * does not know stays as it is, and so do line ends.
 */
export async function convertScript(extensionUri: Uri, editor: TextEditor, script: Script): Promise<void> {
  const { document } = editor;
  if (document.getText().trim() === '') return tell(l10n.t('The document is empty: there is nothing to convert.'));
  if (workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return tellReadOnly();
  const convert = readConverter(await readData(extensionUri), script);
  const changes = chosenLines(editor).flatMap(line => changeIn(document, line, convert));
  if (changes.length === 0) return tell(l10n.t('There is nothing to convert here.'));
  const { version } = document;
  const applied = await replace(editor, changes);
  // An editor that is read-only claims to have made the edit.
  if (!applied || document.version === version) tellReadOnly();
}

/** Through the file system of the extension: it lies on a disk, or behind a web address. */
async function readData(extensionUri: Uri): Promise<string> {
  return decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'opencc.json')));
}

/** The parts of the lines that are to be converted. No word goes over the end of a line. */
function chosenLines({ document, selections }: TextEditor): readonly Range[] {
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  const chosen: readonly Range[] = selected.length > 0 ? selected : [new Range(0, 0, document.lineCount, 0)];
  return chosen.map(range => document.validateRange(range)).flatMap(range => linesOf(document, range));
}

function linesOf(document: TextDocument, range: Range): readonly Range[] {
  const lines = Array.from({ length: range.end.line - range.start.line + 1 }, (_, index) => range.start.line + index);
  return lines.flatMap(line => range.intersection(document.lineAt(line).range) ?? []);
}

interface Replacement {
  readonly range: Range;
  readonly text: string;
}

function changeIn(document: TextDocument, part: Range, convert: (text: string) => string): readonly Replacement[] {
  const change = changeOf(document.getText(part), convert);
  if (change === undefined) return [];
  const at = (offset: number) => new Position(part.start.line, part.start.character + offset);
  return [{ range: new Range(at(change.start), at(change.end)), text: change.text }];
}

/** A caret stays where it was, and a selection holds what was made of it. */
async function replace(editor: TextEditor, changes: readonly Replacement[]): Promise<boolean> {
  const { selections } = editor;
  const applied = await editor.edit(builder => {
    for (const { range, text } of changes) builder.replace(range, text);
  });
  if (applied && selections.every(({ isEmpty }) => isEmpty)) editor.selections = selections;
  return applied;
}

function tell(message: string): void {
  void window.showInformationMessage(message);
}

function tellReadOnly(): void {
  void window.showWarningMessage(l10n.t('This document is read-only and was not changed.'));
}
