import { sourceSpan } from '../text/reading';
import type { Span } from '../text/span';
import { numeralLike } from './count';
import type { Listing } from './listing';
import type { FigureText, Relation, Repair } from './relation';

/** A list and the count that stands with it. Offsets are in the reading. */
export interface ListedCount {
  /** The count with its measure word, and the numeral alone. */
  readonly counted: Span;
  readonly number: Span;
  readonly value: number;
  readonly measure: string;
  /** Whether 等 leaves the list open. */
  readonly open: boolean;
  readonly listing: Listing;
  readonly fails: boolean;
  readonly certain: boolean;
}

/** What a list and its count say of each other, with the working and the numbers that would be right. */
export function listedRelation({ text, reading }: Pick<FigureText, 'text' | 'reading'>, count: ListedCount): Relation {
  const { items, least, most } = count.listing;
  const operands = [count.counted, ...items].map(each => sourceSpan(reading, each.start, each.end));
  const number = sourceSpan(reading, count.number.start, count.number.end);
  const written = text.slice(operands[0]!.start, operands[0]!.end);
  const listed = least === most ? `${least}` : `${least}–${most}`;
  return {
    type: 'listed-count',
    start: Math.min(...operands.map(({ start }) => start)),
    end: operands[0]!.end,
    operands,
    verdict: count.fails ? 'fails' : 'holds',
    certain: count.certain,
    working: workingOf(written, listed, count),
    repairs: count.fails ? [...repairsOf(text, number, count)] : [],
  };
}

function workingOf(written: string, listed: string, { fails, open }: ListedCount): Relation['working'] {
  const more = open ? { zh: '（有“等”字）', en: ' (and “等” leaves it open)' } : { zh: '', en: '' };
  return fails
    ? {
        zh: `前面列出${listed}项${more.zh}，与“${written}”不符`,
        en: `${listed} are listed${more.en}, not “${written}”`,
      }
    : {
        zh: `前面列出${listed}项${more.zh}，与“${written}”相符`,
        en: `${listed} are listed${more.en}, as “${written}” says`,
      };
}

/** The count as it should be; where more is counted than listed, 等 may have been left out. */
function* repairsOf(text: string, number: Span, { value, listing, measure }: ListedCount): Iterable<Repair> {
  const old = text.slice(number.start, number.end);
  for (const right of new Set([listing.items.length, listing.least, listing.most])) {
    if (right < listing.least || right > listing.most || right < 2) continue;
    const written = numeralLike(old, right, measure);
    yield {
      title: { zh: `“${old}”改为“${written}”`, en: `Change “${old}” to “${written}”` },
      edits: [{ text: written, ...number }],
    };
  }
  const at = text.charAt(number.start - 1) === '“' ? number.start - 1 : number.start;
  if (value > listing.most)
    yield { title: { zh: '前面加“等”', en: 'Put 等 before it' }, edits: [{ start: at, end: at, text: '等' }] };
}
