import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  ExecuteCommandRequest,
  ShowMessageNotification,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { CLEAN_UP_COMMAND, CLEAN_UP_KIND } from '../../server/src/protocol';
import { startInMemory } from '../support/in-memory';
import { ABLE, type ClientOptions } from '../support/language-client';

const URI = 'file:///%E6%8A%A5%E5%91%8A.txt';
const REPORT = '海港区2024年工作总结\n一、主要工作\n';
const PAGE = `当前位置：首页 > 政务公开\n${REPORT}完成８项，增长5 %&nbsp;。\n二是建设”平安校园”。\n`;

describe('cleaning up over the protocol', () => {
  let client: Awaited<ReturnType<typeof startInMemory>>;
  afterEach(() => client.dispose());
  const begin = async (text: string, options: ClientOptions = {}) => {
    client = await startInMemory(options);
    await client.open(URI, text);
    return client.connection;
  };
  const run = () =>
    client.connection.sendRequest(ExecuteCommandRequest.type, { command: CLEAN_UP_COMMAND, arguments: [{ uri: URI }] });
  const sent = (): Promise<ApplyWorkspaceEditParams> =>
    new Promise(resolve =>
      client.connection.onRequest(ApplyWorkspaceEditRequest.type, params => {
        resolve(params);
        return { applied: true };
      }),
    );

  it('sends one edit, each part with its reason, and asks about what is not sure', async () => {
    await begin(PAGE);
    const coming = sent();
    await run();
    const { edit, label } = await coming;
    assert.equal(label, '清理网页粘贴');
    const { textDocument, edits } = edit.documentChanges![0] as TextDocumentEdit;
    assert.deepEqual(textDocument, { uri: URI, version: 1 });
    const shown = edits.map(each => {
      const { label: kind, needsConfirmation } =
        edit.changeAnnotations![(each as { annotationId: string }).annotationId]!;
      return [each.range.start.line, (each as { newText: string }).newText, kind, needsConfirmation];
    });
    assert.deepEqual(shown, [
      [0, '', '网页残留', false],
      [3, '', '网页代码残留', false],
      [4, '“', '引号、括号、书名号（请核对后勾选）', true],
    ]);
  });

  it('has something to confirm also where everything is sure, so that there is a preview', async () => {
    await begin(`当前位置：首页 > 政务公开\n${REPORT}`, { locale: 'en' });
    const coming = sent();
    await run();
    const { changeAnnotations, documentChanges } = (await coming).edit;
    assert.deepEqual(
      Object.entries(changeAnnotations!).map(([id, { needsConfirmation }]) => [id, needsConfirmation]),
      [
        ['0', false],
        ['question', true],
      ],
    );
    const [question] = (documentChanges![0] as TextDocumentEdit).edits;
    assert.equal((question as { newText: string }).newText, '');
  });

  it('sends plainly, and only what is sure, to an editor without tick boxes', async () => {
    const capabilities = { ...ABLE, workspace: { applyEdit: true } };
    await begin(PAGE, { capabilities });
    const coming = sent();
    await run();
    const { edit } = await coming;
    assert.deepEqual(
      edit.changes![URI]!.map(({ newText }) => newText),
      ['', ''],
    );
  });

  it('says so where there is nothing to clean up', async () => {
    const connection = await begin(REPORT);
    const told = new Promise<string>(resolve =>
      connection.onNotification(ShowMessageNotification.type, ({ message }) => resolve(message)),
    );
    await run();
    assert.match(await told, /没有需要清理之处/);
  });

  it('is a quick fix of page furniture, and a refactoring where it is asked for', async () => {
    const connection = await begin(PAGE);
    const actions = async (line: number, only?: string[]) => {
      const range = { start: { line, character: 0 }, end: { line, character: 0 } };
      const context = { diagnostics: [], ...(only && { only }), triggerKind: 2 as const };
      const all =
        (await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: URI }, range, context })) ?? [];
      return (all as CodeAction[])
        .filter(({ command }) => command?.command === CLEAN_UP_COMMAND)
        .map(({ kind }) => kind);
    };
    assert.deepEqual(await actions(0), ['quickfix']);
    assert.deepEqual(await actions(1), []);
    assert.deepEqual(await actions(1, [CLEAN_UP_KIND]), [CLEAN_UP_KIND]);
  });

  it('refuses commands that it does not know', async () => {
    const connection = await begin(REPORT);
    await assert.rejects(connection.sendRequest(ExecuteCommandRequest.type, { command: 'reportlint.unknown' }));
  });
});
