import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { periodsOf } from '../../draft/periods';
import { ownLetters } from '../../text/formulae';
import { ALWAYS_FOUND, eachGram, GRAM } from '../../text/grams';
import { readLetters, sourceEnd, sourceOffset } from '../../text/letters';
import { type Places, placesOf } from '../../text/places';
import { keyOf } from '../../text/sentences';
import { type Span, shift } from '../../text/span';
import { spanSet } from '../../text/span-set';
import type { Problem, Rule } from '../rule';
import { findCopies } from './copies';
import { quotedIn } from './units';

/**
 * A long run of words again, within sentences that differ: often a clause that was carried over. Only a hint, since names and
 * phrases of one's own are repeated on purpose too. What the review says and the plan says again stays silent.
 */
export const phrase: Rule = {
  id: 'duplicate/phrase',
  severity: 'hint',
  summary: { zh: '长语句重复', en: 'A long run of words stands twice.' },
  *draft(draft) {
    const copied = spanSet(findCopies(draft).flatMap(({ first, second }) => [first, second]));
    const halfAt = halvesOf(draft);
    for (const stretch of stretchesIn(draft)) {
      const [first, second] = [spanIn(draft, stretch.first), spanIn(draft, stretch.second)];
      if (copied.touches(second) || halfAt(stretch.first.line) !== halfAt(stretch.second.line)) continue;
      if (!isQuoted(draft, stretch.second)) yield problem(first, second, stretch.second.length);
    }
  },
};

// Letters and digits beside formulae; every run of so many is found.
const LEAST_OWN = Math.max(30, ALWAYS_FOUND);
// What stands more often is a phrase of the house.
const MOST_PLACES = 3;

/** Letters of a paragraph: offsets in its key. */
interface Passage {
  readonly line: number;
  readonly at: number;
  readonly length: number;
}

interface Stretch {
  readonly first: Passage;
  readonly second: Passage;
}

/** Grams of the paragraphs: hash and offset by turns. */
const gramsOf = perParagraph(({ kind, sentences, reading }): readonly number[] => {
  if (kind !== 'text' || sentences.length === 0) return NONE;
  const grams: number[] = [];
  eachGram(keyOf(reading.text), (hash, offset) => grams.push(hash, offset));
  return grams.length === 0 ? NONE : grams;
});

const NONE: readonly number[] = [];

/** What stands a second time, in the order of the text. Linear: of each gram a few places are kept, and looked at once. */
function* stretchesIn(draft: Draft): Iterable<Stretch> {
  const { paragraphs } = draft;
  const capacity = paragraphs.reduce((sum, paragraph) => sum + gramsOf(paragraph).length / 2, 0);
  const places = placesOf(capacity, MOST_PLACES + 1);
  const [lines, offsets] = [new Int32Array(capacity), new Int32Array(capacity)];
  const keyAt = keysOf(paragraphs);
  let count = 0;
  for (let line = 0; line < paragraphs.length; line++) {
    const grams = gramsOf(paragraphs[line]!);
    let done = 0;
    for (let i = 0; i < grams.length; i += 2) {
      const [hash, at] = [grams[i]! >>> 0, grams[i + 1]!];
      const found = at < done ? undefined : longest(keyAt, placed(places, hash, lines, offsets), { line, at });
      if (found) {
        done = found.second.at + found.second.length;
        if (isLong(keyAt(line), found.second)) yield found;
      }
      places.add(hash, count);
      lines[count] = line;
      offsets[count++] = at;
    }
  }
}

type Place = Omit<Passage, 'length'>;

function placed(places: Places, hash: number, lines: Int32Array, offsets: Int32Array): readonly Place[] {
  const found = places.of(hash);
  return found.length > MOST_PLACES ? [] : found.map(index => ({ line: lines[index]!, at: offsets[index]! }));
}

function longest(keyAt: (line: number) => string, firsts: readonly Place[], second: Place): Stretch | undefined {
  let best: Stretch | undefined;
  for (const first of firsts) {
    const found = extended(keyAt, first, second);
    if (found && found.second.length > (best?.second.length ?? 0)) best = found;
  }
  return best;
}

/** As far as the letters are the same, before and behind; undefined where only the hashes are. */
function extended(keyAt: (line: number) => string, first: Place, second: Place): Stretch | undefined {
  const [one, other] = [keyAt(first.line), keyAt(second.line)];
  // In one paragraph the first must end before the second begins.
  const most = first.line === second.line ? second.at - first.at : LONGEST;
  let after = 0;
  while (after < most && isSameAt(one, first.at + after, other, second.at + after)) after++;
  if (after < GRAM) return undefined;
  let before = 0;
  while (before + after < most && isSameAt(one, first.at - before - 1, other, second.at - before - 1)) before++;
  const length = before + after;
  return {
    first: { line: first.line, at: first.at - before, length },
    second: { line: second.line, at: second.at - before, length },
  };
}

const LONGEST = 2_000;

function isSameAt(one: string, at: number, other: string, otherAt: number): boolean {
  return at >= 0 && otherAt >= 0 && at < one.length && otherAt < other.length && one[at] === other[otherAt];
}

function isLong(key: string, { at, length }: Passage): boolean {
  return length >= LEAST_OWN && ownLetters(key.slice(at, at + length)) >= LEAST_OWN;
}

/** Keys are made for the lines that share something only. */
function keysOf(paragraphs: readonly Paragraph[]): (line: number) => string {
  const known = new Map<number, string>();
  return line => {
    let key = known.get(line);
    if (key === undefined) {
      key = keyOf(paragraphs[line]!.reading.text);
      known.set(line, key);
    }
    return key;
  };
}

function spanIn(draft: Draft, passage: Passage): Span {
  return shift(spanInLine(draft.paragraphs[passage.line]!, passage), draft.starts[passage.line]!);
}

function spanInLine({ reading, text }: Paragraph, { at, length }: Passage): Span {
  const letters = readLetters(reading, text.length);
  return { start: sourceOffset(letters, at), end: sourceEnd(letters, at + length) };
}

function isQuoted(draft: Draft, passage: Passage): boolean {
  const paragraph = draft.paragraphs[passage.line]!;
  return quotedIn(paragraph)(spanInLine(paragraph, passage));
}

/** Whether a line stands in the review or in the plan, for any line; all are asked for together when the first is. */
function halvesOf(draft: Draft): (line: number) => boolean | undefined {
  let halves: readonly (boolean | undefined)[] | undefined;
  return line => {
    if (halves === undefined) {
      const timeAt = periodsOf(draft);
      halves = draft.paragraphs.map((_, index) => timeAt(draft.starts[index]!).planned);
    }
    return halves[line];
  };
}

function problem(first: Span, second: Span, letters: number): Problem {
  return {
    ...second,
    message: {
      zh: `这 ${letters} 个字前文已有，请看是不是从那里带过来的。`,
      en: `These ${letters} characters stand earlier in the text: were they carried over?`,
    },
    related: [{ ...first, message: { zh: '前一处在这里', en: 'The first place' } }],
  };
}
