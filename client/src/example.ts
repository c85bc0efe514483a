import { commands, window, workspace } from 'vscode';
import { REPORT_LANGUAGE } from '../../server/src/protocol';
import { EXAMPLE } from './example-draft';

/** Opens a made-up draft with mistakes of every kind in a new editor: nothing of the writer's is touched. */
export async function openExample(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: REPORT_LANGUAGE, content: EXAMPLE }));
}

/** Opens the first steps, from where the example and the views are one click away. */
export async function openWalkthrough(): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', 'reportlint.reportlint#firstSteps', false);
}
