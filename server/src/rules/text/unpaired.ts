import { findUnpaired, type Unpaired } from '../../text/pairs';
import { contains, spanAt } from '../../text/span';
import { restylings } from '../numbering/restyling';
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
      // A marker written 三） is judged by its siblings, below.
      if (spanAt(damages, found.start) || (marker?.weak && contains(marker, found))) continue;
      yield problem(text, found);
    }
  },
  *draft(draft) {
    for (const { item, edit, lacksHalf } of restylings(draft)) {
      if (!lacksHalf) continue;
      const { text } = item.marker;
      yield {
        start: edit.start,
        end: edit.end,
        message: {
          zh: `编号“${text}”的括号缺一半，应作“${edit.text}”。`,
          en: `The number “${text}” lacks half of its bracket; it should be “${edit.text}”.`,
        },
        fixes: [{ title: { zh: `改为“${edit.text}”`, en: `Change to “${edit.text}”` }, safe: false, edits: [edit] }],
      };
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
