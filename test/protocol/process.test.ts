import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ExitNotification } from 'vscode-languageserver/node';
import { ABLE, itemsOf, start } from '../support/language-client';
import { RawClient } from '../support/raw-client';

/** As `npm run build` leaves it. */
const SERVER = 'dist/server.js';
const URI = 'file:///a.txt';
const TWICE = '海港区2024年工作总结\n\n一、主要工作\n\n完成了各项的的任务。\n\n二、下一步打算\n\n继续努力。\n';

describe('the server as a process', () => {
  // A test that fails leaves its server behind, and the run would wait for it.
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const server of started.splice(0)) server.kill();
  });
  const begin = async () => {
    const client = await start(SERVER);
    started.push(client.process);
    return client;
  };

  it('serves a plain editor over stdio and ends when told to', async () => {
    const client = await begin();
    await client.open(URI, TWICE);
    const [diagnostic] = itemsOf(await client.diagnostics(URI));
    assert.equal(diagnostic?.code, 'duplicate/word');
    assert.equal(await client.stop(), 0);
  });

  it('links to rule pages that are there', async () => {
    const client = await begin();
    await client.open(URI, TWICE);
    const href = itemsOf(await client.diagnostics(URI))[0]?.codeDescription?.href ?? '';
    assert.ok(href.startsWith('file:///') && existsSync(fileURLToPath(href)), href);
    await client.stop();
  });

  it('exits with 1 when told to without a shutdown', async () => {
    const client = await begin();
    const exited = codeOf(client.process);
    await client.connection.sendNotification(ExitNotification.type);
    assert.equal(await exited, 1);
    client.connection.dispose();
  });

  it('ends when its input ends, as it does when the editor dies', async () => {
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    started.push(server);
    const exited = codeOf(server);
    server.stdin.end();
    assert.equal(await exited, 1);
  });

  it('ends when its channel closes', async () => {
    const server = fork(SERVER, ['--node-ipc'], { stdio: 'ignore' });
    started.push(server);
    const exited = codeOf(server);
    const answered = once(server, 'message');
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } });
    const [answer] = await answered;
    assert.equal(answer.result.serverInfo.name, 'reportlint');
    server.disconnect();
    await exited;
  });

  it('explains itself when it is not told how to speak', async () => {
    const server = spawn(process.execPath, [SERVER], { stdio: ['ignore', 'ignore', 'pipe'] });
    const said = server.stderr.setEncoding('utf8').toArray();
    assert.equal(await codeOf(server), 2);
    assert.match((await said).join(''), /--stdio/);
  });
});

describe('garbage', () => {
  let server: RawClient;
  before(async () => {
    server = new RawClient(SERVER);
    await server.request('initialize', { processId: null, capabilities: ABLE });
  });
  afterEach(() => livesOn(server));
  after(() => stop(server));

  const garbage: [name: string, bytes: string][] = [
    ['a body that is no JSON', framed('{oops')],
    ['an empty body', framed('')],
    ['a header without a colon', 'Garbage\r\n\r\n'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n'],
    ['a header without a length', 'Content-Type: text/plain\r\n\r\n'],
    ['a cancellation of nothing', framed('{"jsonrpc":"2.0","method":"$/cancelRequest"}')],
  ];
  for (const [name, bytes] of garbage) {
    it(`answers ${name} with an error`, async () => {
      const answered = server.response(null);
      server.write(bytes);
      assert.equal((await answered).error?.code, -32700);
    });
  }

  const requests: [name: string, method: string, params: unknown, code: number][] = [
    ['a method that nobody knows', 'report/unknown', {}, -32601],
    ['a hover without params', 'textDocument/hover', undefined, -32602],
    ['a hover with a list for params', 'textDocument/hover', [1, 2], -32602],
    ['a hover with empty params', 'textDocument/hover', {}, -32603],
    ['a pull of nothing', 'textDocument/diagnostic', { textDocument: null }, -32603],
    ['code actions without a range', 'textDocument/codeAction', { textDocument: { uri: URI } }, -32603],
    ['a hover nowhere', 'textDocument/hover', { textDocument: { uri: URI } }, -32603],
  ];
  for (const [name, method, params, code] of requests) {
    it(`answers ${name} with an error`, async () => {
      server.notify('textDocument/didOpen', document(TWICE));
      assert.equal((await server.request(method, params)).error?.code, code);
    });
  }

  const empty: [name: string, method: string, params: unknown][] = [
    ['a hover far outside', 'textDocument/hover', at(1e9, 1e9)],
    ['a hover before the start', 'textDocument/hover', at(-5, -5)],
    ['a hover at no number', 'textDocument/hover', at('x', null)],
    ['symbols of a document that is not open', 'textDocument/documentSymbol', { textDocument: { uri: 'x' } }],
    ['folds of a number', 'textDocument/foldingRange', { textDocument: { uri: 7 } }],
  ];
  for (const [name, method, params] of empty) {
    it(`answers ${name} with nothing`, async () => {
      server.notify('textDocument/didOpen', document('\n\n没有标题，没有数据，只有这一句话。\n'));
      const { result, error } = await server.request(method, params);
      assert.equal(error, undefined);
      assert.ok(result === null || (Array.isArray(result) && result.length === 0), JSON.stringify(result));
    });
  }

  it('lives through notifications that make no sense', async () => {
    for (const method of ['didOpen', 'didChange', 'didClose', 'unknown']) {
      for (const params of [
        undefined,
        null,
        7,
        [],
        {},
        { textDocument: {} },
        { textDocument: { uri: 7, version: 1 } },
      ]) {
        server.notify(`textDocument/${method}`, params);
      }
    }
    server.notify('textDocument/didOpen', document(TWICE));
    for (const change of [null, 7, {}, { text: 7 }, { range: {}, text: '' }, { range: null, text: '' }]) {
      server.notify('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [change] });
    }
    server.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 3 },
      contentChanges: [{ text: '好的的' }],
    });
    const { result } = await server.request('textDocument/diagnostic', { textDocument: { uri: URI } });
    assert.match(JSON.stringify(result), /duplicate\/word/);
  });
});

/** Whatever came before, the server still reads a report. */
async function livesOn(server: RawClient): Promise<void> {
  server.notify('textDocument/didOpen', document(TWICE));
  const { result } = await server.request('textDocument/diagnostic', { textDocument: { uri: URI } });
  assert.match(JSON.stringify(result), /duplicate\/word/);
}

async function stop(server: RawClient): Promise<void> {
  await server.request('shutdown', undefined);
  const exited = codeOf(server.process);
  server.notify('exit', undefined);
  assert.equal(await exited, 0);
}

async function codeOf(server: ChildProcess): Promise<number | null> {
  const [code] = await once(server, 'exit');
  return code;
}

function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function document(text: string): unknown {
  return { textDocument: { uri: URI, languageId: 'report', version: 1, text } };
}

function at(line: unknown, character: unknown): unknown {
  return { textDocument: { uri: URI }, position: { line, character } };
}
