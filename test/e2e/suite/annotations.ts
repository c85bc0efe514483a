// Annotations in a real VS Code: comment, edit above and inside, reload, edit the files outside, resolve, check a figure.
// Runs in both hosts.
import * as vscode from 'vscode';
import {
  annotated,
  annotates,
  bodyOf,
  client,
  contentOf,
  edit,
  label,
  offsetOf,
  REPORT,
  replace,
  report,
  saved,
  shown,
  textOf,
  threads,
  undo,
  until,
  write,
} from './annotated';
import { findings, firstCodeAction, hover, positionOf } from './editor';
import { equal, matches, present } from './expect';

suite('Annotations in VS Code', () => {
  annotates();

  test('a comment on the selection is kept in a W3C annotation beside the report', async () => {
    const document = await annotated('6000个', '请核对');
    const [annotation, ...others] = await saved(document);
    equal(others, []);
    matches(String(annotation?.id), /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    equal([annotation?.type, annotation?.motivation, annotation?.state], ['Annotation', 'commenting', 'open']);
    equal(annotation?.creator, { type: 'Person', name: '张三' });
    equal(annotation?.target.source, REPORT);
    equal(annotation?.target.selector[0].exact, '6000个');
    equal(shown(document), ['6000个: 请核对']);
  });

  test('a thread follows edits above and inside, and is still there after a reload', async () => {
    const document = await annotated('6000个', '请核对');
    await edit(document, 0, '新的一行\n');
    await edit(document, offsetOf(document, '6000个') + 4, '多');
    await until('moved', () => shown(document)[0] === '6000多个: 请核对');
    await document.save();
    await until('saved', async () => (await saved(document))[0]?.target.selector[0].exact === '6000多个');
    await client().annotations.restart();
    await until('shown again', () => shown(document)[0] === '6000多个: 请核对');
    await undo(document);
    await undo(document);
    await until('moved back', () => shown(document)[0] === '6000个: 请核对');
    await document.save();
    await until('saved', async () => (await saved(document))[0]?.target.selector[0].exact === '6000个');
  });

  test('a deleted text leaves its thread among the lost ones, and undo brings it back', async () => {
    const document = await annotated('6000个', '请核对');
    const start = offsetOf(document, '6000个');
    await replace(document, start - 2, start + '6000个'.length + 2, '');
    await until('lost', () => label(document).includes('lost its text: “6000个”'));
    equal(threads(document)[0]?.range.start.line, 0);
    await undo(document);
    await until('found', () => shown(document)[0] === '6000个: 请核对');
  });

  test('a report that is changed outside keeps its threads where their texts have gone', async () => {
    const document = await annotated('6000个', '请核对');
    const before = document.getText();
    const moved = `开头\n${before.replace('二是', '其二是').replace('6000个', '6100个')}结尾\n`;
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(moved));
    await until('reloaded', () => document.getText() === moved);
    await until('moved', () => shown(document)[0] === '6100个: 请核对');
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(before));
    await until('reloaded', () => document.getText() === before);
    await until('moved back', () => shown(document)[0] === '6000个: 请核对');
  });

  test('what others write into the file is shown, and is not lost by a reply', async () => {
    const document = await annotated('6000个', '请核对');
    const [first] = await saved(document);
    const other = {
      ...first,
      id: 'urn:uuid:1',
      created: '2024-01-01T00:00:00Z',
      body: bodyOf('别处'),
      unknown: { a: [1] },
    };
    await write(document, `[\n${JSON.stringify(first)},\n${JSON.stringify(other)}\n]\n`);
    await until('both', () => threads(document).length === 2);
    const thread = present(
      threads(document).find(each => textOf(each.comments[0]) === '请核对'),
      'thread',
    );
    await vscode.commands.executeCommand('reportlint.annotation.submit', { thread, text: '已核对无误' });
    const all = await saved(document);
    equal(all.length, 3);
    equal(
      all.find(({ id }) => id === 'urn:uuid:1'),
      other,
    );
    equal(all.find(({ motivation }) => motivation === 'replying')?.target, first?.id);
    equal(thread.comments.map(textOf), ['请核对', '已核对无误']);
  });

  test('resolve, reopen, assign and tag', async () => {
    const document = await annotated('6000个', '请核对');
    const [thread] = threads(document);
    await vscode.commands.executeCommand('reportlint.annotation.resolve', thread);
    equal([(await saved(document))[0]?.state, thread?.state], ['resolved', vscode.CommentThreadState.Resolved]);
    await vscode.commands.executeCommand('reportlint.annotation.reopen', thread);
    equal([(await saved(document))[0]?.state, thread?.state], ['open', vscode.CommentThreadState.Unresolved]);
    await vscode.commands.executeCommand('reportlint.annotation.assign', thread, '李四');
    await vscode.commands.executeCommand('reportlint.annotation.tag', thread, '数据 待查');
    equal(label(document), 'for 李四 · #数据 · #待查');
  });

  test('a remark is edited in place', async () => {
    const document = await annotated('6000个', '请核对');
    const [thread] = threads(document);
    await vscode.commands.executeCommand('reportlint.annotation.edit', thread?.comments[0]);
    const editing = present(thread?.comments[0], 'remark');
    equal(editing.mode, vscode.CommentMode.Editing);
    editing.body = '请再核对';
    await vscode.commands.executeCommand('reportlint.annotation.save', editing);
    equal(shown(document), ['6000个: 请再核对']);
    equal(thread?.comments[0]?.mode, vscode.CommentMode.Preview);
  });

  test('a figure is noted down as checked, and says so when it changes', async () => {
    const document = await report();
    await findings(document, found => found.length > 0);
    const place = positionOf(document, '6000个');
    const action = await firstCodeAction(document, new vscode.Range(place, place), 'refactor.reportlint.checkFigure');
    const command = present(action.command, 'command');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []), '统计公报表3');
    equal(shown(document), ['6000个: 统计公报表3']);
    equal(label(document), 'Checked: 6000个');
    matches(await hover(document, place), /Source check \| checked, 统计公报表3, 张三, \d{4}-/);
    await replace(document, document.offsetAt(place), document.offsetAt(place) + 4, '6100');
    await until('changed', () => label(document) === 'Changed after the check: was 6000个');
    matches(await hover(document, place), /changed after the check: was 6000个/);
  });

  test('a file that is just being written anew takes no thread away', async () => {
    const document = await annotated('6000个', '请核对');
    await write(document, '');
    await client().annotations.load(document);
    equal(shown(document), ['6000个: 请核对']);
  });

  test('a file that cannot be read is told of and never written over', async () => {
    const document = await annotated('6000个', '请核对');
    const broken = `${await contentOf(document)}<<<<<<< HEAD\n`;
    await write(document, broken);
    await client().annotations.load(document);
    const [thread] = threads(document);
    await vscode.commands.executeCommand('reportlint.annotation.submit', { thread, text: '第二条' });
    equal(await contentOf(document), broken);
    equal(shown(document), ['6000个: 请核对']);
  });

  test('the annotations are exported as Markdown and CSV', async () => {
    const document = await annotated('6000个', '请核对');
    // In older editors the box of the thread counts as the active one.
    await vscode.window.showTextDocument(document);
    for (const [format, pattern] of [
      ['markdown', /> 6000个\n\n- \*\*张三\*\* \d{4}-\d\d-\d\d: 请核对/],
      ['csv', /^\ufefffile,line,text,.*\r\nhaicang-2024\.txt,\d+,6000个,open,张三,/],
    ] as const) {
      const target = vscode.Uri.joinPath(document.uri, '..', `export.${format}`);
      await vscode.commands.executeCommand('reportlint.exportAnnotations', format, target);
      matches(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(target)),
        pattern,
      );
      await vscode.workspace.fs.delete(target);
    }
  });
});
