import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import type { Sentence } from '../../text/sentences';
import { type Span, shift } from '../../text/span';
import { configurable } from '../configurable';
import { isAssignment } from './assignment';
import { copiedSpans } from './copies';
import { sentenceRemoval } from './sentence-removal';

/** A whole sentence again, outside of repeated paragraphs. */
export const sentence = configurable(
  {
    id: 'duplicate/sentence',
    severity: 'warning',
    summary: { zh: '整句重复', en: 'A whole sentence stands twice.' },
    options: {
      minimumLength: {
        // Fewer letters and digits are set phrases; at 15 none of 31 published reports repeats a sentence.
        default: 15,
        minimum: 6,
        maximum: 200,
        summary: { zh: '句子至少多少字才检查', en: 'How many letters and digits a sentence needs to be compared.' },
      },
    },
  },
  ({ minimumLength }) => {
    const longSentences = perParagraph(({ sentences, text }) => {
      const long = sentences.filter(
        each => each.key.length >= minimumLength && !isAssignment(text.slice(each.start, each.end)),
      );
      return long.length === 0 ? NONE : long;
    });
    return {
      *draft(draft) {
        const seen = new Map<number, { readonly sentence: Sentence; readonly span: Span }>();
        const copied = copiedSpans(draft);
        for (const { sentence: each, span } of sentencesOf(draft, longSentences)) {
          const first = seen.get(each.hash);
          if (first === undefined || first.sentence.key !== each.key) {
            seen.set(each.hash, { sentence: each, span });
            continue;
          }
          if (copied.contains(span)) continue;
          yield {
            ...span,
            message: {
              zh: `这句话前文已有（${each.key.length} 字）。`,
              en: `This sentence stands earlier in the text (${each.key.length} characters).`,
            },
            related: [{ ...first.span, message: { zh: '前一处在这里', en: 'The first place' } }],
            fixes: [
              {
                title: { zh: '删除这一处', en: 'Remove this one' },
                safe: false,
                edits: [sentenceRemoval(draft, span)],
              },
              {
                title: { zh: '删除前一处', en: 'Remove the first one' },
                safe: false,
                edits: [sentenceRemoval(draft, first.span)],
              },
            ],
          };
        }
      },
    };
  },
);

const NONE: readonly Sentence[] = [];

function* sentencesOf(
  draft: Draft,
  longSentences: (paragraph: Paragraph) => readonly Sentence[],
): Iterable<{ readonly sentence: Sentence; readonly span: Span }> {
  for (let line = 0; line < draft.paragraphs.length; line++) {
    for (const each of longSentences(draft.paragraphs[line]!))
      yield { sentence: each, span: shift(each, draft.starts[line]!) };
  }
}
