import type { Draft } from '../../draft/draft';
import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun } from '../../structure/outline';
import type { Rule } from '../rule';
import { breakProblem, findBreaks, rewritten } from './breaks';

/** A sequence does not begin with one. */
export const notFromOne: Rule = {
  id: 'numbering/not-from-one',
  severity: 'error',
  summary: { zh: '编号不从一开始', en: 'A sequence does not begin with one.' },
  *draft(draft) {
    const earlier = earlierOfKind(draft.runs);
    for (const found of findBreaks(draft)) {
      if (found.kind !== 'not-from-one') continue;
      if (runsOn(found.run, earlier.get(found.run)) || isOpenedBefore(draft, found.run)) continue;
      yield breakProblem(draft, found, (marker, expected) => ({
        zh: `这一组编号从“${marker}”开始，前面没有“${expected}”。`,
        en: `This sequence begins with “${marker}”; no “${expected}” stands before it.`,
      }));
    }
  },
};

function earlierOfKind(runs: readonly NumberingRun[]): ReadonlyMap<NumberingRun, NumberingRun | undefined> {
  const latest = new Map<MarkerKind, NumberingRun>();
  return new Map(
    runs.map(run => {
      const earlier = latest.get(run.kind);
      latest.set(run.kind, run);
      return [run, earlier];
    }),
  );
}

// Articles count through the chapters, and some writers count （一） through the parts.
const RUNS_ON: ReadonlySet<MarkerKind> = new Set(['article', 'han-bracket']);

function runsOn({ kind, items }: NumberingRun, earlier: NumberingRun | undefined): boolean {
  const [first, last] = [items[0]!.marker.value, earlier?.items.at(-1)?.marker.value];
  return RUNS_ON.has(kind) && first !== undefined && last === first - 1;
}

const MAY_STAND_BEHIND_A_LABEL: ReadonlySet<MarkerKind> = new Set(['arabic', 'arabic-bracket', 'han-bracket']);

/** `附件：1.重点项目清单`, and on the next line `2.责任分工表`: the first does not open its line. */
function isOpenedBefore({ paragraphs }: Draft, { kind, items }: NumberingRun): boolean {
  const { marker, line } = items[0]!;
  if (!MAY_STAND_BEHIND_A_LABEL.has(kind) || marker.value === undefined || marker.value < 2) return false;
  let before = line - 1;
  while (before >= 0 && paragraphs[before]!.kind === 'blank') before--;
  return before >= 0 && paragraphs[before]!.text.includes(rewritten(marker, marker.value - 1));
}
