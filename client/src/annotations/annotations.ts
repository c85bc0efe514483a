import {
  type CommentController,
  type CommentThread,
  comments,
  Disposable,
  EventEmitter,
  l10n,
  Position,
  Range,
  RelativePattern,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  ANNOTATE_REQUEST,
  ANNOTATIONS_REQUEST,
  ANNOTATIONS_SUFFIX,
  type AnnotateAnswer,
  type AnnotateParams,
  type AnnotationChange,
  type AnnotationProblem,
  type AnnotationsAnswer,
  type AnnotationThread,
  LOAD_ANNOTATIONS_REQUEST,
  type LoadAnnotationsParams,
  type ReportParams,
} from '../../../server/src/protocol';
import type { Session } from '../session';
import { AnnotatedReport } from './annotated-report';
import { annotationFiles, annotationsOf, isWholeList } from './annotation-files';
import { changeFile, readFile } from './atomic-file';

// Both extension hosts have them, but no set of types that fits both names them.
declare function setTimeout(task: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Milliseconds without typing before threads move to where their texts are; VS Code moves them by itself meanwhile. */
const STILL = 150;

/** The annotations of all open reports: shown as comment threads, kept in files beside the reports. */
export class Annotations implements Disposable {
  private readonly reports = new Map<string, AnnotatedReport>();
  private readonly watchers = new Map<string, Disposable>();
  private readonly waiting = new Map<string, unknown>();
  private readonly subscriptions: Disposable;
  private readonly changes = new EventEmitter<void>();
  private busy: Promise<unknown> = Promise.resolve();
  private made: CommentController | undefined;
  private wasRunning = false;

  /** When threads of a report have come, gone or changed. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly session: Session) {
    this.subscriptions = Disposable.from(
      session.activity.onDidChange(() => this.followServer()),
      workspace.onDidChangeTextDocument(({ document }) => this.followTyping(document)),
      workspace.onDidSaveTextDocument(document => this.renew(document)),
      workspace.onDidCloseTextDocument(document => this.close(document)),
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('reportlint.annotations.gutter')) this.followGutter();
      }),
    );
    this.followServer();
  }

  /** Made when first needed: VS Code shows its panel for comments as soon as there is one. */
  get controller(): CommentController {
    this.made ??= this.makeController();
    return this.made;
  }

  threadsOf(document: TextDocument): readonly CommentThread[] {
    return this.reports.get(keyOf(document))?.threads ?? [];
  }

  /** The threads of a report with their places in the text as it is now. */
  async listed(document: TextDocument): Promise<readonly AnnotationThread[]> {
    const known = this.known(document);
    return known.length === 0 ? known : ((await this.ask(document))?.threads ?? known);
  }

  /** The threads as they were last shown; their places may be those of a moment ago. */
  known(document: TextDocument): readonly AnnotationThread[] {
    return this.reports.get(keyOf(document))?.listed ?? [];
  }

  /** Why the file of a report cannot be read. */
  problemOf(document: TextDocument): string | undefined {
    return this.reports.get(keyOf(document))?.problem;
  }

  /** The thread in whose file an id stands. */
  threadWith(id: string): CommentThread | undefined {
    for (const report of this.reports.values()) {
      const thread = report.threadWith(id);
      if (thread) return thread;
    }
    return undefined;
  }

  /** The open report that a thread belongs to. */
  reportOf({ uri }: CommentThread): TextDocument | undefined {
    return this.reports.get(uri.toString())?.document;
  }

  /** Whether the thread stands in a file: one that was only begun does not. */
  isSaved(thread: CommentThread): boolean {
    return this.reports.get(thread.uri.toString())?.owns(thread) ?? false;
  }

  /**
   * Writes a change into the file, which is read again first, and shows the result. `begun` is the thread that the reviewer
   * began for it. False where it could not be written, which has been told.
   */
  async change(
    document: TextDocument,
    change: AnnotationChange,
    author: string,
    begun?: CommentThread,
  ): Promise<boolean> {
    const written = await this.inTurn(async () => {
      if (!(await this.write(document, change, author))) return false;
      if (begun && 'id' in change) this.reports.get(keyOf(document))?.adopt(change.id, begun);
      return true;
    });
    if (written) await this.load(document);
    return written;
  }

  /** Reads the file again and shows what it holds: in turn, so that what was read earlier is never shown later. */
  load(document: TextDocument): Promise<void> {
    return this.inTurn(async () => {
      const content = await this.contentOf(document);
      if (content === undefined) return;
      const params = { textDocument: { uri: document.uri.toString() }, content };
      const answer = await this.session.request<LoadAnnotationsParams, AnnotationsAnswer>(
        LOAD_ANNOTATIONS_REQUEST,
        params,
      );
      if (answer) this.show(document, answer);
    });
  }

  /** Forgets everything that is shown and reads it again, as when a window is loaded anew. */
  async restart(): Promise<void> {
    const documents = [...this.reports.values()].map(({ document }) => document);
    for (const document of documents) this.close(document);
    await Promise.all(documents.map(document => this.open(document)));
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changes.dispose();
    for (const { document } of [...this.reports.values()]) this.close(document);
    for (const watcher of this.watchers.values()) watcher.dispose();
    this.made?.dispose();
  }

  private makeController(): CommentController {
    const controller = comments.createCommentController('reportlint', l10n.t('Reportlint Annotations'));
    controller.options = { prompt: l10n.t('Reply'), placeHolder: l10n.t('Write an annotation') };
    this.made = controller;
    this.followGutter();
    return controller;
  }

  /**
   * In the gutter only where asked for: a plus sign on every line is in a writer's way. Set only where there is something to
   * change: each time, VS Code draws all threads anew, and those that come meanwhile twice.
   */
  private followGutter(): void {
    const isWanted = workspace.getConfiguration('reportlint').get<boolean>('annotations.gutter', false);
    if (!isWanted && this.made?.commentingRangeProvider === undefined) return;
    const provideCommentingRanges = (document: TextDocument) =>
      this.reports.has(keyOf(document)) ? [new Range(new Position(0, 0), new Position(document.lineCount, 0))] : [];
    const provider = isWanted ? { provideCommentingRanges } : undefined;
    Object.assign(this.controller, { commentingRangeProvider: provider });
  }

  /** A server that has just started knows no annotations; a document that has just become a report has none shown. */
  private followServer(): void {
    const isRunning = this.session.activity.isServerRunning;
    if (isRunning && !this.wasRunning) for (const { document } of this.reports.values()) void this.load(document);
    this.wasRunning = isRunning;
    if (!isRunning) return;
    for (const document of workspace.textDocuments)
      if (this.session.served.has(document) && !this.reports.has(keyOf(document))) void this.open(document);
  }

  private async open(document: TextDocument): Promise<void> {
    if (document.isClosed || document.uri.scheme === 'untitled') return;
    this.reports.set(keyOf(document), new AnnotatedReport(document));
    this.watch(Uri.joinPath(document.uri, '..'));
    await this.load(document);
    this.followGutter();
  }

  private close(document: TextDocument): void {
    clearTimeout(this.waiting.get(keyOf(document)));
    this.waiting.delete(keyOf(document));
    this.reports.get(keyOf(document))?.dispose();
    this.reports.delete(keyOf(document));
  }

  private watch(folder: Uri): void {
    if (this.watchers.has(folder.toString())) return;
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, `*${ANNOTATIONS_SUFFIX}`));
    const reload = (file: Uri) => {
      const report = [...this.reports.values()].find(each => annotationsOf(each.document.uri).path === file.path);
      if (report) void this.load(report.document);
    };
    watcher.onDidChange(reload);
    watcher.onDidCreate(reload);
    watcher.onDidDelete(reload);
    this.watchers.set(folder.toString(), watcher);
  }

  private followTyping(document: TextDocument): void {
    const key = keyOf(document);
    if ((this.reports.get(key)?.threads.length ?? 0) === 0) return;
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => void this.place(document), STILL),
    );
  }

  private async place(document: TextDocument): Promise<void> {
    const answer = await this.ask(document);
    if (answer) this.show(document, answer);
  }

  private ask(document: TextDocument): Promise<AnnotationsAnswer | undefined> {
    const params = { textDocument: { uri: document.uri.toString() } };
    return this.session.request<ReportParams, AnnotationsAnswer>(ANNOTATIONS_REQUEST, params);
  }

  /** With the report its annotations are saved too, where an edit has made them lead elsewhere. */
  private async renew(document: TextDocument): Promise<void> {
    if (this.threadsOf(document).length > 0) await this.change(document, { kind: 'renew' }, '');
  }

  private show(document: TextDocument, answer: AnnotationsAnswer): void {
    const report = this.reports.get(keyOf(document));
    report?.show(answer, () => this.controller);
    if (report) this.tell(report, answer.problem);
    this.changes.fire();
  }

  private tell(report: AnnotatedReport, problem: AnnotationProblem | undefined): void {
    if (problem && problem.message !== report.problem) void tellProblem(report.document, problem);
    report.problem = problem?.message;
  }

  private async contentOf(document: TextDocument): Promise<string | undefined> {
    try {
      const content = await readFile(annotationFiles, annotationsOf(document.uri), isWholeList);
      // Empty only while somebody writes it anew, and the file system tells when that is done.
      return content === '' ? undefined : (content ?? '');
    } catch (error) {
      this.session.output.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage(l10n.t('The annotations cannot be read: {0}', String(error)));
      return undefined;
    }
  }

  private async write(document: TextDocument, change: AnnotationChange, author: string): Promise<boolean> {
    try {
      await changeFile(annotationFiles, annotationsOf(document.uri), isWholeList, content =>
        this.changed(document, change, author, content ?? ''),
      );
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) this.session.output.error(error instanceof Error ? error : String(error));
      const message = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(l10n.t('The annotation was not saved: {0}', message));
      return false;
    }
  }

  /** The new content of the file; undefined where there is nothing to write. */
  private async changed(
    document: TextDocument,
    change: AnnotationChange,
    author: string,
    content: string,
  ): Promise<string | undefined> {
    const params = {
      textDocument: { uri: document.uri.toString() },
      content,
      change,
      author,
      now: new Date().toISOString(),
    };
    const answer = await this.session.request<AnnotateParams, AnnotateAnswer>(ANNOTATE_REQUEST, params);
    if (answer && 'problem' in answer) throw new Refused(answer.problem.message);
    if (answer) return answer.content;
    if (change.kind === 'renew') return undefined;
    throw new Refused(l10n.t('There is nothing to annotate here.'));
  }

  /** One after the other, so that a change never works with what another one is about to write over. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.busy.then(task);
    this.busy = done.catch(() => undefined);
    return done;
  }
}

/** What the reviewer is told in words of our own. */
class Refused extends Error {}

async function tellProblem(document: TextDocument, { message, place }: AnnotationProblem): Promise<void> {
  const show = l10n.t('Show the Place');
  const text = l10n.t(
    'The annotations cannot be read, and nothing is written to them: {0} (line {1})',
    message,
    place.line + 1,
  );
  if ((await window.showErrorMessage(text, show)) !== show) return;
  const position = new Position(place.line, place.character);
  await window.showTextDocument(annotationsOf(document.uri), { selection: new Range(position, position) });
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}
