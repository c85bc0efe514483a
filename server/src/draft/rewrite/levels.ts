import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import type { Draft } from '../draft';
import { type MarkerForm, standardForm, usualForm } from './marker-form';
import { goesOn, type Rung, SPEECH } from './tree';

/** How a level is written, and the run that numbers it where one goes on across all parents. */
export interface Level {
  readonly form: MarkerForm;
  readonly run: NumberingRun | undefined;
}

/** The level below sections of a kind: as most of the document writes it, else as GB/T 9704 does. Undefined below the last. */
export function levelBelow(draft: Draft, rungs: readonly Rung[], kind: MarkerKind | undefined): Level | undefined {
  const children = rungs.filter(rung => rung.parent?.item.marker.kind === kind && !SPEECH.has(rung.run.kind));
  const usual = mostFrequent(children.map(child => child.run.kind)) ?? NEXT[kind ?? 'top'];
  if (usual === undefined) return undefined;
  const examples = itemsOf(children, usual);
  return levelOf(draft, rungs, usual, examples.length > 0 ? examples : itemsOf(rungs, usual));
}

/** The level of a run. */
export function levelOfRun(draft: Draft, rungs: readonly Rung[], run: NumberingRun): Level {
  return { form: usualForm(draft, run.items)!, run: goesOn(rungs, run) ? run : undefined };
}

function levelOf(draft: Draft, rungs: readonly Rung[], kind: MarkerKind, examples: readonly PlacedMarker[]): Level {
  const bracketed = usualForm(draft, itemsOf(rungs, 'han-bracket'));
  const form = usualForm(draft, examples) ?? standardForm(kind, bracketed);
  return { form, run: rungs.find(rung => rung.run.kind === kind && goesOn(rungs, rung.run))?.run };
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
  return rungs.filter(rung => rung.run.kind === kind).map(rung => rung.item);
}

function mostFrequent(kinds: readonly MarkerKind[]): MarkerKind | undefined {
  const counts = new Map<MarkerKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
