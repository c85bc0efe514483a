// The view of annotations in a real VS Code: what it lists, how it groups, where it leads, what can be done from it.
// Runs in both hosts.
import * as vscode from 'vscode';
import type { ThreadEntry } from '../../../client/src/annotations/thread-groups';
import type { Node } from '../../../client/src/views/nodes';
import { annotated, annotates, bodyOf, client, edit, replace, report, saved, threads, undo, write } from './annotated';
import { positionOf } from './editor';
import { equal, matches, present } from './expect';
import { find, flat, linesOf, until as untilShown } from './tree';

suite('The view of annotations in VS Code', () => {
  const view = () => client().annotationsView.list;
  const lines = () => linesOf(view().tree);
  const line = (text: string) => present(find(view().tree, text), text) as Node<ThreadEntry>;
  const item = (text: string) => view().tree.getTreeItem(line(text));
  const run = (command: string, ...values: readonly unknown[]) =>
    vscode.commands.executeCommand(`reportlint.${command}`, ...values);

  annotates();

  setup(async () => {
    await run('annotations.focus');
    await vscode.window.showTextDocument(await report());
    await untilShown(() => lines().length === 0);
  });

  teardown(async () => {
    for (const command of ['showAllAnnotations', 'groupAnnotationsBySection']) await run(command);
  });

  test('a line has the text, the remark, the author and the replies, below its section', async () => {
    const document = await annotated('6000个', '请核对');
    await annotated('4920个', '与上年口径一致吗？');
    await untilShown(() => find(view().tree, '4920个') !== undefined);
    equal(
      flat(view().tree).map(({ depth, item: { label } }) => (depth === 1 ? label : 'section')),
      ['section', '4920个', 'section', '6000个'],
    );
    await run('annotation.reply', line('6000个'), '已核对');
    await untilShown(() => item('6000个').description === '请核对 · 张三 · replies: 1');
    equal((item('6000个').iconPath as vscode.ThemeIcon).id, 'comment');
    matches(String(item('6000个').tooltip), /^“6000个”\nUnresolved\n张三 \d{4}-\d\d-\d\d: 请核对\n张三 .*: 已核对$/);
    matches(present(item('6000个').accessibilityInformation, 'label').label, /^Unresolved, 6000个, 请核对/);
    equal((await saved(document)).length, 3);
    equal(view().view.badge?.value, 2);
  });

  test('a click leads to the text and opens the thread', async () => {
    const document = await annotated('6000个', '请核对');
    await untilShown(() => find(view().tree, '6000个') !== undefined);
    const [thread] = threads(document);
    present(thread, 'thread').collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(0, 0, 0, 0) });
    await run('revealLine', line('6000个'));
    const editor = present(
      vscode.window.visibleTextEditors.find(each => each.document === document),
      'editor',
    );
    equal(document.getText(editor.selection), '6000个');
    equal(threads(document)[0]?.collapsibleState, vscode.CommentThreadCollapsibleState.Expanded);
  });

  test('resolve, reopen, assign, tag, copy and delete from its lines, several at once', async () => {
    const document = await annotated('6000个', '请核对');
    await annotated('4920个', '同上');
    await untilShown(() => find(view().tree, '4920个') !== undefined);
    const both = ['6000个', '4920个'].map(line);
    await run('annotation.resolve', both[0], both);
    await untilShown(() => both.every(each => view().tree.getTreeItem(each).contextValue === 'annotation resolved'));
    equal(view().view.badge, undefined);
    equal(
      (await saved(document)).map(({ state }) => state),
      ['resolved', 'resolved'],
    );
    await run('annotation.reopen', line('6000个'));
    await run('annotation.assign', line('6000个'), '李四');
    await run('annotation.tag', line('6000个'), '数据 待查');
    await untilShown(() => item('6000个').description === '请核对 · 张三 · for 李四 · #数据 · #待查');
    await run('copyAnnotation', line('6000个'));
    matches(
      await vscode.env.clipboard.readText(),
      /^“6000个”\nUnresolved · for 李四 · #数据 · #待查\n张三 .*: 请核对$/,
    );
    for (const [command, groups] of [
      ['ByState', ['Unresolved', ' 6000个', 'Resolved', ' 4920个']],
      ['ByAssignee', ['李四', ' 6000个', 'For nobody', ' 4920个']],
      ['ByTag', ['#数据', ' 6000个', '#待查', ' 6000个', 'Without a tag', ' 4920个']],
    ] as const) {
      await run(`groupAnnotations${command}`);
      await untilShown(() => lines().join() === groups.join());
    }
    await run('doNotGroupAnnotations');
    await untilShown(() => lines().join() === '4920个,6000个');
  });

  test('a filter leaves what it names, and groups say how much of them', async () => {
    await annotated('6000个', '请核对');
    await annotated('4920个', '同上');
    await run('groupAnnotationsByState');
    await untilShown(() => lines().length === 3);
    view().setFilter('同上');
    equal([lines(), item('Unresolved').description], [['Unresolved', ' 4920个'], '1 of 2']);
    view().setFilter('@resolved');
    equal(lines(), []);
  });

  test('lines stay what they are while the report is edited; a lost text gets a group of its own', async () => {
    const document = await annotated('6000个', '请核对');
    await annotated('4920个', '同上');
    await untilShown(() => find(view().tree, '4920个') !== undefined);
    const before = line('6000个');
    await edit(document, 0, '新的一行\n');
    const moved = () => (before.item.kind === 'thread' ? before.item.thread.range?.start.line : undefined);
    await untilShown(() => moved() === positionOf(document, '6000个').line);
    equal(line('6000个') === before, true);
    const start = document.offsetAt(positionOf(document, '6000个'));
    await replace(document, start - 2, start + '6000个'.length + 2, '');
    await untilShown(() => lines()[0] === 'Text lost' && lines()[1] === ' 6000个');
    equal(item('6000个').contextValue, 'annotation open lost');
    await run('revealLine', line('6000个'));
    equal(vscode.window.activeTextEditor?.selection.active.line, 0);
    await undo(document);
    await untilShown(() => !lines().includes('Text lost'));
  });

  test('a figure says whether it is as it was checked', async () => {
    const document = await report();
    const { line: at, character } = positionOf(document, '6000个');
    await run('checkFigure', document.uri.toString(), { line: at, character }, '统计公报表3');
    await untilShown(() => find(view().tree, '6000个') !== undefined);
    const face = (text: string) => [(item(text).iconPath as vscode.ThemeIcon).id, item(text).description];
    equal(face('6000个'), ['verified', 'Checked: 统计公报表3 · 张三']);
    equal(view().view.badge, undefined);
    await edit(document, document.offsetAt(positionOf(document, '6000个')) + 1, '1');
    await untilShown(() => find(view().tree, '61000个') !== undefined);
    equal(face('61000个'), ['warning', 'Changed after the check: was 6000个 · 张三']);
    await untilShown(() => view().view.badge?.value === 1);
  });

  test('what others write into the file is listed, and a file that cannot be read is told of', async () => {
    const document = await annotated('6000个', '请核对');
    const [first] = await saved(document);
    const other = { ...first, id: 'urn:uuid:1', body: bodyOf('同事的话'), creator: '李四' };
    await write(document, `[\n${JSON.stringify(first)},\n${JSON.stringify(other)}\n]\n`);
    await untilShown(() => find(view().tree, '同事的话 · 李四') !== undefined);
    await write(document, '[\n<<<<<<< HEAD\n');
    await untilShown(() => /cannot be read/.test(view().view.message ?? ''));
    equal(lines().filter(each => each.startsWith(' ')).length, 2);
  });
});
