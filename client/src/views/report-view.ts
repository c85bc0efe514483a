import {
  commands,
  Disposable,
  l10n,
  type TextDocument,
  type TreeView,
  type TreeViewOptions,
  window,
  workspace,
} from 'vscode';
import { systemClock } from '../clock';
import type { CurrentReport } from './current-report';
import type { Node } from './nodes';
import { Pace } from './pace';
import { type Line, type Look, ReportTree } from './report-tree';

/** A view of package.json with what it shows. */
export interface ViewContent<T> extends Look<T> {
  readonly id: string;
  readonly load: (document: TextDocument) => Promise<readonly T[]>;
  /** What the reader has to know of what is shown. */
  readonly notice?: (document: TextDocument) => string | undefined;
}

/** A view of the current report: it asks while it is seen, at the pace of findings, and shows what it is told. */
export class ReportView<T> implements Disposable {
  readonly tree: ReportTree<T>;
  readonly view: TreeView<Line<T>>;
  private readonly pace: Pace;
  private readonly subscriptions: Disposable;
  /** The document and version that the lines tell of. */
  private told: { readonly document: TextDocument; readonly version: number } | undefined;

  constructor(
    private readonly content: ViewContent<T>,
    private readonly current: CurrentReport,
    options: Partial<TreeViewOptions<Line<T>>> = {},
  ) {
    this.tree = new ReportTree(content);
    this.view = window.createTreeView(content.id, { treeDataProvider: this.tree, showCollapseAll: true, ...options });
    this.pace = new Pace(systemClock, () => this.load());
    const update = () => this.update();
    this.subscriptions = Disposable.from(
      this.view,
      current.onDidChange(update),
      this.view.onDidChangeVisibility(update),
      this.view.onDidExpandElement(({ element }) => this.tree.keepOpen(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.tree.keepOpen(element, false)),
      workspace.onDidCloseTextDocument(({ uri }) => this.tree.forget(uri.toString())),
    );
  }

  /** The document that the lines tell of. */
  get document(): TextDocument | undefined {
    return this.told?.document;
  }

  update(): void {
    if (this.view.visible) this.pace.want();
  }

  /** Waits until the lines tell of the document as it is now. */
  async settle(): Promise<void> {
    if (this.told === undefined || this.told.version !== this.told.document.version) await this.load();
  }

  /**
   * Marks a line without taking the keyboard from the editor. False where VS Code did not find it: it may be gone, or not
   * be drawn yet.
   */
  async mark(node: Node<T>): Promise<boolean> {
    if (!this.view.visible || !this.tree.reach(node)) return true;
    return this.view.reveal(node, { select: true, focus: false }).then(
      () => true,
      () => false,
    );
  }

  setFilter(query: string): void {
    this.tree.setFilter(query);
    void commands.executeCommand('setContext', `${this.content.id}.filtered`, query !== '');
    this.tellFilter();
  }

  dispose(): void {
    this.pace.dispose();
    this.subscriptions.dispose();
  }

  private async load(): Promise<void> {
    const { document } = this.current;
    const version = document?.version;
    const items = document === undefined ? [] : await this.content.load(document);
    // Another report has come to the front: it asks for itself.
    if (document !== this.current.document) return;
    this.told = document && { document, version: version ?? 0 };
    this.tree.show(document?.uri.toString(), items);
    this.tellFilter();
  }

  private tellFilter(): void {
    const { filter } = this.tree;
    const isSilent = filter === '' || this.tree.nodes.length === 0;
    const notice = this.told && this.content.notice?.(this.told.document);
    const found = isSilent ? undefined : l10n.t('“{0}”: {1} found', filter, this.tree.matches());
    this.view.message = [notice, found].filter(each => each !== undefined).join(' ');
  }
}
