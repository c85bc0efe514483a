/** A set of hashes that may take one for another: it holds whatever was added, and now and then something more. */
export interface HashSet {
  add(hash: number): void;
  has(hash: number): boolean;
}

const SIZE = 1 << 18;

/** In flat memory: asking costs as much as reading an array. */
export function hashSet(): HashSet {
  const marks = new Uint8Array(SIZE);
  const slotOf = (hash: number) => (hash ^ (hash >>> 14)) & (SIZE - 1);
  return {
    add: hash => {
      marks[slotOf(hash)] = 1;
    },
    has: hash => marks[slotOf(hash)] === 1,
  };
}
