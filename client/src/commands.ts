import {
  commands,
  Disposable,
  l10n,
  languages,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { REPORT_LANGUAGE, type Rewrite } from '../../server/src/protocol';
import { checkWorkspace } from './check-workspace';
import { cleanUp } from './clean-up';
import { reopenWithEncoding } from './encoding';
import { openExample, openWalkthrough } from './example';
import { fixAll } from './fix-all';
import { ignoreFinding } from './ignore';
import { rewrite, rewriteAt } from './rewrite';
import { convertScript } from './script/convert';
import type { Script } from './script/converter';
import type { Session } from './session';
import { showAcceptedFindings } from './views/accepted-findings';
import type { Views } from './views/views';

/** The commands of package.json. */
export function registerCommands(session: Session, views: Views, extensionUri: Uri): Disposable {
  const restructure = (name: Rewrite) => (line: unknown) => rewriteChosen(session, views, name, line);
  const convert = (script: Script) => withEditor(editor => convertScript(extensionUri, editor, script));
  return Disposable.from(
    commands.registerCommand('reportlint.check', () => withDocument(document => check(session, document))),
    commands.registerCommand('reportlint.checkWorkspace', () => checkWorkspace(session)),
    commands.registerCommand('reportlint.fixAll', () => withDocument(fixAll)),
    commands.registerCommand('reportlint.treatAsReport', () => withDocument(treatAsReport)),
    commands.registerCommand('reportlint.reopenWithEncoding', uri => reopen(uri)),
    commands.registerCommand('reportlint.ignoreFinding', params => ignoreFinding(session, params)),
    commands.registerCommand('reportlint.acceptedFindings', () => showAcceptedFindings(session)),
    commands.registerCommand('reportlint.openExample', openExample),
    commands.registerCommand('reportlint.openWalkthrough', openWalkthrough),
    commands.registerCommand('reportlint.restartServer', () => session.restart()),
    commands.registerCommand('reportlint.showOutput', () => session.output.show()),
    commands.registerCommand('reportlint.renumberLevel', restructure('renumberLevel')),
    commands.registerCommand('reportlint.renumberAll', restructure('renumberAll')),
    commands.registerCommand('reportlint.promote', restructure('promote')),
    commands.registerCommand('reportlint.demote', restructure('demote')),
    commands.registerCommand('reportlint.moveUp', restructure('moveUp')),
    commands.registerCommand('reportlint.moveDown', restructure('moveDown')),
    commands.registerCommand('reportlint.cleanUp', () =>
      withReport(session, ({ document }) => cleanUp(session, document)),
    ),
    commands.registerCommand('reportlint.convertToSimplified', () => convert('cn')),
    commands.registerCommand('reportlint.convertToTaiwan', () => convert('twp')),
    commands.registerCommand('reportlint.convertToHongKong', () => convert('hkp')),
  );
}

/** From a line of the sections for that section, from elsewhere for the one at the caret. */
async function rewriteChosen(session: Session, views: Views, name: Rewrite, line: unknown): Promise<void> {
  const chosen = await views.sections.chosen(line);
  if (chosen) await rewriteAt(session, chosen.document, name, chosen.place);
  else await rewriteActive(session, name);
}

async function rewriteActive(session: Session, name: Rewrite): Promise<void> {
  await withReport(session, editor => rewrite(session, editor, name));
}

async function withReport(session: Session, run: (editor: TextEditor) => unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor && session.served.has(editor.document)) await run(editor);
  else void window.showInformationMessage(l10n.t('Open a report first.'));
}

async function withDocument(run: (document: TextDocument) => unknown): Promise<void> {
  await withEditor(({ document }) => run(document));
}

async function withEditor(run: (editor: TextEditor) => unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) void window.showInformationMessage(l10n.t('Open a report first.'));
  else await run(editor);
}

/** Checks the document whether it reads like a report or not: the writer has asked for it. */
async function check(session: Session, document: TextDocument): Promise<void> {
  if (session.served.has(document)) session.refresh();
  else if (session.served.mayBeAsked(document)) await session.open(document);
  else return tellNotChecked();
  await commands.executeCommand('workbench.panel.markers.view.focus');
}

function tellNotChecked(): void {
  void window.showInformationMessage(
    l10n.t('Only reports, plain text and Markdown are checked. Use “Treat This Document as a Report” for other files.'),
  );
}

async function treatAsReport(document: TextDocument): Promise<void> {
  await languages.setTextDocumentLanguage(document, REPORT_LANGUAGE);
}

/** From the palette without an argument; from a quick fix with the document's URI. */
async function reopen(uri: unknown): Promise<void> {
  if (!(uri instanceof Uri)) return withDocument(reopenWithEncoding);
  await reopenWithEncoding(await workspace.openTextDocument(uri));
}
