// Damaged and converted text in a real VS Code: scripts, and cleaning up a pasted page. Runs in both hosts.
import * as vscode from 'vscode';
import { codeActions, findings, open, revert, ruleOf } from './editor';
import { equal, matches } from './expect';

const LINES = '发展规划。\r\n软件与信息。\r\n后来，皇后。\r\n';

suite('Scripts in VS Code', () => {
  test('the document becomes Traditional with the words of Taiwan, line ends stay, one undo takes it back', async () => {
    const editor = await newText(LINES);
    const before = editor.document.getText();
    editor.selection = new vscode.Selection(1, 2, 1, 2);
    await vscode.commands.executeCommand('reportlint.convertToTaiwan');
    equal(editor.document.getText(), '發展規劃。\r\n軟體與資訊。\r\n後來，皇后。\r\n');
    equal(caret(editor), [1, 2]);
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), before);
  });

  test('what is selected is converted, in each of several selections, and nothing else', async () => {
    const editor = await newText(LINES);
    editor.selections = [new vscode.Selection(0, 0, 0, 2), new vscode.Selection(1, 3, 2, 2)];
    await vscode.commands.executeCommand('reportlint.convertToHongKong');
    equal(editor.document.getText(), '發展规划。\r\n软件与信息。\r\n後來，皇后。\r\n');
    equal(
      editor.selections.map(selection => editor.document.getText(selection)),
      ['發展', '信息。\r\n後來'],
    );
  });

  test('Traditional becomes Simplified; a text that is Simplified already stays', async () => {
    const editor = await newText('發展裡程，向著目標。');
    await vscode.commands.executeCommand('reportlint.convertToSimplified');
    equal(editor.document.getText(), '发展里程，向着目标。');
    const { version } = editor.document;
    await vscode.commands.executeCommand('reportlint.convertToSimplified');
    equal(editor.document.version, version);
  });

  test('what is empty or read-only stays as it is', async () => {
    const empty = await newText('');
    await vscode.commands.executeCommand('reportlint.convertToTaiwan');
    equal(empty.document.getText(), '');
    const { document } = await open('pingshan-2024.txt');
    const before = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    await vscode.commands.executeCommand('reportlint.convertToTaiwan');
    equal([document.getText() === before, document.isDirty], [true, false]);
    await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
  });
});

suite('Cleaning up in VS Code', () => {
  for (const name of ['xinwu-2024.txt', 'linping-2024.txt']) {
    test(`${name}: nothing happens before the preview is accepted, then it reads like a report, and one undo takes it back`, async () => {
      const { document } = await open(name);
      await findings(document, found => found.some(isFurniture));
      const before = document.getText();
      await vscode.commands.executeCommand('reportlint.cleanUp');
      equal(document.getText(), before);
      await acceptPreview(document);
      matches(document.getText(), /^[^|\r\n]{0,12}教育局2024年工作[总總][结結].*\r?\n[^|,]*，/);
      equal(/qū|\|/.test(document.getText().replace('墶^(qū)', '')), false);
      await findings(document, found => !found.some(isFurniture));
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), before);
      await revert();
    });
  }

  test('the furniture of a page offers it', async () => {
    const { document } = await open('linping-2024.txt');
    await findings(document, found => found.some(isFurniture));
    const actions = await codeActions(document, new vscode.Range(0, 0, 0, 0), vscode.CodeActionKind.QuickFix.value);
    equal(actions.filter(({ command }) => command?.command === 'reportlint.server.cleanUp').length, 1);
  });
});

/** A new text, which is not saved anywhere. */
async function newText(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  return vscode.window.showTextDocument(document);
}

function caret({ selection }: vscode.TextEditor): readonly number[] {
  return [selection.active.line, selection.active.character];
}

/** The preview comes some time after the command; accepted before it is there, it does nothing. */
async function acceptPreview(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  for (let attempt = 0; document.version === version; attempt++) {
    if (attempt === ATTEMPTS) throw new Error('No preview came');
    await vscode.commands.executeCommand('refactorPreview.apply');
    await new Promise(resolve => setTimeout(resolve, BETWEEN_ATTEMPTS));
  }
}

const ATTEMPTS = 100;
const BETWEEN_ATTEMPTS = 50;

const isFurniture = (finding: vscode.Diagnostic) => ruleOf(finding) === 'text/page-furniture';
