import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

/** How the client presents itself. Without `capabilities` it is an editor that can do everything. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** The folder that is open in the editor, as a URI. */
  readonly rootUri?: string;
  /** The process that the server watches: without it the server ends by itself. */
  readonly processId?: number;
}

/** A small editor: it keeps the version numbers and remembers what it was told. */
export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly initializeResult: InitializeResult;
  /** What the server logged, in order. */
  readonly logs: readonly string[];
  /** What the server published without being asked, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Sends one notification with these changes as the next version; the answer is that version. */
  change(uri: string, ...changes: TextDocumentContentChangeEvent[]): Promise<number>;
  /** Pulls the diagnostics. */
  diagnostics(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  close(uri: string): Promise<void>;
  /** The next list that the server publishes for this document and that satisfies the condition. */
  nextPublished(uri: string, when?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
}

/** A client whose server is a process of its own. */
export interface ProcessClient extends LanguageClient {
  readonly process: ChildProcess;
  /** Shutdown and exit, as an editor ends its server; the answer is the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `node <serverPath> --stdio` and shakes hands with it. */
export async function start(
  serverPath: string,
  options: ClientOptions & { readonly nodeArguments?: readonly string[] } = {},
): Promise<ProcessClient> {
  const server = spawn(process.execPath, [...(options.nodeArguments ?? []), serverPath, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = await connect(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin), {
    processId: process.pid,
    ...options,
  });
  return { ...client, process: server, stop: () => stop(client, server) };
}

/** Shakes hands with a server at the other end of two streams. */
export async function connect(
  reader: MessageReader,
  writer: MessageWriter,
  options: ClientOptions = {},
): Promise<LanguageClient> {
  const connection = createProtocolConnection(reader, writer);
  const inbox = receive(connection);
  connection.listen();
  const initializeResult = await connection.sendRequest(InitializeRequest.type, {
    processId: options.processId ?? null,
    rootUri: options.rootUri ?? null,
    capabilities: options.capabilities ?? ABLE,
    ...(options.locale !== undefined && { locale: options.locale }),
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return { connection, initializeResult, ...inbox, ...documents(connection) };
}

/** The diagnostics of a full report; a report that says "unchanged" is an error here. */
export function itemsOf(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  if (report.kind !== 'full') throw new Error(`Expected a full report, got ${JSON.stringify(report)}`);
  return report.items;
}

function receive(connection: ProtocolConnection): Pick<LanguageClient, 'logs' | 'published' | 'nextPublished'> {
  const logs: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification(LogMessageNotification.type, ({ message }) => void logs.push(message));
  connection.onNotification(PublishDiagnosticsNotification.type, params => {
    published.push(params);
    for (const each of waiting) each(params);
  });
  const nextPublished: LanguageClient['nextPublished'] = (uri, when = () => true) =>
    new Promise(resolve => {
      const take = (params: PublishDiagnosticsParams) => {
        if (params.uri === uri && when(params) && waiting.delete(take)) resolve(params);
      };
      waiting.add(take);
    });
  return { logs, published, nextPublished };
}

function documents(connection: ProtocolConnection): Pick<LanguageClient, 'open' | 'change' | 'diagnostics' | 'close'> {
  const versions = new Map<string, number>();
  const next = (uri: string) => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    return version;
  };
  return {
    open: (uri, text, languageId = 'report') =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: next(uri), text },
      }),
    change: async (uri, ...contentChanges) => {
      const version = next(uri);
      const textDocument = { uri, version };
      await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
      return version;
    },
    diagnostics: (uri, previousResultId) =>
      connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    close: uri => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
  };
}

async function stop({ connection }: LanguageClient, server: ChildProcess): Promise<number | null> {
  const exited = once(server, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const [code] = await exited;
  connection.dispose();
  return code;
}

/** An editor that can do all that the server knows of. */
export const ABLE: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll', 'refactor.rewrite'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    completion: { completionItem: { labelDetailsSupport: true } },
    definition: { linkSupport: true },
  },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
};

/** An editor that knows nothing but text: no pull, no trees, no Markdown. */
export const PLAIN: ClientCapabilities = {};
