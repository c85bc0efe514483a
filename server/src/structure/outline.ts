import { type Reading, sourceSpan } from '../text/reading';
import { remembered } from '../text/remembered';
import { type Span, shift } from '../text/span';
import { type LineKind, readMetadata } from './furniture';
import { type Heading, sourceText } from './headings';
import { LAST, type Marker, type MarkerKind, WORD_KINDS } from './markers';

export type SectionKind = 'title' | 'heading' | 'run-in' | 'item' | 'front-matter';

/** A node of the outline. All offsets count from the document's start. `start`–`end` is the section with its body. */
export interface Section extends Span {
  readonly kind: SectionKind;
  /** Without marker and closing punctuation, as it stands in the source but for pinyin remains. */
  readonly title: string;
  /** As written: `一、`, `(一)`, `1.`, `一是`; undefined where there is none. */
  readonly marker: string | undefined;
  /** 0 for the document's title, deeper is larger. */
  readonly level: number;
  /** The heading with its marker and closing punctuation. */
  readonly selection: Span;
  readonly children: readonly Section[];
  /** 0-based line of the heading. */
  readonly line: number;
  /** Its place in the numbering; undefined where it has no number. */
  readonly numbering: { readonly run: NumberingRun; readonly index: number } | undefined;
}

/** A marker in its place: `line` is the 0-based line, the marker's own offsets are relative to it. */
export interface PlacedMarker {
  readonly marker: Marker;
  readonly line: number;
}

/** Markers that count together: siblings, or 1. to 17. running on across their parents. In the order of the text. */
export interface NumberingRun {
  readonly kind: MarkerKind;
  readonly items: readonly PlacedMarker[];
}

export interface Outline {
  readonly sections: readonly Section[];
  readonly runs: readonly NumberingRun[];
}

/** What the outline needs to know of a line. */
export interface OutlineLine {
  readonly text: string;
  readonly kind: LineKind;
  readonly reading: Reading;
  readonly headings: readonly Heading[];
}

/**
 * Reads the section tree and the numbering of a document in one pass over its lines. `starts[i]` is the offset of line
 * i. Linear in the lines.
 */
export function readOutline(lines: readonly OutlineLine[], starts: readonly number[]): Outline {
  const builder = newBuilder(lines, starts);
  for (let line = 0; line < lines.length; line++) readLine(builder, line);
  closeTo(builder, -1, builder.contentEnd);
  return { sections: builder.roots, runs: builder.runs.map(finished) };
}

/** The run without what only its reading needed: kept, it would hold every section of an older draft. */
function finished({ kind, items, sections }: MutableRun): NumberingRun {
  const run: NumberingRun = { kind, items };
  for (const section of sections) section.numbering = { run, index: section.numbering!.index };
  return run;
}

// Outermost first; what stands deeper in this order lies below what stands higher.
const RANK = {
  'front-matter': 0,
  title: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  han: 5,
  'han-bracket': 6,
  arabic: 7,
  'arabic-bracket': 8,
  circled: 9,
  yao: 10,
  shi: 10,
  ordinal: 10,
  qi: 10,
  first: 10,
  inline: 11,
  'inline-circled': 11.5,
  dash: 12,
  'run-in': 13,
} as const;

interface MutableSection extends Section {
  start: number;
  end: number;
  numbering: Section['numbering'];
  readonly children: MutableSection[];
}

interface MutableRun extends NumberingRun {
  readonly items: PlacedMarker[];
  /** The run of the same place that this one started over. */
  readonly restarts: MutableRun | undefined;
  /** The sections that its items open. */
  readonly sections: MutableSection[];
}

interface OpenNode {
  readonly section: MutableSection;
  readonly rank: number;
  readonly line: number;
  readonly inline: boolean;
  /** Its own run, and the latest run of each kind among its children. */
  readonly run: MutableRun | undefined;
  childRuns: Map<MarkerKind, MutableRun> | undefined;
}

/** A run of inline items whose paragraph has ended; a later paragraph may take it up: …七是…。 then 八是 on a new line. */
interface DormantRun {
  readonly run: MutableRun;
  readonly parent: OpenNode | undefined;
  readonly rank: number;
}

interface Builder {
  readonly lines: readonly OutlineLine[];
  readonly starts: readonly number[];
  readonly roots: MutableSection[];
  readonly runs: MutableRun[];
  readonly stack: OpenNode[];
  readonly rootRuns: Map<MarkerKind, MutableRun>;
  readonly latest: Map<MarkerKind, MutableRun>;
  dormant: DormantRun[];
  title: string | undefined;
  named: Named | undefined;
  hasBody: boolean;
  contentEnd: number;
}

/** A report whose name stands in the page's own index. */
interface Named {
  readonly span: Span;
  readonly line: number;
  readonly title: string;
  /** The same as read. */
  readonly read: string;
  /** The roots from this one on stand in the index at the name or behind it. */
  readonly root: number;
  /** Whether its row of the index says nothing else. */
  readonly alone: boolean;
}

function newBuilder(lines: readonly OutlineLine[], starts: readonly number[]): Builder {
  return {
    lines,
    starts,
    roots: [],
    runs: [],
    stack: [],
    rootRuns: new Map(),
    latest: new Map(),
    dormant: [],
    title: undefined,
    named: undefined,
    hasBody: false,
    contentEnd: 0,
  };
}

function readLine(builder: Builder, line: number): void {
  const { kind, headings, text } = builder.lines[line]!;
  if (kind === 'furniture') readFurniture(builder, line);
  if (kind !== 'text' && kind !== 'table') return;
  if (headings.length === 0) beginBody(builder);
  for (const heading of headings) readHeading(builder, heading, line);
  closeInline(builder, line);
  builder.contentEnd = builder.starts[line]! + text.trimEnd().length;
}

/** Text that belongs to no heading; where no title stood before it, the page's own index may name the report. */
function beginBody(builder: Builder): void {
  if (builder.title === undefined && builder.named && !builder.hasBody) openNamed(builder, builder.named);
  builder.hasBody = true;
}

/** The title begins with the row that names it; the rows from there on are its own. */
function openNamed(builder: Builder, { title, read, span, line, root, alone }: Named): void {
  const rows = builder.roots.splice(root);
  const start = rows[0]!.start;
  openTitle(builder, title, span, line, read);
  const { section } = builder.stack.at(-1)!;
  section.start = alone ? section.start : start;
  section.children.push(...rows.slice(alone ? 1 : 0).map(row => ({ ...row, level: 1 })));
}

function readHeading(builder: Builder, heading: Heading, line: number): void {
  if (heading.depth !== undefined) readMarkdown(builder, heading, heading.depth, line);
  else if (heading.form === 'dash') readDash(builder, heading, line);
  else if (heading.form === 'line') readLineHeading(builder, heading, line);
  else if (heading.form === 'marked') readMarked(builder, heading, line);
  else readRunIn(builder, heading, line);
}

// ---- Titles, parts and front matter ----

const REPORT_NAME =
  /(?:总结|计划|要点|报告|思路|打算|安排|汇报|方案|意见|规划|纲要|回顾|部署|任务|目标|讲话|通报|说明)(?:\(.{1,12}\))?$/;
const PART_NAME =
  /(?:总结|回顾|要点|计划|思路|打算|安排|任务|部署|报告)(?:\(.{1,12}\))?$|^附(?:件|录)\s*[\d一二三四五六七八九十]*[:\s]*|(?:名词|用语)?(?:解释|注释|说明)$/;
const LONGEST_PART_NAME = 40;
const MOST_TITLE_LINES = 4;

/** The name of an office may stand in lines of its own above the name of its report. */
function isTitleAhead(builder: Builder, line: number): boolean {
  let seen = 0;
  for (let next = line + 1; next < builder.lines.length && seen < MOST_TITLE_LINES; next++) {
    const { kind, headings, reading } = builder.lines[next]!;
    if (kind !== 'text') continue;
    if (headings[0]?.form !== 'line') return false;
    if (REPORT_NAME.test(reading.text.trim())) return true;
    seen++;
  }
  return false;
}

const FULL_NAME =
  /^(?!(?:19|20)\d\d年|关于).{3,}(?:工作总结|工作计划|工作要点|工作报告|工作思路|工作打算|工作安排)(?:\(.{1,12}\))?$/;

/** Another report in the same file: its full name, or the first name again. A half of the title (…总结和…要点) is a part. */
function isOtherReport(title: string, name: string): boolean {
  if (name === title) return REPORT_NAME.test(name);
  const year = /(?:19|20)\d\d年.+$/.exec(name);
  return FULL_NAME.test(name) && year !== null && !title.includes(year[0]);
}

// ---- Markdown and dashes ----

const DEPTH_STEP = 0.5;

/** A Markdown heading of depth 1 names the document, deeper ones lie above every numbered heading that is none. */
function readMarkdown(builder: Builder, heading: Heading, depth: number, line: number): void {
  const selection = shift(heading.selection, builder.starts[line]!);
  builder.dormant = [];
  if (builder.title === undefined && !builder.hasBody && !heading.marker)
    return openTitle(builder, heading.title, selection, line);
  const rank = RANK.part + (depth - 1) * DEPTH_STEP;
  builder.hasBody = true;
  closeTo(builder, rank, endBefore(builder, selection.start, line));
  if (heading.marker)
    return addMarked(builder, heading, heading.marker, runFor(builder, heading.marker), rank, line, 'heading');
  open(builder, { kind: 'heading', title: heading.title, marker: undefined, selection }, rank, line, false);
}

const DASH_NEARBY = 3;

/** —— opens an item where another such line is near; alone it is the dash of a title. */
function readDash(builder: Builder, heading: Heading, line: number): void {
  const near = builder.lines.slice(line + 1, line + 1 + DASH_NEARBY);
  const isList = builder.stack.at(-1)?.rank === RANK.dash || near.some(each => each.headings[0]?.form === 'dash');
  if (!builder.hasBody || !isList) return;
  const selection = shift(heading.selection, builder.starts[line]!);
  open(builder, { kind: 'item', title: heading.title, marker: '——', selection }, RANK.dash, line, false);
}

function readLineHeading(builder: Builder, heading: Heading, line: number): void {
  const span = shift(heading.selection, builder.starts[line]!);
  const name = builder.lines[line]!.reading.text.trim();
  if (builder.title === undefined && !builder.hasBody) {
    if (REPORT_NAME.test(name) || (name.length <= LONGEST_PART_NAME && !isTitleAhead(builder, line)))
      return openTitle(builder, heading.title, span, line);
    return;
  }
  if (builder.title !== undefined && isOtherReport(builder.title, name))
    return openTitle(builder, heading.title, span, line);
  if (builder.title !== undefined && PART_NAME.test(name) && name.length <= LONGEST_PART_NAME) {
    open(
      builder,
      { kind: 'heading', title: heading.title, marker: undefined, selection: span },
      RANK.part,
      line,
      false,
    );
    return;
  }
  beginBody(builder);
}

function openTitle(builder: Builder, title: string, selection: Span, line: number, read?: string): void {
  builder.title = read ?? builder.lines[line]!.reading.text.trim();
  builder.rootRuns.clear();
  builder.latest.clear();
  open(builder, { kind: 'title', title, marker: undefined, selection }, RANK.title, line, false);
}

const NAMES_THE_REPORT = /^(?:内容概述|内容概要|信息名称|名称|标题)$/;

function readFurniture(builder: Builder, line: number): void {
  const { reading, text } = builder.lines[line]!;
  const data = readMetadata(reading.text);
  if (data.length === 0) return;
  const start = builder.starts[line]!;
  const written = (span: Span) => sourceText(text, reading, span.start, span.end);
  const namer = data.find(({ label }) => NAMES_THE_REPORT.test(label));
  if (namer && builder.title === undefined) {
    const span = shift(sourceSpan(reading, namer.start, namer.end), start);
    builder.named = {
      span,
      line,
      title: written(namer),
      read: namer.value,
      root: builder.roots.length,
      alone: data.length === 1,
    };
  }
  if (builder.title !== undefined || builder.hasBody) return;
  const selection = { start, end: start + text.trimEnd().length };
  const title = data.map(datum => `${written(datum.labelSpan)}：${written(datum)}`).join(' ');
  const head = { kind: 'front-matter', title, marker: undefined, level: 0, selection, ...selection } as const;
  builder.roots.push({ children: [], line, numbering: undefined, ...head });
}

// ---- Numbered headings and items ----

function readMarked(builder: Builder, heading: Heading, line: number): void {
  const marker = heading.marker!;
  if (RANK[marker.kind] === RANK.shi || (marker.kind === 'circled' && !marker.leads)) {
    return readItem(builder, heading, marker, line);
  }
  const rank = rankOf(builder, marker, line);
  if (marker.weak && !isExpected(builder, marker, rank) && !opensWeakly(builder, marker, line))
    return beginBody(builder);
  if (builder.title === undefined && builder.named) beginBody(builder);
  builder.hasBody = true;
  builder.dormant = [];
  closeTo(builder, rank, endBefore(builder, builder.starts[line]! + marker.start, line));
  const run = runFor(builder, marker);
  addMarked(
    builder,
    heading,
    marker,
    run,
    rank,
    line,
    marker.kind === 'arabic' || marker.kind === 'arabic-bracket' ? 'item' : 'heading',
  );
}

function addMarked(
  builder: Builder,
  heading: Heading,
  marker: Marker,
  run: MutableRun,
  rank: number,
  line: number,
  kind: SectionKind,
): void {
  run.items.push({ marker, line });
  builder.latest.set(marker.kind, run);
  const selection = shift(heading.selection, builder.starts[line]!);
  open(builder, { kind, title: heading.title, marker: marker.text, selection }, rank, line, !marker.leads, run);
}

const INSIDE_ITEM = 10.5;
const LOOKAHEAD = 200;

/**
 * Where a kind of marker stands in the order: as its sibling that is open; inside an item 一是 where the items go on
 * behind it (一是…（一）…（二）…二是…); otherwise as the standard has it.
 */
function rankOf(builder: Builder, marker: Marker, line: number): number {
  const open = builder.stack.findLast(node => node.run?.kind === marker.kind);
  if (open) return open.rank;
  const item = builder.stack.at(-1);
  const isInItem = marker.value === 1 && item?.rank === RANK.shi && !item.inline && RANK[marker.kind] < RANK.shi;
  return isInItem && goesOnBehind(builder, item, line) ? INSIDE_ITEM : RANK[marker.kind];
}

/** Whether the run of an item goes on in one of the next lines, before a heading of the top level. */
function goesOnBehind(builder: Builder, item: OpenNode, line: number): boolean {
  const next = (item.run!.items.at(-1)!.marker.value ?? 0) + 1;
  for (const { headings } of builder.lines.slice(line + 1, line + 1 + LOOKAHEAD)) {
    const marker = headings[0]?.marker;
    if (marker?.kind === 'han' || marker?.kind === 'chapter') return false;
    if (marker?.kind === item.run!.kind && marker.leads) return marker.value === next;
  }
  return false;
}

/** A run may be written weakly throughout: 一. 二. 三. counts where the second follows. */
function opensWeakly(builder: Builder, marker: Marker, line: number): boolean {
  if (marker.value !== 1) return false;
  for (const { headings } of builder.lines.slice(line + 1, line + 1 + LOOKAHEAD)) {
    const other = headings[0]?.marker;
    if (other?.kind === marker.kind && other.leads) return other.value === 2;
  }
  return false;
}

/** The latest run of each kind among the children of a node, or at the top. Made when first needed: most nodes have none. */
function runsBelow(builder: Builder, node: OpenNode | undefined): Map<MarkerKind, MutableRun> {
  if (!node) return builder.rootRuns;
  node.childRuns ??= new Map();
  return node.childRuns;
}

/** A weakly written marker counts only as the next of a run that is open at its level. */
function isExpected(builder: Builder, marker: Marker, rank: number): boolean {
  const parent = parentFor(builder, rank);
  const run = runsBelow(builder, parent).get(marker.kind);
  return run !== undefined && continues(run, marker);
}

function parentFor(builder: Builder, rank: number): OpenNode | undefined {
  return builder.stack.findLast(node => node.rank < rank);
}

/** By its own number or by its place: after one slip in a run, what follows fits one or the other. */
function continues(run: NumberingRun, marker: Marker): boolean {
  const last = run.items.at(-1)!.marker.value;
  if (marker.value === LAST) return last !== LAST;
  return marker.value !== undefined && (marker.value === (last ?? 0) + 1 || marker.value === run.items.length + 1);
}

function runFor(builder: Builder, marker: Marker): MutableRun {
  const siblings = runsBelow(builder, builder.stack.at(-1));
  const current = siblings.get(marker.kind);
  if (current && marker.value !== 1) return remember(siblings, withoutFalseStart(builder, current, marker));
  const previous = builder.latest.get(marker.kind);
  if (!current && marker.value !== 1 && previous && runsOn(previous, marker)) return remember(siblings, previous);
  return remember(siblings, newRun(builder, marker.kind, current));
}

/** Whether numbering goes on across parents, as 1. to 17. below （一） to （五） do. */
function runsOn(run: NumberingRun, marker: Marker): boolean {
  return marker.kind === 'arabic' && continues(run, marker);
}

function remember(runs: Map<MarkerKind, MutableRun>, run: MutableRun): MutableRun {
  runs.set(run.kind, run);
  return run;
}

function newRun(builder: Builder, kind: MarkerKind, restarts?: MutableRun): MutableRun {
  const run: MutableRun = { kind, items: [], restarts, sections: [] };
  builder.runs.push(run);
  return run;
}

/** 一、 一、 三、 is no new start but a slip in the old run, which the third marker gives away. */
function withoutFalseStart(builder: Builder, run: MutableRun, marker: Marker): MutableRun {
  const old = run.restarts;
  if (!old || run.items.length !== 1 || marker.value === 2 || marker.value !== old.items.length + 2) return run;
  for (const section of run.sections) section.numbering = { run: old, index: old.items.length };
  old.items.push(...run.items);
  old.sections.push(...run.sections);
  builder.runs.splice(builder.runs.lastIndexOf(run), 1);
  return old;
}

/** 一是 at a line start and inside a line count apart, and either may nest in the other. */
function readItem(builder: Builder, heading: Heading, marker: Marker, line: number): void {
  const rank = marker.leads ? RANK.shi : marker.kind === 'circled' ? RANK['inline-circled'] : RANK.inline;
  const end = endBefore(builder, builder.starts[line]! + marker.start, line);
  builder.hasBody = true;
  if (marker.value !== 1) {
    const open = openRunFor(builder, marker, line);
    if (open) {
      closeTo(builder, open.rank, end);
      const run = withoutFalseStart(builder, open.run!, marker);
      return addMarked(builder, heading, marker, run, open.rank, line, 'item');
    }
    const sleeping = builder.dormant.findLast(each => each.run.kind === marker.kind && continues(each.run, marker));
    if (sleeping) {
      closeTo(builder, sleeping.rank, end);
      return addMarked(builder, heading, marker, sleeping.run, sleeping.rank, line, 'item');
    }
    if (marker.kind !== 'shi') return;
  } else if (WORD_KINDS.has(marker.kind) && !hasSecond(builder, marker, line)) return;
  // The item that leads the line counts with those inside it.
  const isSibling = (node: OpenNode) => node.rank === rank || (rank === RANK.inline && node.rank === RANK.shi);
  const restarted = builder.stack.findLast(
    node => node.line === line && node.run?.kind === marker.kind && isSibling(node),
  );
  for (const node of builder.stack) if (node.run && node.inline && node.rank >= rank) sleep(builder, node);
  closeTo(builder, rank, end);
  addMarked(builder, heading, marker, newRun(builder, marker.kind, restarted?.run), rank, line, 'item');
}

const SECOND_NEARBY = 12;

/** A word such as 第一 or 首先 is a marker where its second follows, in the same line or at the start of one soon after. */
function hasSecond(builder: Builder, marker: Marker, line: number): boolean {
  const lastSecond = (headings: readonly Heading[]) => lastSeconds(headings).get(marker.kind) ?? -1;
  if (lastSecond(builder.lines[line]!.headings) > marker.start) return true;
  return builder.lines.slice(line + 1, line + 1 + SECOND_NEARBY).some(({ headings }) => lastSecond(headings) >= 0);
}

/** Where the last second of each kind stands in a line; kept, as every first of the line asks. */
const lastSeconds = remembered((headings: readonly Heading[]): ReadonlyMap<MarkerKind, number> => {
  const seconds = new Map<MarkerKind, number>();
  for (const { marker } of headings) if (marker?.value === 2) seconds.set(marker.kind, marker.start);
  return seconds;
});

/** The open run that a marker continues: where several could, the one in its own placement, then the innermost. */
function openRunFor(builder: Builder, marker: Marker, line: number): OpenNode | undefined {
  const nodes = builder.stack.filter(node => node.run?.kind === marker.kind).reverse();
  const fitting = nodes.filter(node => continues(node.run!, marker));
  const sameForm = (node: OpenNode) => (marker.leads ? node.rank === RANK.shi : node.line === line);
  const isSleepingFit = builder.dormant.some(each => each.run.kind === marker.kind && continues(each.run, marker));
  // Inside a line a slip is likelier than an item of a paragraph that has ended.
  const isOwnSlip = !marker.leads && nodes.some(sameForm);
  if (fitting.length === 0 && isSleepingFit && !isOwnSlip) return undefined;
  return fitting.find(sameForm) ?? fitting[0] ?? nodes.find(sameForm) ?? nodes[0];
}

// Which run a marker takes up is searched among the latest only, so that the search stays linear.
const MOST_DORMANT = 64;

function sleep(builder: Builder, node: OpenNode): void {
  const parent = builder.stack[builder.stack.indexOf(node) - 1];
  builder.dormant.push({ run: node.run!, parent, rank: node.rank });
  if (builder.dormant.length > MOST_DORMANT) builder.dormant.shift();
}

/** Inline items and phrases further on end with their paragraph. */
function closeInline(builder: Builder, line: number): void {
  const first = builder.stack.findIndex(node => node.inline && node.line === line);
  if (first < 0) return;
  for (const node of builder.stack.slice(first)) if (node.run) sleep(builder, node);
  const end = builder.starts[line]! + builder.lines[line]!.text.trimEnd().length;
  while (builder.stack.length > first) builder.stack.pop()!.section.end = end;
}

// ---- Run-in headings ----

function readRunIn(builder: Builder, heading: Heading, line: number): void {
  builder.hasBody = true;
  if (heading.form === 'alone' && builder.stack.at(-1)?.rank !== RANK['run-in']) return;
  const selection = shift(heading.selection, builder.starts[line]!);
  open(
    builder,
    { kind: 'run-in', title: heading.title, marker: undefined, selection },
    RANK['run-in'],
    line,
    heading.form === 'inner',
  );
}

// ---- The tree ----

function open(
  builder: Builder,
  head: Pick<Section, 'kind' | 'title' | 'marker' | 'selection'>,
  rank: number,
  line: number,
  inline: boolean,
  run?: MutableRun,
): void {
  closeTo(builder, rank, endBefore(builder, head.selection.start, line));
  const parent = builder.stack.at(-1);
  const level = parent ? parent.section.level + 1 : head.kind === 'title' ? 0 : 1;
  const numbering = run && { run, index: run.items.length - 1 };
  const { start, end } = head.selection;
  const { kind, title, marker, selection } = head;
  // Field by field: spreading the head costs more than all the rest of opening a section.
  const section: MutableSection = { kind, title, marker, selection, level, start, end, children: [], line, numbering };
  run?.sections.push(section);
  (parent?.section.children ?? builder.roots).push(section);
  builder.stack.push({ section, rank, line, inline, run, childRuns: undefined });
}

/** Ends every open section of this rank or below it. */
function closeTo(builder: Builder, rank: number, end: number): void {
  while (builder.stack.length > 0 && builder.stack.at(-1)!.rank >= rank) {
    const { section } = builder.stack.pop()!;
    section.end = Math.max(section.end, end);
  }
}

/** Where what stands before a heading ends: at the heading inside a line, with the text of the lines before otherwise. */
function endBefore(builder: Builder, start: number, line: number): number {
  const before = builder.lines[line]!.text.slice(0, start - builder.starts[line]!);
  return before.trimEnd() === '' ? builder.contentEnd : start;
}
