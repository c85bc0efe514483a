import { type Annotation, isDeleted, modifiedOf } from './annotation';

/**
 * Both sides' annotations together. Of one that both have, the side counts that changed it later; of two changes at the
 * same time one that keeps words counts before a deletion. The order of the sides makes no difference, and merging again
 * changes nothing.
 */
export function merged(ours: readonly Annotation[], theirs: readonly Annotation[]): readonly Annotation[] {
  const byId = new Map(ours.map(each => [each.id, each]));
  for (const each of theirs) {
    const known = byId.get(each.id);
    byId.set(each.id, known === undefined ? each : newer(known, each));
  }
  return [...byId.values()];
}

/** Of two states of one annotation the later. */
export function newer(a: Annotation, b: Annotation): Annotation {
  return ranksBefore(a, b) ? b : a;
}

function ranksBefore(a: Annotation, b: Annotation): boolean {
  if (timeOf(a) !== timeOf(b)) return timeOf(a) < timeOf(b);
  if (isDeleted(a) !== isDeleted(b)) return isDeleted(a);
  // Whichever of the two, but the same one on every machine.
  return JSON.stringify(a) < JSON.stringify(b);
}

/** Milliseconds; a state without a readable time is older than any other. */
function timeOf(annotation: Annotation): number {
  const time = Date.parse(modifiedOf(annotation) ?? '');
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}
