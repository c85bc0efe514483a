import { type Evidence, type News, tellCues } from './half-cues';
import { possiblePlaces } from './half-places';
import { namingCues, plainCues } from './half-weights.data';
import { CLOSER_OF, type Unpaired } from './pairs';
import { remembered } from './remembered';

export type { Evidence } from './half-cues';

/** A place where the missing half of a pair may stand: before the character at `offset`. */
export interface HalfPlace {
  readonly offset: number;
  readonly sign: string;
  /** How well it fits; only good for comparing places: e to the power of a difference is how many times likelier one is. */
  readonly score: number;
}

/**
 * Where the other half of a sign most likely stands, best first; places that the best outdoes by far are left out. What was
 * found of a half is found again while what stands around it is the same, and the document answers all that was asked of
 * it as before.
 */
export function placesForHalf(text: string, half: Unpaired, known: Evidence): readonly HalfPlace[] {
  const memory = memoryOf(known.pairs);
  const surroundings = surroundingsOf(text, half);
  let last = memory.get(surroundings);
  const { round = 0 } = known.pairs;
  if (!last?.isAnsweredBy(known)) {
    last = found(text, half, known);
    if (memory.size >= MANY) forget(memory, round);
    memory.set(surroundings, last);
  }
  last.round = round;
  const moved = half.start - last.at;
  return moved === 0 ? last.places : last.places.map(place => ({ ...place, offset: place.offset + moved }));
}

/** The places of a half at an offset, and whether they would be found again. */
interface Found {
  readonly at: number;
  readonly places: readonly HalfPlace[];
  readonly isAnsweredBy: (known: Evidence) => boolean;
  /** When it was asked for last. */
  round: number;
}

/** By all that the places of a half are told by in its text. */
const memoryOf = remembered((_source: object) => new Map<string, Found>());

const MANY = 64;
const MOST_KEPT = 400;

/** What the text around a half was before an edit is not asked for again. */
function forget(memory: Map<string, Found>, round: number): void {
  for (const [surroundings, { round: last }] of memory) if (last < round - 1) memory.delete(surroundings);
  if (memory.size >= MOST_KEPT) memory.clear();
}

// The longest term, what stands near it, and some more: farther off it only counts whether there is anything.
const REACH = 160;

function surroundingsOf(text: string, { kind, start, end }: Unpaired): string {
  const [from, to] = [Math.max(0, start - REACH), Math.min(text.length, end + REACH)];
  const isFirst = text.slice(0, from).trim() === '';
  const isLast = text.slice(to).trim() === '';
  return `${kind} ${start - from} ${isFirst} ${isLast} ${text.slice(from, to)}`;
}

function found(text: string, half: Unpaired, known: Evidence): Found {
  const terms = new Map<string, boolean>();
  const pairs = new Map<string, number | undefined>();
  const noted: Evidence = {
    terms: { has: term => noteIn(terms, term, known.terms.has(term)) },
    pairs: { get: pair => noteIn(pairs, pair, known.pairs.get(pair)) },
  };
  const places = weighedPlaces(text, half, noted);
  const [areTermsSame, arePairsSame] = [answering(terms, known.terms), answering(pairs, known.pairs)];
  const isAnsweredBy = (now: Evidence) =>
    arePairsSame(now.pairs, pair => now.pairs.get(pair)) && areTermsSame(now.terms, term => now.terms.has(term));
  return { at: half.start, places, isAnsweredBy, round: 0 };
}

/**
 * Whether all is answered as it was, which is asked with every edit: of the same source only about what has changed since
 * it was asked last.
 */
function answering<T>(
  answers: ReadonlyMap<string, T>,
  asked: News,
): (now: News, answer: (question: string) => T) => boolean {
  let [source, round] = [asked, asked.round];
  return (now, answer) => {
    const news = now === source && round !== undefined ? now.changedAfter?.(round) : undefined;
    const isSame = (question: string) => !answers.has(question) || answers.get(question) === answer(question);
    for (const changed of news ?? [answers.keys()]) for (const question of changed) if (!isSame(question)) return false;
    [source, round] = [now, now.round];
    return true;
  };
}

function noteIn<T>(answers: Map<string, T>, question: string, answer: T): T {
  answers.set(question, answer);
  return answer;
}

function weighedPlaces(text: string, half: Unpaired, known: Evidence): readonly HalfPlace[] {
  const places = possiblePlaces(text, half).map(place => {
    let score = 0;
    tellCues(text, place, known, (cue, strength) => {
      score += (weights().get(cue) ?? 0) * strength;
    });
    const sign = place.half === 'opener' ? place.opener : CLOSER_OF.get(place.opener)!;
    return { offset: place.offset, sign, score };
  });
  places.sort((a, b) => b.score - a.score);
  return places.filter(({ score }) => score > places[0]!.score - FAR);
}

const FAR = 6;

let weightOf: ReadonlyMap<string, number> | undefined;

/** Made when it is first asked for: most texts have all signs in pairs. */
function weights(): ReadonlyMap<string, number> {
  weightOf ??= new Map([...plainCues.split(' ').map(readPlain), ...namingCues.split('\n').flatMap(readNaming)]);
  return weightOf;
}

/** `Qoalone:3`: tenths. */
function readPlain(entry: string): readonly [cue: string, weight: number] {
  const colon = entry.lastIndexOf(':');
  return [entry.slice(0, colon), Number(entry.slice(colon + 1)) / 10];
}

/** `Qf2 -12 推进深化`: Qf2推进 and Qf2深化. */
function readNaming(line: string): (readonly [cue: string, weight: number])[] {
  const [lead = '', weight, characters = ''] = line.split(' ');
  const named = characters.match(lead.endsWith('2') ? /../g : /./g) ?? [];
  return named.map(each => [lead + each, Number(weight) / 10] as const);
}
