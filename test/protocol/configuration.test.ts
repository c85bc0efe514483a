import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  RegistrationRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { run } from '../../server/src/cli/run';
import type { FolderContent } from '../../server/src/library/config/find-config';
import {
  ACCEPTED_REQUEST,
  CONFIG_EDIT_REQUEST,
  type ConfigChange,
  type ConfigEditAnswer,
  IGNORE_COMMAND,
  type ListedAccepted,
} from '../../server/src/protocol';
import { memoryDisk, recordingWorld } from '../cli/support';
import { startInMemory } from '../support/in-memory';
import { ABLE, type ClientOptions, itemsOf, PLAIN } from '../support/language-client';
import { seed, seedNames } from '../support/seeds';

const ROOT = 'file:///work';
const REPORT = `${ROOT}/2024/%E6%80%BB%E7%BB%93.txt`;
const CONFIG = `${ROOT}/.reportlint.json`;
const TWICE = '海港区2024年工作总结\n\n一、主要工作\n\n完成了各项的的任务。\n\n二、下一步打算\n\n继续努力。\n';
const OFF = '{ "rules": { "duplicate/word": "off" } }';

describe('configuration', () => {
  let client: Awaited<ReturnType<typeof startInMemory>>;
  let files: Map<string, string>;
  let refreshed: () => Promise<void>;
  afterEach(() => client.dispose());

  const begin = async (config: string | undefined, options: ClientOptions = {}) => {
    files = new Map(config === undefined ? [] : [[CONFIG, config]]);
    const look = async (folder: string): Promise<FolderContent> => ({
      text: files.get(`${folder}/.reportlint.json`),
      isRepository: files.has(`${folder}/.git`),
    });
    const capabilities = { ...ABLE, workspace: { ...ABLE.workspace, diagnostics: { refreshSupport: true } } };
    client = await startInMemory({ rootUri: ROOT, capabilities, look, ...options });
    let heard = () => {};
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => heard());
    refreshed = () => new Promise(resolve => (heard = resolve));
  };

  const rules = async () => itemsOf(await client.diagnostics(REPORT)).map(each => each.code);

  /** Writes a configuration and waits until the server has told that everything is to be asked again. */
  const write = async (text: string) => {
    files.set(CONFIG, text);
    const done = refreshed();
    const changes: FileEvent[] = [{ uri: CONFIG, type: FileChangeType.Changed }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await done;
  };

  const ask = (change: ConfigChange, uri = REPORT) =>
    client.connection.sendRequest<ConfigEditAnswer | null>(CONFIG_EDIT_REQUEST, { uri, change });

  const changed = (answer: ConfigEditAnswer | null) => {
    assert.ok(answer?.edits);
    const document = TextDocument.create('', '', 0, answer.before ?? '');
    return TextDocument.applyEdits(
      document,
      answer.edits.map(each => ({ ...each })),
    );
  };

  const actions = async (line: number, uri = REPORT) => {
    const range = { start: { line, character: 0 }, end: { line, character: 99 } };
    const context = { diagnostics: [], only: ['quickfix'] };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    });
    return (found ?? []) as CodeAction[];
  };

  const fingerprint = async () => {
    const action = (await actions(4)).find(each => each.command?.arguments?.[0].change.kind === 'accept');
    return action?.command?.arguments?.[0].change.fingerprint as string;
  };

  const ignoring = { initializationOptions: { ignoresFindings: true } };

  it('counts from the first answer on, and again when the file changes', async () => {
    await begin(OFF);
    await client.open(REPORT, TWICE);
    assert.deepEqual(await rules(), []);
    await write('{}');
    assert.deepEqual(await rules(), ['duplicate/word']);
    await write(OFF);
    assert.deepEqual(await rules(), []);
  });

  it('is published anew to a client that does not pull', async () => {
    await begin(OFF, { capabilities: PLAIN });
    const first = client.nextPublished(REPORT);
    await client.open(REPORT, TWICE);
    assert.deepEqual((await first).diagnostics, []);
    const next = client.nextPublished(REPORT);
    files.set(CONFIG, '{}');
    const changes: FileEvent[] = [{ uri: CONFIG, type: FileChangeType.Changed }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    assert.deepEqual(
      (await next).diagnostics.map(each => each.code),
      ['duplicate/word'],
    );
  });

  it('is watched where the client can', async () => {
    const registered: string[] = [];
    const workspace = { ...ABLE.workspace, didChangeWatchedFiles: { dynamicRegistration: true } };
    files = new Map();
    client = await startInMemory({ capabilities: { ...ABLE, workspace } });
    const done = new Promise<void>(resolve =>
      client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
        registered.push(...registrations.map(each => JSON.stringify(each.registerOptions)));
        resolve();
      }),
    );
    await done;
    await rules();
    assert.match(registered.join(), /"\*\*\/\.reportlint\.json"/);
  });

  it('is looked for again once it is watched: it may have changed before', async () => {
    const workspace = { ...ABLE.workspace, didChangeWatchedFiles: { dynamicRegistration: true } };
    const capabilities = { ...ABLE, workspace: { ...workspace, diagnostics: { refreshSupport: true } } };
    await begin(OFF, { capabilities });
    const waiting: (() => void)[] = [];
    client.connection.onRequest(RegistrationRequest.type, () => new Promise<void>(resolve => waiting.push(resolve)));
    await client.open(REPORT, TWICE);
    assert.deepEqual(await rules(), []);
    files.delete(CONFIG);
    const again = refreshed();
    for (const register of waiting) register();
    await again;
    assert.deepEqual(await rules(), ['duplicate/word']);
  });

  it('counts no more once the file is deleted, although the client still has it open; and again once it is typed', async () => {
    await begin(OFF);
    await client.open(REPORT, TWICE);
    await client.open(CONFIG, OFF);
    assert.deepEqual(await rules(), []);
    files.delete(CONFIG);
    const done = refreshed();
    const changes: FileEvent[] = [{ uri: CONFIG, type: FileChangeType.Deleted }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await done;
    assert.deepEqual(await rules(), ['duplicate/word']);
    const again = refreshed();
    await client.change(CONFIG, { text: `${OFF}\n` });
    await again;
    assert.deepEqual(await rules(), []);
  });

  it('tells a wrong setting in its own file, open or not, until it is put right', async () => {
    await begin('{\n  "rules": { "duplicate/wrod": "off" }\n}\n');
    const told = client.nextPublished(CONFIG);
    await client.open(REPORT, TWICE);
    assert.deepEqual(await rules(), ['duplicate/word']);
    const [diagnostic] = (await told).diagnostics;
    assert.deepEqual([diagnostic?.code, diagnostic?.severity], ['config/invalid', 1]);
    assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 29 } });
    const cleared = client.nextPublished(CONFIG);
    await write('{}');
    assert.deepEqual((await cleared).diagnostics, []);
  });

  it('counts as it stands in the editor, before it is saved', async () => {
    await begin('{}');
    await client.open(REPORT, TWICE);
    assert.deepEqual(await rules(), ['duplicate/word']);
    const opened = refreshed();
    await client.open(CONFIG, OFF, 'jsonc');
    await opened;
    assert.deepEqual(await rules(), []);
    assert.deepEqual(itemsOf(await client.diagnostics(CONFIG)), [], 'it is no report');
    const closed = refreshed();
    await client.close(CONFIG);
    await closed;
    assert.deepEqual(await rules(), ['duplicate/word']);
  });

  it('gives way to a file that is nearer, and stops at the root of the repository', async () => {
    await begin(OFF);
    files.set(`${ROOT}/2024/.git`, '');
    await client.open(REPORT, TWICE);
    assert.deepEqual(await rules(), ['duplicate/word']);
  });

  it('ignores a finding: for good, whatever is edited elsewhere, until it is no more', async () => {
    await begin(undefined, ignoring);
    await client.open(REPORT, TWICE);
    const change = {
      kind: 'accept',
      fingerprint: await fingerprint(),
      reason: '引用原文',
      author: '李',
      date: '2024-12-31',
    } as const;
    const answer = await ask(change);
    assert.deepEqual([answer?.uri, answer?.before], [CONFIG, null]);
    const config = changed(answer);
    assert.match(
      config,
      /^\{\n {2}"accepted": \[\n {4}\{ "path": "2024\/总结.txt", "rule": "duplicate\/word", .*"text": "的的", "reason": "引用原文", "author": "李", "date": "2024-12-31" \}\n {2}\]\n\}\n$/,
    );
    await write(config);
    assert.deepEqual(await rules(), []);
    await client.change(REPORT, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '前言。\n',
    });
    assert.deepEqual(await rules(), []);
    const stale = client.nextPublished(CONFIG);
    await client.change(REPORT, {
      range: { start: { line: 5, character: 6 }, end: { line: 5, character: 7 } },
      text: '',
    });
    assert.deepEqual(await rules(), []);
    const [diagnostic] = (await stale).diagnostics;
    assert.deepEqual(
      [diagnostic?.code, diagnostic?.severity, diagnostic?.range.start],
      ['config/stale', 3, { line: 2, character: 4 }],
    );
    await client.open(CONFIG, config, 'jsonc');
    const [removal] = await actions(2, CONFIG);
    const [edit] = removal?.edit?.documentChanges ?? [];
    assert.ok(edit && 'edits' in edit && edit.edits.length === 1);
  });

  it('lists what is accepted, with its place, and takes it back', async () => {
    await begin(undefined, ignoring);
    await client.open(REPORT, TWICE);
    await write(changed(await ask({ kind: 'accept', fingerprint: await fingerprint() })));
    const list = () => client.connection.sendRequest<ListedAccepted[]>(ACCEPTED_REQUEST, { uri: null });
    const [entry] = await list();
    assert.deepEqual(
      [entry?.report, entry?.config, entry?.isStale, entry?.range?.start],
      [REPORT, CONFIG, false, { line: 4, character: 5 }],
    );
    await write(changed(await ask({ kind: 'restore', entries: [entry!] }, CONFIG)));
    assert.deepEqual([await rules(), await list()], [['duplicate/word'], []]);
  });

  it('switches a rule off, in this file or in all', async () => {
    await begin('{\n  // ours\n}\n', ignoring);
    await client.open(REPORT, TWICE);
    const inFile = changed(await ask({ kind: 'off-in-file', rule: 'duplicate/word' }));
    assert.match(inFile, /"files": \[\s*"2024\/总结.txt"\s*\][\s\S]*\/\/ ours/);
    await write(inFile);
    assert.deepEqual(await rules(), []);
    await write(changed(await ask({ kind: 'off', rule: 'duplicate/word' })));
    assert.deepEqual(await rules(), []);
  });

  it('leaves a file alone that is no JSON', async () => {
    await begin('{ "rules": ', ignoring);
    await client.open(REPORT, TWICE);
    const answer = await ask({ kind: 'off', rule: 'duplicate/word' });
    assert.deepEqual([answer?.uri, answer?.edits], [CONFIG, null]);
  });

  it('offers a command to our own client, the edit to others, and neither for a file in no folder', async () => {
    await begin(undefined, ignoring);
    await client.open(REPORT, TWICE);
    const own = (await actions(4)).filter(each => each.command);
    assert.deepEqual(
      own.map(({ title, command }) => [title, command?.command]),
      [
        ['忽略此问题（duplicate/word）…', IGNORE_COMMAND],
        ['在本文件中关闭 duplicate/word', IGNORE_COMMAND],
        ['关闭规则 duplicate/word', IGNORE_COMMAND],
      ],
    );
    client.dispose();
    const workspace = { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } };
    await begin(undefined, { capabilities: { ...ABLE, workspace } });
    await client.open(REPORT, TWICE);
    const [, ignore] = await actions(4);
    assert.equal(ignore?.title, '忽略此问题（duplicate/word）');
    const [create, edit] = ignore?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: CONFIG });
    assert.ok(edit && 'edits' in edit && JSON.stringify(edit.edits).includes('fingerprint'));
  });

  it('follows the settings of the editor, below those of the file', async () => {
    await begin(undefined, { initializationOptions: { rules: { 'duplicate/word': 'hint' } } });
    await client.open(REPORT, TWICE);
    const severities = async () => itemsOf(await client.diagnostics(REPORT)).map(each => each.severity);
    assert.deepEqual(await severities(), [4]);
    const set = async (reportlint: object) => {
      const done = refreshed();
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { reportlint } });
      await done;
    };
    await set({ profile: 'numbers-only' });
    assert.deepEqual(await severities(), []);
    await write('{ "rules": { "duplicate/word": "warning" } }');
    assert.deepEqual(await severities(), [2]);
    await set({ enable: false });
    assert.deepEqual(await severities(), []);
  });

  const configs = [
    '{}',
    '{ "profile": "strict", "rules": { "duplicate/document": "off", "text/punctuation": "hint" } }',
    '{ "profile": "numbers-only", "overrides": [{ "files": ["hai*"], "rules": { "numbering/skipped": "information" } }] }',
    '{ "rules": { "duplicate/near": { "minimumLength": 60 }, "text/missing-end": { "minimumLength": 20 } } }',
  ];
  for (const config of configs) {
    it(`gives the findings that the command line gives under ${config}`, async () => {
      await begin(config);
      for (const name of seedNames) {
        const text = seed(name);
        const uri = `${ROOT}/${name}.txt`;
        await client.open(uri, text);
        const here = itemsOf(await client.diagnostics(uri)).map(each => ({
          rule: each.code,
          severity: ['', 'error', 'warning', 'information', 'hint'][each.severity!],
          line: each.range.start.line + 1,
          column: each.range.start.character + 1,
          message: each.message,
        }));
        assert.deepEqual(here, await onCommandLine(`/work/${name}.txt`, text, config));
      }
    });
  }
});

async function onCommandLine(path: string, text: string, config: string): Promise<readonly object[]> {
  const { world, output } = recordingWorld(memoryDisk({ [path]: text, '/work/.reportlint.json': config }));
  await run(['check', '--format', 'json', path], world);
  const [file] = JSON.parse(output()).files;
  return file.findings.map(({ rule, severity, line, column, message }: Record<string, unknown>) => ({
    rule,
    severity,
    line,
    column,
    message,
  }));
}
