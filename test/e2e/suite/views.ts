// The views of the activity bar in a real VS Code. Runs in both hosts.
import * as vscode from 'vscode';
import type { Node } from '../../../client/src/views/nodes';
import type { Views } from '../../../client/src/views/views';
import type { ListedSection } from '../../../server/src/protocol';
import { positionOf, revert } from './editor';
import { equal, matches, present } from './expect';
import { find, linesOf, until } from './tree';

const DRAFT =
  '海港区2024年工作总结\n\n一、主要工作\n（一）经济增长\n增长5%，质量提高。\n（二）民生改善\n建成学校12所、医院8所，共计21所。\n（三）生态\n好转。\n二、存在问题\n（一）学校\n学校不足30所。\n（二）车站\n建成车站3座。\n';

suite('Views in VS Code', () => {
  let views: Views;
  let editor: vscode.TextEditor;
  const sections = () => views.sections.list.tree;
  const indicators = () => views.indicators.list.tree;
  const headings = () => linesOf(sections());
  const line = (text: string) => present(find(sections(), text), text) as Node<ListedSection>;

  suiteSetup(async () => {
    views = (await present(vscode.extensions.getExtension('reportlint.reportlint'), 'extension').activate()) as Views;
  });

  setup(async () => {
    editor = await draft(DRAFT);
    await vscode.commands.executeCommand('reportlint.sections.focus');
    await vscode.commands.executeCommand('reportlint.indicators.focus');
    await vscode.window.showTextDocument(editor.document);
    // Of this draft: the one of the test before has as many headings.
    const isShown = () => [views.sections, views.indicators].every(({ list }) => list.document === editor.document);
    await until(() => headings().length === 8 && isShown());
  });

  teardown(async () => {
    for (const command of ['showAllSections', 'showAllIndicators', 'groupBySection'])
      await vscode.commands.executeCommand(`reportlint.${command}`);
    await revert();
  });

  test('sections have marker, title, counts and the number of findings', async () => {
    const item = sections().getTreeItem(line('（二）'));
    equal([item.label, item.contextValue], ['（二）民生改善', 'section movable numbered']);
    matches(String(item.description), /^\d+ characters · 3 figures$/);
    matches(present(item.resourceUri, 'badge').query, /^\w+=1$/);
    matches(String(item.tooltip), /Findings: 1/);
    matches(present(item.accessibilityInformation, 'label').label, /民生改善.*Findings: 1/);
    equal(views.sections.list.view.badge?.value, 1);
  });

  test('lines stay what they are while the report is edited', async () => {
    const before = line('（三）');
    const counts = () => sections().getTreeItem(line('（二）民生')).description;
    const known = counts();
    sections().keepOpen(line('二、'), false);
    await insert(editor, '（三）生态', '新增一段文字。\n');
    await until(() => counts() !== known);
    await insert(editor, '生态\n', '绿色');
    await until(() => find(sections(), '（三）绿色') !== undefined);
    equal(line('（三）') === before, true);
    equal(sections().getTreeItem(line('二、')).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });

  test('the section at the caret is marked, and is not when that is switched off', async () => {
    const marked = () => views.sections.list.view.selection.map(each => sections().getTreeItem(each).label);
    caretTo(editor, '好转');
    await until(() => marked()[0] === '（三）生态');
    await vscode.commands.executeCommand('reportlint.doNotFollowCaret');
    caretTo(editor, '增长5');
    await vscode.commands.executeCommand('reportlint.followCaret');
    await until(() => marked()[0] === '（一）经济增长');
  });

  test('the section at the caret is marked although VS Code had not drawn it at first', async () => {
    const { list } = views.sections;
    const marked = () => list.view.selection.map(each => sections().getTreeItem(each).label);
    const mark = list.mark.bind(list);
    let failures = 0;
    list.mark = async node => (failures++ < 2 ? false : mark(node));
    try {
      caretTo(editor, '好转');
      await until(() => marked()[0] === '（三）生态');
    } finally {
      Reflect.deleteProperty(list, 'mark');
    }
  });

  test('a filter leaves what matches with what is above it', async () => {
    views.sections.list.setFilter('民生');
    equal(linesOf(sections()), ['海港区2024年工作总结', ' 一、主要工作', '  （二）民生改善']);
    equal(views.sections.list.view.message, '“民生”: 1 found');
    views.sections.list.setFilter('@findings');
    const found = linesOf(sections());
    equal([found.includes('  （二）民生改善'), found.includes('  （三）生态')], [true, false]);
    views.sections.list.setFilter('没有');
    equal(linesOf(sections()), []);
  });

  test('a section dragged to another takes its place, and the numbers follow; one undo takes it back', async () => {
    await views.sections.move(line('（三）'), line('（一）经济'));
    matches(editor.document.getText(), /（一）生态\n好转。\n（二）经济增长\n.*\n（三）民生改善/);
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), DRAFT);
    await views.sections.list.settle();
    await views.sections.move(line('（二）民生'), line('二、'));
    matches(
      editor.document.getText(),
      /（二）生态\n好转。\n二、存在问题\n（一）学校\n.*\n（二）车站\n.*\n（三）民生改善/,
    );
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), DRAFT);
  });

  test('the menu of a line moves, renumbers, shows and copies its section wherever the caret is', async () => {
    caretTo(editor, '学校不足');
    await vscode.commands.executeCommand('reportlint.moveDown', line('（一）经济'));
    matches(editor.document.getText(), /（一）民生改善\n.*\n（二）经济增长/);
    await vscode.commands.executeCommand('undo');
    await views.sections.list.settle();
    await vscode.commands.executeCommand('reportlint.promote', line('（三）生态'));
    matches(editor.document.getText(), /二、生态/);
    await vscode.commands.executeCommand('undo');
    await views.sections.list.settle();
    await vscode.commands.executeCommand('reportlint.revealLine', line('（二）民生'));
    equal(editor.document.getText(present(vscode.window.activeTextEditor, 'editor').selection), '（二）民生改善');
    await vscode.commands.executeCommand('reportlint.copyTitle', line('（二）民生'));
    equal(await vscode.env.clipboard.readText(), '（二）民生改善');
  });

  test('indicators stand below their sections, those that disagree marked', async () => {
    const tree = indicators();
    equal(linesOf(tree), [
      '海港区2024年工作总结',
      ' 一、主要工作',
      '  （一）经济增长',
      '   5%',
      '  （二）民生改善',
      '   建成学校',
      '   医院',
      '   医院',
      ' 二、存在问题',
      '  （一）学校',
      '   学校',
      '  （二）车站',
      '   建成车站',
    ]);
    const icon = tree.getTreeItem(present(find(tree, '21所'), '21所')).iconPath as vscode.ThemeIcon;
    matches(icon.id, /^(error|warning)$/);
  });

  test('a group says how many of its figures a filter leaves', async () => {
    await vscode.commands.executeCommand('reportlint.groupByUnit');
    await until(() => find(indicators(), '所') !== undefined);
    const described = () => indicators().getTreeItem(present(find(indicators(), '所'), '所')).description;
    equal(described(), '4');
    views.indicators.list.setFilter('医院');
    equal(described(), '2 of 4');
  });

  for (const [command, groups] of [
    ['groupByUnit', ['所', '%', '座']],
    ['groupByPeriod', ['2024']],
    ['groupByKind', ['Levels', 'Changes']],
  ] as const) {
    test(`${command} gives ${groups.join(', ')}`, async () => {
      await vscode.commands.executeCommand(`reportlint.${command}`);
      await until(
        () =>
          linesOf(indicators())
            .filter(each => !each.startsWith(' '))
            .join() === groups.join(),
      );
    });
  }

  test('figures are copied as plain values and as rows for a spreadsheet, and are shown in the text', async () => {
    const tree = indicators();
    const [twelve, eight] = ['12所', '8所'].map(text => present(find(tree, text), text));
    await vscode.commands.executeCommand('reportlint.copyValue', twelve, [twelve, eight]);
    equal(await vscode.env.clipboard.readText(), '12\n8');
    await vscode.commands.executeCommand('reportlint.copyRow', twelve);
    matches(await vscode.env.clipboard.readText(), /^Name\tValue\t.*\n[^\t]*学校[^\t]*\t12\t所\t12所\t2024\t/);
    await vscode.commands.executeCommand('reportlint.revealLine', eight);
    equal(editor.document.getText(present(vscode.window.activeTextEditor, 'editor').selection), '8所');
    const item = await tree.resolveTreeItem(tree.getTreeItem(present(eight, '8所')), present(eight, '8所'));
    matches((item.tooltip as vscode.MarkdownString).value, /8所/);
  });

  test('nothing is shown of what is no report', async () => {
    const other = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '买菜\n' });
    await vscode.window.showTextDocument(other);
    await until(() => linesOf(sections()).length === 0 && linesOf(indicators()).length === 0);
  });
});

async function draft(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'report', content }));
}

async function insert(editor: vscode.TextEditor, before: string, text: string): Promise<void> {
  const place = positionOf(editor.document, before);
  await editor.edit(builder => builder.insert(place, text));
}

function caretTo(editor: vscode.TextEditor, text: string): void {
  const place = positionOf(editor.document, text);
  editor.selection = new vscode.Selection(place, place);
}
