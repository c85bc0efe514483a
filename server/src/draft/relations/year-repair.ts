import type { Repair } from '../../figures/relation';
import type { Span } from '../../text/span';
import { type Draft, wordsIn } from '../draft';

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The repair that writes a year in the place of another. */
export function withYear(draft: Draft, span: Span, year: number): Repair {
  return withNumber(draft, span, yearLike(draft, span.start, year));
}

/** The repair that writes one number in the place of another. */
export function withNumber(draft: Draft, { start, end }: Span, written: string): Repair {
  const old = wordsIn(draft, { start, end });
  return {
    title: { zh: `“${old}”改为“${written}”`, en: `Change “${old}” to “${written}”` },
    edits: [{ start, end, text: written }],
  };
}

/** A year in full-width digits where one stood. */
export function yearLike(draft: Draft, at: number, year: number): string {
  const digits = String(year);
  return /[０-９]/.test(wordsIn(draft, { start: at, end: at + 1 }))
    ? digits.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : digits;
}
