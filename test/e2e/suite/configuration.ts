// Ignoring findings and .reportlint.json in a real VS Code. Runs in both hosts.
import * as vscode from 'vscode';
import { codeActions, execute, findings, open, revert, ruleOf } from './editor';
import { equal, matches, present } from './expect';

const REPORT = 'haicang-2024.txt';
const SKIPPED = 'numbering/skipped';

suite('Configuration in VS Code', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(configUri()).then(undefined, () => undefined);
  });

  test('a configuration that nobody has open counts', async () => {
    const text = `{ "rules": { "${SKIPPED}": "off" } }`;
    await vscode.workspace.fs.writeFile(configUri(), new TextEncoder().encode(text));
    const { document } = await open(REPORT);
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
  });

  test('a finding that is ignored stays so through edits elsewhere, and its entry is stale once it is mended', async () => {
    const { document } = await open(REPORT);
    const before = await findings(document, found => found.some(isSkipped));
    const skipped = present(before.find(isSkipped), 'skipped number');
    const { start } = skipped.range;
    await ignore(document, skipped);
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
    matches(
      await configText(),
      /"path": "haicang-2024.txt", "rule": "numbering\/skipped".*"text": "三是".*"date": "\d{4}-/,
    );

    await edit(document, new vscode.Range(0, 0, 0, 0), '本文供内部使用。\n');
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
    equal(staleOf(configUri()), []);

    const place = start.translate(1);
    equal(document.getText(new vscode.Range(place, place.translate(0, 2))), '三是');
    await edit(document, new vscode.Range(place, place.translate(0, 1)), '二');
    const config = await vscode.workspace.openTextDocument(configUri());
    const told = await findings(config, found => found.some(each => ruleOf(each) === 'config/stale'));
    const stale = present(
      told.find(each => ruleOf(each) === 'config/stale'),
      'stale entry',
    );
    equal([stale.range.start.line, stale.severity], [2, vscode.DiagnosticSeverity.Information]);

    await vscode.window.showTextDocument(config);
    const removal = await actionOf(config, stale.range, ({ title }) => /entry|条/.test(title));
    await vscode.workspace.applyEdit(present(removal.edit, 'edit'));
    await findings(config, found => found.length === 0);
    await config.save();
    await vscode.window.showTextDocument(document);
    await revert();
    await findings(document, found => found.some(isSkipped));
  });

  test('undo of the edit in .reportlint.json brings the finding back', async () => {
    const { document } = await open(REPORT);
    const before = await findings(document, found => found.some(isSkipped));
    await ignore(document, present(before.find(isSkipped), 'skipped number'), 'off');
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
    const beside = { viewColumn: vscode.ViewColumn.Beside, preview: false };
    const config = await vscode.window.showTextDocument(configUri(), beside);
    await config.edit(builder => builder.replace(positionToEnd(config.document), '{}'));
    await findings(document, found => found.some(isSkipped));
    await vscode.commands.executeCommand('undo');
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
    await config.document.save();
  });

  test('a wrong setting is told in .reportlint.json, where names are completed', async () => {
    const { document } = await open(REPORT);
    await findings(document, found => found.length > 0);
    const text = '{\n  "rules": { "figure/sums": "off" }\n}\n';
    await vscode.workspace.fs.writeFile(configUri(), new TextEncoder().encode(text));
    const config = await vscode.workspace.openTextDocument(configUri());
    equal(config.languageId, 'jsonc');
    // VS Code may still hold the text of the test before, and reads the file anew in its own time.
    while (config.getText() !== text) await soon();
    const told = await findings(config, found => found.some(each => ruleOf(each) === 'config/invalid'));
    const invalid = present(
      told.find(each => ruleOf(each) === 'config/invalid'),
      'wrong setting',
    );
    equal([invalid.range.start.line, config.getText(invalid.range)], [1, '"figure/sums"']);
    const place = invalid.range.start.translate(0, 3);
    const { items } = await execute<vscode.CompletionList>('vscode.executeCompletionItemProvider', config.uri, place);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    equal([labels.includes('figure/sum'), labels.includes('duplicate/near')], [true, true]);
    equal(vscode.languages.getDiagnostics(config.uri).length, 1);
  });
});

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function isSkipped(finding: vscode.Diagnostic): boolean {
  return ruleOf(finding) === SKIPPED;
}

function configUri(): vscode.Uri {
  const folder = present(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.Uri.joinPath(folder.uri, '.reportlint.json');
}

async function configText(): Promise<string> {
  return (await vscode.workspace.openTextDocument(configUri())).getText();
}

function staleOf(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(ruleOf);
}

/** Chooses the quick fix, and gives no reason. */
async function ignore(document: vscode.TextDocument, finding: vscode.Diagnostic, kind = 'accept'): Promise<void> {
  const isIt = ({ command }: vscode.CodeAction) => command?.arguments?.[0]?.change?.kind === kind;
  const { command } = await actionOf(document, finding.range, isIt);
  const done = vscode.commands.executeCommand(present(command, 'command').command, ...(command?.arguments ?? []));
  for (let isDone = kind !== 'accept'; !isDone; ) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    isDone = await Promise.race([done.then(() => true), soon()]);
  }
  await done;
}

/** The box for the reason takes a moment to open. */
function soon(): Promise<false> {
  return new Promise(resolve => setTimeout(() => resolve(false), 100));
}

async function actionOf(
  document: vscode.TextDocument,
  range: vscode.Range,
  isIt: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const action = (await codeActions(document, range, vscode.CodeActionKind.QuickFix.value)).find(isIt);
    if (action) return action;
    await soon();
  }
  throw new Error('There is no such code action');
}

async function edit({ uri }: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, range, text);
  await vscode.workspace.applyEdit(change);
}

function positionToEnd(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
