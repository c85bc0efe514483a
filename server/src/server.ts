import {
  type CancellationToken,
  type CodeAction,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  FileChangeType,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
  type Range,
  ResponseError,
  type ResultProgressReporter,
  type TextDocumentIdentifier,
  TextDocuments,
  type WorkDoneProgressServerReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { answerAnnotating } from './answers/annotating';
import { initializeResult } from './answers/capabilities';
import { answerComparisons } from './answers/comparisons';
import { answerFigures } from './answers/figures';
import { answerRewriting } from './answers/rewriting';
import type { Serving } from './answers/serving';
import { answerStructure } from './answers/structure';
import type { Draft } from './draft/draft';
import { configPath, type FolderContent } from './library/config/find-config';
import { CONFIG_FILE } from './library/config/names';
import {
  ACCEPTED_REQUEST,
  CHECK_WORKSPACE_REQUEST,
  CONFIG_EDIT_REQUEST,
  type ConfigEditAnswer,
  type ConfigEditParams,
  LIST_REPORTS_REQUEST,
  type ListedAccepted,
  type ListedReport,
  LOOK_REQUEST,
  type LookAnswer,
  READ_REPORT_REQUEST,
  REPORT_LANGUAGE,
  SETTINGS_SECTION,
} from './protocol';
import type { Finding } from './rules/rule';
import { acceptedList } from './service/accepted-list';
import { type Analysis, analyse, withFindings } from './service/analysis';
import { checkFigureActions } from './service/check-figure-action';
import { cleanUpActions } from './service/clean-up';
import { type Client, readClient } from './service/client';
import { ClosedReports, type ReportFiles } from './service/closed-reports';
import { codeActions } from './service/code-actions';
import { codeLenses } from './service/code-lenses';
import { configActions, configDiagnostics } from './service/config-diagnostics';
import { configEdit, configFor } from './service/config-edits';
import {
  type CheckSettings,
  type Configuration,
  Configurations,
  DEFAULT_CHECK_SETTINGS,
  isConfigUri,
  readCheckSettings,
} from './service/configurations';
import { areShownAlike, diagnostics } from './service/diagnostics';
import { hover } from './service/hover';
import { ignoreActions } from './service/ignore-actions';
import type { Job } from './service/job';
import { ReportAnnotations } from './service/report-annotations';
import { rewriteActions } from './service/rewrite-actions';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './service/settings';
import { opened, updated } from './service/text-sync';
import { warmUp } from './service/warm-up';
import { WorkspaceReports } from './service/workspace';
import { type Bilingual, inLanguage } from './text/bilingual';
import type { Steps } from './text/steps';

/** What differs between the hosts of the server. */
export interface Runtime {
  /** Runs a task in a later turn of the event loop, in order, so that messages which have arrived get their turn too. */
  readonly later: (task: () => void) => void;
  /** Folder of the rule pages as a URI, for clients that do not say where the pages are. */
  readonly rulePages?: string | undefined;
  /** The reports below folders, as URIs, for clients that do not list them. */
  readonly reportsBelow?: ((folders: readonly string[]) => ReportFiles) | undefined;
  /** Texts that are like reports, to be read while the server waits for the first one; they come when it has waited a moment. */
  readonly samples?: () => Promise<Iterable<string>>;
  /** What a folder, a URI, holds; for clients that do not say it themselves. Undefined where there are no files to reach. */
  readonly look?: (folder: string) => Promise<FolderContent>;
}

/** Serves a client until the connection ends. */
export function startServer(connection: Connection, runtime: Runtime): void {
  new Server(connection, runtime).listen();
}

/** What is kept of an open document: the last draft as the base of the next, and what was worked out for the text as it is. */
interface Known {
  draft?: Draft | undefined;
  analysis?: Analysis | undefined;
  /** The analysis with what the report shares with others, and what that was worked out from. */
  compared?: { readonly base: Analysis; readonly version: string; readonly analysis: Analysis } | undefined;
  /** That the analysis was made under. */
  configuration?: Configuration | undefined;
  published?: Analysis | undefined;
  report?: Report | undefined;
  annotations?: ReportAnnotations | undefined;
}

/** The last answer to a pull. The list is kept, to see whether the next one says anything new. */
interface Report {
  readonly id: string;
  readonly analysis: Analysis;
  readonly items: readonly Diagnostic[];
}

class Server implements Serving {
  private readonly documents = new TextDocuments<TextDocument>({
    create: opened,
    update: (document, changes, version) =>
      updated(document, changes, version, (text, edit) =>
        this.known.get(document.uri)?.annotations?.follow(text, edit),
      ),
  });
  private readonly known = new Map<string, Known>();
  client: Client = readClient({});
  settings: Promise<Settings> = Promise.resolve(DEFAULT_SETTINGS);
  readonly files: ReportFiles;
  private readonly closed: ClosedReports;
  private readonly workspace: WorkspaceReports;
  private readonly configurations: Configurations;
  private checkSettings: CheckSettings = DEFAULT_CHECK_SETTINGS;
  private roots: readonly string[] = [];
  /** What was last told of the configurations, by URI. */
  private readonly told = new Map<string, string>();
  /** Configurations that were deleted: an editor may keep the text of one for minutes after its last tab. */
  private readonly deletedConfigs = new Set<string>();
  private changes = 0;
  private reports = 0;
  private isEnding = false;

  constructor(
    readonly connection: Connection,
    private readonly runtime: Runtime,
  ) {
    this.files = this.reportFiles();
    const { files } = this;
    this.closed = new ClosedReports(files);
    this.workspace = new WorkspaceReports({
      files,
      isOpen: uri => this.documents.get(uri) !== undefined,
      openDrafts: () => this.openDrafts(),
      check: (text, uri) => this.closedDiagnostics(text, uri),
      openDiagnostics: () => this.openReports().map(each => diagnostics(this.analysis(each), each.uri, this.client)),
      run: (title, task) => this.runTask(title, task),
      refresh: () => this.refreshDiagnostics(),
    });
    const roots = () => this.roots;
    this.configurations = new Configurations({
      look: folder => this.look(folder),
      openText: uri => this.openConfig(uri)?.getText(),
      settings: uri => this.settingsFor(uri),
      get roots() {
        return roots();
      },
    });
  }

  listen(): void {
    this.connection.onInitialize(params => {
      this.client = readClient(params, this.runtime.rulePages);
      this.settings = Promise.resolve(readSettings(params.initializationOptions));
      this.checkSettings = readCheckSettings(params.initializationOptions);
      this.roots = rootsOf(params.workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri]);
      return initializeResult(this.client);
    });
    this.connection.onInitialized(() => {
      this.registerFormatters();
      this.followSettings();
      this.followFiles();
      void this.warmUp();
    });
    this.answerRequests();
    answerStructure(this);
    answerFigures(this);
    answerRewriting(this);
    answerComparisons(this);
    this.answerWorkspace();
    this.answerConfiguration();
    answerAnnotating(this);
    this.followDocuments();
    this.connection.listen();
  }

  /** Samples that cannot be read are no loss to anybody. */
  private async warmUp(): Promise<void> {
    const samples = (await this.runtime.samples?.().catch(() => undefined)) ?? [];
    const isIdle = () => this.changes === 0 && !this.isEnding;
    const turn = () => this.turn().then(() => this.turn());
    await warmUp(samples, this.client, { isIdle, turn });
  }

  private answerRequests(): void {
    const { connection } = this;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      this.answer(textDocument, token, document => this.report(document, previousResultId), NOTHING_FOUND, 'findings'),
    );
    connection.onHover(({ textDocument, position }, token) =>
      this.answer(
        textDocument,
        token,
        document => hover(this.analysis(document), document.uri, position, this.client, this.checks(document)),
        undefined,
      ),
    );
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      isConfigUri(textDocument.uri)
        ? this.configActions(textDocument, range)
        : this.answer(
            textDocument,
            token,
            document => [
              ...codeActions(this.analysis(document), document, range, context, this.client),
              ...rewriteActions(this.analysis(document), document, range, context, this.client),
              ...cleanUpActions(this.analysis(document), document, range, context, this.client),
              ...checkFigureActions(this.analysis(document), document, range, context, this.client),
              ...ignoreActions(
                this.analysis(document),
                this.configurations.of(document.uri),
                document.uri,
                range,
                context,
                this.client,
              ),
            ],
            [],
            'findings',
          ),
    );
  }

  /** What is asked about reports that may not be open, and about passages that stand twice. */
  private answerWorkspace(): void {
    const { connection } = this;
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, _, progress) =>
      this.workspaceDiagnostics(new Map(previousResultIds.map(({ uri, value }) => [uri, value])), token, progress),
    );
    connection.onRequest(CHECK_WORKSPACE_REQUEST, () => this.workspace.checkAll());
    connection.onCodeLens(async ({ textDocument }, token) => {
      const { codeLens } = await this.settings;
      const give = (document: TextDocument) => codeLenses(this.analysis(document), document, this.client);
      return codeLens ? this.answer(textDocument, token, give, [], 'findings') : [];
    });
    connection.onShutdown(() => {
      this.isEnding = true;
      this.workspace.news.tell();
    });
  }

  /**
   * A client that takes results as they come is answered when there is something new and no sooner: it would only ask
   * again. Ours is told of the reports that its writer wants checked, any other of all.
   */
  private async workspaceDiagnostics(
    known: Map<string, string>,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReport> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    if (!this.client.listsReports) await this.workspace.checkAll();
    if (progress === undefined)
      return { items: [...this.workspace.items(known, true, NEVER), ...this.openItems(known)] };
    const { news } = this.workspace;
    for (let since = 0; !token.isCancellationRequested && !this.isEnding; ) {
      const count = news.count;
      const items = [...this.workspace.items(known, since === 0, since), ...this.newOpenItems(known)];
      if (items.length > 0) progress.report({ items });
      since = count;
      await news.after(count, wake => token.onCancellationRequested(wake));
    }
    return { items: [] };
  }

  /**
   * An editor asks about the reports that it shows by itself, and takes these for the others: VS Code keeps documents open
   * for its extensions that no tab shows.
   */
  private newOpenItems(known: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    if (!this.workspace.isChecking) return [];
    return this.openItems(known).filter(({ uri, kind, resultId }) => {
      if (resultId !== undefined) known.set(uri, resultId);
      return kind === DocumentDiagnosticReportKind.Full;
    });
  }

  /** Open reports as the document request would tell them. */
  private openItems(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    return this.openReports().map(document => {
      const { uri, version } = document;
      return { uri, version, ...this.report(document, known.get(uri)) };
    });
  }

  /** How the reports are checked, and what has been accepted in them. */
  private answerConfiguration(): void {
    const { connection } = this;
    connection.onRequest(CONFIG_EDIT_REQUEST, (params: ConfigEditParams, token) => this.configEdit(params, token));
    connection.onRequest(ACCEPTED_REQUEST, (params: { readonly uri: string | null }) => this.accepted(params.uri));
  }

  private async configEdit({ uri, change }: ConfigEditParams, token: CancellationToken) {
    if (isConfigUri(uri)) {
      const answer = configEdit(change, { uri, text: await this.configText(uri) }, undefined);
      return answer ?? null;
    }
    return this.answer<ConfigEditAnswer | null>(
      { uri },
      token,
      document => {
        const configuration = this.configurations.of(uri);
        const config = configFor(configuration);
        const report = { analysis: this.analysis(document), path: configuration.path };
        return (config && configEdit(change, config, report)) ?? null;
      },
      null,
    );
  }

  private async configText(uri: string): Promise<string | undefined> {
    const folder = uri.slice(0, -CONFIG_FILE.length - 1);
    return this.documents.get(uri)?.getText() ?? (await this.look(folder)).text;
  }

  /** Of the configurations of the open reports, and of the folders of the workspace. */
  private async accepted(uri: string | null): Promise<ListedAccepted[]> {
    await this.settled();
    const uris = [...this.openReports().map(each => each.uri), ...(uri === null ? [] : [uri])];
    const files = new Map<string, string>();
    for (const each of uris) {
      const { source } = await this.configurations.load(each);
      if (source) files.set(source.uri, source.file.text);
    }
    for (const root of this.roots) {
      const text = await this.configText(configPath(root));
      if (text !== undefined) files.set(configPath(root), text);
    }
    const reports = this.openReports().map(document => ({ uri: document.uri, analysis: this.analysis(document) }));
    return [...files].flatMap(([config, text]) =>
      acceptedList({ uri: config, file: this.configurations.fileFor(config, text) }, reports),
    );
  }

  private async configActions({ uri }: TextDocumentIdentifier, range: Range): Promise<CodeAction[]> {
    await this.settled();
    const document = this.documents.get(uri);
    if (document === undefined || !this.client.readsActionLiterals) return [];
    const file = this.configurations.fileFor(uri, document.getText());
    await Promise.all(this.openReports().map(report => this.configurations.load(report.uri)));
    for (const report of this.openReports()) this.analysis(report);
    const stale = this.staleIn(uri).flatMap(each => each.stale);
    return configActions(document, file, stale, range, this.client);
  }

  private look(folder: string): Promise<FolderContent> {
    if (!this.client.looksIntoFolders) return this.runtime.look?.(folder) ?? Promise.resolve(EMPTY_FOLDER);
    return this.connection
      .sendRequest<LookAnswer>(LOOK_REQUEST, { folder })
      .then(({ text, isRepository }) => ({ text: text ?? undefined, isRepository }));
  }

  private async settingsFor(uri: string): Promise<CheckSettings> {
    if (!this.client.answersSettings) return this.checkSettings;
    const item = { scopeUri: uri, section: SETTINGS_SECTION };
    return readCheckSettings(await this.connection.workspace.getConfiguration(item));
  }

  document(uri: string): TextDocument | undefined {
    return this.documents.get(uri);
  }

  /** A configuration that is open in the editor and still there, or written anew. */
  private openConfig(uri: string): TextDocument | undefined {
    return this.deletedConfigs.has(uri) ? undefined : this.documents.get(uri);
  }

  openReports(): readonly TextDocument[] {
    return this.documents.all().filter(({ uri }) => !isConfigUri(uri));
  }

  /** What the open reports under a configuration no longer have, as far as they have been checked. */
  private staleIn(config: string) {
    return this.openReports().flatMap(({ uri }) => {
      const { analysis, configuration } = this.known.get(uri) ?? {};
      if (analysis === undefined || configuration?.source?.uri !== config) return [];
      if (configuration !== this.configurations.of(uri)) return [];
      return [{ policy: configuration.policy, stale: analysis.judgement.stale }];
    });
  }

  /**
   * Tells what is wrong with the configurations that are in use or open. They are told without being asked for, as they are
   * seldom open, and as an edit of a report can make an entry of a configuration stale.
   */
  private async tellConfigs(): Promise<void> {
    const configs = new Map<string, string>();
    for (const { uri } of this.openReports()) {
      const { source } = this.configurations.of(uri);
      if (source) configs.set(source.uri, source.file.text);
    }
    for (const { uri } of this.documents.all()) {
      const config = isConfigUri(uri) ? this.openConfig(uri) : undefined;
      if (config) configs.set(uri, config.getText());
    }
    for (const uri of [...this.told.keys()]) if (!configs.has(uri)) await this.tellConfig(uri, undefined);
    for (const [uri, text] of configs) await this.tellConfig(uri, text);
  }

  private async tellConfig(uri: string, text: string | undefined): Promise<void> {
    const file = text === undefined ? undefined : this.configurations.fileFor(uri, text);
    const diagnosticsOf = file ? configDiagnostics({ uri, file }, this.staleIn(uri), this.client) : [];
    const content = JSON.stringify(diagnosticsOf);
    if (content === (this.told.get(uri) ?? '[]')) return;
    if (diagnosticsOf.length === 0) this.told.delete(uri);
    else this.told.set(uri, content);
    await this.send(uri, { diagnostics: diagnosticsOf });
  }

  /** Something that reports are checked under has changed: all of them are checked again. */
  private async recheck(): Promise<void> {
    this.configurations.expire();
    await this.settled();
    await Promise.all(this.openReports().map(({ uri }) => this.configurations.load(uri)));
    this.workspace.recheck();
    if (this.openReports().length > 0) this.refreshDiagnostics();
    await this.tellConfigs();
  }

  /** Files that change outside of the editor; an editor that cannot say so is asked for the list each time. */
  private followFiles(): void {
    const { connection, client } = this;
    if (client.reportsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = rootsOf(removed.map(({ uri }) => uri));
        this.roots = [...this.roots.filter(root => !gone.includes(root)), ...rootsOf(added.map(({ uri }) => uri))];
        void this.recheck();
      });
    }
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        if (type === FileChangeType.Deleted && isConfigUri(uri)) this.deletedConfigs.add(uri);
        else this.deletedConfigs.delete(uri);
      }
      if (changes.some(({ uri }) => isConfigUri(uri))) void this.recheck();
      if (changes.some(({ uri }) => !isConfigUri(uri))) void this.workspace.changed();
    });
    if (!client.watchesFiles) return;
    const watchers = [`**/${CONFIG_FILE}`, '**/*.{report,txt,md}'].map(globPattern => ({ globPattern }));
    const refused = (error: unknown) => connection.console.error(`Files are not followed: ${error}`);
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    // What changed between the first look and now was told to nobody. A client that has gone is told nothing either.
    registered.then(() => this.recheck(), refused).catch(() => undefined);
  }

  annotations({ uri }: TextDocument): ReportAnnotations {
    const known = this.knownOf(uri);
    known.annotations ??= new ReportAnnotations();
    return known.annotations;
  }

  private checks(document: TextDocument) {
    return this.known.get(document.uri)?.annotations?.checks(document.getText()) ?? [];
  }

  /** For reports and plain text only: with a second formatter for Markdown every README would ask which one to use. */
  private registerFormatters(): void {
    if (!this.client.registersFormatters) return;
    const documentSelector = [REPORT_LANGUAGE, 'plaintext'].map(language => ({ language }));
    const registrations = [DocumentFormattingRequest.type, DocumentRangeFormattingRequest.type];
    const refused = (error: unknown) => this.connection.console.error(`No formatter: ${error}`);
    for (const type of registrations) this.connection.client.register(type, { documentSelector }).catch(refused);
  }

  private followSettings(): void {
    const { connection, client } = this;
    connection.onDidChangeConfiguration(({ settings }) => {
      const sent = Object(settings)[SETTINGS_SECTION];
      this.take(client.answersSettings ? this.askSettings() : Promise.resolve(readSettings(sent)));
      this.checkSettings = readCheckSettings(sent);
      void this.recheck();
      if (client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
      if (client.refreshesHints) connection.languages.inlayHint.refresh().catch(() => undefined);
    });
    this.take(client.answersSettings ? this.askSettings() : this.settings);
    if (!client.registersSettings) return;
    const refused = (error: unknown) => connection.console.error(`Settings are not followed: ${error}`);
    connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION }).catch(refused);
  }

  /** The workspace follows the settings as they come in, whatever the order of the answers. */
  private take(settings: Promise<Settings>): void {
    this.settings = settings;
    void settings.then(each => {
      if (this.settings === settings) this.workspace.set(each);
    });
  }

  /** Found and read by the client where it can, as it knows the file systems of its workspace; else by the platform. */
  private reportFiles(): ReportFiles {
    const { connection } = this;
    const own = () => this.runtime.reportsBelow?.(this.client.folders);
    return {
      list: async () =>
        this.client.listsReports ? connection.sendRequest<ListedReport[]>(LIST_REPORTS_REQUEST) : (own()?.list() ?? []),
      read: async uri =>
        this.client.listsReports
          ? ((await connection.sendRequest<string | null>(READ_REPORT_REQUEST, { uri })) ?? undefined)
          : own()?.read(uri),
    };
  }

  private *openDrafts(): Iterable<readonly [uri: string, draft: Draft]> {
    for (const document of this.openReports()) yield [document.uri, this.ownAnalysis(document).draft];
  }

  private async closedDiagnostics(text: string, uri: string): Promise<readonly Diagnostic[]> {
    const { policy } = await this.configurations.load(uri);
    const own = analyse(text, undefined, failure => this.connection.console.error(failure), policy);
    await this.workspace.prepare(own.draft, uri);
    const complete = (found: readonly Finding[]) => this.workspace.complete(own.draft, found, uri);
    return diagnostics(withFindings(own, policy, complete), uri, this.client);
  }

  /** Progress is shown where there is some, so that a task of a moment does not flicker. */
  private async runTask(title: Bilingual, task: (job: Job) => Promise<void>): Promise<void> {
    let progress: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
    let shown: WorkDoneProgressServerReporter | undefined;
    const tell = (done: number, total: number) => {
      if (total >= WORTH_SHOWING) progress ??= this.beginProgress(title).then(begun => (shown = begun));
      shown?.report((100 * done) / total, `${done}/${total}`);
    };
    const isCancelled = () => this.isEnding || (shown?.token.isCancellationRequested ?? false);
    await task({ isCancelled, tell, turn: () => this.turn() }).finally(async () => (await progress)?.done());
  }

  private async beginProgress(title: Bilingual): Promise<WorkDoneProgressServerReporter | undefined> {
    if (!this.client.showsProgress) return undefined;
    const progress = await this.connection.window.createWorkDoneProgress().catch(() => undefined);
    progress?.begin(inLanguage(title, this.client.language), 0, undefined, true);
    return progress;
  }

  private refreshDiagnostics(): void {
    if (!this.client.pullsDiagnostics) for (const { uri } of this.openReports()) void this.publish(uri);
    else if (this.client.refreshesDiagnostics) this.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  private async askSettings(): Promise<Settings> {
    try {
      return readSettings(await this.connection.workspace.getConfiguration(SETTINGS_SECTION));
    } catch {
      return DEFAULT_SETTINGS;
    }
  }

  private followDocuments(): void {
    this.documents.onDidOpen(() => {
      // Nobody says when a configuration changes: the next report to be opened is a good time to look again.
      if (!this.client.watchesFiles) this.configurations.expire();
    });
    this.documents.onDidChangeContent(({ document }) => {
      this.changes++;
      if (isConfigUri(document.uri)) {
        this.deletedConfigs.delete(document.uri);
        return void this.recheck();
      }
      this.knownOf(document.uri).analysis = undefined;
      if (!this.client.pullsDiagnostics) void this.publish(document.uri);
    });
    this.documents.onDidClose(({ document: { uri } }) => {
      this.known.delete(uri);
      this.configurations.forget(uri);
      if (isConfigUri(uri)) return void this.recheck();
      void this.tellConfigs();
      if (!this.client.pullsDiagnostics) void this.send(uri, { diagnostics: [] });
      this.workspace.close(uri);
    });
    this.documents.listen(this.connection);
  }

  /** Answers for the text as it stands once the messages before it and right behind it are read. */
  async answer<T>(
    { uri }: TextDocumentIdentifier,
    token: CancellationToken,
    give: (document: TextDocument) => T,
    otherwise: T,
    needs: 'draft' | 'findings' = 'draft',
  ): Promise<T> {
    if (isConfigUri(uri)) return otherwise;
    await this.configurations.load(uri);
    await this.settled();
    if (needs === 'findings') await this.workOut(uri, () => token.isCancellationRequested);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    const document = this.documents.get(uri);
    return document ? give(document) : otherwise;
  }

  /**
   * Waits until no change is left among the messages that have arrived, so that a burst of them is analysed once. A
   * connection handles one message a turn, and this turn may come before the next message's: hence two.
   */
  async settled(): Promise<void> {
    let seen: number;
    do {
      seen = this.changes;
      await this.turn();
      await this.turn();
    } while (seen !== this.changes);
  }

  /**
   * Works out the findings of a document in slices, between which other requests are answered. Where the text changes
   * meanwhile, the rest is left undone and that of the new text begun; what was read of its paragraphs is kept.
   */
  private async workOut(uri: string, isCancelled: () => boolean): Promise<void> {
    for (let worked: number | undefined; ; await this.settled()) {
      const document = this.documents.get(uri);
      if (document === undefined || document.version === worked || isCancelled()) return;
      worked = document.version;
      const isStale = () => isCancelled() || this.documents.get(uri)?.version !== worked;
      if (await this.inSlices(this.ownAnalysis(document).workOut(), isStale)) return;
    }
  }

  /** Whether all was done: it is left where it is no longer wanted. */
  private async inSlices(steps: Steps<void>, isStale: () => boolean): Promise<boolean> {
    let begun = Date.now();
    for (const _ of steps) {
      if (Date.now() - begun < LONGEST_SLICE) continue;
      await this.turn();
      if (isStale()) return false;
      begun = Date.now();
    }
    return true;
  }

  private turn(): Promise<void> {
    return new Promise(resolve => this.runtime.later(resolve));
  }

  analysis(document: TextDocument): Analysis {
    const base = this.ownAnalysis(document);
    const version = this.workspace.versionBesides(document.uri);
    if (version === undefined) return base;
    const known = this.knownOf(document.uri);
    if (known.compared?.base !== base || known.compared.version !== version)
      known.compared = { base, version, analysis: this.comparedAnalysis(base, document.uri) };
    return known.compared.analysis;
  }

  private comparedAnalysis(base: Analysis, uri: string): Analysis {
    const { policy } = this.configurations.of(uri);
    return withFindings(base, policy, found => this.workspace.complete(base.draft, found, uri));
  }

  /** Of the document by itself, whatever stands in others. */
  private ownAnalysis(document: TextDocument): Analysis {
    const known = this.knownOf(document.uri);
    const configuration = this.configurations.of(document.uri);
    if (known.configuration !== configuration) known.analysis = undefined;
    known.configuration = configuration;
    const report = (failure: string) => this.connection.console.error(failure);
    known.analysis ??= analyse(document.getText(), known.draft, report, configuration.policy);
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
    void this.tellConfigs();
    const isSame = known.report !== undefined && areShownAlike(known.report.items, items);
    const id = isSame ? known.report!.id : String(++this.reports);
    // Of two lists that say the same the old one stays: what lives long is left where it is.
    known.report = { id, analysis, items: isSame ? known.report!.items : items };
    return id === previousId ? unchanged(id) : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** Tells a client that does not ask. Of all the changes that led here only the last still finds something to send. */
  private async publish(uri: string): Promise<void> {
    await this.configurations.load(uri);
    await this.settled();
    await this.workOut(uri, () => false);
    const document = this.documents.get(uri);
    if (document === undefined) return;
    const analysis = this.analysis(document);
    const known = this.knownOf(uri);
    if (known.published === analysis) return;
    known.published = analysis;
    await this.send(uri, { version: document.version, diagnostics: diagnostics(analysis, uri, this.client) });
    await this.tellConfigs();
  }

  private async send(uri: string, content: Omit<PublishDiagnosticsParams, 'uri'>): Promise<void> {
    try {
      await this.connection.sendDiagnostics({ uri, ...content });
    } catch {
      // The client has gone; the end of the connection says so too.
    }
  }

  closedReports(token: CancellationToken) {
    const isOpen = (uri: string) => this.documents.get(uri) !== undefined;
    return this.closed.digests(isOpen, () => token.isCancellationRequested);
  }
}

const EMPTY_FOLDER: FolderContent = { text: undefined, isRepository: false };

/** Folders as URIs without closing slash; what a client leaves out is not there. */
function rootsOf(uris: readonly (string | null | undefined)[]): readonly string[] {
  return uris.flatMap(uri => (typeof uri === 'string' ? [uri.replace(/\/$/, '')] : []));
}

function unchanged(resultId: string): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
}

// Milliseconds. Nobody notices so short a wait, and most reports are checked in one slice.
const LONGEST_SLICE = 25;

/** Reports that a task has to read. */
const WORTH_SHOWING = 10;

const NEVER = Number.POSITIVE_INFINITY;

const NOTHING_FOUND: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
