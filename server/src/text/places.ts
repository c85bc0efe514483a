/**
 * Where hashes stand: for each the places that were added, the oldest first, up to a few. In flat arrays, as a document of
 * millions of characters has millions of hashes.
 */
export interface Places {
  add(hash: number, place: number): void;
  of(hash: number): readonly number[];
}

/** Room for `capacity` places, of which each hash keeps the first `most`. What does not fit is not kept. */
export function placesOf(capacity: number, most: number): Places {
  const mask = roundUp(capacity) - 1;
  const heads = new Int32Array(mask + 1);
  const [hashes, places, next] = [
    new Uint32Array(capacity + 1),
    new Int32Array(capacity + 1),
    new Int32Array(capacity + 1),
  ];
  let used = 0;
  return {
    add(hash, place) {
      let last = 0;
      let count = 0;
      for (let at = heads[hash & mask]!; at !== 0; at = next[at]!) {
        last = at;
        if (hashes[at] === hash) count++;
      }
      if (count >= most || used >= capacity) return;
      used++;
      hashes[used] = hash;
      places[used] = place;
      if (last === 0) heads[hash & mask] = used;
      else next[last] = used;
    },
    of(hash) {
      let at = heads[hash & mask]!;
      while (at !== 0 && hashes[at] !== hash) at = next[at]!;
      if (at === 0) return NONE;
      const found: number[] = [];
      for (; at !== 0; at = next[at]!) if (hashes[at] === hash) found.push(places[at]!);
      return found;
    },
  };
}

const NONE: readonly number[] = [];

function roundUp(capacity: number): number {
  let size = 16;
  while (size < capacity) size *= 2;
  return size;
}
