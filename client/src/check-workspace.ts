import { commands, l10n, window } from 'vscode';
import { CHECK_WORKSPACE_REQUEST, type WorkspaceOutcome } from '../../server/src/protocol';
import type { Session } from './session';

/** Checks all reports of the workspace, open or not; the server shows how far it is, and may be cancelled. */
export async function checkWorkspace(session: Session): Promise<void> {
  await session.start();
  session.followWorkspace();
  const outcome = await session.request<object, WorkspaceOutcome>(CHECK_WORKSPACE_REQUEST, {});
  if (outcome === undefined) return;
  await commands.executeCommand('workbench.panel.markers.view.focus');
  void window.showInformationMessage(textOf(outcome));
}

function textOf({ reports, findings, isCancelled, tooLarge, isCut }: WorkspaceOutcome): string {
  const counts = isCancelled
    ? l10n.t('Cancelled: {0} reports were checked so far, {1} findings.', reports, findings)
    : l10n.t('{0} reports were checked, {1} findings.', reports, findings);
  const large = tooLarge > 0 ? l10n.t('{0} files are too large and were not checked.', tooLarge) : '';
  const many = isCut ? l10n.t('There are too many files; some were not looked at.') : '';
  return [counts, large, many].filter(each => each !== '').join(' ');
}
