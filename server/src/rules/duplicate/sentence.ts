import type { Draft } from '../../draft/draft';
import { perParagraph } from '../../draft/per-paragraph';
import type { Sentence } from '../../text/sentences';
import { type Span, shift } from '../../text/span';
import type { Rule } from '../rule';
import { isAssignment } from './assignment';
import { copiedSpans } from './copies';
import { sentenceRemoval } from './sentence-removal';

// Fewer letters and digits are set phrases; at 15 none of 31 published reports repeats a sentence.
const SHORTEST = 15;

/** A whole sentence again, outside of repeated paragraphs. */
export const sentence: Rule = {
  id: 'duplicate/sentence',
  severity: 'warning',
  summary: { zh: '整句重复', en: 'A whole sentence stands twice.' },
  *draft(draft) {
    const seen = new Map<number, { readonly sentence: Sentence; readonly span: Span }>();
    const copied = copiedSpans(draft);
    for (const { sentence: each, span } of sentencesOf(draft)) {
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
          { title: { zh: '删除这一处', en: 'Remove this one' }, safe: false, edits: [sentenceRemoval(draft, span)] },
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

const NONE: readonly Sentence[] = [];

const longSentences = perParagraph(({ sentences, text }) => {
  const long = sentences.filter(each => each.key.length >= SHORTEST && !isAssignment(text.slice(each.start, each.end)));
  return long.length === 0 ? NONE : long;
});

function* sentencesOf(draft: Draft): Iterable<{ readonly sentence: Sentence; readonly span: Span }> {
  for (let line = 0; line < draft.paragraphs.length; line++) {
    for (const each of longSentences(draft.paragraphs[line]!))
      yield { sentence: each, span: shift(each, draft.starts[line]!) };
  }
}
