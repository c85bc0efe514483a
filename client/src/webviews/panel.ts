import {
  Disposable,
  type ExtensionContext,
  env,
  l10n,
  Position,
  Range,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Stretch } from '../../../server/src/protocol';
import { pageOf } from './html';
import {
  type Arrangement,
  type ExportFormat,
  type FromWebview,
  isFromWebview,
  type Shown,
  type ToWebview,
  type ViewData,
  type ViewName,
} from './messages';
import { words } from './words';

/** What a panel shows and where that comes from. */
export interface Source {
  readonly view: ViewName;
  readonly uris: readonly string[];
  readonly title: string;
  /** Undefined where there is nothing to show, such as a report that is gone. */
  load(): Promise<ViewData | undefined>;
  correct?(a: string, b: string, same: boolean): Promise<void>;
  choose?(): Promise<void>;
}

type Answer = { readonly shown: Shown } | { readonly bytes: Uint8Array };

/** One webview with a table. Its content goes when it is hidden and is sent again when it is back. */
export class Panel implements Disposable {
  private readonly disposables: Disposable[] = [];
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private ready: Promise<void>;
  private setReady: () => void = () => undefined;
  private requests = 0;
  private loads = 0;

  constructor(
    { extensionUri }: ExtensionContext,
    private readonly panel: WebviewPanel,
    private source: Source,
  ) {
    this.ready = new Promise(resolve => {
      this.setReady = resolve;
    });
    const folder = Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.disposables.push(
      panel.webview.onDidReceiveMessage((message: unknown) => isFromWebview(message) && void this.receive(message)),
      panel,
    );
    panel.title = source.title;
    const files = { script: Uri.joinPath(folder, 'main.js'), style: Uri.joinPath(folder, 'style.css') };
    panel.webview.html = pageOf(panel.webview, files, env.language);
  }

  get view(): ViewName {
    return this.source.view;
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener, undefined, this.disposables);
  }

  shows(uri: Uri): boolean {
    return this.source.uris.includes(uri.toString());
  }

  /** Shows something else of the same kind. */
  async turnTo(source: Source): Promise<void> {
    this.source = source;
    this.panel.title = source.title;
    this.panel.reveal(undefined, false);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const load = ++this.loads;
    const data = await this.source.load();
    if (data && load === this.loads) this.post({ type: 'show', data, words: words(), language: env.language });
  }

  /** Arranges the table and tells what it shows then. */
  async arrange(arrangement: Partial<Arrangement>): Promise<Shown> {
    await this.ready;
    const answer = await this.ask(request => ({ type: 'arrange', request, arrangement }));
    return (answer as { readonly shown: Shown }).shown;
  }

  async activate(row: number, column: string): Promise<void> {
    await this.ready;
    this.post({ type: 'activate', row, column });
  }

  async press(row: number, text: string): Promise<void> {
    await this.ready;
    this.post({ type: 'press', row, text });
  }

  /** The rows that are shown, as the content of a file. */
  async exported(format: ExportFormat): Promise<Uint8Array> {
    await this.ready;
    const answer = await this.ask(request => ({ type: 'export', request, format }));
    return (answer as { readonly bytes: Uint8Array }).bytes;
  }

  dispose(): void {
    Disposable.from(...this.disposables).dispose();
  }

  private post(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }

  private ask(question: (request: number) => ToWebview): Promise<Answer> {
    const request = ++this.requests;
    return new Promise(resolve => {
      this.waiting.set(request, resolve);
      this.post(question(request));
    });
  }

  private async receive(message: FromWebview): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.refresh();
        return this.setReady();
      case 'open':
        return open(Uri.parse(message.uri, true), message.range);
      case 'wantFile':
        return save(await this.exported(message.format), message.format, this.source);
      case 'correct':
        await this.source.correct?.(message.a, message.b, message.same);
        return this.refresh();
      case 'addReports':
        return this.source.choose?.();
      default:
        this.waiting.get(message.request)?.(message);
        this.waiting.delete(message.request);
    }
  }
}

/** Beside the table, so that it stays in sight; in the editor that shows the report already, where there is one. */
async function open(uri: Uri, { start, end }: Stretch): Promise<void> {
  const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const viewColumn = shown?.viewColumn ?? ViewColumn.Beside;
  const document = await workspace.openTextDocument(uri);
  const editor = await window.showTextDocument(document, { viewColumn, selection: document.validateRange(range) });
  editor.revealRange(document.validateRange(range), TextEditorRevealType.InCenterIfOutsideViewport);
}

async function save(bytes: Uint8Array, format: ExportFormat, { title, uris }: Source): Promise<void> {
  const near = uris[0] === undefined ? undefined : Uri.parse(uris[0]);
  const name = `${title.replace(/[\\/:*?"<>|]/g, ' ').trim()}.${format}`;
  const defaultUri = near && near.scheme !== 'untitled' ? Uri.joinPath(near, '..', name) : undefined;
  const filters = format === 'csv' ? { CSV: ['csv'] } : { Excel: ['xlsx'] };
  const target = await window.showSaveDialog(defaultUri ? { defaultUri, filters } : { filters });
  if (target) await write(target, bytes);
}

/** Also in the browser, where the file system is VS Code's. */
export async function write(target: Uri, bytes: Uint8Array): Promise<void> {
  await workspace.fs.writeFile(target, bytes);
  void window.setStatusBarMessage(l10n.t('Saved {0}', target.path.replace(/.*\//, '')), SHOWN_FOR);
}

/** Milliseconds. */
const SHOWN_FOR = 3000;
