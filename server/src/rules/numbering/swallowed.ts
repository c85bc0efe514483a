import type { Draft } from '../../draft/draft';
import type { Break } from './breaks';

/**
 * Whether the number that is missing at a break may stand in damaged text: the damage is told already, and mending it
 * brings the number back.
 */
export function isSwallowed(draft: Draft, { run, index }: Break): boolean {
  const [before, item] = [run.items[index - 1], run.items[index]!];
  return before ? isDamagedBetween(draft, before, item) : isOpeningDamaged(draft, item);
}

type Item = Break['run']['items'][number];

function isDamagedBetween({ paragraphs }: Draft, before: Item, item: Item): boolean {
  for (let line = before.line; line <= item.line; line++) {
    const from = line === before.line ? before.marker.end : 0;
    const to = line === item.line ? item.marker.start : Number.POSITIVE_INFINITY;
    if (paragraphs[line]!.damages.some(({ start, end }) => start >= from && end <= to)) return true;
  }
  return false;
}

// How far above its second number the first of a sequence is looked for, in lines.
const FARTHEST = 40;
// A marker and what an encoding error makes of it stand at the front of a line.
const FRONT = 8;

/** Whether a line above opens with damage, up to the same kind of marker. */
function isOpeningDamaged({ paragraphs }: Draft, { line: from, marker }: Item): boolean {
  for (let line = from - 1; line >= Math.max(0, from - FARTHEST); line--) {
    const { damages, headings } = paragraphs[line]!;
    if (damages.length > 0 && damages[0]!.start < FRONT) return true;
    if (headings.some(heading => heading.marker?.kind === marker.kind)) return false;
  }
  return false;
}
