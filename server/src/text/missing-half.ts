import { type Evidence, tellCues } from './half-cues';
import { possiblePlaces } from './half-places';
import { namingCues, plainCues } from './half-weights.data';
import { CLOSER_OF, type Unpaired } from './pairs';

/** A place where the missing half of a pair may stand: before the character at `offset`. */
export interface HalfPlace {
  readonly offset: number;
  readonly sign: string;
  /** How well it fits; only good for comparing places: e to the power of a difference is how many times likelier one is. */
  readonly score: number;
}

/**
 * Where the other half of a sign most likely stands, best first; places that the best outdoes by far are left out. Bounded,
 * whatever the length of the text.
 */
export function placesForHalf(text: string, half: Unpaired, known: Evidence): readonly HalfPlace[] {
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
