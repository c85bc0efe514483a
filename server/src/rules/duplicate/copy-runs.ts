import { ownLetters } from '../../text/formulae';
import { placesOf } from '../../text/places';
import { remembered } from '../../text/remembered';
import { isAlikeBeside, isCopied, mayBeAlike, pairOf } from './likeness';
import type { LineIndex } from './line-index';
import { countRepeats, mayRepeat, repeatsAmong } from './repeats';
import { type FewPlaces, placesOfGrams, placesOfHashes } from './touched-units';
import { gramEndBefore, type UnitTable } from './unit-table';
import type { Passage, Unit } from './units';

/** What was found from a unit on: a run, or so many formulae. It depends on where the run before ended. */
export interface Found {
  readonly from: number;
  readonly least: number;
  readonly run: Run | undefined;
  readonly repeated: number;
  /** What of the first passage and of the second it was found by. */
  readonly there: Looked | undefined;
  readonly here: Looked;
}

/** Units [from, to], both included. */
export interface Looked {
  readonly from: number;
  readonly to: number;
}

/** Units [from, end) repeat [at, atEnd). */
export interface Run {
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
export function withoutPatterns(runs: readonly Run[]): readonly Run[] {
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

export interface Search {
  readonly units: UnitTable;
  /** Units by the hash of their key, and by stretches of their masked key. */
  readonly exact: FewPlaces;
  readonly alike: FewPlaces;
}

// A sentence that stands more often is a formula or a line of a list; looking at a few places keeps the search linear.
const MOST_PLACES = 4;
const MOST_ALIKE = 6;

/** Looks through the whole document, for what stands more than once. */
export function searchOver(units: UnitTable): Search {
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
export function indexedSearch(units: UnitTable, index: LineIndex): Search {
  return { units, exact: placesOfHashes(units, index, MOST_PLACES), alike: placesOfGrams(units, index, MOST_ALIKE) };
}

// Of one sentence; at 15 letters none of 31 published reports repeats one. Shorter ones count together.
const SHORTEST = 15;
export const SHORTEST_TOGETHER = 30;
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

/** Undefined where nothing is: of nearly every unit. */
export function stepAt(search: Search, from: number, least: number): Found | undefined {
  const { units, exact } = search;
  const isSaidBefore = exact.has(units.hashes[from]!, from);
  const seed = (isSaidBefore ? exactRun(search, from) : undefined) ?? nearRun(search, from, least);
  if (seed === undefined) {
    const repeated = isSaidBefore ? repeatedFormulae(search, from) : 0;
    if (repeated === 0) return undefined;
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

export function movedRun({ at, atEnd, from, end, same, changed }: Run, moved: (index: number) => number): Run {
  const pairs = changed.map(([first, second]) => [moved(first), moved(second)] as const);
  return { at: moved(at), atEnd: moved(atEnd), from: moved(from), end: moved(end), same, changed: pairs };
}

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
export function join(units: UnitTable, runs: Run[], run: Run): void {
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

export function lettersOf(units: UnitTable, from: number, end: number): number {
  let letters = 0;
  for (let i = from; i < end; i++) letters += units.sizes[i]!;
  return letters;
}
