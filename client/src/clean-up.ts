import { l10n, type TextDocument, window, workspace } from 'vscode';
import { CLEAN_UP_COMMAND, type CleanUpParams } from '../../server/src/protocol';
import type { Session } from './session';

/** Has the server send every repair of a pasted page; VS Code shows them as a preview with a tick box each. */
export async function cleanUp(session: Session, { uri }: TextDocument): Promise<void> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return void window.showWarningMessage(l10n.t('This document is read-only and was not changed.'));
  const params: CleanUpParams = { uri: uri.toString() };
  await session.request('workspace/executeCommand', { command: CLEAN_UP_COMMAND, arguments: [params] });
}
