/**
 * What rules and finders cannot do without, as bits of a line that are read in the one look at each character: nearly every
 * line has few of them, and what it has no cue of need not be sought in it. Joined with `|`.
 */
export type Cues = number;

/** Signs by the cue that they are. */
export const signsOfCues: (readonly [cue: Cues, signs: string])[] = [];
/** Neighbours by the cue that they are. The bit below that of the cue marks what may stand first. */
export const pairsOfCues: (readonly [cue: Cues, firsts: string, seconds: string])[] = [];

const MOST_BITS = 32;
let bits = 0;
let isClosed = false;

/** A line that holds one of some signs, as written or as read. For constants of modules, entered before any line is read. */
export function cueOf(signs: string): Cues {
  const cue = 1 << nextBit(1);
  signsOfCues.push([cue, signs]);
  return cue;
}

/** The same of one of some signs with one of others right behind it. */
export function cueOfPair(firsts: string, seconds: string): Cues {
  const cue = 2 << nextBit(2);
  pairsOfCues.push([cue, firsts, seconds]);
  return cue;
}

/** A pair that stands in the middle of each of some words of two characters or begins them. */
export function cueOfWords(words: string): Cues {
  const all = words.split(' ');
  return cueOfPair(all.map(word => word.charAt(0)).join(''), all.map(word => word.charAt(1)).join(''));
}

function nextBit(count: number): number {
  if (isClosed) throw new RangeError('A cue was asked for after the first line was read.');
  if (bits + count > MOST_BITS) throw new RangeError('There is no bit left for another cue.');
  bits += count;
  return bits - count;
}

/** No more cues: the tables are made of those that there are. */
export function closeCues(): void {
  isClosed = true;
}

export const COLON = cueOf(':');
