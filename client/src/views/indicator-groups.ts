import type { ListedIndicator, ListedSection } from '../../../server/src/protocol';
import { isBefore } from '../stretches';

/** By what figures are brought together. */
export const GROUPINGS = ['section', 'name', 'unit', 'role', 'period'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** A line of the view of indicators: a figure, or what several have in common. */
export type Entry = FigureEntry | GroupEntry;

export interface FigureEntry {
  readonly kind: 'figure';
  readonly figure: ListedIndicator;
}

export interface GroupEntry {
  readonly kind: 'group';
  readonly grouping: Grouping;
  /** What its figures share: a name, a unit, a role, a period; empty where they say nothing of it. */
  readonly value: string;
  readonly entries: readonly Entry[];
  /** All figures in it. */
  readonly count: number;
}

/** The figures of a report as the view shows them: with their sections as a tree, else in groups. Linear in the figures. */
export function entriesOf(
  figures: readonly ListedIndicator[],
  sections: readonly ListedSection[],
  grouping: Grouping,
): readonly Entry[] {
  if (grouping === 'section') return bySection(figures, sections);
  const groups = [...grouped(figures, figure => keyFor(figure, grouping))];
  return sorted(groups, grouping).map(([, members]) => groupOrFigure(members, grouping));
}

function keyFor(figure: ListedIndicator, grouping: Exclude<Grouping, 'section'>): string {
  return grouping === 'name' ? (figure.key ?? '') : valueFor(figure, grouping);
}

function valueFor(figure: ListedIndicator, grouping: Exclude<Grouping, 'section'>): string {
  return figure[grouping] ?? '';
}

function grouped(
  figures: readonly ListedIndicator[],
  keyOf: (figure: ListedIndicator) => string,
): ReadonlyMap<string, readonly ListedIndicator[]> {
  const groups = new Map<string, ListedIndicator[]>();
  for (const figure of figures) {
    const group = groups.get(keyOf(figure));
    if (group) group.push(figure);
    else groups.set(keyOf(figure), [figure]);
  }
  return groups;
}

type Group = readonly [key: string, figures: readonly ListedIndicator[]];

/** Names in the order of the report, units by how often they come, roles in theirs, years ascending; what has none last. */
function sorted(groups: readonly Group[], grouping: Grouping): readonly Group[] {
  const orders: Partial<Record<Grouping, (a: Group, b: Group) => number>> = {
    unit: (a, b) => b[1].length - a[1].length,
    role: (a, b) => ROLES.indexOf(a[0]) - ROLES.indexOf(b[0]),
    period: (a, b) => (a[0] < b[0] ? -1 : 1),
  };
  const ordered = [...groups].sort(orders[grouping] ?? (() => 0));
  return [...ordered.filter(([key]) => key !== ''), ...ordered.filter(([key]) => key === '')];
}

const ROLES: readonly string[] = ['level', 'change', 'share', 'times', 'rank'];

/** An indicator that is mentioned once needs no group of its own. */
function groupOrFigure(figures: readonly ListedIndicator[], grouping: Exclude<Grouping, 'section'>): Entry {
  const [first] = figures;
  if (grouping === 'name' && figures.length === 1 && first?.key !== undefined) return toEntry(first);
  const value = first?.key === undefined && grouping === 'name' ? '' : valueFor(first!, grouping);
  return { kind: 'group', grouping, value, entries: figures.map(toEntry), count: figures.length };
}

function toEntry(figure: ListedIndicator): FigureEntry {
  return { kind: 'figure', figure };
}

/** Sections and figures are both in reading order, so that one walk through both is enough. */
function bySection(figures: readonly ListedIndicator[], sections: readonly ListedSection[]): readonly Entry[] {
  let next = 0;
  const takeBefore = (end: ListedSection['range']['end'] | undefined) => {
    const taken: Entry[] = [];
    while (next < figures.length && (end === undefined || isBefore(figures[next]!.range.start, end)))
      taken.push(toEntry(figures[next++]!));
    return taken;
  };
  const within = (children: readonly ListedSection[], end: ListedSection['range']['end'] | undefined) => {
    const entries: Entry[] = [];
    for (const child of children) {
      entries.push(...takeBefore(child.range.start));
      const below = within(child.children, child.range.end);
      if (below.length > 0) entries.push(sectionEntry(child, below));
    }
    return [...entries, ...takeBefore(end)];
  };
  return within(sections, undefined);
}

function sectionEntry({ marker, title }: ListedSection, entries: readonly Entry[]): GroupEntry {
  const count = entries.reduce((sum, entry) => sum + (entry.kind === 'group' ? entry.count : 1), 0);
  return { kind: 'group', grouping: 'section', value: `${marker ?? ''}${title}`.trim(), entries, count };
}

/** All figures of an entry, in the order shown. */
export function figuresOf(entry: Entry): readonly ListedIndicator[] {
  return entry.kind === 'figure' ? [entry.figure] : entry.entries.flatMap(figuresOf);
}

/** A table for a spreadsheet: one line a figure, columns apart by tabulators, with a line of headings. */
export function tableOf(figures: readonly ListedIndicator[], headings: readonly string[]): string {
  const rows = figures.map(({ name, value, unit, text, period, role, section }) =>
    [name, String(value), unit, text, period ?? '', role, section ?? ''].map(cell => cell.replace(/\s+/g, ' ')),
  );
  return [headings, ...rows].map(row => row.join('\t')).join('\n');
}
