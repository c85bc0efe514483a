/**
 * Where hashes (signed, 32 bits) stand: for each the places that were added, ascending, up to a few. In flat arrays, as a document of
 * millions of characters has millions of hashes.
 */
export interface Places {
  add(hash: number, place: number): void;
  /** Those below `limit`. */
  before(hash: number, limit: number): readonly number[];
  /** Whether there are any below `limit`. */
  has(hash: number, limit: number): boolean;
}

/** Room for `capacity` places, of which each hash keeps the first `most`. What does not fit is not kept. */
export function placesOf(capacity: number, most: number): Places {
  const mask = roundUp(capacity) - 1;
  const heads = new Int32Array(mask + 1);
  const [hashes, places, next] = [
    new Int32Array(capacity + 1),
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
    before(hash, limit) {
      let at = firstOf(hash);
      if (at === 0 || places[at]! >= limit) return NONE;
      const found: number[] = [];
      for (; at !== 0; at = next[at]!) if (hashes[at] === hash && places[at]! < limit) found.push(places[at]!);
      return found;
    },
    has(hash, limit) {
      const at = firstOf(hash);
      return at !== 0 && places[at]! < limit;
    },
  };

  function firstOf(hash: number): number {
    let at = heads[hash & mask]!;
    while (at !== 0 && hashes[at] !== hash) at = next[at]!;
    return at;
  }
}

const NONE: readonly number[] = [];

function roundUp(capacity: number): number {
  let size = 16;
  while (size < capacity) size *= 2;
  return size;
}
