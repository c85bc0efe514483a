import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  LSPErrorCodes,
  PositionEncodingKind,
  type PublishDiagnosticsParams,
  ResponseError,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from './draft/draft';
import { FIX_ALL_KIND } from './protocol';
import { type Analysis, analyse } from './service/analysis';
import { type Client, readClient } from './service/client';
import { codeActions } from './service/code-actions';
import { diagnostics, SOURCE } from './service/diagnostics';
import { documentSymbols } from './service/document-symbols';
import { foldingRanges } from './service/folding-ranges';
import { hover } from './service/hover';
import { opened, updated } from './service/text-sync';

/** What differs between the hosts of the server. */
export interface Runtime {
  /** Runs a task in a later turn of the event loop, in order, so that messages which have arrived get their turn too. */
  readonly later: (task: () => void) => void;
  /** Folder of the rule pages as a URI, for clients that do not say where the pages are. */
  readonly rulePages?: string | undefined;
}

/** Serves a client until the connection ends. */
export function startServer(connection: Connection, runtime: Runtime): void {
  new Server(connection, runtime).listen();
}

/** What is kept of an open document: the last draft as the base of the next, and what was worked out for the text as it is. */
interface Known {
  draft?: Draft | undefined;
  analysis?: Analysis | undefined;
  published?: Analysis | undefined;
  report?: Report | undefined;
}

/** The last answer to a pull. The list is kept as text, to see whether the next one says anything new. */
interface Report {
  readonly id: string;
  readonly analysis: Analysis;
  readonly content: string;
}

class Server {
  private readonly documents = new TextDocuments<TextDocument>({ create: opened, update: updated });
  private readonly known = new Map<string, Known>();
  private client: Client = readClient({});
  private changes = 0;
  private reports = 0;

  constructor(
    private readonly connection: Connection,
    private readonly runtime: Runtime,
  ) {}

  listen(): void {
    this.connection.onInitialize(params => {
      this.client = readClient(params, this.runtime.rulePages);
      return INITIALIZE_RESULT;
    });
    this.answerRequests();
    this.followDocuments();
    this.connection.listen();
  }

  private answerRequests(): void {
    const { connection } = this;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      this.answer(textDocument, token, document => this.report(document, previousResultId), NOTHING_FOUND),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      this.answer(textDocument, token, document => this.symbols(document), []),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      this.answer(textDocument, token, document => this.folds(document), []),
    );
    connection.onHover(({ textDocument, position }, token) =>
      this.answer(textDocument, token, document => hover(this.analysis(document), position, this.client), undefined),
    );
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      this.answer(
        textDocument,
        token,
        document => codeActions(this.analysis(document), document, range, context, this.client),
        [],
      ),
    );
  }

  private followDocuments(): void {
    this.documents.onDidChangeContent(({ document }) => {
      this.changes++;
      this.knownOf(document.uri).analysis = undefined;
      if (!this.client.pullsDiagnostics) void this.publish(document.uri);
    });
    this.documents.onDidClose(({ document: { uri } }) => {
      this.known.delete(uri);
      if (!this.client.pullsDiagnostics) void this.send(uri, { diagnostics: [] });
    });
    this.documents.listen(this.connection);
  }

  /** Answers for the text as it stands once the messages before it and right behind it are read. */
  private async answer<T>(
    { uri }: TextDocumentIdentifier,
    token: CancellationToken,
    give: (document: TextDocument) => T,
    otherwise: T,
  ): Promise<T> {
    await this.settled();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    const document = this.documents.get(uri);
    return document ? give(document) : otherwise;
  }

  /**
   * Waits until no change is left among the messages that have arrived, so that a burst of them is analysed once. A
   * connection handles one message a turn, and this turn may come before the next message's: hence two.
   */
  private async settled(): Promise<void> {
    let seen: number;
    do {
      seen = this.changes;
      await this.turn();
      await this.turn();
    } while (seen !== this.changes);
  }

  private turn(): Promise<void> {
    return new Promise(resolve => this.runtime.later(resolve));
  }

  private analysis(document: TextDocument): Analysis {
    const known = this.knownOf(document.uri);
    known.analysis ??= analyse(document.getText(), known.draft, failure => this.connection.console.error(failure));
    known.draft = known.analysis.draft;
    return known.analysis;
  }

  private knownOf(uri: string): Known {
    const known = this.known.get(uri) ?? {};
    this.known.set(uri, known);
    return known;
  }

  private report(document: TextDocument, previousId: string | undefined): DocumentDiagnosticReport {
    const known = this.knownOf(document.uri);
    const analysis = this.analysis(document);
    if (known.report?.analysis === analysis && known.report.id === previousId) return unchanged(previousId);
    const items = diagnostics(analysis, document.uri, this.client);
    const content = JSON.stringify(items);
    const id = known.report?.content === content ? known.report.id : String(++this.reports);
    known.report = { id, analysis, content };
    return id === previousId ? unchanged(id) : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** Tells a client that does not ask. Of all the changes that led here only the last still finds something to send. */
  private async publish(uri: string): Promise<void> {
    await this.settled();
    const document = this.documents.get(uri);
    if (document === undefined) return;
    const analysis = this.analysis(document);
    const known = this.knownOf(uri);
    if (known.published === analysis) return;
    known.published = analysis;
    await this.send(uri, { version: document.version, diagnostics: diagnostics(analysis, uri, this.client) });
  }

  private async send(uri: string, content: Omit<PublishDiagnosticsParams, 'uri'>): Promise<void> {
    try {
      await this.connection.sendDiagnostics({ uri, ...content });
    } catch {
      // The client has gone; the end of the connection says so too.
    }
  }

  private symbols(document: TextDocument) {
    return isOutlined(document) ? documentSymbols(this.analysis(document), document.uri, this.client) : [];
  }

  private folds(document: TextDocument) {
    return isOutlined(document) ? foldingRanges(this.analysis(document)) : [];
  }
}

/** Editors outline and fold Markdown by themselves; a second set of everything would only be in the way. */
function isOutlined(document: TextDocument): boolean {
  return document.languageId !== 'markdown';
}

function unchanged(resultId: string): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
}

const NOTHING_FOUND: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

const INITIALIZE_RESULT: InitializeResult = {
  serverInfo: { name: SOURCE },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] },
  },
};
