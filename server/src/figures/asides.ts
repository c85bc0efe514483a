import type { Figure } from './figure';
import { isAmount, isRelative } from './kinds';

/**
 * The index of the last figure that is said of an amount besides, in the clauses right behind it, or of the amount itself
 * where there is none: 增长6.2%, 占全市的23.5%, 居全省第2位, 增收2.25亿元. Offsets are in `text`.
 */
export function lastAside(text: string, figures: readonly Figure[], at: number): number {
  let last = at;
  while (last < at + MOST_ASIDES && figures[last + 1] && isAside(text, figures[last]!, figures[last + 1]!)) last++;
  return last;
}

/** The index of the amount that a figure is said of besides, or its own. */
export function ownerOf(text: string, figures: readonly Figure[], at: number): number {
  for (let i = at - 1; i >= Math.max(0, at - MOST_ASIDES); i--)
    if (isAmount(figures[i]!) && lastAside(text, figures, i) >= at) return i;
  return at;
}

/** How many figures may be said of an amount besides. */
export const MOST_ASIDES = 3;
const LONGEST_GAP = 24;
const CLAUSE = /^[^\d,。;:!?、(]{0,6}[,、(][^\d,。;:!?(]{0,16}$/;
const DIFFERENCE =
  /^[,、](?:同比|比上年|较上年|比去年同期|较去年同期)?净?(?:增收|减收|增支|减支|多增|少增|增加|减少)(?:了|约)?$/;

function isAside(text: string, before: Figure, figure: Figure): boolean {
  const gap = text.slice(before.end, Math.min(figure.start, before.end + LONGEST_GAP + 1));
  return isRelative(figure) ? CLAUSE.test(gap) && !gap.includes('其中') : DIFFERENCE.test(gap);
}
