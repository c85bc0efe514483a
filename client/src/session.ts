import { type Disposable, env, type LogOutputChannel, type TextDocument, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  CONFIG_FILE,
  type InitializationOptions,
  LIST_REPORTS_REQUEST,
  LOOK_REQUEST,
  READ_REPORT_REQUEST,
} from '../../server/src/protocol';
import { Activity } from './activity';
import { lookInto } from './config-files';
import { FindingsOfTabs } from './findings-of-tabs';
import { SERVED_LANGUAGES } from './judge';
import { servedOnly } from './middleware';
import { listReports, readReport } from './reports';
import { ServedDocuments } from './served-documents';

/** Makes the language client of the platform: node with a server process, or browser with a Worker. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server's life: it starts with the first report and may be restarted. */
export class Session implements Disposable {
  readonly served: ServedDocuments;
  readonly activity = new Activity();
  private readonly rulePages: Uri;
  private client: BaseLanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private restarting: Promise<void> | undefined;
  private channel: LogOutputChannel | undefined;
  private failed = false;
  private isWorkspaceAsked = false;
  private readonly findings = new FindingsOfTabs(() => this.isWorkspaceAsked || checkWorkspaceSetting());

  constructor(
    extensionUri: Uri,
    private readonly createClient: CreateClient,
  ) {
    this.rulePages = Uri.joinPath(extensionUri, 'server', 'src', 'rules');
    this.served = new ServedDocuments(this.rulePages);
  }

  /** Created when first needed, so that activation for a document that is no report leaves no trace. */
  get output(): LogOutputChannel {
    this.channel ??= window.createOutputChannel('Reportlint', { log: true });
    return this.channel;
  }

  get isStarted(): boolean {
    return this.starting !== undefined;
  }

  get isRunning(): boolean {
    return this.client?.isRunning() ?? false;
  }

  /** Whether the server could not be started, or has ended and is not coming back. */
  get hasFailed(): boolean {
    return this.failed;
  }

  /** Starts the server unless it runs or is on its way. All served documents that are open then reach it. */
  async start(): Promise<void> {
    this.starting ??= this.run();
    await this.starting;
  }

  async stop(): Promise<void> {
    await this.starting;
    await this.client?.dispose().catch(error => this.output.error(error));
    this.client = undefined;
    this.starting = undefined;
  }

  /** Asked for twice at once, it happens once. */
  async restart(): Promise<void> {
    this.restarting ??= this.stop().then(() => this.start());
    await this.restarting.finally(() => {
      this.restarting = undefined;
    });
  }

  /** Shows a document to the server that was not served before. */
  async open(document: TextDocument): Promise<void> {
    this.served.add(document);
    if (!this.client?.isRunning()) return this.start();
    await this.client.getFeature('textDocument/didOpen').getProvider(document)?.send(document);
  }

  /** Takes a document away from the server, with its findings. */
  async close(document: TextDocument): Promise<void> {
    if (!this.client?.isRunning()) this.served.delete(document);
    else await this.client.getFeature('textDocument/didClose').getProvider(document)?.send(document);
  }

  /** From now on the findings of reports that are not open are wanted too. */
  followWorkspace(): void {
    this.isWorkspaceAsked = true;
  }

  /** Asks the server something of our own; undefined where it has no answer or does not run. */
  async request<P, A>(method: string, params: P): Promise<A | undefined> {
    if (!this.client?.isRunning()) return undefined;
    return (await this.client.sendRequest<A | null>(method, params)) ?? undefined;
  }

  /** Tells the server of a file that was written here: not every file system says so, or says so every time. */
  async wrote(uri: Uri): Promise<void> {
    const { client } = this;
    if (!client?.isRunning()) return;
    const changes = [{ uri: client.code2ProtocolConverter.asUri(uri), type: CHANGED }];
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Asks for the findings of the visible documents again. */
  refresh(): void {
    if (this.client?.isRunning()) this.client.getFeature('textDocument/diagnostic').refresh();
  }

  dispose(): void {
    this.activity.dispose();
    this.findings.dispose();
    this.channel?.dispose();
  }

  private forgetFindings(document: TextDocument): void {
    this.client?.getFeature('textDocument/diagnostic').getProvider(document)?.forget(document);
  }

  /** Never rejects: what went wrong is shown in the status bar and told in the output channel. */
  private async run(): Promise<void> {
    try {
      this.client = await this.createClient('reportlint', 'Reportlint', this.options());
      this.client.onDidChangeState(({ newState }) => this.follow(newState));
      this.client.onRequest(LIST_REPORTS_REQUEST, listReports);
      this.client.onRequest(READ_REPORT_REQUEST, async ({ uri }) => (await readReport(Uri.parse(uri))) ?? null);
      this.client.onRequest(LOOK_REQUEST, ({ folder }) => lookInto(folder));
      await this.client.start();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
      this.follow(START_FAILED);
    }
  }

  private follow(state: number): void {
    const stoppedItself = state === STOPPED && this.restarting === undefined;
    this.failed = stoppedItself || state === START_FAILED;
    this.activity.serverIsRunning(state === RUNNING);
  }

  private options(): LanguageClientOptions {
    return {
      // Configurations too, so that what is being written in one counts as soon as it is written.
      documentSelector: [...SERVED_LANGUAGES.map(language => ({ language })), { pattern: `**/${CONFIG_FILE}` }],
      diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
      initializationOptions: () => this.initialization(),
      middleware: servedOnly(this.served, this.activity, {
        open: document => this.open(document),
        forgetFindings: document => this.forgetFindings(document),
      }),
      diagnosticCollectionProvider: this.findings.provider,
      outputChannel: this.output,
      // Never: a writer should not be interrupted by a log. The enumeration itself would load the client too early.
      revealOutputChannelOn: 4,
    };
  }

  private initialization(): InitializationOptions {
    return {
      locale: localeSetting(),
      rulePages: this.rulePages.toString(),
      listsReports: true,
      comparesCopies: true,
      looksIntoFolders: true,
      ignoresFindings: true,
      annotates: true,
    };
  }
}

// Values of the client's `State`, and of the protocol's `FileChangeType`: the enumerations would load the client too early.
const STOPPED = 1;
const RUNNING = 2;
const START_FAILED = 4;
const CHANGED = 2;

function checkWorkspaceSetting(): boolean {
  return workspace.getConfiguration('reportlint').get('checkWorkspace', false);
}

function localeSetting(): string {
  const setting = workspace.getConfiguration('reportlint').get<string>('locale', 'auto');
  return setting === 'auto' ? env.language : setting;
}
