import { rewritten } from '../structure/marker-style';
import type { MarkerKind } from '../structure/markers';
import type { NumberingRun } from '../structure/outline';
import { remembered } from '../text/remembered';
import type { Draft } from './draft';

/**
 * The runs that rightly begin with another number than one, each with the run that it goes on from; undefined where it
 * goes on from a number that is no marker, as in `附件：1.重点项目清单`.
 */
export function lateStarts(draft: Draft): ReadonlyMap<NumberingRun, NumberingRun | undefined> {
  const late = new Map<NumberingRun, NumberingRun | undefined>();
  for (const { run, earlier } of mayStartLate(draft.runs))
    if (earlier || isOpenedBefore(draft, run)) late.set(run, earlier);
  return late;
}

/** The runs that go on from an earlier one, and those that may go on from a number in their line. */
const mayStartLate = remembered((runs: Draft['runs']) => {
  const latest = new Map<MarkerKind, NumberingRun>();
  const found: { readonly run: NumberingRun; readonly earlier: NumberingRun | undefined }[] = [];
  for (const run of runs) {
    const earlier = latest.get(run.kind);
    latest.set(run.kind, run);
    if (runsOn(run, earlier)) found.push({ run, earlier });
    else if (mayBeOpenedBefore(run)) found.push({ run, earlier: undefined });
  }
  return found;
});

// Articles count through the chapters, and some writers count （一） through the parts.
const RUNS_ON: ReadonlySet<MarkerKind> = new Set(['article', 'han-bracket']);

function runsOn({ kind, items }: NumberingRun, earlier: NumberingRun | undefined): boolean {
  const [first, last] = [items[0]!.marker.value, earlier?.items.at(-1)?.marker.value];
  return RUNS_ON.has(kind) && first !== undefined && first > 1 && last === first - 1;
}

const MAY_STAND_BEHIND_A_LABEL: ReadonlySet<MarkerKind> = new Set(['arabic', 'arabic-bracket', 'han-bracket']);

function mayBeOpenedBefore({ kind, items }: NumberingRun): boolean {
  return MAY_STAND_BEHIND_A_LABEL.has(kind) && (items[0]!.marker.value ?? 0) >= 2;
}

/** `附件：1.重点项目清单`, and on the next line `2.责任分工表`: the first does not open its line. */
function isOpenedBefore({ paragraphs }: Draft, { items }: NumberingRun): boolean {
  const { marker, line } = items[0]!;
  let before = line - 1;
  while (before >= 0 && paragraphs[before]!.kind === 'blank') before--;
  return before >= 0 && paragraphs[before]!.text.includes(rewritten(marker, marker.value! - 1));
}
