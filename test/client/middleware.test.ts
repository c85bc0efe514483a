import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CancellationToken, TextDocument, TextDocumentChangeEvent } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { type Served, servedOnly } from '../../client/src/middleware';

type Name = 'report' | 'readme';

/** Two documents, of which only `report` is served at first; `becomes` is what an edit makes of `readme`. */
function scene(becomes: 'report' | 'text' = 'text', languageId = 'plaintext') {
  const names = new Set<unknown>(['report']);
  const log: string[] = [];
  const nameOf = (document: unknown) => (document as { readonly uri: string }).uri;
  const served: Served = {
    has: document => names.has(nameOf(document)),
    admit: document => names.has(nameOf(document)),
    judges: () => becomes === 'report',
    delete: document => names.delete(nameOf(document)),
  };
  const open = async (document: TextDocument) => {
    names.add(nameOf(document));
    log.push(`open ${nameOf(document)}`);
  };
  const track = <T>(_: unknown, run: () => Promise<T>) => run();
  const forgetFindings = (document: TextDocument) => void log.push(`forget ${nameOf(document)}`);
  const middleware: Middleware = servedOnly(served, { track }, { open, forgetFindings });
  const document = (uri: Name) => ({ uri, languageId }) as unknown as TextDocument;
  const change = (uri: Name, rangeOffset: number) =>
    ({ document: document(uri), contentChanges: [{ rangeOffset }] }) as unknown as TextDocumentChangeEvent;
  const next = (kind: string) => async () => void log.push(kind);
  return { middleware, log, document, change, next };
}

const token = undefined as unknown as CancellationToken;

suite('middleware', () => {
  test('opens and closes reports only, with nothing remembered from before', async () => {
    const { middleware, log, document, next } = scene();
    for (const name of ['report', 'readme'] as const) {
      await middleware.didOpen?.(document(name), next(`didOpen ${name}`));
      await middleware.didClose?.(document(name), next(`didClose ${name}`));
    }
    assert.deepEqual(log, ['forget report', 'didOpen report', 'didClose report']);
  });

  test('opens a document that becomes a report, without sending that change a second time', async () => {
    const { middleware, log, change, next } = scene('report');
    await middleware.didChange?.(change('readme', 0), next('didChange'));
    assert.deepEqual(log, ['open readme']);
    await middleware.didChange?.(change('readme', 0), next('didChange'));
    assert.deepEqual(log, ['open readme', 'didChange']);
  });

  test('does not judge again for an edit far down', async () => {
    const { middleware, log, change, next } = scene('report');
    await middleware.didChange?.(change('readme', 1_000_000), next('didChange'));
    assert.deepEqual(log, []);
  });

  test('does not follow the edits of other documents', async () => {
    const { middleware, log, change, next } = scene();
    await middleware.didChange?.(change('readme', 0), next('didChange readme'));
    await middleware.didChange?.(change('report', 0), next('didChange report'));
    assert.deepEqual(log, ['didChange report']);
  });

  test('asks for nothing in other documents', async () => {
    const { middleware, document } = scene();
    const answer = { kind: 'full', items: [] };
    const pull = (name: Name) =>
      middleware.provideDiagnostics?.(document(name), undefined, token, (async () => answer) as never);
    assert.equal(await pull('report'), answer);
    assert.equal(await pull('readme'), undefined);
  });

  test('completes and formats reports only', async () => {
    const { middleware, document } = scene();
    const ask = async (name: Name) => [
      await middleware.provideCompletionItem?.(document(name), undefined as never, undefined as never, token, () => []),
      await middleware.provideDocumentFormattingEdits?.(document(name), undefined as never, token, () => []),
      await middleware.provideDocumentRangeFormattingEdits?.(
        document(name),
        undefined as never,
        undefined as never,
        token,
        () => [],
      ),
    ];
    assert.deepEqual(await ask('report'), [[], [], []]);
    assert.deepEqual(await ask('readme'), [undefined, undefined, undefined]);
  });

  test('shows the figures of reports only', async () => {
    const { middleware, document } = scene();
    const none = undefined as never;
    const ask = async (name: Name) => [
      await middleware.provideDocumentHighlights?.(document(name), none, token, () => []),
      await middleware.provideDefinition?.(document(name), none, token, () => []),
      await middleware.provideReferences?.(document(name), none, none, token, () => []),
      await middleware.provideInlayHints?.(document(name), none, token, () => []),
      await middleware.provideDocumentSemanticTokens?.(document(name), token, () => [] as never),
      await middleware.provideDocumentRangeSemanticTokens?.(document(name), none, token, () => [] as never),
    ];
    assert.deepEqual(await ask('report'), Array(6).fill([]));
    assert.deepEqual(await ask('readme'), Array(6).fill(undefined));
  });

  for (const [languageId, expected] of [
    ['report', []],
    ['plaintext', []],
    ['markdown', undefined],
  ] as const) {
    test(`gives ${languageId} ${expected === undefined ? 'no' : 'its'} symbols and folds`, async () => {
      const { middleware, document } = scene('text', languageId);
      const symbols = await middleware.provideDocumentSymbols?.(document('report'), token, () => []);
      const folds = await middleware.provideFoldingRanges?.(document('report'), {}, token, () => []);
      const selections = await middleware.provideSelectionRanges?.(document('report'), [], token, () => []);
      assert.deepEqual([symbols, folds, selections], [expected, expected, expected]);
    });
  }
});
