import { configurable } from '../configurable';
import { findCopies } from './copies';
import { tellingCopies } from './told-copy';

/** Whole sentences again, outside of repeated paragraphs. */
export const sentence = configurable(
  {
    id: 'duplicate/sentence',
    severity: 'warning',
    summary: { zh: '整句重复', en: 'A whole sentence stands twice.' },
    options: {
      minimumLength: {
        default: 15,
        minimum: 15,
        maximum: 200,
        summary: { zh: '句子至少多少字才提示', en: 'How many letters and digits a sentence needs to be told.' },
      },
    },
  },
  ({ minimumLength }) => ({
    *draft(draft) {
      for (const copy of findCopies(draft)) {
        if (copy.kind !== 'sentence' || copy.size < minimumLength) continue;
        yield tell(draft, copy);
      }
    },
  }),
);

const tell = tellingCopies((_draft, { size }) => ({
  zh: `这句话前文已有（${size} 字）。`,
  en: `This sentence stands earlier in the text (${size} characters).`,
}));
