import {
  CommentThreadCollapsibleState,
  Disposable,
  env,
  l10n,
  type Memento,
  type TextDocument,
  ThemeColor,
  ThemeIcon,
  TreeItem,
} from 'vscode';
import {
  type AnnotationRemark,
  type AnnotationThread,
  type ListedSection,
  SECTIONS_REQUEST,
  type SectionsParams,
  type Stretch,
} from '../../../server/src/protocol';
import type { Annotations } from '../annotations/annotations';
import {
  entryIn,
  idOf,
  isPending,
  statusOf,
  THREAD_GROUPINGS,
  type ThreadEntry,
  type ThreadGroup,
  type ThreadGrouping,
  type ThreadStatus,
  threadEntries,
  threadsIn,
} from '../annotations/thread-groups';
import type { Session } from '../session';
import { shortened } from '../shortened';
import { askFilter } from './ask-filter';
import { countLabel } from './count-label';
import type { CurrentReport } from './current-report';
import type { Filtered, Mark } from './filter-terms';
import type { Node } from './nodes';
import { ReportView, type ViewContent } from './report-view';

type EntryNode = Node<ThreadEntry>;

/** The annotations of the current report: what was said of which text, by whom, and what is still to be done. */
export class AnnotationsView implements Disposable {
  readonly list: ReportView<ThreadEntry>;
  private readonly subscriptions: Disposable;

  constructor(
    private readonly session: Session,
    private readonly current: CurrentReport,
    private readonly memory: Memento,
    private readonly annotations: Annotations,
  ) {
    this.list = new ReportView(this.content(), current, { canSelectMany: true });
    const follow = () => this.follow();
    this.subscriptions = Disposable.from(this.list, annotations.onDidChange(follow), current.onDidChange(follow));
    this.tellGrouping();
  }

  /** Where the text of a thread stands; of one that has lost it, where the editor shows the thread. */
  rangeOf(line: unknown): Stretch | undefined {
    const entry = entryIn(line);
    return entry?.kind === 'thread' ? (entry.thread.range ?? TOP) : undefined;
  }

  /** Opens the thread of a line in the editor. */
  openThread(line: unknown): void {
    const entry = entryIn(line);
    const thread = entry?.kind === 'thread' ? this.annotations.threadWith(idOf(entry.thread)) : undefined;
    if (thread) thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  group(by: ThreadGrouping): void {
    void this.memory.update(GROUPING, by);
    this.tellGrouping(by);
    this.list.update();
  }

  askFilter(): void {
    askFilter({
      title: l10n.t('Filter Annotations'),
      placeholder: l10n.t('Words of text, remark, name or tag, or @open, @resolved, @lost, @checked, @changed'),
      filter: this.list.tree.filter,
      set: query => this.list.setFilter(query),
    });
  }

  /** What was said, with the text it was said of. */
  async copy(line: unknown, lines: unknown): Promise<void> {
    const chosen = Array.isArray(lines) && lines.length > 0 ? lines : [line];
    const threads = chosen.map(entryIn).flatMap(entry => (entry ? threadsIn(entry) : []));
    // A thread may be chosen by itself and with its group.
    const texts = [...new Map(threads.map(thread => [idOf(thread), wholeText(thread)])).values()];
    if (texts.length > 0) await env.clipboard.writeText(texts.join('\n\n'));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The number is there while the view is not seen too. */
  private follow(): void {
    const { document } = this.current;
    const pending = document ? this.annotations.known(document).filter(isPending).length : 0;
    const tooltip = l10n.t('Open annotations: {0}', pending);
    if ((this.list.view.badge?.value ?? 0) !== pending)
      this.list.view.badge = pending === 0 ? undefined : { value: pending, tooltip };
    this.list.update();
  }

  private grouping(): ThreadGrouping {
    const known = this.memory.get<string>(GROUPING);
    return THREAD_GROUPINGS.find(each => each === known) ?? 'section';
  }

  private tellGrouping(by = this.grouping()): void {
    this.list.view.description = groupingLabels()[by];
  }

  private content(): ViewContent<ThreadEntry> {
    return {
      id: 'reportlint.annotations',
      load: document => this.load(document),
      notice: document => this.notice(document),
      keyOf: entry => (entry.kind === 'threads' ? `${entry.grouping} ${entry.value}` : idOf(entry.thread)),
      childrenOf: entry => (entry.kind === 'threads' ? entry.entries : []),
      // A heading may have been rewritten; a state, a name or a tag is another one.
      areAlike: (a, b) => groupingOf(a) === 'section' && groupingOf(b) === 'section',
      faceOf,
      isOpenAtFirst: () => true,
      filteredBy,
      lineOf: (node, left) =>
        node.item.kind === 'threads' ? groupLine(node.item, left) : threadLine(node, node.item.thread),
    };
  }

  private async load(document: TextDocument): Promise<readonly ThreadEntry[]> {
    const grouping = this.grouping();
    const uri = document.uri.toString();
    const isAsked = grouping === 'section' && this.annotations.known(document).length > 0;
    const [threads, sections] = await Promise.all([
      this.annotations.listed(document),
      isAsked ? this.session.request<SectionsParams, ListedSection[]>(SECTIONS_REQUEST, { uri }) : [],
    ]);
    return threadEntries(threads, sections ?? [], grouping);
  }

  /** Without it an unreadable file would look like one without annotations. */
  private notice(document: TextDocument): string | undefined {
    const problem = this.annotations.problemOf(document);
    return problem === undefined ? undefined : l10n.t('The annotations cannot be read: {0}', problem);
  }
}

const GROUPING = 'annotations.grouping';

const TOP: Stretch = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function groupingOf(entry: ThreadEntry): ThreadGroup['grouping'] | undefined {
  return entry.kind === 'threads' ? entry.grouping : undefined;
}

/** All but the place, which changes with every edit above it and is not seen. */
function faceOf(entry: ThreadEntry): string {
  if (entry.kind === 'threads') return `${entry.value} ${entry.above} ${entry.entries.length}`;
  const { range, ...face } = entry.thread;
  return JSON.stringify([range !== undefined, face]);
}

function filteredBy(entry: ThreadEntry): Filtered {
  if (entry.kind === 'threads') return { text: `${entry.above} ${labelOf(entry)}`, marks: [] };
  const { thread } = entry;
  const said = thread.remarks.flatMap(({ author, text }) => [author, text]);
  const tags = thread.tags.map(tag => `#${tag}`);
  return { text: [textOf(thread), thread.assignee ?? '', ...tags, ...said].join(' '), marks: marksOf(thread) };
}

/** A lost one is open or resolved too, a checked one that has changed is not done with. */
function marksOf(thread: AnnotationThread): readonly Mark[] {
  const status = statusOf(thread);
  const state: readonly Mark[] = isPending(thread) ? ['open'] : thread.state === 'resolved' ? ['resolved'] : [];
  return status === 'open' || status === 'resolved' ? state : [status, ...state];
}

function groupingLabels(): Readonly<Record<ThreadGrouping, string>> {
  return {
    section: l10n.t('by section'),
    state: l10n.t('by state'),
    assignee: l10n.t('by assignee'),
    tag: l10n.t('by tag'),
    order: l10n.t('in order'),
  };
}

function groupLine(group: ThreadGroup, left: number | undefined): TreeItem {
  const item = new TreeItem(labelOf(group));
  const count = countLabel(group.entries.length, left);
  const annotations = l10n.t('Annotations: {0}', count);
  item.description = [count, group.above].filter(part => part !== '').join(' · ');
  item.tooltip = [labelOf(group), group.above, annotations].filter(part => part !== '').join('\n');
  item.contextValue = 'threads';
  item.accessibilityInformation = { label: `${labelOf(group)}, ${annotations}` };
  return item;
}

function labelOf({ grouping, value }: ThreadGroup): string {
  if (grouping === 'lost') return statusLabels().lost;
  if (grouping === 'state') return statusLabels()[value as ThreadStatus];
  if (value !== '') return grouping === 'tag' ? `#${value}` : value;
  const missing: Partial<Record<ThreadGroup['grouping'], string>> = {
    section: l10n.t('Before the first heading'),
    assignee: l10n.t('For nobody'),
    tag: l10n.t('Without a tag'),
  };
  return missing[grouping] ?? '…';
}

function statusLabels(): Readonly<Record<ThreadStatus, string>> {
  return {
    lost: l10n.t('Text lost'),
    changed: l10n.t('Changed after the check'),
    open: l10n.t('Unresolved'),
    checked: l10n.t('Checked'),
    resolved: l10n.t('Resolved'),
  };
}

function threadLine(node: EntryNode, thread: AnnotationThread): TreeItem {
  const status = statusOf(thread);
  const item = new TreeItem(shortened(textOf(thread), LONGEST) || shortened(thread.remarks[0]!.text, LONGEST) || '…');
  item.description = aboutOf(thread).join(' · ');
  item.tooltip = wholeText(thread);
  item.iconPath = ICONS[status];
  item.contextValue = ['annotation', thread.state, status === 'lost' ? 'lost' : ''].join(' ').trim();
  item.command = { title: l10n.t('Reveal'), command: 'reportlint.revealLine', arguments: [node] };
  item.accessibilityInformation = { label: `${statusLabels()[status]}, ${item.label}, ${item.description}` };
  return item;
}

function aboutOf(thread: AnnotationThread): readonly string[] {
  const { remarks, assignee, tags } = thread;
  const [first, ...replies] = remarks as [AnnotationRemark, ...AnnotationRemark[]];
  const parts = [
    shortened(firstWords(thread), LONGEST),
    first.author,
    replies.length === 0 ? '' : l10n.t('replies: {0}', replies.length),
    assignee === undefined ? '' : l10n.t('for {0}', assignee),
    ...tags.map(tag => `#${tag}`),
  ];
  return parts.filter(part => part !== '');
}

/** Of a check the source, behind what has become of the figure. */
function firstWords({ checked, isChangedSinceCheck, range, remarks }: AnnotationThread): string {
  const { text } = remarks[0]!;
  if (checked === undefined) return text;
  if (isChangedSinceCheck) return l10n.t('Changed after the check: was {0}', checked);
  return range === undefined ? text : l10n.t('Checked: {0}', text);
}

/** As it reads now, and of a lost one as it read. */
function textOf({ now, quote }: AnnotationThread): string {
  return now ?? quote;
}

/** Everything that was said, a remark a line. */
function wholeText(thread: AnnotationThread): string {
  const { checked, isChangedSinceCheck, assignee, tags, remarks } = thread;
  const about = [
    statusLabels()[statusOf(thread)],
    checked !== undefined && isChangedSinceCheck ? l10n.t('was {0}', checked) : '',
    assignee === undefined ? '' : l10n.t('for {0}', assignee),
    ...tags.map(tag => `#${tag}`),
  ].filter(part => part !== '');
  const quote = textOf(thread) === '' ? [] : [`“${textOf(thread).replace(/\s+/g, ' ').trim()}”`];
  return [...quote, about.join(' · '), ...remarks.map(saidBy)].join('\n');
}

function saidBy({ author, created, text }: AnnotationRemark): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(created)?.[0] ?? '';
  return `${[author || l10n.t('(unnamed)'), day].filter(part => part !== '').join(' ')}: ${text.trim()}`;
}

/** More than a side bar shows of one line. */
const LONGEST = 60;

const ICONS: Readonly<Record<ThreadStatus, ThemeIcon>> = {
  lost: new ThemeIcon('debug-disconnect', new ThemeColor('problemsWarningIcon.foreground')),
  changed: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  open: new ThemeIcon('comment'),
  checked: new ThemeIcon('verified', new ThemeColor('testing.iconPassed')),
  resolved: new ThemeIcon('pass', new ThemeColor('disabledForeground')),
};
