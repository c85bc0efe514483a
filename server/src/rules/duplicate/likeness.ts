import { withoutFormulae } from '../../text/formulae';
import { once } from '../../text/once';
import { remembered } from '../../text/remembered';
import { similarity } from '../../text/similarity';
import type { Passage, Unit } from './units';

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

/**
 * Passages live as long as their paragraphs and never change: an edit elsewhere compares no two of them again that are alike.
 * Nearly all are not, which is sooner found out than remembered.
 */
export function pairOf(one: Passage, other: Passage): Pair {
  const known = alike.get(one)?.get(other);
  if (known !== undefined) return known;
  const likeness = similarity(one.masked, other.masked);
  if (likeness < LEAST_REMEMBERED) return { likeness, isAlikeBeside: () => false };
  const pair = { likeness, isAlikeBeside: once(() => isAlikeBesideFormulae(one, other)) };
  pairsOf(one).set(other, pair);
  return pair;
}

// Nobody asks of less whether it is a copy.
const LEAST_REMEMBERED = 0.5;
const alike = new WeakMap<Passage, WeakMap<Passage, Pair>>();

function pairsOf(one: Passage): WeakMap<Passage, Pair> {
  const pairs = alike.get(one) ?? new WeakMap<Passage, Pair>();
  alike.set(one, pairs);
  return pairs;
}

/** Whether texts of such lengths can have so much in common at all. */
export function mayBeAlike(one: number, other: number): boolean {
  return 2 * Math.min(one, other) >= LEAST_LIKENESS * (one + other);
}

export function isCopied(a: Unit, b: Unit, likeness: number): boolean {
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

export function isAlikeBeside(a: Unit, b: Unit): boolean {
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
