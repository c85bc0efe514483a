import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { type MarkerForm, standardForm, usualForm } from './marker-form';
import { type Ladder, offsetOf, type Rung, SPEECH } from './tree';

/** How a level is written, and the run that numbers it where there is one to join. */
export interface Level {
  readonly form: MarkerForm;
  readonly run: NumberingRun | undefined;
}

/** The level of a run; one that goes on across parents numbers whatever comes to that level. */
export function levelOfRun({ draft, goingOn }: Ladder, run: NumberingRun): Level {
  return { form: usualForm(draft, run.items)!, run: goingOn.has(run) ? run : undefined };
}

/**
 * The level below sections of a kind (of the whole document without one) for a place at `offset`: as the document mostly
 * writes it, else as GB/T 9704 does. Undefined below the last.
 */
export function levelBelow(ladder: Ladder, kind: MarkerKind | undefined, offset: number): Level | undefined {
  const { draft, rungs } = ladder;
  const children = rungs.filter(({ run, parent }) => parent?.item.marker.kind === kind && !SPEECH.has(run.kind));
  const usual = mostFrequent(children.map(child => child.run.kind)) ?? NEXT[kind ?? 'top'];
  if (usual === undefined) return undefined;
  const form = usualForm(draft, itemsOf(children, usual)) ?? formOfKind(ladder, usual);
  return { form, run: goingOnAt(ladder, usual, offset) };
}

/** The run of a kind that goes on across parents and has begun before a place. */
function goingOnAt({ draft, goingOn }: Ladder, kind: MarkerKind, offset: number): NumberingRun | undefined {
  return [...goingOn].findLast(run => run.kind === kind && offsetOf(draft, run.items[0]!) < offset);
}

function formOfKind({ draft, rungs }: Ladder, kind: MarkerKind): MarkerForm {
  const bracketed = usualForm(draft, itemsOf(rungs, 'han-bracket'));
  return usualForm(draft, itemsOf(rungs, kind)) ?? standardForm(kind, bracketed);
}

// GB/T 9704-2012 7.3.3, and the order of regulations above it.
const NEXT: Partial<Record<MarkerKind | 'top', MarkerKind>> = {
  top: 'han',
  chapter: 'section',
  section: 'han',
  article: 'han-bracket',
  han: 'han-bracket',
  'han-bracket': 'arabic',
  arabic: 'arabic-bracket',
  'arabic-bracket': 'circled',
};

function itemsOf(rungs: readonly Rung[], kind: MarkerKind): readonly PlacedMarker[] {
  return rungs.filter(({ run }) => run.kind === kind).map(({ item }) => item);
}

function mostFrequent(kinds: readonly MarkerKind[]): MarkerKind | undefined {
  const counts = new Map<MarkerKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
