import type { Draft } from '../../draft/draft';
import { isPlain, type Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { type SectionTime, timeAt } from '../../draft/periods';
import { type Heading, mayOpenWithHeading } from '../../structure/headings';
import type { MarkerKind } from '../../structure/markers';
import {
  asItIs,
  asRead,
  type LetterRun,
  lettersBetween,
  lettersOfReading,
  lettersOfSource,
  maskNumbers,
} from '../../text/letter-units';
import { readingOffset } from '../../text/reading';
import { remembered } from '../../text/remembered';
import { keyOf, type Sentence } from '../../text/sentences';
import { sketch } from '../../text/similarity';
import { contains, type Span, shift } from '../../text/span';
import { isAssignment } from './assignment';

/** A sentence as copies are sought in it. What its paragraph alone says of it. */
export interface Passage {
  readonly sentence: Sentence;
  /** The key with every number as 0, so that figures are read as alike. */
  readonly masked: string;
  /** The same without titles and what stands in quotes: names are repeated on purpose. */
  readonly unquoted: string;
  /** Empty where the sentence is too short to be sought by likeness. */
  readonly grams: Int32Array;
  /** Headings and quotations are repeated on purpose: they count inside a copy, and make none. */
  readonly role: 'text' | 'heading' | 'quoted';
  readonly opensLine: boolean;
  readonly closesLine: boolean;
}

/** A passage at its place in the document. */
export interface Unit {
  readonly passage: Passage;
  /** 0-based. */
  readonly line: number;
  /** Of its line, in the document. */
  readonly lineStart: number;
  /** Whether it stands in a part that lays out what is to come, or looks back; undefined where the part says neither. */
  readonly planned: boolean | undefined;
}

/** A passage of a draft at its place. */
export function unitAt(draft: Draft, line: number, passage: Passage): Unit {
  return new PlacedUnit(draft, line, passage);
}

class PlacedUnit implements Unit {
  readonly passage: Passage;
  readonly line: number;
  readonly lineStart: number;
  readonly #draft: Draft;
  #time: SectionTime | undefined;

  constructor(draft: Draft, line: number, passage: Passage) {
    this.#draft = draft;
    this.passage = passage;
    this.line = line;
    this.lineStart = draft.starts[line]!;
  }

  /** Asked of few: the outline need not be read for the rest. */
  get planned(): boolean | undefined {
    this.#time ??= timeAt(this.#draft, this.lineStart + this.passage.sentence.start);
    return this.#time.planned;
  }
}

/** Offsets in the document. */
export function spanOf({ passage, lineStart }: Unit): Span {
  return shift(passage.sentence, lineStart);
}

// Letters and digits of a sentence that is sought by likeness; shorter ones are alike by chance.
const SHORTEST_ALIKE = 18;
const NONE: readonly Passage[] = [];
const NO_GRAMS = new Int32Array(0);

/** The sentences of a paragraph, in order, without the lines and brackets that assign a task. Linear. */
export const passagesOf = perParagraph((paragraph): readonly Passage[] => {
  const { kind, text } = paragraph;
  if (kind !== 'text' || paragraph.sentences.length === 0 || isAssignment(text)) return NONE;
  const kept = paragraph.sentences.filter(each => !isAssignment(text.slice(each.start, each.start + LONGEST_OPENING)));
  const mayBeHeading = paragraph.pinyin.length > 0 || mayOpenWithHeading(text);
  return kept.map((sentence, i) => new ReadPassage(paragraph, sentence, mayBeHeading, i === 0, i === kept.length - 1));
});

// Of what assigns a task, with room for spaces.
const LONGEST_OPENING = 40;

/** Makes what only candidates are asked for when they are. */
class ReadPassage implements Passage {
  readonly sentence: Sentence;
  readonly grams: Int32Array;
  readonly opensLine: boolean;
  readonly closesLine: boolean;
  readonly #paragraph: Paragraph;
  #masked: string | undefined;
  #unquoted: string | undefined;
  #role: Passage['role'] | undefined;

  constructor(paragraph: Paragraph, sentence: Sentence, mayBeHeading: boolean, opens: boolean, closes: boolean) {
    this.sentence = sentence;
    this.opensLine = opens;
    this.closesLine = closes;
    this.#paragraph = paragraph;
    // A phrase within a line that is a heading is shorter than what is sought by likeness.
    const isSought = sentence.size >= SHORTEST_ALIKE && !(mayBeHeading && this.role === 'heading');
    this.grams = isSought ? sketch(maskNumbers(sentence.letters())) : NO_GRAMS;
  }

  get masked(): string {
    this.#masked ??= maskedKey(this.sentence.key);
    return this.#masked;
  }

  get unquoted(): string {
    this.#unquoted ??= unquotedKey(this.#paragraph, this.sentence) ?? this.masked;
    return this.#unquoted;
  }

  get role(): Passage['role'] {
    this.#role ??= roleOf(this.#paragraph, this.sentence);
    return this.#role;
  }
}

function maskedKey(key: string): string {
  return key.replace(/\d+/g, '0');
}

const QUOTED = /“[^”]*”|《[^》]*》/g;

/** Undefined where nothing is quoted in the sentence. */
function unquotedKey({ reading }: Paragraph, { start, end }: Sentence): string | undefined {
  const words = reading.text.slice(readingOffset(reading, start), readingOffset(reading, end));
  return /[“《]/.test(words) ? maskedKey(keyOf(words.replace(QUOTED, ''))) : undefined;
}

function roleOf(paragraph: Paragraph, sentence: Sentence): Passage['role'] {
  const heading = paragraph.headings.find(({ selection }) => contains(selection, sentence));
  if (heading && isTitle(paragraph, heading, sentence)) return 'heading';
  return quotedIn(paragraph)(sentence) ? 'quoted' : 'text';
}

/** Items of spoken sequences (一是, 第一，) are what is said; headings are what it is about. */
const ITEMS: ReadonlySet<MarkerKind> = new Set(['article', 'circled', 'shi', 'yao', 'ordinal', 'qi', 'first']);

/** Whether a heading is the title of something, and not a whole item of a list: (二)新建幼儿园3所，新增学位1800个。 */
function isTitle({ sentences, text }: Paragraph, { form, marker }: Heading, sentence: Sentence): boolean {
  if (marker && ITEMS.has(marker.kind)) return false;
  // A line without a stop at its end may hold several sentences.
  if (form === 'line') return sentences.length === 1;
  const isWholeLine = sentence === sentences.at(-1);
  return !isWholeLine || !/[。；！？.;!?]\s*$/.test(text);
}

/** A text, and what each of its UTF-16 units is read as. */
export interface Units {
  readonly text: string;
  readonly table: Uint16Array;
}

/** A paragraph in the offsets of its reading, which is not made where it leaves nothing out. */
export function unitsIn(paragraph: Paragraph): Units {
  return isPlain(paragraph)
    ? { text: paragraph.text, table: asRead() }
    : { text: paragraph.reading.text, table: asItIs() };
}

/** The letters and digits of a paragraph as read, good until others are read. */
export function lettersIn(paragraph: Paragraph): LetterRun {
  return isPlain(paragraph)
    ? lettersBetween(paragraph.text, 0, paragraph.text.length, lettersOfSource())
    : lettersBetween(paragraph.reading.text, 0, paragraph.reading.text.length, lettersOfReading());
}

/** Whether a span of the paragraph stands wholly inside one quotation. */
export const quotedIn = remembered(({ reading }: Paragraph): ((span: Span) => boolean) => {
  if (!/[“《]/.test(reading.text)) return () => false;
  const quotations = [...reading.text.matchAll(/“[^”]*(?:”|$)|《[^》]*》/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return ({ start, end }) => {
    const [from, to] = [readingOffset(reading, start), readingOffset(reading, end)];
    return quotations.some(each => each.start <= from && to <= each.end);
  };
});
