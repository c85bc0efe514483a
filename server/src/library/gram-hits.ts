import { eachGram } from '../text/grams';
import type { Letters } from '../text/letters';
import type { Indexed, PassageIndex } from './passage-index';
import type { Stream } from './stream';

/** A chosen gram of a report, and where else it stands. `reports` and `places` are parallel. */
export interface GramHits {
  readonly hash: number;
  /** In the stream of the report. */
  readonly at: number;
  readonly reports: readonly Indexed[];
  /** In the streams of these reports. */
  readonly places: readonly number[];
  /** Whether it stands in so many places that they were not looked at. */
  readonly everywhere: boolean;
}

export interface Hits {
  /** How many grams of the report were chosen, found elsewhere or not. */
  readonly count: number;
  /** Those that stand elsewhere, in the order of the text. */
  readonly grams: readonly GramHits[];
}

/** Where the grams of a report with this id stand in other reports. */
export function hitsOf(own: Stream, id: string, index: PassageIndex): Hits {
  const grams: GramHits[] = [];
  let count = 0;
  own.letters.forEach((letters, i) => {
    const hits = hitsOfParagraph(letters, id, index);
    count += hits.count;
    for (const gram of hits.grams) grams.push({ ...gram, at: gram.at + own.offsets[i]! });
  });
  return { count, grams: withoutRepeated(grams) };
}

// A gram that stands more often in the report itself is a formula, or the text goes round in circles.
const MOST_OWN = 16;

function withoutRepeated(grams: readonly GramHits[]): readonly GramHits[] {
  const counts = new Map<number, number>();
  for (const { hash } of grams) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return grams.map(gram =>
    counts.get(gram.hash)! <= MOST_OWN ? gram : { ...gram, reports: [], places: [], everywhere: true },
  );
}

const known = new WeakMap<
  Letters,
  { readonly index: PassageIndex; readonly id: string; readonly version: number; readonly hits: Hits }
>();

/** Looked up again only after another report has changed, so that a keystroke asks about its paragraph only. */
function hitsOfParagraph(letters: Letters, id: string, index: PassageIndex): Hits {
  const version = index.versionBesides(id);
  const last = known.get(letters);
  if (last?.index === index && last.id === id && last.version === version) return last.hits;
  const hits = lookUp(letters, id, index);
  known.set(letters, { index, id, version, hits });
  return hits;
}

function lookUp({ key }: Letters, id: string, index: PassageIndex): Hits {
  const grams: GramHits[] = [];
  let count = 0;
  eachGram(key, (hash, at) => {
    count++;
    const gram = hitsOfGram(hash, at, id, index);
    if (gram) grams.push(gram);
  });
  return { count, grams };
}

// What stands in more places is a formula, whoever has copied what.
const MOST_PLACES = 64;

function hitsOfGram(hash: number, at: number, id: string, index: PassageIndex): GramHits | undefined {
  const reports: Indexed[] = [];
  const places: number[] = [];
  const isAll = index.eachHit(hash, id, (report, place) => {
    reports.push(report);
    places.push(place);
    return places.length <= MOST_PLACES;
  });
  if (!isAll || places.length > MOST_PLACES) return { hash, at, reports: [], places: [], everywhere: true };
  return places.length === 0 ? undefined : { hash, at, reports, places, everywhere: false };
}
