import { add, compare, type Decimal, formatDecimal, scale, subtract } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import { type Interval, intervalOf, isExact } from '../../figures/interval';
import type { Relation, Repair } from '../../figures/relation';
import { nearTo, slipsOf } from '../../figures/slip';
import { once } from '../../text/once';
import { readText } from '../../text/reading';
import { remembered } from '../../text/remembered';
import { similarity } from '../../text/similarity';
import { type Span, shift } from '../../text/span';
import { indexingParagraphs } from '../block-index';
import { type Gathered, gathering, kept } from '../blocks';
import type { Draft } from '../draft';
import type { Paragraph } from '../paragraph';
import { perTitle } from '../per-title';
import { type PlacedTime, periodsOf } from '../periods';
import { isBeside, type Named, namedIn, placesIn, type Restated } from './restated';

/**
 * One indicator stated in several places of a document: values that can both be right, and values that cannot. Quiet by
 * gate: name, unit, role, places, period and plan or done must be the same, and where the values differ they must look
 * like one thing said twice: a slip of the pen apart, or in the same words. Linear.
 */
export function* findConflicts(draft: Draft): Iterable<Relation> {
  for (const topic of topicsOf(draft)) for (const pair of judgedIn(topic)) yield relationOf(topic, pair);
}

/** Those of them that fail: only topics with two values that cannot both be right are looked at again. */
export function* findFailingConflicts(draft: Draft): Iterable<Relation> {
  const timeOf = once(() => timesOfFigures(draft));
  const memory = judgedLast(draft.lineage);
  const judged: Judgements = new Map();
  for (const topic of suspectTopics(draft)) {
    const each = judgedAgain(memory.last.get(topic[0]!.named), topic, draft.runs, timeOf);
    judged.set(topic[0]!.named, each);
    for (const pair of each.pairs) if (pair.verdict === 'fails') yield relationOf(topic, pair);
  }
  // What is suspect no more is forgotten, with the outline that it was judged by.
  memory.last = judged;
}

/** By the first figure of a topic, which no other topic has. */
type Judgements = Map<Named, Judged>;

const judgedLast = remembered((_lineage: object): { last: Judgements } => ({ last: new Map() }));

/** What those follow from, beside the headings: the same object until a topic that is suspect, or was, is written otherwise. */
export function conflictsReadFrom(draft: Draft): object {
  return suspectsOf(draft).version;
}

/** A figure that states an amount of its own, to be held against those of other documents. */
export interface Stated extends Restated {
  /** Offset of its paragraph in the document. */
  readonly offset: number;
  /** The same for all figures, in whatever document, that may state one thing of one year. */
  readonly key: string;
  /** What its clause names, else what its section stands for. */
  readonly year: number | undefined;
  readonly planned: boolean;
  /** The places that the headings above it are about. */
  readonly places: string;
}

/** The figures of a document that state an amount of their own, in reading order. Linear. */
export function statedIn(draft: Draft): readonly Stated[] {
  const mentions = placedInTime(draft, namedFigures(draft));
  const beside = (i: number, step: 1 | -1) => neighbour(mentions, i, step);
  const alone = mentions.filter((each, i) => !isBesideAny(each, beside(i, -1), beside(i, 1)));
  return alone.flatMap(({ named, offset, time }) => {
    const each = named.restated;
    const key = `${named.topic}\n${each?.cues}`;
    const { planned, places } = time;
    return each ? [{ ...placedAt(each, offset), key, year: named.figure.year ?? time.year, planned, places }] : [];
  });
}

/** Field by field: what is said of a figure is worked out when it is asked for, and spreading would lose it. */
function placedAt(each: Restated, offset: number): Restated & Pick<Stated, 'offset'> {
  const { paragraph, index, figure, name, topic, cues, subject, around, year } = each;
  return { paragraph, index, figure, name, topic, cues, subject, around, year, offset };
}

/** The next figure of the same topic, so near that the two may not have been told apart. That of another year has been. */
function neighbour(mentions: readonly Mention[], index: number, step: 1 | -1): Mention | undefined {
  const { topic, figure } = mentions[index]!.named;
  for (let next = index + step, passed = 0; passed < MOST_PASSED && mentions[next]; next += step, passed++) {
    const { named } = mentions[next]!;
    if (named.topic === topic) return named.figure.year === figure.year ? mentions[next] : undefined;
  }
  return undefined;
}

const MOST_PASSED = 8;

/**
 * Whether two figures of one key, in two documents, say of one thing what cannot both be right. The same words must stand
 * before them; where no slip explains it, they must have digits enough, or words enough, to be no two things by chance.
 */
export function contradictAcross(a: Stated, b: Stated): boolean {
  if (a.subject !== b.subject || !isScopeShared(a.figure, b.figure)) return false;
  if (verdictOf(a.figure, b.figure) !== 'fails') return false;
  const digits = Math.min(significant(a.figure), significant(b.figure));
  if (digits >= DECISIVE_DIGITS) return true;
  return !EVENTS.test(a.figure.unit) && a.subject.length >= LEAST_SUBJECT;
}

const LEAST_SUBJECT = 6;

/** Whether one slip of the pen makes the one of the other. */
export function areASlipApart(a: Stated, b: Stated): boolean {
  return isSlip(a, b);
}

/** Two mentions of a topic, by their indices, and whether both can be right. */
interface Pair {
  readonly standard: number;
  readonly other: number;
  readonly verdict: Relation['verdict'];
}

/** A topic that stands as it stood when it was last judged, wherever that is by now, is not judged again. */
function judgedAgain(
  last: Judged | undefined,
  topic: readonly PlacedFigure[],
  runs: Draft['runs'],
  timeOf: () => (named: Named, offset: number) => Mention['time'],
): Judged {
  const isInPlace = last !== undefined && areInPlace(last.topic, topic);
  // An outline that was only moved along gives everything the time that it gave before.
  if (isInPlace && last.runs === runs) return last;
  const mentions = topic.map(({ named, offset }) => ({ named, offset, time: timeOf()(named, offset) }));
  const isSame = isInPlace && mentions.every(({ time }, i) => isSameTime(last.topic[i]!.time, time));
  return { topic: mentions, runs, pairs: isSame ? last.pairs : judgedIn(mentions) };
}

interface Judged {
  readonly topic: readonly Mention[];
  readonly runs: Draft['runs'];
  readonly pairs: readonly Pair[];
}

/** Whether two lists are the same figures, as many of them in one line. */
function areInPlace(before: readonly PlacedFigure[], now: readonly PlacedFigure[]): boolean {
  if (before.length !== now.length) return false;
  return now.every(({ named, offset }, i) => {
    const isSameLine = i === 0 || (before[i]!.offset === before[i - 1]!.offset) === (offset === now[i - 1]!.offset);
    return before[i]!.named === named && isSameLine;
  });
}

function isSameTime(one: Mention['time'], other: Mention['time']): boolean {
  return one.year === other.year && one.planned === other.planned && one.places === other.places;
}

function judgedIn(topic: readonly Mention[]): readonly Pair[] {
  return groupsOf(topic).flatMap(group => {
    const standard = mostFrequent(group);
    const found = group.filter(each => each !== standard).flatMap(each => judge(standard, each));
    const failing = found.filter(({ verdict }) => verdict === 'fails');
    // A name with three values is the name of three things.
    const values = failing.map(({ other }) => formatDecimal(topic[other]!.named.figure.value));
    const isOneThing = new Set(values).size <= 1;
    return found.filter(({ verdict }) => isOneThing || verdict !== 'fails');
  });
}

/** A figure that may be restated, and which mention of its topic it is. */
interface Candidate {
  readonly restated: Restated;
  readonly offset: number;
  readonly mention: number;
}

/** The figures of a topic that may state one thing, group by group. */
function groupsOf(topic: readonly Mention[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  topic.forEach((each, mention) => {
    if (isBesideAny(each, topic[mention - 1], topic[mention + 1])) return;
    const { time, offset, named } = each;
    const found = named.restated;
    if (found === undefined) return;
    const key = `${found.cues}\n${found.year ?? time.year}\n${time.planned} ${time.places}`;
    append(groups, key, { restated: found, offset, mention });
  });
  return [...groups.values()].filter(group => group.length > 1 && valuesOf(group).size <= MOST_VALUES);
}

// A name with more values than this is a word for many things.
const MOST_VALUES = 6;

function valuesOf(group: readonly Candidate[]): ReadonlySet<string> {
  return new Set(group.map(writtenValue));
}

function writtenValue({ restated: { figure } }: Candidate): string {
  return formatDecimal(figure.value);
}

interface PlacedFigure {
  readonly named: Named;
  /** Of its paragraph, in the document. */
  readonly offset: number;
}

interface Mention extends PlacedFigure {
  readonly time: {
    readonly year: number | undefined;
    readonly planned: boolean;
    /** That the headings above are about. */
    readonly places: string;
  };
}

/** The named figures of a document by topic, in reading order; a topic that stands once says nothing. */
function topicsOf(draft: Draft): readonly (readonly Mention[])[] {
  return byTopic(placedInTime(draft, namedFigures(draft)));
}

const namedFigures = gathering(namedIn, kept);

/** Figures in reading order with the time and the place that their sections give them. */
function placedInTime(draft: Draft, figures: readonly Gathered<Named>[]): readonly Mention[] {
  const timeOf = timesOfFigures(draft);
  return figures.map(({ item: named, start: offset }) => ({ named, offset, time: timeOf(named, offset) }));
}

/** The time and the place that the sections of a draft give to a figure in a paragraph at an offset. */
function timesOfFigures(draft: Draft): (named: Named, offset: number) => Mention['time'] {
  const timeAt = periodsOf(draft);
  const placesAt = placesOfSections(draft);
  return ({ figure }, offset) => {
    const time = timeAt(offset + figure.start);
    return { year: time.year, planned: time.planned ?? figure.promised, places: placesAt(time) };
  };
}

function byTopic(mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const topics = new Map<string, Mention[]>();
  for (const mention of mentions) append(topics, mention.named.topic, mention);
  return [...topics.values()].filter(topic => topic.length > 1);
}

function isBesideAny(mention: Mention, before: Mention | undefined, behind: Mention | undefined): boolean {
  return areBeside(before, mention) || areBeside(mention, behind);
}

/** Lines of the same text may be one paragraph that stands in two places. */
function areBeside(a: Mention | undefined, b: Mention | undefined): boolean {
  return a !== undefined && b !== undefined && a.offset === b.offset && isBeside(a.named, b.named);
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The places that a section's heading and those above it are about. */
function placesOfSections(draft: Draft): (time: PlacedTime) => string {
  const placesOf = placesOfTitle(draft);
  const known = new Map<PlacedTime, string>();
  const placesAt = (time: PlacedTime): string => {
    const { section, above } = time;
    if (section === undefined || above === undefined) return '';
    const places = known.get(time) ?? placesAt(above) + (section.kind === 'title' ? '' : placesOf(section.title));
    known.set(time, places);
    return places;
  };
  return placesAt;
}

const placesOfTitle = perTitle(title => placesIn(readText(title).text).join());

/** The value that most places give, the first of them where all differ. */
function mostFrequent(group: readonly Candidate[]): Candidate {
  const counts = new Map<string, number>();
  const count = (each: Candidate) => counts.get(writtenValue(each)) ?? 0;
  for (const each of group) counts.set(writtenValue(each), count(each) + 1);
  return group.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** At most one pair. */
function judge(standard: Candidate, other: Candidate): readonly Pair[] {
  const [there, here] = [standard.restated, other.restated];
  // A copied paragraph repeats its figures and says nothing by it.
  if (standard.offset !== other.offset && there.paragraph.text === here.paragraph.text) return [];
  if (!isScopeShared(there.figure, here.figure)) return [];
  const verdict = verdictOf(there.figure, here.figure);
  if (!isSaidTwice(there, here, verdict === 'fails')) return [];
  return [{ standard: standard.mention, other: other.mention, verdict }];
}

/** 全市 and nothing may be the same; 全市 and 全区 are not. */
function isScopeShared(a: Figure, b: Figure): boolean {
  return a.scope === b.scope || a.scope === undefined || b.scope === undefined;
}

// ---- Whether the values can both be right ----

function verdictOf(a: Figure, b: Figure): Relation['verdict'] {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  if (meet(first, second) || meet(roundMore(a, b), second) || meet(first, roundMore(b, a))) return 'holds';
  return meet(cutOff(a, first), cutOff(b, second)) ? 'truncated' : 'fails';
}

function meet(a: Interval, b: Interval): boolean {
  return !(a.low && b.high && compare(a.low, b.high) > 0) && !(b.low && a.high && compare(b.low, a.high) > 0);
}

/** 5000 beside 4986 was rounded to its zeros; 5000 beside 6000 was not, nor is a count of 20. */
function roundMore(figure: Figure, beside: Figure): Interval {
  const digits = significant(figure);
  const interval = intervalOf(figure);
  if (digits >= significant(beside) || figure.approx !== 'none') return interval;
  const { exponent } = stripped(figure.value);
  if (isExact(figure) && exponent < 2) return interval;
  const half = { mantissa: 5n, exponent: exponent - 1 };
  return { low: subtract(figure.value, half), high: add(figure.value, half) };
}

function cutOff(figure: Figure, interval: Interval): Interval {
  if (figure.approx !== 'none' || isExact(figure)) return interval;
  return { low: interval.low, high: add(figure.value, figure.step) };
}

function stripped(value: Decimal): Decimal {
  let { mantissa, exponent } = value;
  while (mantissa !== 0n && mantissa % 10n === 0n) {
    mantissa /= 10n;
    exponent++;
  }
  return { mantissa, exponent };
}

/** Digits of the value without the zeros it ends with. */
function significant({ value }: Figure): number {
  return String(stripped(value).mantissa).replace('-', '').length;
}

// ---- Whether it is one thing said twice ----

const DECISIVE_DIGITS = 3;
// What is held or written many times a year: short counts of it are counts of different ones.
const EVENTS = /次|[场期节课轮批趟条篇]$/;
const LEAST_ALIKE = 0.85;
const LEAST_AROUND = 16;

/**
 * Three digits that nearly agree do so by a slip; shorter numbers are a slip apart by chance, so that the same words must
 * stand before them; values that no slip explains are told apart by nothing but the words around them.
 */
function isSaidTwice(a: Restated, b: Restated, differs: boolean): boolean {
  if (!isPartOf(a.subject, b.subject)) return false;
  const isSame = a.subject === b.subject;
  const isTold = isToldApart(a, b, isSame);
  if (!differs) return isTold;
  // A slip must be told apart from another thing, what is no slip needs the same sentence: sought where it decides.
  const isAgain = isSame && isSameSentence(a, b);
  return isTold === isAgain ? isTold : isTold === isSlip(a, b);
}

/** Whether the number or the words before it are enough to be no two things by chance. */
function isToldApart(a: Restated, b: Restated, isSame: boolean): boolean {
  const digits = Math.max(significant(a.figure), significant(b.figure));
  const isPlain = a.figure.approx === 'none' && b.figure.approx === 'none';
  if (isPlain && digits >= DECISIVE_DIGITS) return true;
  return isSame && !EVENTS.test(a.figure.unit) && a.subject.length >= (digits === 1 ? 10 : 6);
}

function isPartOf(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

function isSameSentence(a: Restated, b: Restated): boolean {
  return Math.min(a.around.length, b.around.length) >= LEAST_AROUND && similarity(a.around, b.around) >= LEAST_ALIKE;
}

function isSlip(a: Restated, b: Restated): boolean {
  return tenfold(a.figure, b.figure) !== undefined || isMiswritten(a, b.figure) || isMiswritten(b, a.figure);
}

function isMiswritten({ figure, paragraph }: Restated, right: Figure): boolean {
  const known = miswritten.get(figure) ?? new WeakMap<Figure, boolean>();
  miswritten.set(figure, known);
  let answer = known.get(right);
  if (answer === undefined) {
    const meant = intervalOf(right);
    answer = slipsOf(figure, paragraph.text, nearTo(meant)).some(slip => meet(intervalOf(slip.figure), meant));
    known.set(right, answer);
  }
  return answer;
}

// Figures live as long as their paragraphs and never change, so an edit elsewhere asks about no pair again.
const miswritten = new WeakMap<Figure, WeakMap<Figure, boolean>>();

const POWERS = [1, 2, 3, 4, 5, 6, 7, 8];

/** The power of ten that lies between two values, if the digits agree: a decimal point moved, or 万 for 亿. */
function tenfold(a: Figure, b: Figure): number | undefined {
  if (!isBounded(a) || !isBounded(b)) return undefined;
  const [less, more] = compare(a.value, b.value) < 0 ? [a, b] : [b, a];
  const isRounded = Math.min(significant(a), significant(b)) >= DECISIVE_DIGITS;
  const high = isRounded ? intervalOf(more) : exactly(more);
  const low = isRounded ? intervalOf(less) : exactly(less);
  return POWERS.find(power => meet(scaled(low, power), high));
}

function isBounded({ approx }: Figure): boolean {
  return approx === 'none' || approx === 'about';
}

function exactly({ value }: Figure): Interval {
  return { low: value, high: value };
}

function scaled({ low, high }: Interval, power: number): Interval {
  return { low: low && scale(low, power), high: high && scale(high, power) };
}

// ---- What is said of it ----

/** The finding stands on the later place, or on the one that the others outnumber; the first operand is that. */
function relationOf(topic: readonly PlacedFigure[], pair: Pair): Relation {
  const [here, there] = [topic[pair.other]!, topic[pair.standard]!];
  const { working, repairs } = wordsFor(pair, here.named, there.named);
  const [span, other] = [shift(placeOf(here.named), here.offset), shift(placeOf(there.named), there.offset)];
  return {
    type: 'conflict',
    operands: [span, other],
    verdict: pair.verdict,
    certain: false,
    working,
    repairs: repairs.map(({ title, text }, i) => ({ title, edits: [{ text, ...(i === 0 ? span : other) }] })),
    ...span,
  };
}

/** What is said of two figures, wherever they stand: found once. */
interface Words {
  readonly working: Relation['working'];
  /** What is written here, and what there. */
  readonly repairs: readonly { readonly title: Repair['title']; readonly text: string }[];
}

function wordsFor(pair: Pair, other: Named, standard: Named): Words {
  let words = wordsOf.get(pair);
  if (words === undefined) {
    const [here, there] = [written(other), written(standard)];
    const repairs =
      pair.verdict === 'fails' ? [replace(here, there, '此处', 'here'), replace(there, here, '另一处', 'there')] : [];
    words = { working: workingOf(here, there, pair.verdict), repairs };
    wordsOf.set(pair, words);
  }
  return words;
}

const wordsOf = new WeakMap<Pair, Words>();

function placeOf({ figure: { start, end } }: Named): Span {
  return { start, end };
}

interface Written {
  readonly text: string;
  readonly name: string;
  readonly figure: Figure;
}

function written({ figure, paragraph: { text } }: Named): Written {
  const { start, end, name } = figure;
  return { text: text.slice(start, end), name: text.slice(name.start, name.end), figure };
}

function workingOf(here: Written, there: Written, verdict: Relation['verdict']): Relation['working'] {
  const [name, a, b] = [here.name, there.text, here.text];
  if (verdict !== 'fails')
    return { zh: `“${name}”两处相符：${a}、${b}`, en: `“${name}” agrees in both places: ${a}, ${b}` };
  const power = tenfold(here.figure, there.figure);
  const [zh, en] = power === undefined ? ['', ''] : [`，相差${10 ** power}倍`, `, ${10 ** power} times apart`];
  return { zh: `“${name}”两处不一致：${a}≠${b}${zh}`, en: `“${name}” differs: ${a} ≠ ${b}${en}` };
}

/** Writes the value of another place with the measure word of this one. */
function replace(at: Written, from: Written, zh: string, en: string): Words['repairs'][number] {
  const value = from.text.endsWith(from.figure.unit)
    ? from.text.slice(0, from.text.length - from.figure.unit.length)
    : from.text;
  const unit = from.text.endsWith(from.figure.unit) ? at.figure.unit : '';
  const text = value + unit;
  return {
    title: { zh: `${zh}“${at.text}”改为“${text}”`, en: `Change “${at.text}” ${en} to “${text}”` },
    text,
  };
}

// ---- Which topics need a look at all ----

/** The paragraphs that name a topic, each as often as it does, wherever it stands: nearly always one. */
type Topic = Paragraph[];

interface Topics {
  readonly all: Map<string, Topic>;
  /** Topics that came or went with the last edits. */
  readonly changed: Set<string>;
  /** Topics with two figures that contradict each other wherever they stand. */
  readonly suspects: Set<string>;
  /** Another object when one of these comes or goes, or is written otherwise. */
  version: object;
}

const topicIndex = indexingParagraphs<Topics>({
  make: () => ({ all: new Map(), changed: new Set(), suspects: new Set(), version: {} }),
  count: ({ all, changed }, paragraph, by) => {
    for (const { topic: name } of namedIn(paragraph)) {
      for (let times = 0; times < Math.abs(by); times++) (by > 0 ? append : take)(all, name, paragraph);
      changed.add(name);
    }
  },
});

function take(all: Topics['all'], name: string, paragraph: Paragraph): void {
  const topic = all.get(name);
  const at = topic?.indexOf(paragraph) ?? -1;
  if (at >= 0) topic!.splice(at, 1);
  if (topic?.length === 0) all.delete(name);
}

/** The topics of a draft, with those known whose figures might contradict each other. */
function suspectsOf(draft: Draft): Topics {
  const topics = topicIndex(draft);
  const { all, changed, suspects } = topics;
  for (const name of changed) {
    const topic = all.get(name);
    const isOne = topic !== undefined && topic.length > 1 && isSuspect(figuresOf(name, topic));
    if (isOne || suspects.has(name)) topics.version = {};
    if (isOne) suspects.add(name);
    else suspects.delete(name);
  }
  changed.clear();
  return topics;
}

function figuresOf(name: string, topic: Topic): readonly Named[] {
  return [...new Set(topic)].flatMap(paragraph => namedIn(paragraph).filter(each => each.topic === name));
}

/** The same with the places of their figures in the draft, in reading order. */
function suspectTopics(draft: Draft): readonly (readonly PlacedFigure[])[] {
  const { all, suspects } = suspectsOf(draft);
  const paragraphs = new Set<Paragraph>();
  for (const name of suspects) for (const paragraph of all.get(name)!) paragraphs.add(paragraph);
  const topics = new Map<string, PlacedFigure[]>();
  for (const [line, paragraph] of draft.paragraphs.entries()) {
    if (!paragraphs.has(paragraph)) continue;
    const offset = draft.starts[line]!;
    for (const named of namedIn(paragraph))
      if (suspects.has(named.topic)) append(topics, named.topic, { named, offset });
  }
  return [...topics.values()].filter(topic => topic.length > 1);
}

const MOST_COMPARED = 24;

/** Whether two of the figures contradict each other if their times and places are the same. */
function isSuspect(figures: readonly Named[]): boolean {
  if (new Set(figures.map(({ figure }) => `${formatDecimal(figure.value)}${figure.approx}`)).size === 1) return false;
  if (figures.length > MOST_COMPARED) return true;
  const stated = figures.map(each => each.restated).filter(each => each !== undefined);
  return stated.some((a, i) => stated.some((b, j) => j > i && contradict(a, b)));
}

function contradict(a: Restated, b: Restated): boolean {
  // The subjects are asked about once more below, and first: it costs nothing beside what follows.
  if (!isPartOf(a.subject, b.subject) || !isScopeShared(a.figure, b.figure)) return false;
  const differs = verdictOf(a.figure, b.figure) === 'fails' && a.cues === b.cues;
  return differs && isSaidTwice(a, b, true);
}
