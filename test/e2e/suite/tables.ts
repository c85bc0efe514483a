// The tables over reports in a real VS Code: what they show, where they lead, what they export. Runs in both hosts.
import { strFromU8, unzipSync } from 'fflate';
import * as vscode from 'vscode';
import type { Arrangement, Shown, ViewName } from '../../../client/src/webviews/messages';
import { until } from './annotated';
import { open } from './editor';
import { equal, matches, present } from './expect';

const SEEDS = ['haicang-2024', 'linping-2024', 'longwan-2023', 'pingshan-2024', 'xinwu-2024'];

suite('Tables in VS Code', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the indicator table shows the figures of the active report', async () => {
    await open('haicang-2024.txt');
    await vscode.commands.executeCommand('reportlint.showIndicatorTable');
    const { rows, of, columns, first } = await arrange('indicators', {});
    equal([rows, of], [185, 185]);
    equal(columns.length, 8);
    matches(first[0]!.join(), /学校党组织书记、校长.*12所/);
  });

  test('it sorts, filters, searches and hides columns', async () => {
    const sorted = await arrange('indicators', { sort: { column: 'text', descending: true }, hidden: ['section'] });
    matches(sorted.first[0]!.join(), /1\.44亿元/);
    equal(sorted.columns.length, 11);
    const planned = await arrange('indicators', { filters: { half: 'planned' } });
    equal(planned.rows, 8);
    const found = await arrange('indicators', { search: '新增学位' });
    equal(found.rows, 1);
    matches(found.first[0]!.join(), /6000个/);
    equal((await arrange('indicators', { search: '没有这样的指标' })).rows, 0);
  });

  test('a row leads to its source', async () => {
    await arrange('indicators', { search: '新增学位', filters: {}, sort: null });
    await vscode.commands.executeCommand('_reportlint.activateRow', 'indicators', 0, 'text');
    equal(await selected('haicang-2024.txt', '4920个'), '4920个');
  });

  test('what is shown is exported as CSV and as XLSX', async () => {
    await arrange('indicators', { search: '学位', filters: {}, sort: null, hidden: ['section', 'scope'] });
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exported('indicators', 'csv'));
    matches(csv, /^\uFEFF/, /新增学位,4920个,4920,个/);
    equal(csv.trimEnd().split('\r\n').length, 3);
    const files = unzipSync(await exported('indicators', 'xlsx'));
    const sheet = strFromU8(present(files['xl/worksheets/sheet1.xml'], 'sheet'));
    const texts = strFromU8(present(files['xl/sharedStrings.xml'], 'strings'));
    matches(texts, /新增学位/);
    matches(sheet, /<v>4920<\/v>/, /<v>6000<\/v>/);
    equal([...sheet.matchAll(/<row /g)].length, 3);
  });

  test('the five seeds are compared, and each figure leads to its report', async () => {
    await vscode.commands.executeCommand(
      'reportlint.compareReports',
      SEEDS.map(name => uriOf(`${name}.txt`)),
    );
    const shared = await arrange('comparison', {});
    const places = present(
      shared.first.find(([name]) => name === '新增学位'),
      'row of 新增学位',
    );
    for (const value of ['4920个', '6000个', '2万个', '7470个', '7880个']) equal(places.includes(value) || value, true);
    const all = await arrange('comparison', { filters: {} });
    equal(all.rows > 300 && all.rows === all.of, true);
    await arrange('comparison', { search: '新增学位', filters: { rows: 'shared' }, sort: null });
    await vscode.commands.executeCommand('_reportlint.activateRow', 'comparison', 0, 'column2');
    equal(await selected('linping-2024.txt', '2万个'), '2万个');
  });

  test('what a colleague has corrected holds here too', async () => {
    const file = uriOf('reportlint-alignment.json');
    const name = '新增学位 [amount 个, flow]';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ different: [[name, name]] })));
    await vscode.commands.executeCommand(
      'reportlint.compareReports',
      SEEDS.map(each => uriOf(`${each}.txt`)),
    );
    const { first } = await arrange('comparison', { search: '新增学位', filters: {} });
    await vscode.workspace.fs.delete(file);
    equal(first.length, 4);
    await vscode.commands.executeCommand(
      'reportlint.compareReports',
      SEEDS.map(each => uriOf(`${each}.txt`)),
    );
  });

  test('what the reader says of two names is kept beside the reports and holds at once', async () => {
    const file = uriOf('reportlint-alignment.json');
    const rowsOf = async (search: string) =>
      (await arrange('comparison', { search, filters: {}, sort: { column: 'name', descending: false } })).first;
    const press = (row: number, text: string) =>
      vscode.commands.executeCommand('_reportlint.pressButton', 'comparison', row, text);
    const comes = (search: string, rows: number) =>
      until(`${rows} rows`, async () => (await rowsOf(search)).length === rows);
    await comes('新增学位', 1);
    await press(0, 'Not the same');
    await until('more rows', async () => (await rowsOf('新增学位')).length > 1);
    const kept = async () => JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    equal(await kept(), { same: [], different: [['新增学位 [amount 个, flow]', '新增学位 [amount 个, flow]']] });
    await comes('公办园在园幼儿', 2);
    await press(0, 'Same indicator');
    await comes('公办园在园幼儿', 1);
    matches((await rowsOf('公办园在园幼儿'))[0]!.join(), /69%/, /65%/);
    equal((await kept()).same.length, 1);
    await press(0, 'Not the same');
    await comes('公办园在园幼儿', 2);
    equal([(await kept()).same.length, (await kept()).different.length], [0, 2]);
    await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand(
      'reportlint.compareReports',
      SEEDS.map(each => uriOf(`${each}.txt`)),
    );
    await comes('新增学位', 1);
  });

  test('the comparison is exported with a column for each half of a report', async () => {
    await arrange('comparison', { search: '', filters: { rows: 'shared' } });
    const csv = new TextDecoder().decode(await exported('comparison', 'csv'));
    matches(csv, /haicang-2024,/, /haicang-2024 · 2025 /, /新增学位,个,4920,6000,20000,7470,/);
  });

  test('this year is held against last year’s plan', async () => {
    const uris = ['longwan-2023.txt', 'longwan-2024.txt'].map(uriOf);
    await vscode.commands.executeCommand('reportlint.compareYears', uris);
    const all = await arrange('years', {});
    const outcomeOf = (name: RegExp) =>
      present(
        all.first.find(row => name.test(row[0]!)),
        String(name),
      )[3];
    const said = [/公办园在园幼儿/, /一二级幼儿园/, /5A等级/, /人工智能/, /新型教学空间/, /学前教育经费/].map(
      outcomeOf,
    );
    equal(
      said.map(text => text?.charAt(0)),
      ['✗', '✓', '✓', '✗', '…', '—'],
    );
    const missed = await arrange('years', { filters: { outcome: 'missed' } });
    equal(missed.rows, 2);
    await vscode.commands.executeCommand('_reportlint.activateRow', 'years', 0, 'actual');
    equal(await selected('longwan-2024.txt', missed.first[0]![2]!), missed.first[0]![2]!);
  });
});

function uriOf(name: string): vscode.Uri {
  return vscode.Uri.joinPath(present(vscode.workspace.workspaceFolders?.[0], 'workspace folder').uri, name);
}

function arrange(view: ViewName, arrangement: Partial<Arrangement>): Thenable<Shown> {
  return vscode.commands.executeCommand<Shown>('_reportlint.arrangeTable', view, arrangement);
}

async function exported(view: ViewName, format: string): Promise<Uint8Array> {
  const uri = uriOf(`exported.${format}`);
  await vscode.commands.executeCommand('reportlint.exportTable', { view, format, uri });
  const bytes = await vscode.workspace.fs.readFile(uri);
  await vscode.workspace.fs.delete(uri);
  return bytes;
}

/** The selected text once the report is shown with one. */
function selected(name: string, wanted: string): Promise<string> {
  const read = () => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(`/${name}`));
    return editor?.document.getText(editor.selection) ?? '';
  };
  return new Promise(resolve => {
    const listeners: vscode.Disposable[] = [];
    const timer = setTimeout(() => finish(), 15_000);
    const look = () => read() === wanted && finish();
    const finish = () => {
      clearTimeout(timer);
      vscode.Disposable.from(...listeners).dispose();
      resolve(read());
    };
    listeners.push(vscode.window.onDidChangeTextEditorSelection(look), vscode.window.onDidChangeActiveTextEditor(look));
    look();
  });
}
