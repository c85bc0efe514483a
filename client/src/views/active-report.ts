import { commands, Disposable, window } from 'vscode';
import type { Session } from '../session';

/** Keeps the context key of the menus true while the active editor shows a report, whatever its language. */
export function followActiveReport(session: Session): Disposable {
  let shown = false;
  const update = () => {
    const document = window.activeTextEditor?.document;
    const isReport = document !== undefined && session.served.has(document);
    if (isReport === shown) return;
    shown = isReport;
    void commands.executeCommand('setContext', 'reportlint.activeReport', isReport);
  };
  update();
  return Disposable.from(window.onDidChangeActiveTextEditor(update), session.activity.onDidChange(update));
}
