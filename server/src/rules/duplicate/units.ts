import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { periodsOf } from '../../draft/periods';
import type { Heading } from '../../structure/headings';
import type { MarkerKind } from '../../structure/markers';
import { readingOffset } from '../../text/reading';
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
  readonly grams: readonly number[];
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

/** The sentences of a document, in order, without the lines and brackets that assign a task. Linear. */
export function unitsOf(draft: Draft): readonly Unit[] {
  const timeAt = periodsOf(draft);
  const units: Unit[] = [];
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const lineStart = draft.starts[line]!;
    for (const passage of passagesOf(draft.paragraphs[line]!)) {
      const { planned } = timeAt(lineStart + passage.sentence.start);
      units.push({ passage, line, lineStart, planned });
    }
  }
  return units;
}

/** Offsets in the document. */
export function spanOf({ passage, lineStart }: Unit): Span {
  return shift(passage.sentence, lineStart);
}

// Letters and digits of a sentence that is sought by likeness; shorter ones are alike by chance.
const SHORTEST_ALIKE = 18;
const NONE: readonly Passage[] = [];

const passagesOf = perParagraph((paragraph): readonly Passage[] => {
  const { kind, text } = paragraph;
  if (kind !== 'text' || paragraph.sentences.length === 0 || isAssignment(text)) return NONE;
  const kept = paragraph.sentences.filter(each => !isAssignment(text.slice(each.start, each.end)));
  const isQuoted = quotedIn(paragraph);
  return kept.map((sentence, i) => {
    const masked = maskedKey(sentence.key);
    const role = roleOf(paragraph, sentence, isQuoted);
    const grams = role === 'heading' || sentence.key.length < SHORTEST_ALIKE ? [] : sketch(masked);
    const unquoted = unquotedKey(paragraph, sentence) ?? masked;
    return { sentence, masked, unquoted, grams, role, opensLine: i === 0, closesLine: i === kept.length - 1 };
  });
});

function maskedKey(key: string): string {
  return key.replace(/\d+/g, '0');
}

const QUOTED = /“[^”]*”|《[^》]*》/g;

/** Undefined where nothing is quoted in the sentence. */
function unquotedKey({ reading }: Paragraph, { start, end }: Sentence): string | undefined {
  const words = reading.text.slice(readingOffset(reading, start), readingOffset(reading, end));
  return /[“《]/.test(words) ? maskedKey(keyOf(words.replace(QUOTED, ''))) : undefined;
}

function roleOf(paragraph: Paragraph, sentence: Sentence, isQuoted: (span: Span) => boolean): Passage['role'] {
  const heading = paragraph.headings.find(({ selection }) => contains(selection, sentence));
  if (heading && isTitle(paragraph, heading, sentence)) return 'heading';
  return isQuoted(sentence) ? 'quoted' : 'text';
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

/** Whether a span of the paragraph stands wholly inside one quotation. */
export function quotedIn({ reading }: Paragraph): (span: Span) => boolean {
  if (!/[“《]/.test(reading.text)) return () => false;
  const quotations = [...reading.text.matchAll(/“[^”]*(?:”|$)|《[^》]*》/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return ({ start, end }) => {
    const [from, to] = [readingOffset(reading, start), readingOffset(reading, end)];
    return quotations.some(each => each.start <= from && to <= each.end);
  };
}
