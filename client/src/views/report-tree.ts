import { EventEmitter, l10n, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Filtered, filterOf } from './filter-terms';
import { allNodes, filteredNodes, keptNodes, type Node, type Shape } from './nodes';

/** How a view shows its items. */
export interface Look<T> extends Shape<T> {
  /** Label, description and icon of a line; `left` says how many of the last lines below it a filter leaves. */
  readonly lineOf: (node: Node<T>, left: number | undefined) => TreeItem;
  /** What a line shows, as a text that changes when the line does. */
  readonly faceOf: (item: T) => string;
  readonly isOpenAtFirst: (node: Node<T>) => boolean;
  readonly filteredBy: (item: T) => Filtered;
  /** What takes a moment and is asked for when the reader rests on a line. */
  readonly tooltipOf?: (node: Node<T>) => Promise<TreeItem['tooltip']>;
}

/** The last line of a long list, which brings the next ones. */
export interface More<T> {
  readonly moreOf: Node<T> | undefined;
  readonly left: number;
  readonly show: () => void;
}

export type Line<T> = Node<T> | More<T>;

/** How many lines of a list are shown at once: the editor takes a list as a whole, and a long report has ten thousand figures. */
const PAGE = 500;

/** The lines of one document. */
interface Trunk<T> {
  nodes: readonly Node<T>[];
  shown: number;
}

/** What a view shows of the current report. Lines stay what they are over edits, so that none closes or jumps. */
export class ReportTree<T> implements TreeDataProvider<Line<T>> {
  private readonly changed = new EventEmitter<void>();
  private readonly trunks = new Map<string, Trunk<T>>();
  private trunk: Trunk<T> = { nodes: [], shown: PAGE };
  private face = '';
  private query = '';
  private kept: ReadonlySet<Node<T>> | undefined;
  private count = 0;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly look: Look<T>) {}

  get nodes(): readonly Node<T>[] {
    return this.trunk.nodes;
  }

  get filter(): string {
    return this.query;
  }

  /** Shows the items of a document, or nothing without one. Nothing happens on the screen where nothing has changed. */
  show(uri: string | undefined, items: readonly T[]): void {
    const trunk = uri === undefined ? { nodes: [], shown: PAGE } : (this.trunks.get(uri) ?? { nodes: [], shown: PAGE });
    if (uri !== undefined) this.trunks.set(uri, trunk);
    trunk.nodes = keptNodes(trunk.nodes, items, this.look, () => String(++this.count));
    this.trunk = trunk;
    this.refresh();
  }

  forget(uri: string): void {
    this.trunks.delete(uri);
  }

  setFilter(query: string): void {
    this.query = query;
    this.refresh();
  }

  /** How many lines the filter leaves, groups and headings above them not counted. */
  matches(): number {
    const matches = this.matcher();
    return [...allNodes(this.nodes)].filter(({ item }) => matches?.(item) ?? true).length;
  }

  /** Makes sure that a node is among the lines; false where the filter hides it. */
  reach(node: Node<T>): boolean {
    if (this.kept && !this.kept.has(node)) return false;
    const siblings = this.visible(node.parent?.children ?? this.nodes);
    const place = siblings.indexOf(node) + 1;
    const owner = node.parent ?? this.trunk;
    if (place > (owner.shown ?? PAGE)) {
      owner.shown = place;
      this.changed.fire();
    }
    return place > 0 && (node.parent === undefined || this.reach(node.parent));
  }

  getChildren(line?: Line<T>): Line<T>[] {
    if (isMore(line)) return [];
    const children = this.visible(line?.children ?? this.nodes);
    const shown = line === undefined ? this.trunk.shown : (line.shown ?? PAGE);
    if (children.length <= shown) return [...children];
    return [...children.slice(0, shown), this.more(line, children.length - shown)];
  }

  getParent(line: Line<T>): Node<T> | undefined {
    return isMore(line) ? line.moreOf : line.parent;
  }

  getTreeItem(line: Line<T>): TreeItem {
    if (isMore(line)) return moreItem(line);
    const item = this.look.lineOf(line, this.kept && this.leavesOf(line));
    // Another line while a filter is on: what it opens is closed again when it goes.
    item.id = this.kept ? `${line.id} filtered` : line.id;
    item.collapsibleState = this.stateOf(line);
    return item;
  }

  async resolveTreeItem(item: TreeItem, line: Line<T>): Promise<TreeItem> {
    const tooltip = isMore(line) ? undefined : await this.look.tooltipOf?.(line);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** What the reader opens and closes stays so when the report comes back. */
  keepOpen(line: Line<T>, isOpen: boolean): void {
    if (!isMore(line) && !this.kept) line.isOpen = isOpen;
  }

  private more(moreOf: Node<T> | undefined, left: number): More<T> {
    const owner = moreOf ?? this.trunk;
    const show = () => {
      owner.shown = (owner.shown ?? PAGE) + Math.min(left, PAGE);
      this.changed.fire();
    };
    return { moreOf, left, show };
  }

  private stateOf(node: Node<T>): TreeItemCollapsibleState {
    if (this.visible(node.children).length === 0) return TreeItemCollapsibleState.None;
    const isOpen = this.kept !== undefined || (node.isOpen ?? this.look.isOpenAtFirst(node));
    return isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  }

  private visible(nodes: readonly Node<T>[]): readonly Node<T>[] {
    const { kept } = this;
    return kept ? nodes.filter(node => kept.has(node)) : nodes;
  }

  /** How many lines below a node have nothing below them. */
  private leavesOf({ children }: Node<T>): number {
    const each = (child: Node<T>) => (child.children.length === 0 ? 1 : this.leavesOf(child));
    return this.visible(children).reduce((sum, child) => sum + each(child), 0);
  }

  private refresh(): void {
    const matches = this.matcher();
    this.kept = matches && filteredNodes(this.nodes, matches);
    const face = this.wholeFace();
    if (face === this.face) return;
    this.face = face;
    this.changed.fire();
  }

  private matcher(): ((item: T) => boolean) | undefined {
    const matches = filterOf(this.query);
    return matches && (item => matches(this.look.filteredBy(item)));
  }

  private wholeFace(): string {
    const faces: string[] = [this.query];
    for (const node of allNodes(this.nodes))
      faces.push(`${node.id} ${node.parent?.id ?? ''} ${this.kept?.has(node) ?? ''} ${this.look.faceOf(node.item)}`);
    return faces.join('\n');
  }
}

export function isMore<T>(line: Line<T> | undefined): line is More<T> {
  return line !== undefined && 'moreOf' in line;
}

function moreItem<T>(more: More<T>): TreeItem {
  const item = new TreeItem(l10n.t('{0} more…', more.left));
  item.command = { title: l10n.t('Show More'), command: 'reportlint.showMore', arguments: [more] };
  return item;
}
