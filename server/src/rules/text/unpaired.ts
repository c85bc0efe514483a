import { gathering } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { pairedTermsOf, pairsOf } from '../../draft/wording';
import { type HalfPlace, placesForHalf } from '../../text/missing-half';
import { findUnpaired, type Unpaired } from '../../text/pairs';
import { contains, type Span, shift, spanAt } from '../../text/span';
import { hasTrait, MARKUP, PAIRED } from '../../text/traits';
import { restylings } from '../numbering/restyling';
import type { Fix, Problem, Rule } from '../rule';

/** Quotes, brackets and book marks without their other half (GB/T 15834-2011 4.8 to 4.12 use them in pairs). */
export const unpaired: Rule = {
  id: 'text/unpaired',
  severity: 'error',
  summary: { zh: '引号、括号、书名号不成对', en: 'Quotes, brackets or book marks are not in pairs.' },
  *draft(draft) {
    let count = 0;
    for (const { item, line } of unpairedIn(draft)) yield problem(draft, line, item, count++ < MOST_PLACED);
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

const unpairedIn = gathering((paragraph: Paragraph): readonly Unpaired[] => {
  if (!hasTrait(paragraph, PAIRED) || paragraph.kind !== 'text') return NONE;
  const { text, damages, headings } = paragraph;
  // The other half may stand there as &rdquo;.
  if (hasTrait(paragraph, MARKUP) && QUOTE_ENTITY.test(text)) return NONE;
  const found = findUnpaired(text);
  if (found.length === 0) return NONE;
  const marker = headings[0]?.marker;
  // A marker written 三） is judged by its siblings.
  return found.filter(
    each =>
      !spanAt(damages, each.start) &&
      !(marker?.weak && contains(marker, each)) &&
      !damages.some(damage => mayHoldHalf(text, damage, each)),
  );
});

const NEAR = 60;

/** Whether the other half may have stood in a damaged run of the sentence, which is told already. */
function mayHoldHalf(text: string, damage: Span, half: Unpaired): boolean {
  const [from, to] = half.kind === 'no-closer' ? [half.end, damage.start] : [damage.end, half.start];
  const isBesideHalf = half.kind === 'no-closer' || half.kind === 'no-opener';
  return isBesideHalf && from <= to && to - from < NEAR && !/[。！？；]/.test(text.slice(from, to));
}

const NONE: readonly Unpaired[] = [];
const QUOTE_ENTITY = /&(?:[lr][ds]quo|#82[12]\d|#x201[89cd]);/i;

function problem(draft: Draft, line: number, half: Unpaired, isPlaced: boolean): Problem {
  const { text } = draft.paragraphs[line]!;
  const span = shift(half, draft.starts[line]!);
  const quoted = text.slice(half.start + 1, half.end - 1);
  if (half.kind === 'reversed') return reversed(span, quoted);
  return half.kind === 'turned' ? turned(span, quoted) : lacking(draft, line, half, isPlaced);
}

function reversed({ start, end }: Span, quoted: string): Problem {
  return {
    start,
    end,
    message: {
      zh: `前引号写成了后引号：“${quoted}”前应为“。`,
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

function turned({ start, end }: Span, quoted: string): Problem {
  return {
    start,
    end,
    message: {
      zh: `后引号写成了前引号：“${quoted}”后应为”。`,
      en: 'The closing quote is turned: ” belongs here.',
    },
    fixes: [
      {
        title: { zh: '后引号改为”', en: 'Turn the closing quote' },
        safe: false,
        edits: [{ start: end - 1, end, text: '”' }],
      },
    ],
  };
}

const MOST_PLACES = 3;
// A text with more halves than this is not one that a person mends one by one.
const MOST_PLACED = 200;

function lacking(draft: Draft, line: number, half: Unpaired, isPlaced: boolean): Problem {
  const { text } = draft.paragraphs[line]!;
  const at = draft.starts[line]!;
  const sign = text.charAt(half.start);
  const span = shift(half, at);
  return {
    message:
      half.kind === 'no-closer'
        ? { zh: `“${sign}”没有与之配对的后半个。`, en: `“${sign}” is never closed.` }
        : { zh: `“${sign}”没有与之配对的前半个。`, en: `“${sign}” closes nothing.` },
    fixes: () => [
      ...(isPlaced ? likelyPlaces(draft, text, half) : []).map(place => addition(text, at, half, place)),
      {
        title: { zh: `删去“${sign}”`, en: `Remove “${sign}”` },
        safe: false,
        edits: [{ text: '', ...span }],
      },
    ],
    ...span,
  };
}

/** Weighed when a writer asks for repairs, and not with every key: each half has dozens of places. */
function likelyPlaces(draft: Draft, text: string, half: Unpaired): readonly HalfPlace[] {
  const evidence = { terms: pairedTermsOf(draft), pairs: pairsOf(draft) };
  return placesForHalf(text, half, evidence).slice(0, MOST_PLACES);
}

function addition(text: string, lineStart: number, half: Unpaired, { offset, sign }: HalfPlace): Fix {
  const whole = half.kind === 'no-closer' ? text.slice(half.start, offset) + sign : sign + text.slice(offset, half.end);
  const start = lineStart + offset;
  return {
    title: { zh: `补为${whole}`, en: `Add “${sign}”: ${whole}` },
    safe: false,
    edits: [{ start, end: start, text: sign }],
  };
}
