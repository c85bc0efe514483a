import { CLOSER_OF, OPENER_OF, type Unpaired } from './pairs';

/** A place that the missing half of a pair may have: before the character at `offset`. */
export interface Place {
  readonly offset: number;
  /** Which half is missing. */
  readonly half: 'opener' | 'closer';
  readonly opener: string;
  /** What would stand between the signs; one of the two is `offset`. */
  readonly start: number;
  readonly end: number;
}

/** All places within the sentence where the other half would leave everything between in pairs. Linear, and bounded. */
export function possiblePlaces(text: string, half: Unpaired): readonly Place[] {
  const sign = text.charAt(half.start);
  return half.kind === 'no-closer' ? placesBehind(text, half.start, sign) : placesBefore(text, half.start, sign);
}

const LONGEST_TERM = 60;

function placesBehind(text: string, at: number, opener: string): Place[] {
  const places: Place[] = [];
  const limit = Math.min(text.length, at + LONGEST_TERM);
  let depth = 0;
  for (let end = at + 2; end <= limit && !STOP.test(text.charAt(end - 2)); end++) {
    const last = text.charAt(end - 1);
    depth += CLOSER_OF.has(last) ? 1 : OPENER_OF.has(last) ? -1 : 0;
    if (isSameKind(last, opener) || depth < 0) break;
    if (depth === 0 && !NO_LAST.test(last)) places.push({ offset: end, half: 'closer', opener, start: at + 1, end });
  }
  return places;
}

function placesBefore(text: string, at: number, closer: string): Place[] {
  const places: Place[] = [];
  const opener = OPENER_OF.get(closer)!;
  const limit = Math.max(0, at - LONGEST_TERM);
  let depth = 0;
  for (let start = at - 1; start >= limit && (start === at - 1 || !STOP.test(text.charAt(start))); start--) {
    const first = text.charAt(start);
    depth += OPENER_OF.has(first) ? 1 : CLOSER_OF.has(first) ? -1 : 0;
    if (isSameKind(first, opener) || depth < 0) break;
    if (depth === 0 && !NO_FIRST.test(first)) places.push({ offset: start, half: 'opener', opener, start, end: at });
  }
  return places;
}

const STOP = /[。！？；!?;\n]/;
const NO_LAST = /[，、：,:“（《‘(]/;
const NO_FIRST = /[，、：,:”）》’)]/;

function isSameKind(sign: string, opener: string): boolean {
  return sign === opener || sign === CLOSER_OF.get(opener);
}
