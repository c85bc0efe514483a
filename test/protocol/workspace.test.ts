import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CodeLens,
  CodeLensRequest,
  DefinitionRequest,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type LocationLink,
  ProgressType,
  RegistrationRequest,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import {
  CHECK_WORKSPACE_REQUEST,
  COMPARE_COPIES_COMMAND,
  LIST_REPORTS_REQUEST,
  READ_REPORT_REQUEST,
  REMOVE_COPY_COMMAND,
  type WorkspaceOutcome,
} from '../../server/src/protocol';
import { startInMemory } from '../support/in-memory';
import { ABLE, itemsOf, type LanguageClient, start } from '../support/language-client';

const SHARED = '各学校围绕校园安全、食品安全、心理健康开展专项排查，建立问题台账，实行销号管理，确保师生安全。';
const OLD = `某区2023年教育工作总结\n一、校园安全\n${SHARED}\n二、其他工作\n完成其他各项任务。\n`;
const NOW = `某区2024年教育工作总结\n一、扩优提质\n新增公办学位3000个。\n二、校园安全\n${SHARED}\n`;
const WRONG = '某区2024年工作总结\n一、主要工作\n全面推进的的各项工作取得成效。\n二、存在问题\n人手不足。\n';
const RIGHT = WRONG.replace('的的', '的');

const toDispose: (() => unknown)[] = [];

afterEach(async () => {
  for (const dispose of toDispose.splice(0)) await dispose();
});

/** Files as a client lists them. */
type Files = Map<string, { text: string; stamp: string }>;

function filesOf(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts).map(([uri, text]) => [uri, { text, stamp: '1' }]));
}

/** An editor that lists the reports of its workspace, as ours does. */
async function listing(files: Files, options: object = {}): Promise<LanguageClient> {
  const client = await startInMemory({
    capabilities: {
      ...ABLE,
      window: { workDoneProgress: true },
      workspace: {
        ...ABLE.workspace,
        diagnostics: { refreshSupport: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
    initializationOptions: { locale: 'zh-cn', listsReports: true, comparesCopies: true, ...options },
  });
  toDispose.push(() => client.dispose());
  client.connection.onRequest(LIST_REPORTS_REQUEST, () => Array.from(files, ([uri, { stamp }]) => ({ uri, stamp })));
  client.connection.onRequest(READ_REPORT_REQUEST, ({ uri }) => files.get(uri)?.text ?? null);
  client.connection.onRequest(RegistrationRequest.type, () => undefined);
  return client;
}

/** A held request for workspace diagnostics, with what has been streamed so far. */
function stream(client: LanguageClient, previousResultIds: { uri: string; value: string }[] = []) {
  const token = `stream ${Math.random()}`;
  const type = new ProgressType<WorkspaceDiagnosticReport>();
  const items: WorkspaceDiagnosticReport['items'] = [];
  let wake: () => void = () => undefined;
  const listener = client.connection.onProgress(type, token, report => {
    items.push(...report.items);
    wake();
  });
  toDispose.push(() => listener.dispose());
  const source = new CancellationTokenSource();
  const answered = client.connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds, partialResultToken: token },
    source.token,
  );
  /** The items once there are so many, which are then taken away. */
  const next = async (count: number) => {
    while (items.length < count) await new Promise<void>(resolve => (wake = resolve));
    return items.splice(0);
  };
  return { next, answered, items, cancel: () => source.cancel() };
}

suite('workspace diagnostics that are held open', () => {
  test('tell of closed reports, and again of those only that change', async () => {
    const files = filesOf({ 'file:///a.txt': WRONG, 'file:///b.txt': WRONG });
    const client = await listing(files, { checkWorkspace: true });
    const held = stream(client);
    const first = await held.next(2);
    assert.deepEqual(summary(first), ['file:///a.txt duplicate/word', 'file:///b.txt duplicate/word']);
    files.set('file:///b.txt', { text: RIGHT, stamp: '2' });
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///b.txt', type: FileChangeType.Changed }],
    });
    assert.deepEqual(summary(await held.next(1)), ['file:///b.txt']);
    files.delete('file:///a.txt');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///a.txt', type: FileChangeType.Deleted }],
    });
    assert.deepEqual(summary(await held.next(1)), ['file:///a.txt']);
    held.cancel();
    assert.deepEqual(await held.answered, { items: [] });
  });

  test('are quiet while nobody wants closed reports checked', async () => {
    const client = await listing(filesOf({ 'file:///a.txt': WRONG }));
    const held = stream(client);
    await client.open('file:///open.txt', WRONG);
    assert.equal(itemsOf(await client.diagnostics('file:///open.txt')).length, 1);
    assert.deepEqual(held.items, []);
    held.cancel();
    await held.answered;
  });

  test('clear a report that is closed', async () => {
    const client = await listing(filesOf({}));
    const held = stream(client);
    await client.open('file:///open.txt', WRONG);
    await client.diagnostics('file:///open.txt');
    await client.close('file:///open.txt');
    assert.deepEqual(summary(await held.next(1)), ['file:///open.txt']);
    held.cancel();
    await held.answered;
  });

  test('say that a client knows what there is', async () => {
    const client = await listing(filesOf({ 'file:///a.txt': WRONG }), { checkWorkspace: true });
    const held = stream(client);
    const [item] = await held.next(1);
    held.cancel();
    await held.answered;
    const again = stream(client, [{ uri: 'file:///a.txt', value: item!.resultId! }]);
    assert.deepEqual(
      (await again.next(1)).map(({ kind, uri }) => [kind, uri]),
      [['unchanged', 'file:///a.txt']],
    );
    again.cancel();
    await again.answered;
  });

  test('begin when the writer asks, who is told how many there are', async () => {
    const client = await listing(filesOf({ 'file:///a.txt': WRONG, 'file:///b.txt': RIGHT }));
    const held = stream(client);
    await client.open('file:///open.txt', WRONG);
    const outcome = await client.connection.sendRequest<WorkspaceOutcome>(CHECK_WORKSPACE_REQUEST, {});
    assert.deepEqual(outcome, { reports: 3, findings: 2, isCancelled: false, tooLarge: 0, isCut: false });
    assert.deepEqual(summary(await held.next(3)).toSorted(), [
      'file:///a.txt duplicate/word',
      'file:///b.txt',
      'file:///open.txt duplicate/word',
    ]);
    held.cancel();
    await held.answered;
  });

  test('show how far they are, and can be cancelled', async () => {
    const files = filesOf(
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`file:///${i}.txt`, WRONG.replace('某区', `${i}区`)])),
    );
    const client = await listing(files);
    const shown: string[] = [];
    client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      client.connection.onProgress(WorkDoneProgress.type, token, value => {
        shown.push(value.kind);
        if (value.kind === 'begin')
          void client.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
    const outcome = await client.connection.sendRequest<WorkspaceOutcome>(CHECK_WORKSPACE_REQUEST, {});
    assert.equal(outcome.isCancelled, true);
    assert.ok(outcome.reports > 0 && outcome.reports < 60, `${outcome.reports} reports`);
    assert.deepEqual([shown[0], shown.at(-1)], ['begin', 'end']);
  });
});

suite('workspace diagnostics for any editor', () => {
  test('come from the files of its folders, and are unchanged while these are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reportlint-workspace-'));
    toDispose.push(() => rmSync(folder, { recursive: true }));
    const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
    put('错.report', WRONG);
    put('对.report', RIGHT);
    put('README.md', WRONG);
    put('便条.txt', '买菜');
    const client = await start('dist/server.js', { rootUri: pathToFileURL(folder).href });
    toDispose.push(() => client.stop());
    const pull = async (known: { uri: string; value: string }[] = []) =>
      client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: known });
    const named = ({ items }: WorkspaceDiagnosticReport) =>
      items.map(item => {
        const name = decodeURIComponent(item.uri).replace(/.*\//, '');
        return `${name} ${item.kind} ${item.kind === 'full' ? item.items.map(({ code }) => code).join() : ''}`.trim();
      });
    const first = await pull();
    assert.deepEqual(named(first).sort(), ['便条.txt full', '对.report full', '错.report full duplicate/word']);
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    assert.deepEqual(named(await pull(known)).sort(), [
      '便条.txt unchanged',
      '对.report unchanged',
      '错.report unchanged',
    ]);
    put('错.report', `${RIGHT}\n`);
    rmSync(join(folder, '便条.txt'));
    assert.deepEqual(named(await pull(known)).sort(), ['便条.txt full', '对.report unchanged', '错.report full']);
  });
});

suite('reports that are compared with others', () => {
  test('name the other report and its place once it has been read', async () => {
    const files = filesOf({ 'file:///%E6%97%A7.txt': OLD });
    const client = await listing(files, { otherReports: true });
    await refreshed(client);
    await client.open('file:///now.txt', NOW);
    const [found] = itemsOf(await client.diagnostics('file:///now.txt')).filter(isShared);
    assert.equal(found?.message, '与《旧》第 3 行相同（41 字）。');
    assert.deepEqual(found.relatedInformation?.[0]?.location, {
      uri: 'file:///%E6%97%A7.txt',
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: SHARED.length } },
    });
  });

  test('follow files that change on disk and reports that change in the editor', async () => {
    const files = filesOf({ 'file:///old.txt': OLD });
    const client = await listing(files, { otherReports: true });
    await refreshed(client);
    await client.open('file:///now.txt', NOW);
    const shared = async () => itemsOf(await client.diagnostics('file:///now.txt')).filter(isShared).length;
    assert.equal(await shared(), 1);
    await client.open('file:///old.txt', OLD.replace(SHARED, ''));
    assert.equal(await shared(), 0);
    const again = refreshed(client);
    await client.close('file:///old.txt');
    await again;
    assert.equal(await shared(), 1);
    const gone = refreshed(client);
    files.delete('file:///old.txt');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'file:///a.txt', type: FileChangeType.Deleted }],
    });
    await gone;
    assert.equal(await shared(), 0);
  });

  test('are held against the report of the year before, as it stands on disk or in the editor', async () => {
    const before = '海港区教育局2023年工作总结\n新增学位4920个。\n';
    const now = '海港区教育局2024年工作总结\n2023年新增学位4290个，2024年新增学位6000个。\n';
    const client = await listing(filesOf({ 'file:///before.txt': before }), { otherReports: true });
    await refreshed(client);
    const read = refreshed(client);
    await client.open('file:///now.txt', now);
    const found = async () => itemsOf(await client.diagnostics('file:///now.txt')).filter(isConflict);
    await found();
    await read;
    const [conflict] = await found();
    assert.equal(conflict?.message, '2023年“新增学位”与上年报告不一致：本文4290个，《before》4920个。');
    assert.deepEqual(conflict.relatedInformation?.[0]?.location, {
      uri: 'file:///before.txt',
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } },
    });
    await client.open('file:///before.txt', before.replace('4920', '4290'));
    assert.deepEqual(await found(), []);
    const again = refreshed(client);
    await client.close('file:///before.txt');
    await again;
    const readAgain = refreshed(client);
    await found();
    await readAgain;
    assert.equal((await found()).length, 1);
  });

  test('are held against the report of the year before where no editor has them open', async () => {
    const texts = {
      'file:///now.txt': '海港区教育局2024年工作总结\n2023年新增学位4290个，2024年新增学位6000个。\n',
      'file:///then.txt': '海港区教育局2023年工作总结\n新增学位4920个。\n',
    };
    const client = await listing(filesOf(texts), { otherReports: true, checkWorkspace: true });
    const held = stream(client);
    assert.deepEqual(summary(await held.next(2)), ['file:///now.txt figure/conflict', 'file:///then.txt']);
    held.cancel();
    await held.answered;
  });

  test('are left alone unless it is set', async () => {
    const client = await listing(filesOf({ 'file:///old.txt': OLD }));
    await client.open('file:///now.txt', NOW);
    assert.deepEqual(itemsOf(await client.diagnostics('file:///now.txt')).filter(isShared), []);
  });

  test('say what was not compared where reading was cancelled', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => [`file:///${i}.txt`, OLD.replace('某区', `${i}区`)]);
    const client = await listing(filesOf(Object.fromEntries(texts)), { otherReports: true });
    client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      client.connection.onProgress(WorkDoneProgress.type, token, ({ kind }) => {
        if (kind === 'begin')
          void client.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
    await refreshed(client);
    await client.open('file:///now.txt', NOW);
    const [limit] = itemsOf(await client.diagnostics('file:///now.txt'));
    assert.equal(limit?.code, 'check/limit');
    assert.match(String(limit.message), /^有 \d+ 份报告没有与本文比对：读取已被取消。$/);
  });
});

suite('copies in the editor', () => {
  const body = [
    '一是抓学前教育，新建公办园十二所，家长满意度持续走高。',
    '二是抓路网改造，打通断头路九条，拥堵点位全部消除。',
    '三是抓水环境治理，清淤河道二十公里，断面水质稳定达标。',
    '四是抓老旧小区改造，加装电梯四十部，惠及住户千余家。',
    '五是抓就业帮扶，举办专场招聘会三十场，困难人员动态清零。',
    '六是抓文化惠民，送戏下乡百余场，城市书房建成五座。',
    '七是抓食品安全，抽检覆盖各大农贸市场，问题批次全部处置。',
    '八是抓基层治理，划分网格一百个，矛盾纠纷就地化解。',
  ];
  const text = ['某镇2024年工作总结', ...body, '其他工作有序开展。', ...body, ''].join('\n');

  test('have a lens that counts them, compares them and removes one', async () => {
    const client = await listing(filesOf({}));
    await client.open('file:///now.txt', text);
    const lenses: CodeLens[] =
      (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: 'file:///now.txt' } })) ?? [];
    assert.match(lenses[0]!.command!.title, /^与第 2–9 行重复，共 \d+ 字$/);
    assert.deepEqual(
      lenses.map(({ command }) => command!.command),
      ['', COMPARE_COPIES_COMMAND, REMOVE_COPY_COMMAND],
    );
    assert.equal(lenses[1]!.command!.arguments![0].other.range.start.line, 1);
  });

  test('have no lens where it is switched off', async () => {
    const client = await listing(filesOf({}), { codeLens: false });
    await client.open('file:///now.txt', text);
    const params = { textDocument: { uri: 'file:///now.txt' } };
    assert.deepEqual(await client.connection.sendRequest(CodeLensRequest.type, params), []);
  });

  test('lead to one another, line by line', async () => {
    const client = await listing(filesOf({}));
    await client.open('file:///now.txt', text);
    const target = async (line: number) => {
      const params = { textDocument: { uri: 'file:///now.txt' }, position: { line, character: 3 } };
      const [link] = (await client.connection.sendRequest(DefinitionRequest.type, params)) as LocationLink[];
      return link?.targetSelectionRange.start.line;
    };
    assert.deepEqual([await target(13), await target(4)], [4, 13]);
  });
});

function isConflict({ code }: { readonly code?: unknown }): boolean {
  return code === 'figure/conflict';
}

function isShared({ code }: { readonly code?: unknown }): boolean {
  return code === 'duplicate/other-report';
}

/** Resolves when the server asks for the diagnostics to be pulled again. */
function refreshed({ connection }: LanguageClient): Promise<void> {
  return new Promise(resolve => connection.onRequest(DiagnosticRefreshRequest.type, () => resolve()));
}

function summary(items: WorkspaceDiagnosticReport['items']): readonly string[] {
  return items.map(item =>
    [item.uri, ...(item.kind === 'full' ? item.items.map(({ code }) => code) : [item.kind])].join(' '),
  );
}
