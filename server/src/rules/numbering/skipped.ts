import type { Draft } from '../../draft/draft';
import type { Rule } from '../rule';
import { type Break, breakProblem, findBreaks } from './breaks';

/** A number of the sequence is left out. */
export const skipped: Rule = {
  id: 'numbering/skipped',
  severity: 'error',
  summary: { zh: '编号跳号', en: 'A number of the sequence is left out.' },
  *draft(draft) {
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'skipped' || mayBeDamaged(draft, found)) continue;
      yield breakProblem(draft, found, (marker, expected, before) => ({
        zh: `“${before}”之后跳到了“${marker}”，缺“${expected}”。`,
        en: `“${before}” is followed by “${marker}”: “${expected}” is missing.`,
      }));
    }
  },
};

/** Whether the number that is missing may stand in damaged text: that is told already, and mending it brings the number back. */
function mayBeDamaged({ paragraphs }: Draft, { run, index }: Break): boolean {
  const [before, item] = [run.items[index - 1], run.items[index]!];
  if (before === undefined) return false;
  for (let line = before.line; line <= item.line; line++) {
    const from = line === before.line ? before.marker.end : 0;
    const to = line === item.line ? item.marker.start : Number.POSITIVE_INFINITY;
    if (paragraphs[line]!.damages.some(({ start, end }) => start >= from && end <= to)) return true;
  }
  return false;
}
