import { type LetterRun, lettersAsText, lettersBetween, lettersOfReading, lettersOfSource } from './letter-units';
import { once } from './once';
import { type Reading, sourceSpan } from './reading';
import type { Span } from './span';
import { readAs, variantUnits } from './variants';

/** A sentence with its closing mark. Offsets are UTF-16, in the paragraph's source. */
export interface Sentence extends Span {
  /** Its letters and digits as read: no punctuation, no space, one script and one width. */
  readonly key: string;
  /** How many they are. */
  readonly size: number;
  /** Of the key, as `hashText` has it. */
  readonly hash: number;
  /** The key in flat memory, which is good until other letters are read. */
  letters(): LetterRun;
}

/** Splits a paragraph at 。！？； and ends each sentence behind the closing quotes and brackets that follow. Linear. */
export function readSentences(reading: Reading): readonly Sentence[] {
  return sentencesIn(reading.text, lettersOfReading(), signsOfReading(), (start, end) =>
    sourceSpan(reading, start, end),
  );
}

/** The same of a line that is read as it stands: nothing cut out and nothing damaged, so that no reading is needed. */
export function readPlainSentences(text: string): readonly Sentence[] {
  return sentencesIn(text, lettersOfSource(), signsOfSource(), (start, end) => ({ start, end }));
}

/** The letters and digits of a reading: what two copies of a passage share whatever their spaces and punctuation. */
export function keyOf(text: string): string {
  const letters = lettersOfReading();
  for (let at = 0; at < text.length; at++) if (letters[text.charCodeAt(at)] === 0) return text.replace(NOT_KEPT, '');
  return text;
}

const NOT_KEPT = /[^0-9A-Za-z㐀-鿿]+/g;

const SPACE = 1;
const STOP = 2;
const CLOSING = 3;

/** What the signs between letters do, by UTF-16 unit. */
const signsOfReading = once(() => {
  const signs = new Uint8Array(0x10000);
  for (const unit of '。!?;') signs[unit.charCodeAt(0)] = STOP;
  for (const unit of '”’)》」』') signs[unit.charCodeAt(0)] = CLOSING;
  for (const unit of SPACES) signs[unit.charCodeAt(0)] = SPACE;
  return signs;
});

// What JavaScript trims.
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const signsOfSource = once(() => {
  const signs = signsOfReading().slice();
  for (const unit of variantUnits()) signs[unit] = signsOfReading()[readAs[unit]!]!;
  return signs;
});

function sentencesIn(
  text: string,
  letters: Uint16Array,
  signs: Uint8Array,
  spanOf: (start: number, end: number) => Span,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (let from = 0; from < text.length; ) {
    const { start, end, size, hash } = sentenceFrom(text, from, letters, signs);
    if (size > 0) sentences.push(new ReadSentence(spanOf(start, end), size, hash, text, start, end, letters));
    from = end;
  }
  return sentences;
}

/** The next sentence, without the space before it; `hash` is FNV-1a over its letters. */
function sentenceFrom(text: string, from: number, letters: Uint16Array, signs: Uint8Array) {
  let start = -1;
  let size = 0;
  let hash = 0x811c9dc5;
  let i = from;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const letter = letters[unit]!;
    if (letter !== 0) {
      if (start < 0) start = i;
      size++;
      hash = Math.imul(hash ^ letter, 0x01000193);
      continue;
    }
    const sign = signs[unit]!;
    if (start < 0 && sign !== SPACE) start = i;
    if (sign === STOP) {
      for (i++; signs[text.charCodeAt(i)] === CLOSING; ) i++;
      break;
    }
  }
  return { start, end: i, size, hash: hash >>> 0 };
}

/** Makes its key when it is asked for: of most sentences nobody wants more than the hash. */
class ReadSentence implements Sentence {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly hash: number;
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #letters: Uint16Array;
  #key: string | undefined;

  constructor(span: Span, size: number, hash: number, text: string, from: number, to: number, letters: Uint16Array) {
    this.start = span.start;
    this.end = span.end;
    this.size = size;
    this.hash = hash;
    this.#text = text;
    this.#from = from;
    this.#to = to;
    this.#letters = letters;
  }

  get key(): string {
    this.#key ??= lettersAsText(this.letters());
    return this.#key;
  }

  letters(): LetterRun {
    return lettersBetween(this.#text, this.#from, this.#to, this.#letters);
  }
}
