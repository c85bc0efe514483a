// Copies within a report and in others, and the reports that are not open. Runs in both hosts, after the other suites.
import * as vscode from 'vscode';
import { COMPARE_COPIES_COMMAND, REMOVE_COPY_COMMAND } from '../../../server/src/protocol';
import { codeActions, execute, findings, open, revert, ruleOf } from './editor';
import { equal, matches, present } from './expect';

suite('Copies in VS Code', () => {
  test('a lens over a large copy counts its characters', async () => {
    const document = await doubled();
    const commands = (await lenses(document)).map(({ command }) => present(command, 'command'));
    equal(commands.map(({ command }) => command).slice(1), [COMPARE_COPIES_COMMAND, REMOVE_COPY_COMMAND]);
    matches(commands[0]!.title, /^Repeats lines \d+–\d+: \d{1,2},\d{3} characters$/);
  });

  test('the lens compares the two places side by side', async () => {
    const document = await doubled();
    const { range } = copyIn(document);
    const command = present((await lenses(document))[1]?.command, 'lens');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const { left, right } = await comparison();
    equal(right.getText(), document.getText(range));
    equal(left.getText().slice(-40), right.getText().slice(-40));
    equal([left.uri.scheme, right.languageId], ['reportlint-copy', 'report']);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('the command compares from either place, and is a quick fix', async () => {
    const document = await doubled();
    const { range, relatedInformation } = copyIn(document);
    const first = present(relatedInformation?.[0], 'first copy').location.range;
    for (const place of [first.start.translate(3), range.start.translate(3)]) {
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(place, place);
      await findings(document, found => found.some(isCopy));
      await vscode.commands.executeCommand(COMPARE_COPIES_COMMAND);
      equal((await comparison()).right.getText(), document.getText(range));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
    const actions = await codeActions(document, range, vscode.CodeActionKind.QuickFix.value);
    equal(actions.filter(({ command }) => command?.command === COMPARE_COPIES_COMMAND).length, 1);
  });

  test('definition leads to the same line of the other copy', async () => {
    const document = await doubled();
    const line = copyIn(document).range.start.line + 4;
    const found = await execute<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(line, 2),
    );
    const [target] = found.map(each =>
      'range' in each ? each.range : (each.targetSelectionRange ?? each.targetRange),
    );
    const other = present(target, 'definition').start.line;
    equal([other < line, document.lineAt(other).text], [true, document.lineAt(line).text]);
  });

  test('the lens removes the copy', async () => {
    const document = await doubled();
    const before = document.lineCount;
    const command = present((await lenses(document))[2]?.command, 'lens');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    equal(document.lineCount < before - 60, true);
    await findings(document, found => found.length > 0 && !found.some(isCopy));
    await revert();
  });

  test('lenses go with the setting', async () => {
    const document = await doubled();
    await withSetting('codeLens', false, async () => {
      await until(async () => (await lenses(document)).length === 0, 'no lens');
    });
  });
});

suite('Other reports in VS Code', () => {
  test('a passage of last year is found and can be compared', async () => {
    const { document } = await open('某镇2024年工作报告.txt');
    equal(vscode.languages.getDiagnostics(document.uri).filter(isShared), []);
    await withSetting('otherReports', true, async () => {
      const found = await findings(document, all => all.some(isShared));
      const shared = present(found.find(isShared), 'shared passage');
      equal([shared.severity, shared.range.start.line], [vscode.DiagnosticSeverity.Information, 6]);
      const { location } = present(shared.relatedInformation?.[0], 'other report');
      equal(location.uri.path.replace(/.*\//, ''), '某镇2023年工作报告.txt');
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(shared.range.start, shared.range.start);
      await vscode.commands.executeCommand(COMPARE_COPIES_COMMAND);
      const { left, right } = await comparison();
      equal([left.getText(), right.getText()], [document.getText(shared.range), document.getText(shared.range)]);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
    await findings(document, all => !all.some(isShared));
  });
});

suite('The whole workspace in VS Code', () => {
  test('closing a report clears its findings while nobody wants closed reports checked', async () => {
    const { document } = await open('xinwu-2024.txt');
    await findings(document, found => found.length > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => vscode.languages.getDiagnostics(document.uri).length === 0, 'no findings');
  });

  test('all reports are checked, open or not, and followed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = uriOf('linping-2024.txt');
    equal(vscode.languages.getDiagnostics(uri), []);
    await vscode.commands.executeCommand('reportlint.checkWorkspace');
    await until(() => vscode.languages.getDiagnostics(uri).length > 0, 'findings of a closed report');
    const closed = vscode.languages.getDiagnostics(uri).map(ruleOf).sort();
    const { document } = await open('linping-2024.txt');
    await findings(document, found => found.length > 0);
    equal(vscode.languages.getDiagnostics(uri).map(ruleOf).sort(), closed);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => vscode.languages.getDiagnostics(uri).length === closed.length, 'findings of the closed report');
  });

  test('a file that is written and removed outside of any editor is followed', async function () {
    const uri = uriOf('新写的.report');
    const text = '某局2024年工作总结\n一、主要工作\n全面推进的的各项工作取得成效。\n二、存在问题\n人手不足。\n';
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    } catch {
      // The folder of the web host cannot be written to.
      return this.skip();
    }
    await until(
      () => vscode.languages.getDiagnostics(uri).some(each => ruleOf(each) === 'duplicate/word'),
      'a finding',
    );
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text.replace('的的', '的')));
    await until(() => vscode.languages.getDiagnostics(uri).length === 0, 'no finding');
    await vscode.workspace.fs.delete(uri);
  });
});

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const isCopy = (finding: vscode.Diagnostic) => ruleOf(finding) === 'duplicate/document';
const isShared = (finding: vscode.Diagnostic) => ruleOf(finding) === 'duplicate/other-report';

/** The report that was pasted twice, as far as the server has read it. */
async function doubled(): Promise<vscode.TextDocument> {
  const { document } = await open('longwan-2023.txt');
  await findings(document, found => found.some(isCopy));
  return document;
}

function copyIn({ uri }: vscode.TextDocument): vscode.Diagnostic {
  return present(vscode.languages.getDiagnostics(uri).find(isCopy), 'copy');
}

async function lenses({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return (await execute<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', uri, 10)) ?? [];
}

/** The two documents of the diff editor that is shown. */
async function comparison(): Promise<{ readonly left: vscode.TextDocument; readonly right: vscode.TextDocument }> {
  const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  await until(() => shown() instanceof vscode.TabInputTextDiff, 'a diff editor');
  const { original, modified } = shown() as vscode.TabInputTextDiff;
  const [left, right] = await Promise.all([original, modified].map(uri => vscode.workspace.openTextDocument(uri)));
  return { left: left!, right: right! };
}

async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('reportlint');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await run();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

function uriOf(name: string): vscode.Uri {
  const folder = present(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Looks again until it holds: diagnostics come when they come. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`There is not ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
