import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  ConfigurationRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DocumentHighlightRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type Location,
  type Position,
  type Range,
  ReferencesRequest,
  RegistrationRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import {
  INDICATORS_REQUEST,
  LIST_REPORTS_REQUEST,
  type ListedIndicator,
  READ_REPORT_REQUEST,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from '../../server/src/protocol';
import { startInMemory } from '../support/in-memory';
import { ABLE, type ClientOptions } from '../support/language-client';

const URI = 'file:///%E6%8A%A5%E5%91%8A.txt';
const OTHER = 'file:///other.txt';
const CLOSED = 'file:///closed.txt';
const TEXT =
  '海港区2024年工作总结\n\n一、主要工作\n\n公共图书馆120座，进出口总额3.5亿元。\n\n二、存在问题\n\n公共圖書館共有150座。\n';
const LINES = TEXT.split('\n');
const FIRST = { line: 4, character: 7 };

describe('figures over the protocol', () => {
  let client: Awaited<ReturnType<typeof startInMemory>>;
  afterEach(() => client.dispose());
  const begin = async (options: ClientOptions = {}) => {
    client = await startInMemory(options);
    await client.open(URI, TEXT);
  };
  const at = (position: Position, uri = URI) => ({ textDocument: { uri }, position });
  const references = async () => {
    const context = { includeDeclaration: true };
    return (await client.connection.sendRequest(ReferencesRequest.type, { ...at(FIRST), context })) ?? [];
  };
  const hints = async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const found = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: URI }, range });
    return found?.map(({ label }) => label) ?? [];
  };

  it('promises what it answers, with the legend of package.json', async () => {
    await begin();
    const { capabilities } = client.initializeResult;
    assert.ok(capabilities.documentHighlightProvider && capabilities.definitionProvider);
    assert.ok(capabilities.referencesProvider && capabilities.inlayHintProvider);
    assert.deepEqual(capabilities.semanticTokensProvider, {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: true,
      range: true,
    });
  });

  it('links the places of an indicator, by highlight, definition, references and hover', async () => {
    await begin();
    const { connection } = client;
    const marked = await connection.sendRequest(DocumentHighlightRequest.type, at(FIRST));
    assert.deepEqual(
      marked?.map(({ range }) => textAt(range)),
      ['公共图书馆', '公共圖書館', '120座', '150座'],
    );
    assert.equal(await connection.sendRequest(DocumentHighlightRequest.type, at({ line: 2, character: 3 })), null);
    const [link] = (await connection.sendRequest(DefinitionRequest.type, at({ line: 8, character: 8 }))) as {
      targetSelectionRange: Range;
    }[];
    assert.equal(textAt(link!.targetSelectionRange), '120座');
    assert.deepEqual(placesOf(await references()), [`${URI} 120座`, `${URI} 150座`]);
    const card = await connection.sendRequest(HoverRequest.type, at(FIRST));
    assert.match(JSON.stringify(card?.contents), /%E6%8A%A5%E5%91%8A\.txt#L9,8\)/);
  });

  it('gives tokens of the whole and of a range', async () => {
    await begin();
    const textDocument = { uri: URI };
    const all = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.equal((all?.data.length ?? 0) / 5, 9);
    const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } };
    const some = await client.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    assert.equal((some?.data.length ?? 0) / 5, 3);
    assert.equal(some?.data[0], 8);
  });

  it('lists indicators for views, none for what is not open', async () => {
    await begin();
    const listed = await client.connection.sendRequest<ListedIndicator[]>(INDICATORS_REQUEST, { uri: URI });
    assert.deepEqual(
      listed.map(({ name, text, value, period, range }) => [name, text, value, period, textAt(range)]),
      [
        ['公共图书馆', '120座', 120, '2024', '120座'],
        ['进出口总额', '3.5亿元', 3.5e8, '2024', '3.5亿元'],
        ['公共圖書館', '150座', 150, '2024', '150座'],
      ],
    );
    assert.equal(listed[0]?.key, listed[2]?.key);
    assert.deepEqual(await client.connection.sendRequest(INDICATORS_REQUEST, { uri: OTHER }), []);
  });

  it('finds indicators by name among the symbols of the workspace, headings first', async () => {
    await begin();
    const find = async (query: string) =>
      (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query }))?.map(each => each.name);
    assert.deepEqual(await find('进出口'), ['进出口总额']);
    assert.deepEqual(await find(''), [
      '海港区2024年工作总结',
      '一、主要工作',
      '二、存在问题',
      '公共图书馆',
      '进出口总额',
    ]);
  });

  it('shows hints as the client was set when it began', async () => {
    await begin();
    assert.deepEqual(await hints(), []);
    client.dispose();
    await begin({ initializationOptions: { inlayHints: 'values' } });
    assert.deepEqual(await hints(), ['350,000,000元']);
  });

  it('follows settings that are sent', async () => {
    await begin();
    const settings = { reportlint: { inlayHints: 'values' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    assert.deepEqual(await hints(), ['350,000,000元']);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.deepEqual(await hints(), []);
  });

  it('asks a client that answers what is set, and has hints drawn again', async () => {
    let inlayHints = 'valuesAndPeriods';
    const workspace = {
      ...ABLE.workspace,
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      inlayHint: { refreshSupport: true },
    };
    client = await startInMemory({ capabilities: { ...ABLE, workspace } });
    const { connection } = client;
    const registered = new Promise(resolve => connection.onRequest(RegistrationRequest.type, resolve));
    connection.onRequest(ConfigurationRequest.type, () => [{ inlayHints }]);
    const refreshed = new Promise<void>(resolve => connection.onRequest(InlayHintRefreshRequest.type, () => resolve()));
    await client.open(URI, TEXT);
    assert.match(JSON.stringify(await registered), /workspace\/didChangeConfiguration.*"section":"reportlint"/);
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await refreshed;
    assert.deepEqual(await hints(), ['2024年', '350,000,000元 · 2024年', '2024年']);
    inlayHints = 'off';
    await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.deepEqual(await hints(), []);
  });

  it('finds references in all reports of the workspace when it is set so', async () => {
    const reports: Record<string, string> = { [OTHER]: '没有数据', [CLOSED]: '去年公共图书馆90座，公共图书馆80座。' };
    await begin({ initializationOptions: { references: 'workspace', listsReports: true } });
    client.connection.onRequest(LIST_REPORTS_REQUEST, () => Object.keys(reports).map(uri => ({ uri, stamp: '1' })));
    client.connection.onRequest(READ_REPORT_REQUEST, ({ uri }: { uri: string }) => reports[uri] ?? null);
    await client.open(OTHER, '公共图书馆7座。');
    const found = await references();
    assert.deepEqual(placesOf(found.slice(0, 2)), [`${URI} 120座`, `${URI} 150座`]);
    assert.deepEqual(
      found.slice(2).map(({ uri, range }) => [uri, range.start.character]),
      [
        [OTHER, 5],
        [CLOSED, 7],
        [CLOSED, 16],
      ],
    );
  });
});

function textAt({ start, end }: Range): string {
  return LINES[start.line]!.slice(start.character, end.character);
}

function placesOf(locations: readonly Location[]): readonly string[] {
  return locations.map(({ uri, range }) => `${uri} ${textAt(range)}`);
}
