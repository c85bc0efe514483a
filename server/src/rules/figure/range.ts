import { compare } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import type { Problem, Rule } from '../rule';

/** A range whose first number is the larger one. 由…降至… is a change and not a range. */
export const range: Rule = {
  id: 'figure/range',
  severity: 'error',
  summary: { zh: '范围前大后小', en: 'A range that descends.' },
  paragraph({ figures, text }) {
    return figures.filter(isDescending).map(figure => problemOf(text, figure));
  },
};

function isDescending({ value, upper, unit }: Figure): boolean {
  return upper !== undefined && compare(value, upper) > 0 && !NAMED.has(unit);
}

function problemOf(text: string, { start, end }: Figure): Problem {
  const written = text.slice(start, end);
  const swapped = swap(written);
  const title = { zh: `改为“${swapped}”`, en: `Change to “${swapped}”` };
  return {
    start,
    end,
    message: { zh: `范围“${written}”前大后小。`, en: `The range “${written}” descends.` },
    fixes: swapped === undefined ? [] : [{ title, safe: false, edits: [{ start, end, text: swapped }] }],
  };
}

// 3-1班 is the first class of the third year.
const NAMED = new Set(['班']);

function swap(written: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)(\D*?)([—–~～－-]{1,2}|至|到)(\d+(?:\.\d+)?)(.*)$/.exec(written);
  return match ? `${match[4]}${match[2]}${match[3]}${match[1]}${match[5]}` : undefined;
}
