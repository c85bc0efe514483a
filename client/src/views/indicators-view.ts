import { type Disposable, env, l10n, MarkdownString, type Memento, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import {
  INDICATORS_REQUEST,
  type IndicatorsParams,
  type ListedIndicator,
  type ListedSection,
  SECTIONS_REQUEST,
  type SectionsParams,
  type Stretch,
} from '../../../server/src/protocol';
import type { Session } from '../session';
import { askFilter } from './ask-filter';
import { countLabel } from './count-label';
import type { CurrentReport } from './current-report';
import type { Filtered, Mark } from './filter-terms';
import {
  type Entry,
  entriesOf,
  figuresOf,
  GROUPINGS,
  type GroupEntry,
  type Grouping,
  tableOf,
} from './indicator-groups';
import type { Node } from './nodes';
import { ReportView, type ViewContent } from './report-view';

type EntryNode = Node<Entry>;

/** The figures of the current report, brought together as the reader likes. */
export class IndicatorsView implements Disposable {
  readonly list: ReportView<Entry>;

  constructor(
    private readonly session: Session,
    current: CurrentReport,
    private readonly memory: Memento,
  ) {
    this.list = new ReportView(this.content(), current, { canSelectMany: true });
    this.tellGrouping();
  }

  /** Where the figure of a line of this view stands. */
  rangeOf(line: unknown): Stretch | undefined {
    return isEntryNode(line) && line.item.kind === 'figure' ? line.item.figure.range : undefined;
  }

  group(by: Grouping): void {
    void this.memory.update(GROUPING, by);
    this.tellGrouping(by);
    this.list.update();
  }

  askFilter(): void {
    askFilter({
      title: l10n.t('Filter Indicators'),
      placeholder: l10n.t('Words of name, figure, unit, year or section, or @findings, @checked'),
      filter: this.list.tree.filter,
      set: query => this.list.setFilter(query),
    });
  }

  /** The values as plain numbers in their base unit, a line each. */
  async copyValues(line: unknown, lines: unknown): Promise<void> {
    const values = chosenFigures(line, lines).map(({ value }) => String(value));
    if (values.length > 0) await env.clipboard.writeText(values.join('\n'));
  }

  async copyRows(line: unknown, lines: unknown): Promise<void> {
    const figures = chosenFigures(line, lines);
    if (figures.length > 0) await env.clipboard.writeText(tableOf(figures, headings()));
  }

  dispose(): void {
    this.list.dispose();
  }

  private grouping(): Grouping {
    const known = this.memory.get<string>(GROUPING);
    return GROUPINGS.find(each => each === known) ?? 'section';
  }

  private tellGrouping(by = this.grouping()): void {
    this.list.view.description = groupingLabels()[by];
  }

  private content(): ViewContent<Entry> {
    return {
      id: 'reportlint.indicators',
      load: ({ uri }) => this.load(uri.toString()),
      keyOf: entry => (entry.kind === 'group' ? `${entry.grouping} ${entry.value}` : figureKey(entry.figure)),
      childrenOf: entry => (entry.kind === 'group' ? entry.entries : []),
      areAlike: (a, b) => groupingOf(a) === groupingOf(b),
      faceOf: entry => (entry.kind === 'group' ? `${entry.value} ${entry.count}` : figureFace(entry.figure)),
      isOpenAtFirst,
      filteredBy,
      lineOf: (node, left) =>
        node.item.kind === 'group' ? groupLine(node.item, left) : figureLine(node, node.item.figure),
      tooltipOf: ({ item }) => (item.kind === 'figure' ? this.card(item.figure) : Promise.resolve(undefined)),
    };
  }

  private async load(uri: string): Promise<readonly Entry[]> {
    const grouping = this.grouping();
    const [figures, sections] = await Promise.all([
      this.session.request<IndicatorsParams, ListedIndicator[]>(INDICATORS_REQUEST, { uri }),
      grouping === 'section'
        ? this.session.request<SectionsParams, ListedSection[]>(SECTIONS_REQUEST, { uri })
        : Promise.resolve([]),
    ]);
    return entriesOf(figures ?? [], sections ?? [], grouping);
  }

  /** The card that a hover on the figure shows. */
  private async card({ range }: ListedIndicator): Promise<MarkdownString | undefined> {
    const uri = this.list.document?.uri.toString();
    const params = { textDocument: { uri }, position: range.start };
    const hover = await this.session.request<typeof params, { contents: { value?: string } }>(HOVER, params);
    return hover?.contents.value === undefined ? undefined : new MarkdownString(hover.contents.value);
  }
}

/** The sections of a report of usual length are open down to its figures. */
function isOpenAtFirst({ item, parent }: EntryNode): boolean {
  if (item.kind === 'figure' || item.grouping !== 'section') return false;
  return parent === undefined || (item.count <= FEW && isOpenAtFirst(parent) && countAbove(parent) <= USUAL);
}

const FEW = 50;
const USUAL = 500;

function countAbove({ item, parent }: EntryNode): number {
  if (parent !== undefined) return countAbove(parent);
  return item.kind === 'group' ? item.count : 1;
}

const GROUPING = 'indicators.grouping';
const HOVER = 'textDocument/hover';

/** A group of units is not what has become of a section. */
function groupingOf(entry: Entry): Grouping | undefined {
  return entry.kind === 'group' ? entry.grouping : undefined;
}

function figureKey({ key, name, text }: ListedIndicator): string {
  return `${key ?? name} ${text}`;
}

function figureFace({ name, text, period, planned, finding, checks, section }: ListedIndicator): string {
  return [name, text, period, planned, finding, checks, section].join(' ');
}

function filteredBy(entry: Entry): Filtered {
  if (entry.kind === 'group') return { text: labelOf(entry), marks: [] };
  const { name, text, unit, period, scope, section, finding, checks } = entry.figure;
  const said = [name, text, unit, period, scope, section].filter(each => each !== undefined);
  const marks: Mark[] = finding === undefined ? [] : ['findings'];
  return { text: said.join(' '), marks: checks === undefined ? marks : [...marks, 'checked'] };
}

function chosenFigures(line: unknown, lines: unknown): readonly ListedIndicator[] {
  const chosen = Array.isArray(lines) && lines.length > 0 ? lines : [line];
  const figures = chosen.filter(isEntryNode).flatMap(({ item }) => figuresOf(item));
  // A figure may be chosen by itself and with its group.
  return [...new Set(figures)];
}

function isEntryNode(line: unknown): line is EntryNode {
  return (
    Object(line) === line && 'item' in (line as object) && ['figure', 'group'].includes((line as EntryNode).item.kind)
  );
}

function headings(): readonly string[] {
  return [
    l10n.t('Name'),
    l10n.t('Value'),
    l10n.t('Unit'),
    l10n.t('As written'),
    l10n.t('Period'),
    l10n.t('Kind'),
    l10n.t('Section'),
  ];
}

function groupingLabels(): Readonly<Record<Grouping, string>> {
  return {
    section: l10n.t('by section'),
    name: l10n.t('by name'),
    unit: l10n.t('by unit'),
    role: l10n.t('by kind'),
    period: l10n.t('by period'),
  };
}

function groupLine(group: GroupEntry, left: number | undefined): TreeItem {
  const item = new TreeItem(labelOf(group));
  const count = countLabel(group.count, left);
  const figures = l10n.t('Figures: {0}', count);
  item.description = count;
  item.tooltip = `${labelOf(group)}\n${figures}`;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${labelOf(group)}, ${figures}` };
  return item;
}

function labelOf({ grouping, value }: GroupEntry): string {
  if (grouping === 'role') return roleLabels()[value as ListedIndicator['role']];
  if (value !== '') return value;
  const missing: Partial<Record<Grouping, string>> = {
    name: l10n.t('Without a name'),
    unit: l10n.t('Without a unit'),
    period: l10n.t('Without a period'),
  };
  return missing[grouping] ?? '…';
}

function roleLabels(): Readonly<Record<ListedIndicator['role'], string>> {
  return {
    level: l10n.t('Levels'),
    change: l10n.t('Changes'),
    share: l10n.t('Shares'),
    times: l10n.t('Times'),
    rank: l10n.t('Ranks'),
  };
}

/** Within a group of one name the figures themselves come first, as the name would say nothing new. */
function figureLine(node: EntryNode, figure: ListedIndicator): TreeItem {
  const group = node.parent?.item;
  const { name, text, period, planned, section } = figure;
  const isNamed = group?.kind === 'group' && group.grouping === 'name' && figure.key !== undefined;
  const item = new TreeItem(isNamed ? text : name || text);
  const status = planned ? l10n.t('planned') : undefined;
  const said = isNamed ? [period, status, section] : [name === '' ? undefined : text, period, status];
  item.description = said.filter(each => each !== undefined).join(' · ');
  item.iconPath = iconOf(figure);
  item.contextValue = 'figure';
  item.command = { title: l10n.t('Reveal'), command: 'reportlint.revealLine', arguments: [node] };
  const marks = marksOf(figure);
  item.accessibilityInformation = { label: [item.label, item.description, ...marks].join(', ') };
  return item;
}

function marksOf({ finding, checks }: ListedIndicator): readonly string[] {
  if (finding) return [l10n.t('has a finding')];
  return checks === undefined ? [] : [l10n.t('checked, agrees')];
}

/** What was found comes first, then that it was checked, else of what kind the figure is. */
function iconOf({ finding, checks, role, direction }: ListedIndicator): ThemeIcon {
  if (finding) return new ThemeIcon(FINDING_ICONS[finding][0], new ThemeColor(FINDING_ICONS[finding][1]));
  if (checks !== undefined) return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
  if (role === 'change' && direction) return new ThemeIcon(direction === 'up' ? 'arrow-up' : 'arrow-down');
  return new ThemeIcon(ROLE_ICONS[role]);
}

const FINDING_ICONS = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
} as const;

const ROLE_ICONS: Readonly<Record<ListedIndicator['role'], string>> = {
  level: 'symbol-numeric',
  change: 'arrow-swap',
  share: 'pie-chart',
  times: 'layers',
  rank: 'list-ordered',
};
