import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { periodsOf } from '../../draft/periods';
import { readingOffset } from '../../text/reading';
import type { Sentence } from '../../text/sentences';
import { sketch } from '../../text/similarity';
import { contains, type Span, shift } from '../../text/span';
import { isAssignment } from './assignment';

/** A sentence as copies are sought in it. What its paragraph alone says of it. */
export interface Passage {
  readonly sentence: Sentence;
  /** The key with every number as 0, so that figures are read as alike. */
  readonly masked: string;
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
    const masked = sentence.key.replace(/\d+/g, '0');
    const role = roleOf(paragraph, sentence, isQuoted);
    const grams = role === 'heading' || sentence.key.length < SHORTEST_ALIKE ? [] : sketch(masked);
    return { sentence, masked, grams, role, opensLine: i === 0, closesLine: i === kept.length - 1 };
  });
});

function roleOf(
  { headings, sentences }: Paragraph,
  sentence: Sentence,
  isQuoted: (span: Span) => boolean,
): Passage['role'] {
  const heading = headings.find(({ selection }) => contains(selection, sentence));
  // A line without a stop at its end may hold several sentences, and is no heading then.
  if (heading && (heading.form !== 'line' || sentences.length === 1)) return 'heading';
  return isQuoted(sentence) ? 'quoted' : 'text';
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
