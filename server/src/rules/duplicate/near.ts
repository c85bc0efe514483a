import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { periodsOf } from '../../draft/periods';
import type { Sentence } from '../../text/sentences';
import { difference, similarity, sketch } from '../../text/similarity';
import type { Span } from '../../text/span';
import { configurable } from '../configurable';
import type { Problem } from '../rule';
import { copiedSpans } from './copies';
import { sentenceRemoval } from './sentence-removal';

/**
 * A sentence that was copied and edited: most of it stands earlier in the text. Figures are read as alike, so that the same
 * sentence with another number is told as such. What the review says and the plan says again stays silent.
 */
export const near = configurable(
  {
    id: 'duplicate/near',
    severity: 'warning',
    summary: { zh: '近似重复', en: 'A sentence was copied and edited.' },
    options: {
      // Shorter ones are alike by chance. In 13 published reports no two sentences of one half (review or plan) reach a
      // likeness of 0.62.
      minimumLength: {
        default: 18,
        minimum: 10,
        maximum: 200,
        summary: { zh: '句子至少多少字才检查', en: 'How many letters and digits a sentence needs to be compared.' },
      },
      minimumLikeness: {
        default: 75,
        minimum: 60,
        maximum: 100,
        summary: { zh: '相似程度达到百分之多少才提示', en: 'How alike two sentences must be, in percent.' },
      },
    },
  },
  ({ minimumLength, minimumLikeness }) => {
    const sentencesOf = sentencesFrom(minimumLength);
    return {
      *draft(draft) {
        const copied = copiedSpans(draft);
        const places = new Map<number, Candidate[]>();
        for (const candidate of candidatesOf(draft, sentencesOf)) {
          if (copied.contains(candidate.span)) continue;
          const like = bestLike(places, candidate, minimumLikeness / 100);
          if (like) yield problem(draft, like, candidate);
          remember(places, candidate);
        }
      },
    };
  },
);

// A stretch that stands more often is a formula; looking at a few places keeps the search linear.
const MOST_PLACES = 6;

interface Candidate {
  readonly sentence: Sentence;
  readonly masked: string;
  readonly grams: readonly number[];
  readonly span: Span;
  readonly planned: boolean | undefined;
}

type OfParagraph = Omit<Candidate, 'span' | 'planned'>;

const NONE: readonly OfParagraph[] = [];

function sentencesFrom(minimumLength: number): (paragraph: Paragraph) => readonly OfParagraph[] {
  return perParagraph(({ sentences, headings }) => {
    const found = sentences.flatMap(sentence => {
      if (
        sentence.key.length < minimumLength ||
        headings.some(({ selection }) => selection.start <= sentence.start && sentence.end <= selection.end)
      )
        return [];
      const masked = sentence.key.replace(/\d+/g, '0');
      return [{ sentence, masked, grams: sketch(masked) }];
    });
    return found.length === 0 ? NONE : found;
  });
}

function* candidatesOf(
  draft: Draft,
  sentencesOf: (paragraph: Paragraph) => readonly OfParagraph[],
): Iterable<Candidate> {
  const timeAt = periodsOf(draft);
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const found = sentencesOf(draft.paragraphs[line]!);
    if (found.length === 0) continue;
    const start = draft.starts[line]!;
    for (const { sentence, masked, grams } of found) {
      const span = { start: start + sentence.start, end: start + sentence.end };
      yield { sentence, masked, grams, span, planned: timeAt(span.start).planned };
    }
  }
}

function bestLike(
  places: ReadonlyMap<number, readonly Candidate[]>,
  candidate: Candidate,
  leastLikeness: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let likeness = leastLikeness;
  for (const gram of candidate.grams) {
    const others = places.get(gram) ?? NO_PLACES;
    // So many alike are the lines of a list, not copies.
    if (others.length >= MOST_PLACES) continue;
    for (const other of others) {
      // The same words are a repeated sentence, which is another rule's to tell.
      if (other.sentence.key === candidate.sentence.key) return undefined;
      if (other === best || other.planned !== candidate.planned) continue;
      const like = other.masked === candidate.masked ? 1 : similarity(other.masked, candidate.masked);
      if (like < likeness) continue;
      best = other;
      likeness = like;
    }
  }
  return best;
}

const NO_PLACES: readonly Candidate[] = [];

function remember(places: Map<number, Candidate[]>, candidate: Candidate): void {
  for (const gram of candidate.grams) {
    const list = places.get(gram);
    if (list === undefined) places.set(gram, [candidate]);
    else if (list.length < MOST_PLACES) list.push(candidate);
  }
}

function problem(draft: Draft, first: Candidate, second: Candidate): Problem {
  const { text } = draft;
  const [earlier, later] = [
    text.slice(first.span.start, first.span.end),
    text.slice(second.span.start, second.span.end),
  ];
  const { start, endA, endB } = difference(earlier, later);
  const [was, is] = [shown(earlier, start, endA), shown(later, start, endB)];
  const onlyNumbers = first.masked === second.masked;
  return {
    ...second.span,
    message: onlyNumbers
      ? {
          zh: `这句话前文已有，只是数字不同：前文“${was}”，此处“${is}”。`,
          en: `This sentence stands earlier with another figure: “${was}” there, “${is}” here.`,
        }
      : {
          zh: `这句话与前文的一句大半相同：前文“${was}”，此处“${is}”。`,
          en: `Most of this sentence stands earlier: “${was}” there, “${is}” here.`,
        },
    related: [{ ...first.span, message: { zh: '前一处在这里', en: 'The first place' } }],
    fixes: [
      { title: { zh: '删除这一处', en: 'Remove this one' }, safe: false, edits: [sentenceRemoval(draft, second.span)] },
      {
        title: { zh: '删除前一处', en: 'Remove the first one' },
        safe: false,
        edits: [sentenceRemoval(draft, first.span)],
      },
    ],
  };
}

const LONGEST_SHOWN = 24;

/** What differs, with the digits or the word it cuts through. */
function shown(text: string, from: number, to: number): string {
  let start = from;
  while (start > 0 && /[\d.]/.test(text.charAt(start - 1))) start--;
  let end = Math.max(to, start + 1);
  while (/[\d.%％万亿]/.test(text.charAt(end))) end++;
  const part = text.slice(start, Math.min(end, text.length));
  return part.length > LONGEST_SHOWN ? `${part.slice(0, LONGEST_SHOWN)}…` : part;
}
