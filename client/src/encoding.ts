import { commands, l10n, type TextDocument, window, workspace } from 'vscode';

/** `workspace.openTextDocument` of VS Code 1.100 and later, which the types of 1.91 do not know. */
type OpenWithEncoding = (uri: TextDocument['uri'], options: { readonly encoding: string }) => Thenable<TextDocument>;

/**
 * Opens a document again as GB18030, which holds GBK and GB2312: what a Chinese report is in when it is not UTF-8.
 * Older editors have no way to do it for the writer and are made to ask.
 */
export async function reopenWithEncoding(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  // Reopening reads the file again, so that unsaved changes would be lost.
  if (document.isDirty) return tellUnsaved();
  if ('encoding' in document) await openAs(document, 'gb18030');
  else await commands.executeCommand('workbench.action.editor.changeEncoding');
}

async function openAs(document: TextDocument, encoding: string): Promise<void> {
  const open = workspace.openTextDocument as OpenWithEncoding;
  await window.showTextDocument(await open(document.uri, { encoding }));
}

function tellUnsaved(): void {
  void window.showWarningMessage(
    l10n.t('This document has unsaved changes. Save or undo them, then reopen it with another encoding.'),
  );
}
