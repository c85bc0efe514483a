import { compare, type Decimal, negate, subtract } from './decimal';
import type { Figure } from './figure';
import { isExact } from './interval';
import type { Repair } from './relation';
import { type Slip, scaleSlipsOf, slipsOf } from './slip';

/**
 * Corrections of one number each that make a relation hold, the likeliest slips first: digits exchanged or the decimal
 * point moved, then a wrong digit, then one too many or too few, and the smaller change first. At most `LONGEST`.
 */
export function repairsOf(
  text: string,
  figures: readonly Figure[],
  holds: (corrected: Figure, instead: Figure) => boolean,
): readonly Repair[] {
  const found = figures.flatMap(figure => {
    const slips = [...slipsOf(figure, text), ...scaleSlipsOf(figure, text)].filter(slip => isSensible(slip, figure));
    const fitting = slips.filter(slip => holds(slip.figure, figure));
    return fitting.map(slip => ({ slip, figure, rank: unlikelihood(slip, text, figure), by: changeBy(slip, figure) }));
  });
  // The sort is stable: among equals, the figures stay in their order.
  const likeliest = found.sort((a, b) => a.rank - b.rank || compare(a.by, b.by)).slice(0, LONGEST);
  return likeliest.map(({ slip, figure }) => repair(text, figure, slip));
}

const LONGEST = 5;

/** What is counted has no decimals. */
function isSensible({ literal }: Slip, figure: Figure): boolean {
  return !(literal.includes('.') && isExact(figure));
}

function unlikelihood({ literal }: Slip, text: string, { number }: Figure): number {
  const written = text.slice(number.start, number.end);
  if (/\D/.test(literal.replace('.', '')) || digitsOf(literal) === digitsOf(written)) return 0;
  return literal.length === written.length ? 1 : 2;
}

/** How far the correction lies from what is written. */
function changeBy(slip: Slip, { value }: Figure): Decimal {
  const difference = subtract(slip.figure.value, value);
  return difference.mantissa < 0n ? negate(difference) : difference;
}

function digitsOf(literal: string): string {
  return [...literal.replace('.', '')].sort().join('');
}

function repair(text: string, figure: Figure, { literal, span }: Slip): Repair {
  const written = text.slice(figure.start, figure.end);
  const mended = text.slice(figure.start, span.start) + literal + text.slice(span.end, figure.end);
  return {
    title: { zh: `“${written}”改为“${mended}”`, en: `Change “${written}” to “${mended}”` },
    edits: [{ start: span.start, end: span.end, text: literal }],
  };
}

/** A predicate of all figures as one of the corrected figure and the one it stands for. */
export function inPlace(
  figures: readonly Figure[],
  holds: (figures: readonly Figure[]) => boolean,
): (corrected: Figure, instead: Figure) => boolean {
  return (corrected, instead) => holds(figures.map(each => (each === instead ? corrected : each)));
}
