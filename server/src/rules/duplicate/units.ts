import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { plannedAt } from '../../draft/periods';
import { type Heading, mayOpenWithHeading } from '../../structure/headings';
import type { MarkerKind } from '../../structure/markers';
import { matchesIn } from '../../text/matches';
import { readingOffset } from '../../text/reading';
import { keyOf, type Sentence } from '../../text/sentences';
import { isSketched } from '../../text/similarity';
import { contains, type Span, shift } from '../../text/span';
import { hasTrait, PAIRED } from '../../text/traits';
import { isAssignment } from './assignment';

/** A sentence as copies are sought in it. What its paragraph alone says of it. */
export interface Passage {
  readonly sentence: Sentence;
  /** The key with every number as 0, so that figures are read as alike. */
  readonly masked: string;
  /** The same without titles and what stands in quotes: names are repeated on purpose. */
  readonly unquoted: string;
  /** Whether it is long enough to be sought by likeness. */
  readonly hasSketch: boolean;
  /** Headings and quotations are repeated on purpose: they count inside a copy, and make none. */
  readonly role: 'text' | 'heading' | 'quoted';
  readonly opensLine: boolean;
  readonly closesLine: boolean;
}

/** A passage at its place in the document. */
export interface PlacedPassage {
  readonly passage: Passage;
  /** 0-based. */
  readonly line: number;
  /** Of its line, in the document. */
  readonly lineStart: number;
}

/** The same, which knows what part of its draft it stands in. */
export interface Unit extends PlacedPassage {
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

  constructor(draft: Draft, line: number, passage: Passage) {
    this.#draft = draft;
    this.passage = passage;
    this.line = line;
    this.lineStart = draft.starts[line]!;
  }

  /** Asked of few: the outline need not be read for the rest. */
  get planned(): boolean | undefined {
    return plannedAt(this.#draft, this.line, this.passage.sentence.start);
  }
}

/** Offsets in the document. */
export function spanOf({ passage, lineStart }: PlacedPassage): Span {
  return shift(passage.sentence, lineStart);
}

// Letters and digits of a sentence that is sought by likeness; shorter ones are alike by chance.
const SHORTEST_ALIKE = 18;
const NONE: readonly Passage[] = [];

/**
 * The sentences of a paragraph, in order, without the lines and brackets that assign a task. Asked where something may stand
 * twice; of most paragraphs the columns of `unit-columns.ts`, which are read the same way, tell enough. Linear.
 */
export const passagesOf = perParagraph((paragraph): readonly Passage[] => {
  if (!hasPassages(paragraph)) return NONE;
  const kept = paragraph.sentences.filter(({ start }) => !isAssignment(paragraph.text, start));
  return kept.map((sentence, i) => new ReadPassage(paragraph, sentence, i === 0, i === kept.length - 1));
});

/** Whether a paragraph is text, and does not assign a task. */
export function hasPassages({ kind, text }: Paragraph): boolean {
  return kind === 'text' && !isAssignment(text);
}

/** Whether a line may have headings in it that are none of what is sought by likeness. */
export function mayHoldTitle({ pinyin, text }: Paragraph): boolean {
  return pinyin.length > 0 || mayOpenWithHeading(text);
}

/** Whether a sentence is sought by likeness. A phrase within a line that is a heading is shorter than what is. */
export function isSought(paragraph: Paragraph, size: number, sentence: Span, mayBeTitle: boolean): boolean {
  return size >= SHORTEST_ALIKE && !(mayBeTitle && isHeading(paragraph, sentence));
}

/** Makes what only candidates are asked for when they are. */
class ReadPassage implements Passage {
  readonly sentence: Sentence;
  readonly opensLine: boolean;
  readonly closesLine: boolean;
  readonly #paragraph: Paragraph;
  #masked: string | undefined;
  #unquoted: string | undefined;
  #role: Passage['role'] | undefined;

  constructor(paragraph: Paragraph, sentence: Sentence, opens: boolean, closes: boolean) {
    this.sentence = sentence;
    this.opensLine = opens;
    this.closesLine = closes;
    this.#paragraph = paragraph;
  }

  get hasSketch(): boolean {
    const { size } = this.sentence;
    return isSought(this.#paragraph, size, this.sentence, mayHoldTitle(this.#paragraph)) && isSketched(this.masked);
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
  if (isHeading(paragraph, sentence)) return 'heading';
  return quotedIn(paragraph)(sentence) ? 'quoted' : 'text';
}

function isHeading(paragraph: Paragraph, sentence: Span): boolean {
  const heading = paragraph.headings.find(({ selection }) => contains(selection, sentence));
  return heading !== undefined && isTitle(paragraph, heading, sentence);
}

/** Items of spoken sequences (一是, 第一，) are what is said; headings are what it is about. */
const ITEMS: ReadonlySet<MarkerKind> = new Set(['article', 'circled', 'shi', 'yao', 'ordinal', 'qi', 'first']);

/** Whether a heading is the title of something, and not a whole item of a list: (二)新建幼儿园3所，新增学位1800个。 */
function isTitle({ sentences, text }: Paragraph, { form, marker }: Heading, { start }: Span): boolean {
  if (marker && ITEMS.has(marker.kind)) return false;
  // A line without a stop at its end may hold several sentences.
  if (form === 'line') return sentences.length === 1;
  const isWholeLine = start === sentences.at(-1)!.start;
  return !isWholeLine || !/[。；！？.;!?]\s*$/.test(text);
}

const QUOTATION = /“[^”]*(?:”|$)|《[^》]*》/g;

/** Whether a span of the paragraph stands wholly inside one quotation. */
export const quotedIn = perParagraph((paragraph: Paragraph): ((span: Span) => boolean) => {
  const { reading } = paragraph;
  if (!hasTrait(paragraph, PAIRED)) return () => false;
  const quotations = matchesIn(reading.text, QUOTATION).map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return ({ start, end }) => {
    const [from, to] = [readingOffset(reading, start), readingOffset(reading, end)];
    return quotations.some(each => each.start <= from && to <= each.end);
  };
});
