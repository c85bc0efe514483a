import {
  commands,
  type DataTransfer,
  DataTransferItem,
  Disposable,
  env,
  l10n,
  type Memento,
  type TextDocument,
  ThemeIcon,
  type TreeDragAndDropController,
  TreeItem,
  window,
} from 'vscode';
import {
  type ListedSection,
  type Place,
  SECTIONS_REQUEST,
  type SectionsParams,
  type Stretch,
} from '../../../server/src/protocol';
import { systemClock } from '../clock';
import { moveSection } from '../rewrite';
import type { Session } from '../session';
import { askFilter } from './ask-filter';
import type { CurrentReport } from './current-report';
import { badgeUri } from './finding-badges';
import type { Node } from './nodes';
import { Pace } from './pace';
import { nodeAt } from './places';
import { isMore, type Line } from './report-tree';
import { ReportView, type ViewContent } from './report-view';

type SectionNode = Node<ListedSection>;

/** The sections of the current report: what each holds, where the caret is, and every way to move and number them. */
export class SectionsView implements Disposable {
  readonly list: ReportView<ListedSection>;
  private readonly follower: Pace;
  private readonly subscriptions: Disposable;
  /** How often in a row the line at the caret could not be marked. */
  private failures = 0;

  constructor(
    private readonly session: Session,
    current: CurrentReport,
    private readonly memory: Memento,
  ) {
    this.list = new ReportView(contentOf(session), current, { dragAndDropController: this.dragging() });
    this.follower = new Pace(systemClock, () => this.follow());
    this.subscriptions = Disposable.from(
      this.list,
      this.list.tree.onDidChangeTreeData(() => this.afterChange()),
      this.list.view.onDidChangeVisibility(() => this.follower.want()),
      window.onDidChangeTextEditorSelection(() => this.follower.want()),
    );
    this.tellFollowing();
  }

  /** The document and the place of a line that a command was given; undefined where it was given something else. */
  async chosen(line: unknown): Promise<{ readonly document: TextDocument; readonly place: Place } | undefined> {
    if (!this.isOurs(line)) return undefined;
    await this.list.settle();
    const { document } = this.list;
    return document && { document, place: line.item.selection.start };
  }

  /** Where the heading of a line of this view stands. */
  rangeOf(line: unknown): Stretch | undefined {
    return this.isOurs(line) ? line.item.selection : undefined;
  }

  setFollowing(isFollowing: boolean): void {
    void this.memory.update(FOLLOWING, isFollowing);
    this.tellFollowing(isFollowing);
    this.follower.want();
  }

  askFilter(): void {
    askFilter({
      title: l10n.t('Filter Sections'),
      placeholder: l10n.t('Words of the heading, or @findings'),
      filter: this.list.tree.filter,
      set: query => this.list.setFilter(query),
    });
  }

  async copyTitle(line: unknown): Promise<void> {
    if (this.isOurs(line)) await env.clipboard.writeText(headingOf(line.item));
  }

  /** Brings a section to the place of another, with the numbers of both places. */
  async move(from: SectionNode, to: SectionNode): Promise<void> {
    await this.list.settle();
    const { document } = this.list;
    if (document) await moveSection(this.session, document, from.item.selection.start, to.item.selection.start);
  }

  dispose(): void {
    this.follower.dispose();
    this.subscriptions.dispose();
  }

  private isOurs(line: unknown): line is SectionNode {
    return Object(line) === line && 'item' in (line as object) && 'selection' in (line as SectionNode).item;
  }

  private afterChange(): void {
    const findings = this.list.tree.nodes.reduce((sum, { item }) => sum + item.findings, 0);
    const tooltip = l10n.t('Findings: {0}', findings);
    this.list.view.badge = findings === 0 ? undefined : { value: findings, tooltip };
    this.follower.want();
  }

  private async follow(): Promise<void> {
    const { list } = this;
    const editor = window.activeTextEditor;
    if (!this.isFollowing() || editor === undefined || editor.document !== list.document) return;
    const node = nodeAt(list.tree.nodes, editor.selection.active);
    if (node === undefined || list.view.selection[0] === node) return;
    this.failures = (await list.mark(node)) || this.failures === MOST_FAILURES ? 0 : this.failures + 1;
    // The line stands there once VS Code has drawn what it was told of a moment ago.
    if (this.failures > 0) this.follower.want();
  }

  private isFollowing(): boolean {
    return this.memory.get(FOLLOWING, true);
  }

  private tellFollowing(isFollowing = this.isFollowing()): void {
    void commands.executeCommand('setContext', 'reportlint.sections.following', isFollowing);
  }

  private dragging(): TreeDragAndDropController<Line<ListedSection>> {
    return {
      dragMimeTypes: [DRAGGED],
      dropMimeTypes: [DRAGGED],
      handleDrag: ([line], transfer) => {
        if (line && !isMore(line) && line.item.movable) transfer.set(DRAGGED, new DataTransferItem(line.id));
      },
      handleDrop: (target, transfer) => this.drop(target, transfer),
    };
  }

  private async drop(target: Line<ListedSection> | undefined, transfer: DataTransfer): Promise<void> {
    const id: unknown = transfer.get(DRAGGED)?.value;
    const dragged = typeof id === 'string' ? find(this.list.tree.nodes, id) : undefined;
    if (dragged && target && !isMore(target) && target !== dragged) await this.move(dragged, target);
  }
}

const FOLLOWING = 'sections.following';

/** A line that is still not there then is none: the next movement of the caret begins anew. */
const MOST_FAILURES = 5;

/** The name that VS Code gives to what is dragged in this view. */
const DRAGGED = 'application/vnd.code.tree.reportlint.sections';

function contentOf(session: Session): ViewContent<ListedSection> {
  return {
    id: 'reportlint.sections',
    load: async ({ uri }) =>
      (await session.request<SectionsParams, ListedSection[]>(SECTIONS_REQUEST, { uri: uri.toString() })) ?? [],
    keyOf: ({ kind, title }) => `${kind} ${title}`,
    childrenOf: ({ children }) => children,
    areAlike: () => true,
    faceOf: each => `${headingOf(each)} ${each.detail} ${each.findings} ${each.severity} ${contextOf(each)}`,
    isOpenAtFirst: ({ item, parent }) => item.kind === 'title' || parent === undefined || parent.item.kind === 'title',
    filteredBy: each => ({ text: headingOf(each), marks: each.findings > 0 ? ['findings'] : [] }),
    lineOf,
  };
}

function lineOf(node: SectionNode): TreeItem {
  const section = node.item;
  const { detail, findings } = section;
  const item = new TreeItem(headingOf(section));
  const counts = findings === 0 ? detail : `${detail} · ${l10n.t('Findings: {0}', findings)}`;
  item.description = detail;
  item.tooltip = `${headingOf(section)}\n${counts}`;
  item.contextValue = contextOf(section);
  item.command = { title: l10n.t('Reveal'), command: 'reportlint.revealLine', arguments: [node] };
  item.iconPath = new ThemeIcon(ICONS[section.kind]);
  if (section.severity) item.resourceUri = badgeUri(node.id, findings, section.severity);
  item.accessibilityInformation = { label: `${headingOf(section)}, ${counts}` };
  return item;
}

// On every line: a line with a badge would otherwise be given the icon of a file, and stand apart from its siblings.
const ICONS: Readonly<Record<ListedSection['kind'], string>> = {
  title: 'book',
  heading: 'list-flat',
  item: 'circle-small-filled',
  'run-in': 'circle-small',
  'front-matter': 'info',
};

function headingOf({ marker, title }: ListedSection): string {
  return `${marker ?? ''}${title}`.trim() || '…';
}

/** What the menu of a line goes by. */
function contextOf({ movable, numbered }: ListedSection): string {
  return ['section', movable ? 'movable' : '', numbered ? 'numbered' : ''].join(' ').trim();
}

function find(nodes: readonly SectionNode[], id: string): SectionNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : find(node.children, id);
    if (found) return found;
  }
  return undefined;
}
