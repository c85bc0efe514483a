import { compare } from '../../figures/decimal';
import type { Rule } from '../rule';

/** A range whose first number is the larger one. 由…降至… is a change and not a range. */
export const range: Rule = {
  id: 'figure/range',
  severity: 'error',
  summary: { zh: '范围前大后小', en: 'A range that descends.' },
  *paragraph({ figures, text }) {
    for (const figure of figures) {
      if (!figure.upper || compare(figure.value, figure.upper) <= 0 || NAMED.has(figure.unit)) continue;
      const written = text.slice(figure.start, figure.end);
      const swapped = swap(written);
      yield {
        start: figure.start,
        end: figure.end,
        message: { zh: `范围“${written}”前大后小。`, en: `The range “${written}” descends.` },
        fixes:
          swapped === undefined
            ? []
            : [
                {
                  title: { zh: `改为“${swapped}”`, en: `Change to “${swapped}”` },
                  safe: false,
                  edits: [{ start: figure.start, end: figure.end, text: swapped }],
                },
              ],
      };
    }
  },
};

// 3-1班 is the first class of the third year.
const NAMED = new Set(['班']);

function swap(written: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)(\D*?)([—–~～－-]{1,2}|至|到)(\d+(?:\.\d+)?)(.*)$/.exec(written);
  return match ? `${match[4]}${match[2]}${match[3]}${match[1]}${match[5]}` : undefined;
}
