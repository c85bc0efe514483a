import { type CodeAction, commands, l10n, Position, Range, type TextDocument, window, workspace } from 'vscode';
import { FIX_ALL_KIND } from '../../server/src/protocol';

/** Applies every safe fix of the document as one step that one undo takes back. */
export async function fixAll(document: TextDocument): Promise<void> {
  const version = document.version;
  const action = await fixAllAction(document);
  if (action?.edit === undefined) return tellNothing();
  // Typed on in the meantime: the edit belongs to a text that is no more.
  if (document.version !== version) return fixAll(document);
  await workspace.applyEdit(action.edit);
  tellFixed(action.edit.entries().flatMap(([, edits]) => edits).length);
}

async function fixAllAction(document: TextDocument): Promise<CodeAction | undefined> {
  const whole = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    FIX_ALL_KIND,
    RESOLVED_ACTIONS,
  );
  return actions.find(({ kind }) => kind?.value === FIX_ALL_KIND);
}

/** How many actions VS Code completes before it hands them over; ours is one. */
const RESOLVED_ACTIONS = 1;

function tellNothing(): void {
  void window.showInformationMessage(l10n.t('Nothing here can be fixed without a decision of yours.'));
}

function tellFixed(count: number): void {
  window.setStatusBarMessage(l10n.t('Reportlint made {0} safe changes', count), SHOWN_FOR);
}

/** Milliseconds. */
const SHOWN_FOR = 5000;
