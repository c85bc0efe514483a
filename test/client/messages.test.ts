import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isFromWebview } from '../../client/src/webviews/messages';

suite('messages from a webview', () => {
  const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 5 } };
  const good: readonly unknown[] = [
    { type: 'ready' },
    { type: 'addReports' },
    { type: 'open', uri: 'file:///a.txt', range },
    { type: 'wantFile', format: 'xlsx' },
    { type: 'file', request: 1, format: 'csv', bytes: new Uint8Array(3) },
    { type: 'arranged', request: 2, shown: { rows: 0, of: 0, first: [], columns: [] } },
    { type: 'correct', a: '新增学位 [amount 个, flow]', b: '学位', same: true },
  ];
  for (const message of good) test(`${JSON.stringify(message)} is taken`, () => assert.ok(isFromWebview(message)));

  const bad: readonly unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { type: 'constructor' },
    { type: 'toString' },
    { type: 'open', uri: 'file:///a.txt' },
    { type: 'open', uri: 1, range },
    { type: 'open', uri: 'file:///a.txt', range: { ...range, end: { line: -1, character: 0 } } },
    { type: 'open', uri: 'file:///a.txt', range: { ...range, end: { line: 0.5, character: 0 } } },
    { type: 'wantFile', format: 'exe' },
    { type: 'file', request: 1, format: 'csv', bytes: 'text' },
    { type: 'file', request: '1', format: 'csv', bytes: new Uint8Array(3) },
    { type: 'arranged', request: 1, shown: null },
    { type: 'correct', a: '', b: '学位', same: true },
    { type: 'correct', a: 'a'.repeat(501), b: '学位', same: true },
    { type: 'correct', a: '学位', b: '学位', same: 'yes' },
  ];
  for (const message of bad)
    test(`${JSON.stringify(message)?.slice(0, 90)} is not`, () => assert.ok(!isFromWebview(message)));
});
