import { type Draft, differenceBetween, type LineExchange, lengthOf, lineAt, linesBetween } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { type PlannedFrom, plannedStretches } from '../../draft/periods';
import { countWhile } from '../../text/halving';
import { once } from '../../text/once';
import { remembered } from '../../text/remembered';
import { type Copy, type Movement, movedAlong, type Told, toTold } from './copy';
import {
  type Found,
  indexedSearch,
  join,
  type Looked,
  lettersOf,
  movedRun,
  type Run,
  type Search,
  searchOver,
  stepAt,
  withoutPatterns,
} from './copy-runs';
import type { LineIndex } from './line-index';
import {
  type Exchange,
  exchangedMarks,
  exchangeLines,
  exchangeOf,
  isLone,
  narrowed,
  touchedUnits,
  unitIndex,
} from './touched-units';
import type { UnitColumns } from './unit-columns';
import { columnsIn, type UnitTable, unitTable } from './unit-table';
import { spanOf } from './units';

/**
 * What stands twice, the largest repeats first made out and nothing inside them told again. Sentences are compared by their
 * letters and digits, in one script and one width, so that space, punctuation and pinyin remains do not matter. A copy
 * begins at a sentence that stands earlier, or nearly so, and goes on in both passages over what was edited. Linear.
 */
export const findCopies = remembered((draft: Draft): readonly Copy[] => {
  const memory = memoryOf(draft.lineage);
  const { last } = memory;
  // An edit writes into what is kept: should it fail on the way, there is nothing to go on from.
  memory.last = undefined;
  const { units, quiet, index, searchFor, known } = last ? unitsAfter(last, draft) : unitsOf(draft);
  const { runs, steps } = runsIn(units, quiet, known, searchFor);
  const told = toldAgain(draft, units, withoutPatterns(runs), known);
  memory.last = { draft, columns: columnsIn(units), quiet, index, steps, told };
  return [...told.values()].map(({ copy }) => copy);
});

/** What is told of every run, in order. */
function toldAgain(
  draft: Draft,
  units: UnitTable,
  runs: readonly Run[],
  { told, movedFrom }: Known,
): ReadonlyMap<Run, Told> {
  const size = lettersOf(units, 0, units.length);
  const all = new Map<Run, Told>();
  for (const run of runs) {
    const before = told.get(run);
    const kept = before && movedFrom && movedAlong(before, run, units, movedFrom, size);
    all.set(run, kept ?? toTold(draft, units, run, size));
  }
  return all;
}

/**
 * What is kept of a document from draft to draft: its table, which of its units are quiet, that is, are like none before
 * them, and what was found from the others. A unit stays quiet until one that shares a hash or a gram with it comes or
 * goes.
 */
interface Remembered {
  readonly draft: Draft;
  readonly columns: UnitColumns;
  /** Of every unit; there may be room behind the last. */
  readonly quiet: Uint8Array;
  /** Made with the first edit: a document that is read once needs none. */
  readonly index: LineIndex | undefined;
  readonly steps: readonly Found[];
  readonly told: ReadonlyMap<Run, Told>;
}

/** What an edit left as it was. */
interface Known {
  /** By the unit that it was found from. */
  readonly steps: ReadonlyMap<number, Found>;
  readonly told: ReadonlyMap<Run, Told>;
  readonly movedFrom: Movement | undefined;
}

const memoryOf = remembered((_lineage: object): { last: Remembered | undefined } => ({ last: undefined }));

/** Of a document of which nothing is known, or that has become another. */
function unitsOf(draft: Draft): Searched {
  const units = unitTable(draft);
  const search = once(() => searchOver(units));
  return { units, quiet: new Uint8Array(units.length), index: undefined, searchFor: search, known: NOTHING_KNOWN };
}

interface Searched {
  readonly units: UnitTable;
  readonly quiet: Uint8Array;
  readonly index: LineIndex | undefined;
  readonly searchFor: () => Search;
  readonly known: Known;
}

function unitsAfter(last: Remembered, draft: Draft): Searched {
  const { paragraphs } = last.draft;
  const lines = linesBetween(last.draft, draft);
  const whole = exchangeOf(last.columns, lines, draft.paragraphs);
  if (Math.max(whole.end, whole.newEnd) - whole.start > MOST_EXCHANGED) return unitsOf(draft);
  const isOutlineSame = draft.runs === last.draft.runs;
  const exchange = isOutlineSame ? inLine(whole, lines, paragraphs, draft.paragraphs) : whole;
  const index = last.index?.isCrowded() === false ? last.index : unitIndex(last.columns, paragraphs.length);
  const quiet = exchangedMarks(last.quiet, last.columns.length, exchange);
  const { table: units, gone } = exchangeLines(last.columns, index, draft, lines, exchange);
  const retimed = isOutlineSame ? [] : retimedUnits(last.draft, draft, lines, units);
  const { touched, shared } = touchedUnits(units, index, exchange, gone, retimed);
  for (const unit of touched) quiet[unit] = 0;
  for (let unit = exchange.start; unit < exchange.newEnd; unit++) if (isLone(units, unit, shared)) quiet[unit] = 1;
  const known = {
    movedFrom: movementOf(last.draft, draft),
    ...stillKnown(last, whole, touched, retimed),
  };
  return { units, quiet, index, searchFor: once(() => indexedSearch(units, index)), known };
}

/** By the text: of a line end that changed the lines know nothing. */
function movementOf(old: Draft, draft: Draft): Movement {
  const { before } = differenceBetween(old, draft);
  const from = old.starts[Math.max(0, lineAt(old, before.start) - LINES_AROUND)]!;
  const end = old.starts[Math.min(old.paragraphs.length, lineAt(old, before.end) + 1 + LINES_AROUND)]!;
  const lines = draft.paragraphs.length - old.paragraphs.length;
  return { lines, by: lengthOf(draft) - lengthOf(old), around: { start: from, end } };
}

// A removal takes a blank line with it, and asks what stands before that.
const LINES_AROUND = 2;

// Sentences. A line of more must be read anew as a whole, beside which the search is nothing.
const MOST_EXCHANGED = 1_000;

/** Of one line, the sentences that changed. */
function inLine(
  whole: Exchange,
  { front, oldEnd, newEnd }: LineExchange,
  old: readonly Paragraph[],
  now: readonly Paragraph[],
): Exchange {
  const isOneLine = oldEnd === front + 1 && newEnd === front + 1;
  return isOneLine ? narrowed(whole, old[front]!, now[front]!) : whole;
}

/**
 * Another outline may put units into the plan that stood in the review: what is alike there is judged otherwise. Ascending;
 * with units that came with the edit.
 */
function retimedUnits(
  old: Draft,
  draft: Draft,
  { front, oldEnd, newEnd }: LineExchange,
  units: UnitTable,
): readonly number[] {
  const [start, end, moved] = [draft.starts[front]!, old.starts[oldEnd]!, draft.starts[newEnd]! - old.starts[oldEnd]!];
  const movedAlong = plannedStretches(old).map(({ from, planned }) => ({
    from: from >= end ? from + moved : Math.min(from, start),
    planned,
  }));
  const found: number[] = [];
  for (const { from, to } of differing(movedAlong, plannedStretches(draft)))
    for (let unit = units.firsts[lineAt(draft, from)]!; unit < units.length; unit++) {
      const offset = spanOf(units.at(unit)).start;
      if (offset >= to) break;
      if (offset >= from && unit !== found.at(-1)) found.push(unit);
    }
  return found;
}

/** Where two ascending lists of what holds from an offset on say different things. */
function* differing(one: readonly PlannedFrom[], other: readonly PlannedFrom[]) {
  const edges = [...new Set([...one, ...other].map(({ from }) => from))].sort((a, b) => a - b);
  const at = (list: readonly PlannedFrom[], offset: number) =>
    list[countWhile(list.length, index => list[index]!.from <= offset) - 1]?.planned;
  for (const [index, from] of edges.entries())
    if (at(one, from) !== at(other, from)) yield { from, to: edges[index + 1] ?? Number.POSITIVE_INFINITY };
}

const NOTHING_KNOWN: Known = { steps: new Map(), told: new Map(), movedFrom: undefined };

/** What was found by nothing of the lines that were edited, and by nothing that was touched with them. */
function stillKnown(
  last: Remembered,
  { start, end, newEnd }: Exchange,
  touched: readonly number[],
  retimed: readonly number[],
): Pick<Known, 'steps' | 'told'> {
  const steps = new Map<number, Found>();
  const told = new Map<Run, Told>();
  const moved = (index: number) => (index < end ? Math.min(index, start) : index + newEnd - end);
  const isApart = ({ from, to }: Looked) => to < start || from >= end;
  for (const step of last.steps) {
    const { run, there, here } = step;
    if (!isApart(here) || (there && !isApart(there))) continue;
    // What it was found by in the first passage stands in front of that.
    const again = newEnd === end || here.to < start ? step : movedStep(step, moved);
    if (isAnyIn(touched, again.here) || isAnyIn(retimed, again.here)) continue;
    if (again.there && isAnyIn(retimed, again.there)) continue;
    steps.set(again.from, again);
    const known = run && last.told.get(run);
    if (known) told.set(again.run!, known);
  }
  return { steps, told };
}

/** Of ascending units. */
function isAnyIn(units: readonly number[], { from, to }: Looked): boolean {
  const next = units[countWhile(units.length, index => units[index]! < from)];
  return next !== undefined && next <= to;
}

function movedStep({ from, least, run, repeated, there, here }: Found, moved: (index: number) => number): Found {
  const movedLook = (looked: Looked) => ({ from: moved(looked.from), to: moved(looked.to) });
  return {
    from: moved(from),
    least: moved(least),
    run: run && movedRun(run, moved),
    repeated,
    there: there && movedLook(there),
    here: movedLook(here),
  };
}

/** The runs of the document, in order; what is found to be quiet on the way is noted. */
function runsIn(units: UnitTable, quiet: Uint8Array, { steps: known }: Known, search: () => Search) {
  const runs: Run[] = [];
  const steps: Found[] = [];
  const { length } = units;
  for (let i = nextNot(quiet, 0); i < length; i = nextNot(quiet, i)) {
    const step = knownStep(known, i, runs.at(-1)?.end ?? 0) ?? stepAt(search(), i, runs.at(-1)?.end ?? 0);
    if (step === undefined) {
      quiet[i++] = 1;
      continue;
    }
    const { run, repeated } = step;
    if (run) join(units, runs, run);
    steps.push(step);
    const end = Math.max(i + 1, run?.end ?? 0, i + repeated);
    if (end > i + 1) quiet.fill(0, i + 1, end);
    i = end;
  }
  return { runs, steps };
}

/** The next unit that is not quiet, at the speed of looking through memory. */
function nextNot(quiet: Uint8Array, from: number): number {
  const next = quiet.indexOf(0, from);
  return next < 0 ? quiet.length : next;
}

/** Where the run before ended otherwise, all is the same as long as that is not where the search looked. */
function knownStep(known: ReadonlyMap<number, Found>, from: number, least: number): Found | undefined {
  const step = known.get(from);
  if (step === undefined || step.least === least) return step;
  const { run, repeated, there, here } = step;
  return Math.max(step.least, least) <= here.from ? { from, least, run, repeated, there, here } : undefined;
}
