import { type Reading, sourceSpan } from './reading';
import { CLOSING, LETTER, rolesOfUnits, SPACE, STOP } from './roles';
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
    if ((rolesOfUnits[text.charCodeAt(at)]! & LETTER) === 0) return text.replace(NOT_KEPT, '');
  return text;
}

const NOT_KEPT = /[^0-9A-Za-z㐀-鿿]+/g;

/** A sentence among units, by their indices. */
export interface SentenceUnits extends Span {
  /** As of a sentence; one without letters is none. */
  readonly size: number;
  readonly hash: number;
}

/** The sentence that begins at an index or behind the space there; `hash` is FNV-1a over its letters. */
export function sentenceFrom({ units, roles, end }: UnitRun, from: number): SentenceUnits {
  let i = from;
  while (i < end && (roles[i]! & SPACE) !== 0) i++;
  const start = i;
  let size = 0;
  let hash = 0x811c9dc5 | 0;
  for (; i < end; i++) {
    const role = roles[i]!;
    if ((role & LETTER) !== 0) {
      size++;
      hash = Math.imul(hash ^ units[i]!, 0x01000193);
    } else if ((role & STOP) !== 0) {
      for (i++; i < end && (roles[i]! & CLOSING) !== 0; ) i++;
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
