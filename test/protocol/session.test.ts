import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { afterEach, describe, it } from 'node:test';
import {
  CancellationTokenSource,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import {
  LIST_REPORTS_REQUEST,
  READ_REPORT_REQUEST,
  REWRITE_REQUEST,
  type RewriteAnswer,
} from '../../server/src/protocol';
import { startInMemory } from '../support/in-memory';
import { itemsOf, type LanguageClient, PLAIN } from '../support/language-client';

const URI = 'file:///%E6%8A%A5%E5%91%8A.txt';
const CLEAN = '海港区2024年工作总结\n\n一、主要工作\n\n完成了各项任务。\n\n二、下一步打算\n\n继续努力。\n';
const WORDS =
  '教育 学校 学生 教师 课程 改革 质量 安全 管理 服务 项目 建设 发展 规划 工程 社会 家庭 城乡 资源 体系 机制 能力 水平 平台'.split(
    ' ',
  );
// A hundred thousand characters, of which no line is like another.
const LONG = Array.from({ length: 3000 }, (_, i) => {
  let at = i;
  const words = Array.from({ length: 10 }, (_, k) => {
    at += 1 + ((((i + 1) * (k + 3) * 7919) >> 4) % (WORDS.length - 1));
    return WORDS[at % WORDS.length];
  });
  return `${words.join('')}，完成投资${i + 3}.${i % 9}亿元。`;
}).join('\n');
const TWICE = CLEAN.replace('各项任务', '各项的的任务');

describe('a session', () => {
  let client: Awaited<ReturnType<typeof startInMemory>>;
  afterEach(() => client.dispose());
  const begin = async (options: Parameters<typeof startInMemory>[0] = {}) => {
    client = await startInMemory(options);
    return client;
  };

  it('promises what it does', async () => {
    const { initializeResult } = await begin();
    const { capabilities, serverInfo } = initializeResult;
    assert.equal(serverInfo?.name, 'reportlint');
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert.ok(capabilities.diagnosticProvider);
  });

  it('reads samples while it waits, and says nothing of them', async () => {
    const progress = new EventEmitter();
    const read = once(progress, 'read');
    await begin({
      samples: async () =>
        (function* () {
          yield TWICE;
          yield `${TWICE}\n${TWICE}`;
          progress.emit('read');
        })(),
    });
    await read;
    await client.open(URI, CLEAN);
    assert.deepEqual(await rules(client), []);
    assert.deepEqual([client.published, client.logs], [[], []]);
  });

  it('leaves the samples alone as soon as there is something to do', async () => {
    const progress = new EventEmitter();
    const begun = once(progress, 'begun');
    let read = 0;
    await begin({
      samples: async () => {
        await once(progress, 'opened');
        return (function* () {
          progress.emit('begun');
          for (; read < 100; read++) yield TWICE;
        })();
      },
    });
    await client.open(URI, TWICE);
    assert.deepEqual(await rules(client), ['duplicate/word']);
    progress.emit('opened');
    await begun;
    assert.deepEqual(await rules(client), ['duplicate/word']);
    assert.equal(read, 0);
  });

  it('does without samples that cannot be read', async () => {
    await begin({ samples: () => Promise.reject(new Error('gone')) });
    await client.open(URI, TWICE);
    assert.deepEqual(await rules(client), ['duplicate/word']);
    assert.deepEqual(client.logs, []);
  });

  it('answers other requests while a long text is checked', async () => {
    await begin();
    await client.open(URI, LONG);
    const answered: string[] = [];
    const note = (name: string) => () => void answered.push(name);
    const pulled = rules(client).then(note('findings'));
    const params = { textDocument: { uri: URI } };
    const outlined = client.connection.sendRequest(DocumentSymbolRequest.type, params).then(note('outline'));
    await Promise.all([pulled, outlined]);
    assert.deepEqual(answered, ['outline', 'findings']);
  });

  it('checks a long text that changes meanwhile as it is then', async () => {
    await begin();
    await client.open(URI, LONG);
    const before = rules(client);
    await type(client, 0, 0, '开展的的工作\n');
    const found = await rules(client);
    assert.equal(found.filter(rule => rule === 'duplicate/word').length, 1);
    assert.deepEqual(await before, found);
  });

  it('leaves a long text that is closed meanwhile, or that nobody asks about any more', async () => {
    await begin();
    await client.open(URI, LONG);
    const closed = rules(client);
    await client.close(URI);
    assert.deepEqual(await closed, []);
    await client.open(URI, LONG);
    const cancelled = new CancellationTokenSource();
    const params = { textDocument: { uri: URI } };
    const pull = client.connection.sendRequest(DocumentDiagnosticRequest.type, params, cancelled.token);
    cancelled.cancel();
    await assert.rejects(pull, { code: LSPErrorCodes.RequestCancelled });
  });

  it('answers a pull for the text as it was typed', async () => {
    await begin();
    await client.open(URI, CLEAN);
    assert.deepEqual(await rules(client), []);
    await type(client, 4, 5, '的的');
    assert.deepEqual(await rules(client), ['duplicate/word']);
    await erase(client, 4, 5, 6);
    assert.deepEqual(await rules(client), []);
  });

  it('says unchanged while nothing new is to be said, also after edits that change nothing', async () => {
    await begin();
    await client.open(URI, TWICE);
    const first = await client.diagnostics(URI);
    assert.equal(first.kind, 'full');
    const known = resultId(first);
    assert.deepEqual(await client.diagnostics(URI, known), { kind: 'unchanged', resultId: known });
    await type(client, 4, 2, '好');
    await erase(client, 4, 2, 3);
    assert.deepEqual(await client.diagnostics(URI, known), { kind: 'unchanged', resultId: known });
    await erase(client, 4, 5, 6);
    const mended = await client.diagnostics(URI, known);
    assert.deepEqual([mended.kind, itemsOf(mended)], ['full', []]);
    assert.notEqual(resultId(mended), known);
  });

  it('does not call a list unchanged that another session was told', async () => {
    await begin();
    await client.open(URI, TWICE);
    const report = await client.diagnostics(URI, 'never sent');
    assert.equal(report.kind, 'full');
  });

  it('gives findings that moved their new place', async () => {
    await begin();
    await client.open(URI, TWICE);
    const before = itemsOf(await client.diagnostics(URI))[0]!.range;
    await type(client, 0, 0, '\n\n');
    const after = itemsOf(await client.diagnostics(URI))[0]!.range;
    assert.equal(after.start.line, before.start.line + 2);
    assert.equal(after.start.character, before.start.character);
  });

  it('does not publish to a client that pulls', async () => {
    await begin();
    await client.open(URI, TWICE);
    await client.diagnostics(URI);
    await client.close(URI);
    await client.diagnostics(URI);
    assert.deepEqual(client.published, []);
  });

  it('publishes to a client that does not pull, and clears what it closes', async () => {
    await begin({ capabilities: PLAIN });
    const opened = client.nextPublished(URI);
    await client.open(URI, TWICE);
    assert.deepEqual(summary(await opened), { version: 1, rules: ['duplicate/word'] });
    const closed = client.nextPublished(URI);
    await client.close(URI);
    assert.deepEqual(await closed, { uri: URI, diagnostics: [] });
  });

  it('publishes a burst of changes once, for the last version', async () => {
    await begin({ capabilities: PLAIN });
    const opened = client.nextPublished(URI);
    await client.open(URI, CLEAN);
    await opened;
    const last = client.nextPublished(URI, ({ version }) => version === 51);
    await Promise.all(Array.from({ length: 50 }, (_, index) => type(client, 4, 5, index === 49 ? '的的' : '好')));
    assert.deepEqual(summary(await last), { version: 51, rules: ['duplicate/word'] });
    await symbols(URI);
    assert.deepEqual(
      client.published.map(each => each.version),
      [1, 51],
    );
  });

  it('answers all pulls of a burst for the text at its end', async () => {
    await begin();
    await client.open(URI, CLEAN);
    const answers: Promise<DocumentDiagnosticReport>[] = [];
    for (let count = 0; count < 20; count++) {
      void type(client, 4, 5, count === 19 ? '的的' : '好');
      answers.push(client.diagnostics(URI));
    }
    const reports = await Promise.all(answers);
    assert.equal(new Set(reports.map(resultId)).size, 1);
    assert.deepEqual(
      itemsOf(reports[0]!).map(each => each.code),
      ['duplicate/word'],
    );
  });

  it('mends the text with the edits that it offers', async () => {
    await begin();
    await client.open(URI, TWICE);
    const [diagnostic] = itemsOf(await client.diagnostics(URI));
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic!], only: ['quickfix'] },
    });
    const action = actions?.[0];
    assert.ok(action && 'edit' in action && action.isPreferred);
    assert.deepEqual(action.diagnostics, [diagnostic]);
    const [change] = action.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.equal(change.textDocument.version, 1);
    const edits = change.edits as { range: { start: never; end: never }; newText: string }[];
    await client.change(URI, ...edits.map(({ range, newText }) => ({ range, text: newText })));
    assert.deepEqual(await rules(client), []);
  });

  it('completes a rewriting once it is chosen, and refuses it for a text that is no more', async () => {
    await begin();
    await client.open(URI, CLEAN.replace('二、', '三、'));
    const position = { line: 6, character: 1 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    const action = actions?.find(each => each.title === '重编本级序号') as CodeAction;
    assert.equal(action.edit, undefined);
    assert.ok(JSON.stringify(action).length < 300, 'the text of the document does not travel with it');
    const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
    const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 1 } };
    assert.deepEqual(resolved.edit?.documentChanges, [
      { textDocument: { uri: URI, version: 1 }, edits: [{ range, newText: '二' }] },
    ]);
    await type(client, 0, 0, '新');
    await assert.rejects(client.connection.sendRequest(CodeActionResolveRequest.type, action), /changed/);
  });

  it('rewrites for a command, and says null where there is nothing to do', async () => {
    await begin();
    await client.open(URI, CLEAN);
    const ask = (line: number, rewrite: string) =>
      client.connection.sendRequest<RewriteAnswer | null>(REWRITE_REQUEST, {
        textDocument: { uri: URI },
        position: { line, character: 1 },
        rewrite,
      });
    assert.equal(await ask(2, 'moveUp'), null);
    assert.equal(await ask(0, 'moveDown'), null);
    const answer = await ask(6, 'moveUp');
    assert.deepEqual([answer?.version, answer?.caret.line], [1, 2]);
    await client.change(URI, ...answer!.edits.map(({ range, newText }) => ({ range, text: newText })).reverse());
    const names = (await symbols(URI))?.flatMap(each => ('children' in each && each.children) || [each]);
    assert.deepEqual(
      names?.map(each => each.name),
      ['一、下一步打算', '二、主要工作'],
    );
  });

  it('offers the next marker, formats and grows selections', async () => {
    await begin();
    await client.open(URI, `${CLEAN}三、其他事项\n`.replace('二、', '二.'));
    const textDocument = { uri: URI };
    const position = { line: 10, character: 0 };
    const items = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
    assert.deepEqual(Array.isArray(items) && items.map(({ label }) => label), ['（一）', '四、']);
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
    assert.deepEqual(
      edits?.map(({ range, newText }) => [range.start.line, newText]),
      [[6, '、']],
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const elsewhere = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument,
      range,
      options,
    });
    assert.deepEqual(elsewhere, []);
    const [chain] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] })) ?? [];
    assert.equal(chain?.range.start.line, 0);
  });

  it('finds headings in open documents, and in those that the client lists and reads', async () => {
    await begin({ initializationOptions: { listsReports: true } });
    const listed = [
      { uri: URI, stamp: '1' },
      { uri: 'file:///closed.txt', stamp: '1' },
    ];
    client.connection.onRequest(LIST_REPORTS_REQUEST, () => listed);
    client.connection.onRequest(READ_REPORT_REQUEST, ({ uri }) =>
      uri === URI ? null : TWICE.replace('一、主', '一、次'),
    );
    await client.open(URI, CLEAN);
    const find = async (query: string) =>
      (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query }))?.map(each => each.name);
    assert.deepEqual(await find('要工作'), ['一、主要工作', '一、次要工作']);
    assert.deepEqual(await find('次要'), ['一、次要工作']);
  });

  it('asks a client that lists no reports for none', async () => {
    await begin();
    await client.open(URI, CLEAN);
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '主要' });
    assert.deepEqual(
      found?.map(each => each.name),
      ['一、主要工作'],
    );
  });

  it('shows the outline as a tree, and none of it in Markdown', async () => {
    await begin();
    await client.open(URI, CLEAN);
    await client.open('file:///a.md', CLEAN, 'markdown');
    const names = (await symbols(URI))?.flatMap(each => [each, ...(('children' in each && each.children) || [])]);
    assert.ok(names?.some(each => each.name === '一、主要工作'));
    assert.ok((await folds(URI))?.some(fold => fold.startLine === 2 && fold.endLine === 4));
    assert.deepEqual([await symbols('file:///a.md'), await folds('file:///a.md')], [[], []]);
  });

  it('links to the pages that the client names, else to its own', async () => {
    await begin({ rulePages: 'file:///own' });
    await client.open(URI, TWICE);
    const [own] = itemsOf(await client.diagnostics(URI));
    assert.equal(own?.codeDescription?.href, 'file:///own/duplicate/word.md');
    client.dispose();
    await begin({ rulePages: 'file:///own', initializationOptions: { rulePages: 'https://x.test/y/' } });
    await client.open(URI, TWICE);
    const [named] = itemsOf(await client.diagnostics(URI));
    assert.equal(named?.codeDescription?.href, 'https://x.test/y/duplicate/word.md');
  });

  it('speaks the language of the client', async () => {
    await begin({ locale: 'de', initializationOptions: { locale: 'en' } });
    await client.open(URI, TWICE);
    const [diagnostic] = itemsOf(await client.diagnostics(URI));
    assert.match(String(diagnostic?.message), /[a-z]{4}/);
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: URI },
      position: { line: 2, character: 2 },
    });
    assert.match(JSON.stringify(hover?.contents), /Characters/);
  });

  it('answers for a document that is not open with nothing', async () => {
    await begin();
    assert.deepEqual(await client.diagnostics('file:///unknown'), { kind: 'full', items: [] });
    assert.deepEqual(await symbols('file:///unknown'), []);
  });

  const symbols = (uri: string) => client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  const folds = (uri: string) => client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
});

function type(client: LanguageClient, line: number, character: number, text: string): Promise<number> {
  const place = { line, character };
  return client.change(URI, { range: { start: place, end: place }, text });
}

function erase(client: LanguageClient, line: number, from: number, to: number): Promise<number> {
  return client.change(URI, { range: { start: { line, character: from }, end: { line, character: to } }, text: '' });
}

async function rules(client: LanguageClient): Promise<unknown[]> {
  return itemsOf(await client.diagnostics(URI)).map(each => each.code);
}

function resultId(report: DocumentDiagnosticReport): string {
  return report.resultId ?? assert.fail('a report without an id');
}

function summary({ version, diagnostics }: PublishDiagnosticsParams) {
  return { version, rules: diagnostics.map(each => each.code) };
}
