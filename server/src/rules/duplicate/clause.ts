import type { Paragraph } from '../../draft/paragraph';
import { sourceSpan } from '../../text/reading';
import { keyOf } from '../../text/sentences';
import { configurable } from '../configurable';
import type { Problem } from '../rule';

/** The same clause twice in one sentence, bounded by punctuation both times. */
export const clause = configurable(
  {
    id: 'duplicate/clause',
    severity: 'warning',
    summary: { zh: '分句重复', en: 'A clause stands twice in one sentence.' },
    options: {
      minimumLength: {
        // Shorter ones are repeated on purpose: 占全市第一, 同比增长.
        default: 9,
        minimum: 4,
        maximum: 100,
        summary: { zh: '分句至少多少字才检查', en: 'How many letters and digits a clause needs to be compared.' },
      },
    },
  },
  ({ minimumLength }) => ({
    *paragraph(paragraph) {
      let seen = new Map<string, Clause>();
      for (const each of clausesOf(paragraph, minimumLength)) {
        if (each.opensSentence) seen = new Map();
        const first = seen.get(each.key);
        if (first === undefined) seen.set(each.key, each);
        else yield problem(paragraph, first, each);
      }
    },
  }),
);

interface Clause {
  readonly key: string;
  /** In the reading; `before` is the punctuation that opens it, `after` the one that closes it. */
  readonly start: number;
  readonly end: number;
  readonly opensSentence: boolean;
}

const CLAUSE = /[^,。;:!?]+/g;

function* clausesOf({ reading }: Paragraph, minimumLength: number): Iterable<Clause> {
  let opensSentence = true;
  CLAUSE.lastIndex = 0;
  for (let match = CLAUSE.exec(reading.text); match; match = CLAUSE.exec(reading.text)) {
    const key = keyOf(match[0]);
    const end = match.index + match[0].length;
    if (key.length >= minimumLength || opensSentence)
      yield { key: key.length >= minimumLength ? key : '', start: match.index, end, opensSentence };
    opensSentence = '。!?'.includes(reading.text.charAt(end)) || end === reading.text.length;
  }
}

function problem({ reading }: Paragraph, first: Clause, second: Clause): Problem {
  const span = sourceSpan(reading, second.start, second.end);
  const withComma = sourceSpan(reading, second.start - 1, second.end);
  const firstWithComma = sourceSpan(reading, first.start, first.end + 1);
  return {
    ...span,
    message: { zh: '同一句里这个分句出现了两次。', en: 'This clause stands twice in the sentence.' },
    related: [
      { ...sourceSpan(reading, first.start, first.end), message: { zh: '前一处在这里', en: 'The first place' } },
    ],
    fixes: [
      { title: { zh: '删除这一处', en: 'Remove this one' }, safe: false, edits: [{ ...withComma, text: '' }] },
      {
        title: { zh: '删除前一处', en: 'Remove the first one' },
        safe: false,
        edits: [{ ...firstWithComma, text: '' }],
      },
    ],
  };
}
