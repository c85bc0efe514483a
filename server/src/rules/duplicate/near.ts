import type { Bilingual } from '../../text/bilingual';
import { configurable } from '../configurable';
import { findCopies } from './copies';
import type { Copy } from './copy';
import { type Difference, differencesOf } from './differences';
import { tellingCopies } from './told-copy';

/**
 * Sentences or a paragraph that were copied and edited: most of it stands earlier in the text. Figures are read as alike, so
 * that the same sentence with another number is told as such. What the review says and the plan says again stays silent.
 */
export const near = configurable(
  {
    id: 'duplicate/near',
    severity: 'warning',
    summary: { zh: '近似重复', en: 'A passage was copied and edited.' },
    options: {
      minimumLength: {
        default: 10,
        minimum: 10,
        maximum: 200,
        summary: {
          zh: '重复的句段至少多少字才提示',
          en: 'How many letters and digits the passage needs to be told.',
        },
      },
    },
  },
  ({ minimumLength }) => ({
    *draft(draft) {
      for (const copy of findCopies(draft)) {
        if (copy.kind !== 'near' || lettersOf(copy) < minimumLength) continue;
        yield tell(draft, copy);
      }
    },
  }),
);

const tell = tellingCopies((draft, copy) => messageOf(copy, differencesOf(draft, copy), hasOnlyOtherNumbers(copy)));

function lettersOf({ size, edits }: Copy): number {
  return edits.reduce((sum, { second }) => sum + (second?.passage.sentence.key.length ?? 0), size);
}

function hasOnlyOtherNumbers({ edits }: Copy): boolean {
  return edits.every(({ first, second }) => first && second && first.passage.masked === second.passage.masked);
}

const MOST_SHOWN = 3;

function messageOf(copy: Copy, differences: readonly Difference[], isOtherNumber: boolean): Bilingual {
  const what = copy.count > 1 || copy.isSecondLines ? ['这段话', 'passage'] : ['这句话', 'sentence'];
  const opening = isOtherNumber
    ? { zh: `${what[0]}前文已有，只是数字不同`, en: `This ${what[1]} stands earlier with another figure` }
    : { zh: `${what[0]}与前文大半相同`, en: `Most of this ${what[1]} stands earlier` };
  const shown = differences.slice(0, MOST_SHOWN);
  const zh = shown.map(({ was, is }) => `前文“${was}”，此处“${is}”`);
  const en = shown.map(({ was, is }) => `“${was}” there, “${is}” here`);
  const others = othersOf(copy.edits.length - shown.length, shown.length > 0);
  return {
    zh: `${opening.zh}${zh.length > 0 ? `：${zh.join('；')}` : ''}${others.zh}。`,
    en: `${opening.en}${en.length > 0 ? `: ${en.join('; ')}` : ''}${others.en}.`,
  };
}

/** Sentences that were added or left out, and differences beyond those shown. */
function othersOf(count: number, isMore: boolean): Bilingual {
  if (count === 0) return { zh: '', en: '' };
  return isMore
    ? { zh: `；另有 ${count} 句不同`, en: `; ${count} more sentences differ` }
    : { zh: `：有 ${count} 句是增删的`, en: `: ${count} sentences were added or left out` };
}
