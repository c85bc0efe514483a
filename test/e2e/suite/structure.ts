// Structure in a real VS Code: outline, folds, growing selections, rewriting, completion, formatting. Runs in both hosts.
import * as vscode from 'vscode';
import { REWRITE_KIND } from '../../../server/src/protocol';
import { codeActions, execute, findings, firstCodeAction, open, positionOf, symbols } from './editor';
import { equal, matches, present } from './expect';

const DRAFT =
  '海港区2024年工作总结\n\n一、主要工作\n（一）经济增长\n增长5%，质量提高。\n（二）民生改善\n建成学校。\n二、存在问题\n不够快。\n';

suite('Structure in VS Code', () => {
  test('the outline says how much a section holds', async () => {
    const { document } = await open('pingshan-2024.txt');
    await findings(document, found => found.length > 0);
    const parts = (await symbols(document)).flatMap(each => [each, ...each.children]);
    const part = present(
      parts.find(({ name }) => name.startsWith('一、')),
      '一、',
    );
    matches(part.detail, /^[\d,]+ characters · \d+ figures/);
    equal(part.range.end.line > (part.children[5]?.range.start.line ?? Number.POSITIVE_INFINITY), true);
  });

  test('sections fold, and a selection grows from clause to section', async () => {
    const { document } = await draft(DRAFT);
    const { uri } = document;
    const folds = await execute<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    const lines = folds.map(({ start, end }) => `${start}-${end}`);
    for (const expected of ['2-6', '3-4', '5-6', '7-8']) equal([lines.includes(expected), lines], [true, lines]);
    const place = [positionOf(document, '质量')];
    const [chain] = await execute<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', uri, place);
    const grown = stepsOf(chain).map(range => document.getText(range));
    const steps = ['质量提高', '增长5%，质量提高。', '（一）经济增长\n增长5%，质量提高。'];
    equal(
      steps.map(step => grown.includes(step)),
      [true, true, true],
    );
  });

  test('a command moves the section with its caret, one undo takes it back', async () => {
    const editor = await draft(DRAFT);
    editor.selection = caretAt(editor, '学校');
    await vscode.commands.executeCommand('reportlint.moveUp');
    matches(editor.document.getText(), /（一）民生改善\n建成学校。\n（二）经济增长\n增长5%，质量提高。\n二、/);
    equal(editor.document.offsetAt(editor.selection.active), editor.document.getText().indexOf('学校'));
    await vscode.commands.executeCommand('reportlint.moveDown');
    equal(editor.document.getText(), DRAFT);
    await vscode.commands.executeCommand('undo');
    matches(editor.document.getText(), /（一）民生改善/);
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), DRAFT);
  });

  test('a refactoring renumbers the level, and is offered only where it does something', async () => {
    const editor = await draft(DRAFT.replace('（二）', '（四）'));
    const kind = `${REWRITE_KIND}.renumberLevel`;
    const { document } = editor;
    const at = (text: string) => new vscode.Range(positionOf(document, text), positionOf(document, text));
    equal(await codeActions(document, at('存在问题'), kind), []);
    const action = await firstCodeAction(document, at('学校'), kind);
    await vscode.workspace.applyEdit(present(action?.edit, 'edit'));
    equal(document.getText(), DRAFT);
    await vscode.commands.executeCommand('undo');
    matches(document.getText(), /（四）/);
  });

  test('a new line is offered the next number of every open level', async () => {
    const editor = await draft(DRAFT);
    editor.selection = caretAt(editor, '\n二、');
    await vscode.commands.executeCommand('type', { text: '\n' });
    const { items } = await execute<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
      '\n',
    );
    const ours = items.filter(({ kind }) => kind === vscode.CompletionItemKind.EnumMember).map(({ label }) => label);
    equal(ours.map(label => (typeof label === 'string' ? label : label.label))[0], '（三）');
  });

  test('formatting brings the markers of the minority into line', async () => {
    const mixed = DRAFT.replace('（二）', '(二)');
    const editor = await draft(mixed.replace('二、存在', '（三）环境\n变好。\n二、存在'));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    matches(editor.document.getText(), /\n（二）民生改善\n/);
    await vscode.commands.executeCommand('undo');
    matches(editor.document.getText(), /\n\(二\)民生改善\n/);
  });

  test('headings are found across the reports of the workspace, open or not', async () => {
    const found = await execute<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '一、');
    const files = new Set(found.map(({ location }) => location.uri.path.replace(/.*\//, '')));
    equal(
      ['pingshan-2024.txt', 'xinwu-2024.txt', 'README.md'].map(name => files.has(name)),
      [true, true, false],
    );
  });
});

/** A new draft of the language of reports, as far as the server has read it. */
async function draft(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'report', content });
  const editor = await vscode.window.showTextDocument(document);
  equal((await symbols(document)).length > 0, true);
  return editor;
}

function caretAt({ document }: vscode.TextEditor, text: string): vscode.Selection {
  const place = positionOf(document, text);
  return new vscode.Selection(place, place);
}

function stepsOf(chain: vscode.SelectionRange | undefined): readonly vscode.Range[] {
  return chain === undefined ? [] : [chain.range, ...stepsOf(chain.parent)];
}
