import { type Draft, differenceBetween, type LineExchange, lengthOf, lineAt, linesBetween } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { type PlannedFrom, plannedStretches } from '../../draft/periods';
import { ownLetters, withoutFormulae } from '../../text/formulae';
import { countWhile } from '../../text/halving';
import { once } from '../../text/once';
import { placesOf } from '../../text/places';
import { remembered } from '../../text/remembered';
import { similarity } from '../../text/similarity';
import { type Span, shift } from '../../text/span';
import type { LineIndex } from './line-index';
import { countRepeats, mayRepeat, repeatsAmong } from './repeats';
import {
  type Exchange,
  exchangedMarks,
  exchangeLines,
  exchangeOf,
  type FewPlaces,
  isLone,
  narrowed,
  placesOfGrams,
  placesOfHashes,
  touchedUnits,
  unitIndex,
} from './touched-units';
import type { UnitColumns } from './unit-columns';
import { columnsIn, gramEndBefore, type UnitTable, unitTable } from './unit-table';
import { type Passage, type PlacedPassage, spanOf, type Unit } from './units';

/** A passage that stands a second time: one defect, whatever rule tells it. Offsets count from the document's start. */
export interface Copy {
  /**
   * `document`: most of the document. `block`: whole paragraphs. `sentence`: sentences within a paragraph. `near`: a
   * sentence or a paragraph, edited after it was copied.
   */
  readonly kind: 'document' | 'block' | 'sentence' | 'near';
  readonly first: Span;
  readonly second: Span;
  /** Whether the passages are lines from beginning to end. */
  readonly isFirstLines: boolean;
  readonly isSecondLines: boolean;
  /** Lines of the second passage, 0-based, both included. */
  readonly from: number;
  readonly to: number;
  /** Letters and digits that are the same. */
  readonly size: number;
  /** Lines that hold something that is the same. */
  readonly count: number;
  /** Lines of the second passage, 0-based, that differ from the first: edited after pasting, or added. */
  readonly changed: readonly number[];
  readonly edits: readonly Edited[];
  /** The same object while edits only move a copy along: what is said of its words is kept by it. */
  readonly identity: object;
}

/** A sentence of the copy that was changed; one of the two is undefined where a sentence was added or left out. */
export interface Edited {
  readonly first: PlacedPassage | undefined;
  readonly second: PlacedPassage | undefined;
}

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

/**
 * By how many lines and UTF-16 units everything behind an edit moved; and the lines of the older text that were edited, with
 * so many around them as the removal of a copy may look at.
 */
interface Movement {
  readonly lines: number;
  readonly by: number;
  readonly around: Span;
}

/** A copy, and how far in front of its passages the text was compared. */
interface Told {
  readonly copy: Copy;
  readonly reach: number;
}

/** What was found from a unit on: a run, or so many formulae. It depends on where the run before ended. */
interface Found {
  readonly from: number;
  readonly least: number;
  readonly run: Run | undefined;
  readonly repeated: number;
  /** What of the first passage and of the second it was found by. */
  readonly there: Looked | undefined;
  readonly here: Looked;
}

/** Units [from, to], both included. */
interface Looked {
  readonly from: number;
  readonly to: number;
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
    const again = newEnd === end || (here.to < start && !(there && there.from >= end)) ? step : movedStep(step, moved);
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

function movedRun({ at, atEnd, from, end, same, changed }: Run, moved: (index: number) => number): Run {
  const pairs = changed.map(([first, second]) => [moved(first), moved(second)] as const);
  return { at: moved(at), atEnd: moved(atEnd), from: moved(from), end: moved(end), same, changed: pairs };
}

/** The runs of the document, in order; what is found to be quiet on the way is noted. */
function runsIn(units: UnitTable, quiet: Uint8Array, { steps: known }: Known, search: () => Search) {
  const runs: Run[] = [];
  const steps: Found[] = [];
  const { length } = units;
  for (let i = nextNot(quiet, 0); i < length; i = nextNot(quiet, i)) {
    const step = knownStep(known, i, runs.at(-1)?.end ?? 0) ?? stepAt(search(), i, runs.at(-1)?.end ?? 0);
    const { run, repeated } = step;
    if (run) join(units, runs, run);
    if (run || repeated > 0) steps.push(step);
    else quiet[i] = 1;
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

function stepAt(search: Search, from: number, least: number): Found {
  const { units } = search;
  const seed = exactRun(search, from) ?? nearRun(search, from, least);
  if (seed === undefined) {
    const repeated = repeatedFormulae(search, from);
    return { from, least, run: undefined, repeated, there: undefined, here: { from, to: from + repeated } };
  }
  const grown = backward(units, forward(units, seed), least);
  return { from, least, run: trimmed(units, grown), repeated: 0, ...lookedAt(units, grown, from) };
}

/** As far as the search for what goes on a run, or stands before it, may have looked. */
function lookedAt(units: UnitTable, { at, atEnd, from, end }: Run, seed: number): Pick<Found, 'there' | 'here'> {
  const before = at - 1 - Math.max(LONGEST_GAP, at > 0 ? restOfLine(units, at - 1, -1) : 0);
  const behind = atEnd + Math.max(LONGEST_GAP, atEnd < units.length ? restOfLine(units, atEnd, 1) : 0);
  return {
    there: { from: before, to: behind },
    here: { from: Math.min(seed, from) - 1 - LONGEST_GAP, to: Math.max(seed, end) + LONGEST_GAP },
  };
}

/** Where the run before ended otherwise, all is the same as long as that is not where the search looked. */
function knownStep(known: ReadonlyMap<number, Found>, from: number, least: number): Found | undefined {
  const step = known.get(from);
  if (step === undefined || step.least === least) return step;
  const { run, repeated, there, here } = step;
  return Math.max(step.least, least) <= here.from ? { from, least, run, repeated, there, here } : undefined;
}

/** Units [from, end) repeat [at, atEnd). */
interface Run {
  readonly at: number;
  readonly atEnd: number;
  readonly from: number;
  readonly end: number;
  /** Letters and digits of the units that are the same. */
  readonly same: number;
  /** Indices of units that differ, as pairs; -1 where the other passage has none. */
  readonly changed: readonly (readonly [first: number, second: number])[];
}

/** Without the sentences that three and more write to one pattern: the lines of a list, each about another matter. */
function withoutPatterns(runs: readonly Run[]): readonly Run[] {
  const firstOf = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const { at, from, same } of runs) {
    if (same > 0) continue;
    const first = firstOf.get(at) ?? at;
    firstOf.set(from, first);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return runs.filter(({ from, same }) => same > 0 || counts.get(firstOf.get(from)!) === 1);
}

interface Search {
  readonly units: UnitTable;
  /** Units by the hash of their key, and by stretches of their masked key. */
  readonly exact: FewPlaces;
  readonly alike: FewPlaces;
}

// A sentence that stands more often is a formula or a line of a list; looking at a few places keeps the search linear.
const MOST_PLACES = 4;
const MOST_ALIKE = 6;

/** Looks through the whole document, for what stands more than once. */
function searchOver(units: UnitTable): Search {
  const { hashes, grams, gramEnds } = units;
  const [copied, shared] = [repeatsAmong(hashes), repeatsAmong(grams)];
  const exact = placesOf(countRepeats(copied, hashes), MOST_PLACES);
  const alike = placesOf(countRepeats(shared, grams), MOST_ALIKE);
  for (let i = 0, gram = 0; i < units.length; i++) {
    const to = gramEnds[i]!;
    if (mayRepeat(copied, hashes[i]!)) exact.add(hashes[i]!, i);
    for (; gram < to; gram++) if (mayRepeat(shared, grams[gram]!)) alike.add(grams[gram]!, i);
  }
  return { units, exact, alike };
}

/** Looks at what is asked for only, which after an edit is little. */
function indexedSearch(units: UnitTable, index: LineIndex): Search {
  return { units, exact: placesOfHashes(units, index, MOST_PLACES), alike: placesOfGrams(units, index, MOST_ALIKE) };
}

// Of one sentence; at 15 letters none of 31 published reports repeats one. Shorter ones count together.
const SHORTEST = 15;
const SHORTEST_TOGETHER = 30;
// Beside formulae.
const FEWEST_OWN = 6;

/** The longest run of the same sentences that is no formula and no heading alone. */
function exactRun({ units, exact }: Search, i: number): Run | undefined {
  const run = longestSame(units, exact.before(units.hashes[i]!, i), i);
  if (run === undefined || !isTellable(units, i, run.length)) return undefined;
  const same = lettersOf(units, i, i + run.length);
  return { at: run.at, atEnd: run.at + run.length, from: i, end: i + run.length, same, changed: [] };
}

/** How many units from `i` repeat earlier ones, all the same; no part of such a run is a copy if the whole is none. */
function repeatedFormulae({ units, exact }: Search, i: number): number {
  return longestSame(units, exact.before(units.hashes[i]!, i), i)?.length ?? 0;
}

function longestSame(units: UnitTable, places: readonly number[], i: number) {
  let best: { readonly at: number; readonly length: number } | undefined;
  for (const at of places) {
    let length = 0;
    while (at + length < i && i + length < units.length && isSameUnit(units, at + length, i + length)) length++;
    if (length > (best?.length ?? 0)) best = { at, length };
  }
  return best;
}

function isSameUnit(units: UnitTable, one: number, other: number): boolean {
  return units.hashes[one] === units.hashes[other] && isSame(units.at(one), units.at(other));
}

function isSame({ passage: { sentence: a } }: Unit, { passage: { sentence: b } }: Unit): boolean {
  return a.hash === b.hash && a.key === b.key;
}

function isTellable(units: UnitTable, from: number, length: number): boolean {
  let together = 0;
  for (let i = from; i < from + length; i++) {
    const { passage } = units.at(i);
    if (passage.role !== 'text') continue;
    const own = ownLettersOf(passage);
    if (passage.sentence.key.length >= SHORTEST && own >= FEWEST_OWN) return true;
    together += own;
  }
  return together >= SHORTEST_TOGETHER;
}

const ownLettersOf = remembered(({ sentence }: Passage) => ownLetters(sentence.key));

/** A sentence that was copied and edited. */
function nearRun(search: Search, i: number, least: number): Run | undefined {
  const at = bestAlike(search, i);
  if (at === undefined) return undefined;
  return (
    joinedRun(search.units, at, i, least) ?? { at, atEnd: at + 1, from: i, end: i + 1, same: 0, changed: [[at, i]] }
  );
}

/** Two sentences that are one in the other passage are the same, and were not edited. */
function joinedRun(units: UnitTable, at: number, i: number, least: number): Run | undefined {
  const same = lettersOf(units, i, i + 1);
  for (const first of [at - 1, at])
    if (first >= 0 && first + 1 < i && isJoined(units, first, first + 1, i))
      return { at: first, atEnd: first + 2, from: i, end: i + 1, same, changed: [] };
  for (const from of [i - 1, i])
    if (from >= Math.max(least, at + 1) && from + 1 < units.length && isJoined(units, from, from + 1, at))
      return { at, atEnd: at + 1, from, end: from + 2, same: lettersOf(units, from, from + 2), changed: [] };
  return undefined;
}

function bestAlike({ units, alike }: Search, i: number): number | undefined {
  const to = units.gramEnds[i]!;
  for (let gram = gramEndBefore(units, i); gram < to; gram++)
    if (alike.has(units.grams[gram]!, i)) return bestOf(units, alike, i);
  return undefined;
}

function bestOf(units: UnitTable, alike: FewPlaces, i: number): number | undefined {
  const unit = units.at(i);
  let best: number | undefined;
  let likeness = 0;
  const tried = new Set<number>();
  for (let index = gramEndBefore(units, i); index < units.gramEnds[i]!; index++) {
    const gram = units.grams[index]!;
    const places = alike.before(gram, i);
    // So many alike are the lines of a list, not copies.
    if (places.length >= MOST_ALIKE) continue;
    for (const at of places) {
      if (tried.has(at)) continue;
      tried.add(at);
      // The same words and yet no copy: a formula.
      if (isSame(units.at(at), unit)) return undefined;
      if (!mayBeAlike(units.at(at).passage.masked.length, unit.passage.masked.length)) continue;
      const like = pairOf(units.at(at).passage, unit.passage).likeness;
      if (like <= likeness || !isCopied(units.at(at), unit, like) || !isAlikeBeside(units.at(at), unit)) continue;
      best = at;
      likeness = like;
    }
  }
  return best;
}

// In 13 published reports no two sentences of one half (review or plan) reach a likeness of 0.62, and none of two halves,
// where the plan takes up what the review said, one of 0.8.
const LEAST_LIKENESS = 0.68;
const LEAST_LIKENESS_SHORT = 0.75;
const LEAST_LIKENESS_ACROSS = 0.85;
const LEAST_CONTAINED_ACROSS = 0.95;
const SHORT = 24;
const SHORT_BUT_FOR_FIGURES = 20;

/** What two passages have in common, by themselves. */
interface Pair {
  readonly likeness: number;
  /** Whether they are alike in more than formulae and quoted names. */
  readonly isAlikeBeside: () => boolean;
}

/** Passages live as long as their paragraphs and never change: an edit elsewhere compares no two of them again. */
function pairOf(one: Passage, other: Passage): Pair {
  const known = pairsOf(one);
  let pair = known.get(other);
  if (pair === undefined) {
    pair = {
      likeness: similarity(one.masked, other.masked),
      isAlikeBeside: once(() => isAlikeBesideFormulae(one, other)),
    };
    known.set(other, pair);
  }
  return pair;
}

const pairsOf = remembered((_passage: Passage) => new WeakMap<Passage, Pair>());

/** Whether texts of such lengths can have so much in common at all. */
function mayBeAlike(one: number, other: number): boolean {
  return 2 * Math.min(one, other) >= LEAST_LIKENESS * (one + other);
}

function isCopied(a: Unit, b: Unit, likeness: number): boolean {
  if (likeness < LEAST_LIKENESS) return false;
  const [{ length: one }, { length: other }] = [a.passage.sentence.key, b.passage.sentence.key];
  const shorter = Math.min(one, other);
  // Another name and another figure: another matter, told in the same words.
  if (a.passage.masked !== b.passage.masked && hasOtherFigures(a, b)) return false;
  // The same words with other figures throughout are two rows of one table: 12月…18.72%…31.2天 and 1—12月…22.84%…30.8天.
  if (numbersOf(a).length >= LEAST_FOR_ROWS && (hasOtherFigures(a, b) || shareNoFigure(a, b))) return false;
  if (a.planned === b.planned) return likeness >= (shorter < SHORT ? LEAST_LIKENESS_SHORT : LEAST_LIKENESS);
  if (a.passage.masked === b.passage.masked) return shorter >= SHORT_BUT_FOR_FIGURES && isSlipOfFigures(a, b);
  if (shorter < SHORT) return false;
  // Of a sentence that lost a clause all that is left stands in the other.
  const contained = (likeness * (one + other - 2)) / (2 * (shorter - 1));
  const lost = contained >= LEAST_CONTAINED_ACROSS && likeness >= LEAST_LIKENESS && hasFiguresOf(a, b);
  return likeness >= LEAST_LIKENESS_ACROSS || lost;
}

const LEAST_FOR_ROWS = 3;

const FEWEST_OWN_ALIKE = 10;
const LEAST_LIKENESS_BESIDE = 0.6;

function isAlikeBeside(a: Unit, b: Unit): boolean {
  return pairOf(a.passage, b.passage).isAlikeBeside();
}

function isAlikeBesideFormulae(a: Passage, b: Passage): boolean {
  const [own, other] = [withoutFormulae(a.unquoted), withoutFormulae(b.unquoted)];
  return Math.min(own.length, other.length) >= FEWEST_OWN_ALIKE && similarity(own, other) >= LEAST_LIKENESS_BESIDE;
}

/** Whether a plan that repeats the review but for its figures was copied: a plan of its own has other figures throughout. */
function isSlipOfFigures(a: Unit, b: Unit): boolean {
  const [there, here] = [numbersOf(a), numbersOf(b)];
  return there.length === 1 || there.some((number, i) => number === here[i]);
}

/** Of the whole city and of the city itself: many figures on both sides, and none in common. */
function shareNoFigure(a: Unit, b: Unit): boolean {
  const there = new Set(numbersOf(a));
  const here = numbersOf(b);
  return here.length >= LEAST_FOR_ROWS && !here.some(number => there.has(number));
}

function hasOtherFigures(a: Unit, b: Unit): boolean {
  const [there, here] = [numbersOf(a), numbersOf(b)];
  return there.length > 0 && there.length === here.length && there.every((number, i) => number !== here[i]);
}

function hasFiguresOf(a: Unit, b: Unit): boolean {
  const [there, here] = [numbersOf(a), numbersOf(b)];
  const [fewer, more] = there.length < here.length ? [there, here] : [here, there];
  return fewer.every(number => more.includes(number));
}

function numbersOf({ passage }: Unit): readonly string[] {
  return numbersIn(passage);
}

const numbersIn = remembered(({ sentence }: Passage): readonly string[] => sentence.key.match(/\d+/g) ?? []);

/** Goes on behind a run while the two passages agree, over sentences that were edited, added or left out. */
function forward(units: UnitTable, seed: Run): Run {
  let { atEnd, end, same } = seed;
  const changed = [...seed.changed];
  while (true) {
    const limits = { first: seed.from, second: units.length };
    const step = stepFrom(units, atEnd, end, 1, limits, same);
    if (step === undefined) break;
    changed.push(...leapt([atEnd, end], [step.at, step.from]));
    [atEnd, end] = [step.at + step.first, step.from + step.second];
    if (step.isSame) same += lettersOf(units, step.from, end);
    else changed.push([step.at, step.from]);
  }
  return { ...seed, atEnd, end, same, changed };
}

/** Goes back before a run as far as the passages agree, but not into what was told before. */
function backward(units: UnitTable, run: Run, least: number): Run {
  let { at, from, same } = run;
  const changed: (readonly [number, number])[] = [];
  while (true) {
    const limits = { first: -1, second: Math.max(least, run.atEnd) - 1 };
    const step = stepFrom(units, at - 1, from - 1, -1, limits, same);
    if (step === undefined) break;
    const own = [...leapt([step.at + step.first, step.from + step.second], [at, from])];
    if (step.isSame) same += lettersOf(units, step.from, step.from + step.second);
    else own.unshift([step.at, step.from]);
    changed.unshift(...own);
    [at, from] = [step.at, step.from];
  }
  return { ...run, at, from, same, changed: [...changed, ...run.changed] };
}

/** Units [at, at + first) of the one passage answer [from, from + second) of the other. */
interface Step {
  readonly at: number;
  readonly first: number;
  readonly from: number;
  readonly second: number;
  readonly isSame: boolean;
}

// Of the following, beside a whole line.
const LONGEST_GAP = 2;
const GAPS: readonly (readonly [lost: number, added: number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [0, 2],
];

/**
 * The nearest units ahead, in a direction, that answer each other: the same; the same but for a stop; the same behind a gap;
 * edited. The limits are the first units that neither passage may reach.
 */
function stepFrom(
  units: UnitTable,
  at: number,
  from: number,
  direction: 1 | -1,
  limits: { readonly first: number; readonly second: number },
  same: number,
): Step | undefined {
  const isFree = (first: number, second: number) =>
    (limits.first - first) * direction > 0 && (limits.second - second) * direction > 0;
  if (!isFree(at, from)) return undefined;
  if (isSameUnit(units, at, from)) return { at, first: 1, from, second: 1, isSame: true };
  const [nextAt, nextFrom] = [at + direction, from + direction];
  if (isFree(nextAt, from) && isJoined(units, at, nextAt, from))
    return { at: Math.min(at, nextAt), first: 2, from, second: 1, isSame: true };
  if (isFree(at, nextFrom) && isJoined(units, from, nextFrom, at))
    return { at, first: 1, from: Math.min(from, nextFrom), second: 2, isSame: true };
  if (isEdited(units.at(at), units.at(from), same)) return { at, first: 1, from, second: 1, isSame: false };
  for (const [lost, added] of [...GAPS, [restOfLine(units, at, direction), 0] as const]) {
    const [first, second] = [at + direction * lost, from + direction * added];
    if (isFree(first, second) && isSameUnit(units, first, second) && isBehindGap(units, from, second))
      return { at: first, first: 1, from: second, second: 1, isSame: true };
  }
  return undefined;
}

const LONGEST_LINE = 40;

/** How many units stand from here to the end of the line, in a direction: a whole line may have been left out. */
function restOfLine(units: UnitTable, at: number, direction: 1 | -1): number {
  const { line } = units.at(at);
  const count = direction > 0 ? units.firsts[line + 1]! - at : at - units.firsts[line]! + 1;
  return Math.min(count, LONGEST_LINE);
}

/** Whether two sentences are one in the other passage, where a comma stands instead of the stop. */
function isJoined(units: UnitTable, one: number, other: number, whole: number): boolean {
  if (units.sizes[whole] !== units.sizes[one]! + units.sizes[other]!) return false;
  const keyAt = (index: number) => units.at(index).passage.sentence.key;
  const [first, second] = [keyAt(Math.min(one, other)), keyAt(Math.max(one, other))];
  const key = keyAt(whole);
  return key.startsWith(first) && key.endsWith(second);
}

/** On its own line the run may go on with a short sentence, on another only with one that says something. */
function isBehindGap(units: UnitTable, from: number, second: number): boolean {
  const unit = units.at(second);
  return unit.line === units.at(from).line || unit.passage.sentence.key.length >= SHORTEST;
}

// Beside a copy much less is needed to see that a sentence belongs to it; more at the start of another line, and there only
// where enough is the same: two headings over two sentences that are alike are a pattern.
const EDITED = 0.5;
const EDITED_ON_ANOTHER_LINE = 0.66;

function isEdited(a: Unit, b: Unit, same: number): boolean {
  const isOnAnotherLine = a.passage.opensLine || b.passage.opensLine;
  if (isOnAnotherLine && same < SHORTEST_TOGETHER) return isAlikeAlone(a, b);
  return pairOf(a.passage, b.passage).likeness >= (isOnAnotherLine ? EDITED_ON_ANOTHER_LINE : EDITED);
}

function isAlikeAlone(a: Unit, b: Unit): boolean {
  if (!a.passage.hasSketch || !b.passage.hasSketch) return false;
  return isCopied(a, b, pairOf(a.passage, b.passage).likeness);
}

/** The units between two edges of the passages, as pairs. */
function leapt(
  [at, from]: readonly [first: number, second: number],
  [toAt, to]: readonly [first: number, second: number],
): readonly (readonly [number, number])[] {
  const [lost, added] = [toAt - at, to - from];
  return Array.from({ length: Math.max(lost, added) }, (_, k) => [k < lost ? at + k : -1, k < added ? from + k : -1]);
}

/**
 * Without the short sentences at the end that open a further line: 各位代表！ stands in many places, and what was copied
 * ended with the line before.
 */
function trimmed(units: UnitTable, run: Run): Run {
  let { atEnd, end, same } = run;
  const isShort = (i: number) => units.at(i).passage.sentence.key.length < SHORTEST;
  const differs = new Set(run.changed.map(([, second]) => second));
  let opening = end - 1;
  while (opening > run.from && isShort(opening) && !units.at(opening).passage.opensLine) opening--;
  const last = units.at(end - 1).passage;
  const count = end - opening;
  if (last.closesLine || opening <= run.from || !isShort(opening) || !units.at(opening).passage.opensLine) return run;
  for (let i = opening; i < end; i++) if (differs.has(i) || !isSame(units.at(i), units.at(i - end + atEnd))) return run;
  same -= lettersOf(units, opening, end);
  return { ...run, atEnd: atEnd - count, end: opening, same };
}

const MOST_UNITS_BETWEEN = 16;

/** Adds a run, as one with the run before where only little between them was changed in either passage. */
function join(units: UnitTable, runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last === undefined || !isOneCopy(units, last, run)) {
    runs.push(run);
    return;
  }
  const between = leapt([last.atEnd, last.end], [run.at, run.from]);
  const changed = [...last.changed, ...between, ...run.changed];
  runs[runs.length - 1] = { ...run, at: last.at, from: last.from, same: last.same + run.same, changed };
}

function isOneCopy(units: UnitTable, last: Run, run: Run): boolean {
  const [lost, added] = [run.at - last.atEnd, run.from - last.end];
  if (lost < 0 || added < 0 || Math.max(lost, added) > MOST_UNITS_BETWEEN || run.atEnd > last.from) return false;
  // What was added goes with the copy when it is removed: it must be little. What was left out may be more.
  const same = last.same + run.same;
  return same >= 2 * lettersOf(units, last.end, run.from) && 2 * same >= lettersOf(units, last.atEnd, run.at);
}

function lettersOf(units: UnitTable, from: number, end: number): number {
  let letters = 0;
  for (let i = from; i < end; i++) letters += units.sizes[i]!;
  return letters;
}

/** What was told of a run to which an edit did not come near. Undefined where it came near the text in front of it. */
function movedAlong(
  told: Told,
  run: Run,
  units: UnitTable,
  { lines, by, around }: Movement,
  documentSize: number,
): Told | undefined {
  const { copy, reach } = told;
  const isReached = ({ start, end }: Span) => around.start <= end && around.end >= start - reach;
  if (isReached(copy.first) || isReached(copy.second)) return undefined;
  const [firstMoves, secondMoves] = [copy.first.start >= around.end, copy.second.start >= around.end];
  const kind = kindOf(units, run, documentSize, copy.isFirstLines || copy.isSecondLines ? copy.count : 0);
  const isInPlace = (lines === 0 && by === 0) || !(firstMoves || secondMoves);
  if (isInPlace && kind === copy.kind) return told;
  const [there, here] = [firstMoves, secondMoves].map(moves => (moves ? { lines, by } : NOT_MOVED)) as [Move, Move];
  const { isFirstLines, isSecondLines, from, to, size, count, changed, edits, identity } = copy;
  return {
    reach,
    copy: {
      kind,
      first: shift(copy.first, there.by),
      second: shift(copy.second, here.by),
      isFirstLines,
      isSecondLines,
      from: from + here.lines,
      to: to + here.lines,
      size,
      count,
      changed: here.lines === 0 ? changed : changed.map(line => line + here.lines),
      edits: edits.map(({ first, second }) => ({
        first: first && movedPassage(first, there),
        second: second && movedPassage(second, here),
      })),
      identity,
    },
  };
}

type Move = Pick<Movement, 'lines' | 'by'>;
const NOT_MOVED: Move = { lines: 0, by: 0 };

function movedPassage({ passage, line, lineStart }: PlacedPassage, { lines, by }: Move): PlacedPassage {
  return { passage, line: line + lines, lineStart: lineStart + by };
}

function toTold(draft: Draft, units: UnitTable, run: Run, documentSize: number): Told {
  const isFirstLines = isLines(units, run.at, run.atEnd);
  const isSecondLines = isLines(units, run.from, run.end);
  const { first, second, reach } = extend(
    draft.text,
    isFirstLines ? linesSpan(draft, units, run.at, run.atEnd) : sentencesSpan(units, run.at, run.atEnd),
    isSecondLines ? linesSpan(draft, units, run.from, run.end) : sentencesSpan(units, run.from, run.end),
  );
  const placed = (index: number) => (index < 0 ? undefined : movedPassage(units.at(index), NOT_MOVED));
  const edits = run.changed.map(([a, b]) => ({ first: placed(a), second: placed(b) }));
  const changed = new Set(edits.flatMap(each => (each.second ? [each.second.line] : [])));
  const count = linesWithSame(units, run);
  const kind = kindOf(units, run, documentSize, isFirstLines || isSecondLines ? count : 0);
  const [from, to] = [units.at(run.from).line, units.at(run.end - 1).line];
  const lines = { isFirstLines, isSecondLines, from, to, count, changed: [...changed] };
  return { copy: { kind, first, second, size: run.same, edits, identity: {}, ...lines }, reach };
}

function linesWithSame(units: UnitTable, run: Run): number {
  const changed = new Set(run.changed.map(([, second]) => second));
  const lines = new Set<number>();
  for (let i = run.from; i < run.end; i++) if (!changed.has(i)) lines.add(units.at(i).line);
  return lines.size;
}

const LEAST_PARAGRAPHS = 4;
// Of the whole text: a document pasted twice is half of it, less what was changed.
const LEAST_SHARE = 0.3;

function kindOf(units: UnitTable, run: Run, documentSize: number, lines: number): Copy['kind'] {
  const { same, changed } = run;
  if (lines >= LEAST_PARAGRAPHS && same >= LEAST_SHARE * documentSize) return 'document';
  if (changed.length === 0) return lines > 0 && same >= SHORTEST_TOGETHER ? 'block' : 'sentence';
  const edited = changed.reduce((sum, [a, b]) => sum + lettersOf(units, Math.max(a, b), Math.max(a, b) + 1), 0);
  return lines > 1 && same >= edited ? 'block' : 'near';
}

function isLines(units: UnitTable, from: number, end: number): boolean {
  return units.at(from).passage.opensLine && units.at(end - 1).passage.closesLine;
}

function sentencesSpan(units: UnitTable, from: number, end: number): Span {
  return { start: spanOf(units.at(from)).start, end: spanOf(units.at(end - 1)).end };
}

function linesSpan(draft: Draft, units: UnitTable, from: number, end: number): Span {
  const [first, last] = [units.at(from), units.at(end - 1)];
  const [opening, closing] = [draft.paragraphs[first.line]!.text, draft.paragraphs[last.line]!.text];
  const indent = opening.length - opening.trimStart().length;
  return { start: first.lineStart + indent, end: last.lineStart + closing.trimEnd().length };
}

/**
 * Where a copy was pasted behind other text, its first line stands inside another: goes back over equal characters, as
 * far as whole lines of the first passage reach.
 */
function extend(text: string, first: Span, second: Span) {
  let by = 0;
  let whole = 0;
  while (
    by < first.start &&
    second.start - by > first.end &&
    text.charAt(first.start - by - 1) === text.charAt(second.start - by - 1)
  ) {
    by++;
    if (isLineStart(text, first.start - by) && !/\s/.test(text.charAt(first.start - by))) whole = by;
  }
  return {
    first: { start: first.start - whole, end: first.end },
    second: { start: second.start - whole, end: second.end },
    reach: by - whole + 1,
  };
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || /[\n\r]/.test(text.charAt(at - 1));
}
