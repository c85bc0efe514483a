import { SPACES } from './ink';
import { LETTER, lettersOfReading } from './letter-units';
import { type Reading, sourceSpan } from './reading';
import type { Span } from './span';
import { placedText, type UnitRun } from './unit-memory';

/** A sentence with its closing mark. Offsets are UTF-16, in the paragraph's source. */
export interface Sentence extends Span {
  /** Its letters and digits as read: no punctuation, no space, one script and one width. */
  readonly key: string;
  /** How many they are. */
  readonly size: number;
  /** Of the key, as a signed number of 32 bits. */
  readonly hash: number;
}

/**
 * Splits a paragraph at 。！？； and ends each sentence behind the closing quotes and brackets that follow. `units` are those
 * of the reading. Linear.
 */
export function readSentences(reading: Reading, units: UnitRun = placedText(reading.text)): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (let from = units.from; from < units.end; ) {
    const { start, end, size, hash } = sentenceFrom(units, from);
    if (size > 0) sentences.push(new ReadSentence(reading, start - units.from, end - units.from, size, hash));
    from = end;
  }
  return sentences;
}

/** The letters and digits of a reading: what two copies of a passage share whatever their spaces and punctuation. */
export function keyOf(text: string): string {
  for (let at = 0; at < text.length; at++)
    if (lettersOfReading[text.charCodeAt(at)] === 0) return text.replace(NOT_KEPT, '');
  return text;
}

const NOT_KEPT = /[^0-9A-Za-z㐀-鿿]+/g;

const SPACE = 1;
const STOP = 2;
const CLOSING = 3;

/** What the units of a reading do: letters and digits as in `lettersOfReading`, and the signs between them. */
const rolesOfUnits = tableOfRoles();

function tableOfRoles(): Uint8Array {
  const roles = lettersOfReading.slice();
  const enter = (signs: string, role: number) => {
    for (let i = 0; i < signs.length; i++) roles[signs.charCodeAt(i)] = role;
  };
  enter('。!?;', STOP);
  enter('”’)》」』', CLOSING);
  enter(SPACES, SPACE);
  return roles;
}

/** A sentence among units, by their indices. */
export interface SentenceUnits extends Span {
  /** As of a sentence; one without letters is none. */
  readonly size: number;
  readonly hash: number;
}

/** The sentence that begins at an index or behind the space there; `hash` is FNV-1a over its letters. */
export function sentenceFrom({ units, end }: UnitRun, from: number): SentenceUnits {
  let i = from;
  while (i < end && rolesOfUnits[units[i]!] === SPACE) i++;
  const start = i;
  let size = 0;
  let hash = 0x811c9dc5 | 0;
  for (; i < end; i++) {
    const unit = units[i]!;
    const role = rolesOfUnits[unit]!;
    if (role >= LETTER) {
      size++;
      hash = Math.imul(hash ^ unit, 0x01000193);
    } else if (role === STOP) {
      for (i++; i < end && rolesOfUnits[units[i]!] === CLOSING; ) i++;
      break;
    }
  }
  return { start, end: i, size, hash };
}

/** Makes its key when it is asked for: of most sentences nobody wants more than the hash. */
class ReadSentence implements Sentence {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly hash: number;
  readonly #reading: string;
  readonly #from: number;
  readonly #to: number;
  #key: string | undefined;

  constructor(reading: Reading, from: number, to: number, size: number, hash: number) {
    const { start, end } = sourceSpan(reading, from, to);
    this.start = start;
    this.end = end;
    this.size = size;
    this.hash = hash;
    this.#reading = reading.text;
    this.#from = from;
    this.#to = to;
  }

  get key(): string {
    this.#key ??= keyOf(this.#reading.slice(this.#from, this.#to));
    return this.#key;
  }
}
