import type { AnnotationThread, ListedSection } from '../../../server/src/protocol';
import { isBefore } from '../stretches';

/** By what annotations are brought together; `order` is that of the text, without groups. */
export const THREAD_GROUPINGS = ['section', 'state', 'assignee', 'tag', 'order'] as const;

export type ThreadGrouping = (typeof THREAD_GROUPINGS)[number];

/** What a thread wants of its reader, in the order in which it wants it. */
export const STATUSES = ['lost', 'changed', 'open', 'checked', 'resolved'] as const;

/** `changed`: the figure is another since it was checked; `checked`: it is the same. */
export type ThreadStatus = (typeof STATUSES)[number];

/** A line of the view of annotations: a thread, or what several have in common. */
export type ThreadEntry = OneThread | ThreadGroup;

export interface OneThread {
  readonly kind: 'thread';
  readonly thread: AnnotationThread;
}

export interface ThreadGroup {
  readonly kind: 'threads';
  /** `lost`: those that have lost their text, however the others are grouped. */
  readonly grouping: ThreadGrouping | 'lost';
  /** What its threads share: a heading, a status, a name, a tag; empty for those without one. */
  readonly value: string;
  /** The headings above, where it is a section. */
  readonly above: string;
  readonly entries: readonly OneThread[];
}

export function statusOf({ range, state, checked, isChangedSinceCheck }: AnnotationThread): ThreadStatus {
  if (range === undefined) return 'lost';
  if (state === 'resolved') return 'resolved';
  if (checked === undefined) return 'open';
  return isChangedSinceCheck ? 'changed' : 'checked';
}

/** Whether somebody still has to do something about it: a figure that agrees with its source is done with. */
export function isPending(thread: AnnotationThread): boolean {
  return thread.state === 'open' && statusOf(thread) !== 'checked';
}

/**
 * The threads of a report, which come in the order of the text, as the view shows them. What has lost its text comes first
 * and by itself, as nothing else would lead to it. Linear.
 */
export function threadEntries(
  threads: readonly AnnotationThread[],
  sections: readonly ListedSection[],
  grouping: ThreadGrouping,
): readonly ThreadEntry[] {
  const lost = threads.filter(({ range }) => range === undefined);
  const placed = threads.filter(({ range }) => range !== undefined);
  const groups = lost.length === 0 ? [] : [groupOf('lost', '', lost)];
  return [...groups, ...placedEntries(placed, sections, grouping)];
}

/** All threads of an entry, in the order shown. */
export function threadsIn(entry: ThreadEntry): readonly AnnotationThread[] {
  return entry.kind === 'thread' ? [entry.thread] : entry.entries.map(({ thread }) => thread);
}

export function idOf({ remarks }: AnnotationThread): string {
  return remarks[0]!.id;
}

/** What a line of the view holds, where a command was given one. */
export function entryIn(line: unknown): ThreadEntry | undefined {
  const item: unknown = Object(line).item;
  return ['thread', 'threads'].includes(Object(item).kind) ? (item as ThreadEntry) : undefined;
}

function placedEntries(
  threads: readonly AnnotationThread[],
  sections: readonly ListedSection[],
  grouping: ThreadGrouping,
): readonly ThreadEntry[] {
  if (grouping === 'order') return threads.map(oneThread);
  if (grouping === 'section') return bySection(threads, sections);
  const groups = grouped(threads, thread => valuesFor(thread, grouping));
  return sorted(groups, grouping).map(([value, members]) => groupOf(grouping, value, members));
}

function valuesFor(thread: AnnotationThread, grouping: 'state' | 'assignee' | 'tag'): readonly string[] {
  if (grouping === 'state') return [statusOf(thread)];
  if (grouping === 'assignee') return [thread.assignee ?? ''];
  return thread.tags.length === 0 ? [''] : [...new Set(thread.tags)];
}

type Members = readonly [value: string, threads: readonly AnnotationThread[]];

/** States in theirs, names and tags in the order of the text; what has none last. */
function sorted(groups: readonly Members[], grouping: 'state' | 'assignee' | 'tag'): readonly Members[] {
  if (grouping === 'state') return STATUSES.flatMap(status => groups.filter(([value]) => value === status));
  return [...groups.filter(([value]) => value !== ''), ...groups.filter(([value]) => value === '')];
}

/** In the order in which they are first met. */
function grouped<K>(
  threads: readonly AnnotationThread[],
  keysOf: (thread: AnnotationThread) => readonly K[],
): readonly (readonly [K, readonly AnnotationThread[]])[] {
  const groups = new Map<K, AnnotationThread[]>();
  for (const thread of threads) {
    for (const key of keysOf(thread)) {
      const group = groups.get(key);
      if (group) group.push(thread);
      else groups.set(key, [thread]);
    }
  }
  return [...groups];
}

/** By the innermost heading; items and run-in headings are too small for a group. */
function bySection(threads: readonly AnnotationThread[], sections: readonly ListedSection[]): readonly ThreadEntry[] {
  const holders = holdersOf(threads, sections);
  const groups = grouped(threads, thread => [holders.get(thread)]);
  return groups.map(([holder, members]) => ({
    ...groupOf('section', holder ? headingOf(holder.section) : '', members),
    above: holder?.above ?? '',
  }));
}

interface Holder {
  readonly section: ListedSection;
  readonly above: string;
}

/** Threads and sections are both in reading order, so that one walk through both is enough. */
function holdersOf(
  threads: readonly AnnotationThread[],
  sections: readonly ListedSection[],
): ReadonlyMap<AnnotationThread, Holder> {
  const headings = [...headingsOf(sections, [])];
  const open: Holder[] = [];
  const holders = new Map<AnnotationThread, Holder>();
  let next = 0;
  for (const thread of threads) {
    const { start } = thread.range!;
    for (; next < headings.length && !isBefore(start, headings[next]!.section.range.start); next++)
      open.push(headings[next]!);
    while (open.length > 0 && !isBefore(start, open.at(-1)!.section.range.end)) open.pop();
    const holder = open.at(-1);
    if (holder) holders.set(thread, holder);
  }
  return holders;
}

function* headingsOf(sections: readonly ListedSection[], above: readonly string[]): Generator<Holder> {
  for (const section of sections) {
    if (section.kind === 'item' || section.kind === 'run-in') continue;
    yield { section, above: above.join(' › ') };
    // The title is above everything and says nothing.
    const isTitle = section.kind === 'title';
    yield* headingsOf(section.children, isTitle ? above : [...above, headingOf(section)]);
  }
}

function headingOf({ marker, title }: ListedSection): string {
  return `${marker ?? ''}${title}`.trim();
}

function groupOf(grouping: ThreadGroup['grouping'], value: string, threads: readonly AnnotationThread[]): ThreadGroup {
  return { kind: 'threads', grouping, value, above: '', entries: threads.map(oneThread) };
}

function oneThread(thread: AnnotationThread): OneThread {
  return { kind: 'thread', thread };
}
