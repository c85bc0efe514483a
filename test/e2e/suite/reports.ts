// The whole path in a real VS Code: the same suite runs in the node host and in the web-worker host.
import * as vscode from 'vscode';
import { FIX_ALL_KIND, REPORT_LANGUAGE } from '../../../server/src/protocol';
import { codeActions, findings, firstCodeAction, hover, open, positionOf, revert, ruleOf, symbols } from './editor';
import { equal, matches, present } from './expect';
import { serverStarts } from './server-starts';

suite('Reportlint in VS Code', () => {
  test('activation starts no server', async () => {
    const extension = present(vscode.extensions.getExtension('reportlint.reportlint'), 'extension');
    await extension.activate();
    const counted = activationTime();
    if (counted !== undefined) measured('activation', performance.now() - counted);
    equal([extension.isActive, serverStarts], [true, []]);
  });

  for (const name of ['README.md', '便条.txt']) {
    test(`${name} is no report: no server starts, nothing is found`, async () => {
      const { document } = await open(name);
      equal(await hover(document, new vscode.Position(0, 0)), '');
      equal(serverStarts, []);
      equal(vscode.languages.getDiagnostics(document.uri), []);
    });
  }

  test('longwan-2023: one finding for the doubled document, over the second copy, with a link to the first', async () => {
    const started = performance.now();
    const { document } = await open('longwan-2023.txt');
    const all = await findings(document, found => found.some(isDuplicate));
    measured('first findings, server start included', started);
    equal(all.filter(isDuplicate).map(ruleOf), ['duplicate/document']);
    const finding = present(all.find(isDuplicate), 'duplicate');
    equal([finding.range.start.line + 1, finding.range.end.line + 1], [83, 157]);
    const first = present(finding.relatedInformation?.[0], 'link to the first copy');
    equal(first.location.uri.toString(), document.uri.toString());
    equal(first.location.range.start.line < 82, true);
    equal(document.lineAt(first.location.range.start.line).text, document.lineAt(82).text);
    equal(serverStarts.length, 1);
  });

  test('what is no report is left alone while the server runs', async () => {
    const { document } = await open('便条.txt');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    equal(await hover(document, new vscode.Position(0, 0)), '');
    equal(await codeActions(document, whole, vscode.CodeActionKind.QuickFix.value), []);
    equal(await codeActions(document, whole, FIX_ALL_KIND), []);
    equal(vscode.languages.getDiagnostics(document.uri), []);
  });

  test('haicang-2024: the skipped 二是 is found, and the quick fix puts it right', async () => {
    const { document } = await open('haicang-2024.txt');
    const before = await findings(document, found => found.some(isSkipped));
    const { range } = present(before.find(isSkipped), 'skipped number');
    equal([range.start.line + 1, document.getText(range)], [5, '三是']);
    const fix = await firstCodeAction(document, range, vscode.CodeActionKind.QuickFix.value);
    await vscode.workspace.applyEdit(present(fix.edit, 'edit of the quick fix'));
    equal(document.getText(range), '二是');
    await findings(document, found => found.length > 0 && !found.some(isSkipped));
    await revert();
  });

  test('pingshan-2024: the hover on 7880个 shows name, value, unit and period', async () => {
    const { document } = await open('pingshan-2024.txt');
    await findings(document, found => found.length > 0);
    const text = await hover(document, positionOf(document, '7880个').translate(0, 1));
    matches(text, /新增基础教育学位/, /7[,,]?880/, /个/, /2024/);
  });

  test('pingshan-2024: the outline has 一、 with (一)…(六) below', async () => {
    const { document } = await open('pingshan-2024.txt');
    const part = present(
      flat(await symbols(document)).find(symbol => symbol.name.startsWith('一、')),
      '一、',
    );
    matches(part.name, /2024年主要工作/);
    equal(part.children.map(child => child.name.slice(0, 3)).join(''), '(一)(二)(三)(四)(五)(六)');
  });

  test('a second 的 is found as it is typed, and is gone with undo', async () => {
    const editor = await open('pingshan-2024.txt');
    const place = positionOf(editor.document, '的领导职责');
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('type', { text: '的' });
    const isTyped = (finding: vscode.Diagnostic) => isDoubledWord(finding) && finding.range.contains(place);
    await findings(editor.document, found => found.some(isTyped));
    await vscode.commands.executeCommand('undo');
    await findings(editor.document, found => found.length > 0 && !found.some(isTyped));
    await revert();
  });

  test('a .txt with a report name has the language of reports, and fix-all makes its safe repairs', async () => {
    const { document } = await open('某局2024年工作总结.txt');
    equal(document.languageId, REPORT_LANGUAGE);
    await findings(document, found => found.some(isDoubledWord));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const fixAll = await firstCodeAction(document, whole, FIX_ALL_KIND);
    await vscode.workspace.applyEdit(present(fixAll?.edit, 'fix-all'));
    equal(document.getText().includes('的的'), false);
    matches(document.getText(), /全局的工作/);
    await findings(document, found => !found.some(isDoubledWord));
    await revert();
  });
});

const isDuplicate = (finding: vscode.Diagnostic) => ruleOf(finding).startsWith('duplicate/');
const isDoubledWord = (finding: vscode.Diagnostic) => ruleOf(finding) === 'duplicate/word';
const isSkipped = (finding: vscode.Diagnostic) => ruleOf(finding) === 'numbering/skipped';

const flat = (all: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] =>
  all.flatMap(symbol => [symbol, ...flat(symbol.children)]);

/** As the editor counts it in its list of running extensions: reading the code, and the call that makes it active. */
function activationTime(): number | undefined {
  const kept = (
    globalThis as {
      MonacoPerformanceMarks?: { getMarks(): readonly { readonly name: string; readonly startTime: number }[] };
    }
  ).MonacoPerformanceMarks;
  const marks = kept?.getMarks() ?? [];
  const at = (name: string) =>
    marks.find(mark => mark.name === `code/extHost/${name}/reportlint.reportlint`)?.startTime ?? Number.NaN;
  const time = at('didLoadExtensionCode') - at('willLoadExtensionCode');
  const all = time + at('didActivateExtension') - at('willActivateExtension');
  return Number.isNaN(all) ? undefined : all;
}

/** Prints a time for the benchmark, which scripts/test.mjs collects. */
function measured(what: string, started: number): void {
  console.log(`measured: VS Code ${vscode.version} ${what} = ${Math.round(performance.now() - started)} ms`);
}
