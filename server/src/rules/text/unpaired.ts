import { findUnpaired, type Unpaired } from '../../text/pairs';
import { contains, spanAt } from '../../text/span';
import type { Problem, Rule } from '../rule';

/** Quotes, brackets and book marks without their other half (GB/T 15834-2011 4.8 to 4.12 use them in pairs). */
export const unpaired: Rule = {
  id: 'text/unpaired',
  severity: 'error',
  summary: { zh: '引号、括号、书名号不成对', en: 'Quotes, brackets or book marks are not in pairs.' },
  *paragraph({ kind, text, damages, headings }) {
    if (kind !== 'text') return;
    const marker = headings[0]?.marker;
    for (const found of findUnpaired(text)) {
      // A marker written 三） is a matter of numbering.
      if (spanAt(damages, found.start) || (marker?.weak && contains(marker, found))) continue;
      yield problem(text, found);
    }
  },
};

function problem(text: string, { start, end, kind }: Unpaired): Problem {
  const sign = text.charAt(start);
  if (kind === 'reversed') {
    return {
      start,
      end,
      message: {
        zh: `前引号写成了后引号：“${text.slice(start + 1, end - 1)}”前应为“。`,
        en: 'The opening quote is turned: “ belongs here.',
      },
      fixes: [
        {
          title: { zh: '前引号改为“', en: 'Turn the opening quote' },
          safe: false,
          edits: [{ start, end: start + 1, text: '“' }],
        },
      ],
    };
  }
  return {
    start,
    end,
    message:
      kind === 'no-closer'
        ? { zh: `“${sign}”没有与之配对的后半个。`, en: `“${sign}” is never closed.` }
        : { zh: `“${sign}”没有与之配对的前半个。`, en: `“${sign}” closes nothing.` },
    fixes: [{ title: { zh: `删去“${sign}”`, en: `Remove “${sign}”` }, safe: false, edits: [{ start, end, text: '' }] }],
  };
}
