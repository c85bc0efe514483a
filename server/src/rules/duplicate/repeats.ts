/**
 * What hashes stand more than once among many: 1 in the slot of a hash that stands there, 2 in one that does again, or that
 * shares its slot with another. What stands once cannot be a repeat, and nearly everything does: it need not be looked up.
 */
export type Repeats = Uint8Array;

const SLOTS_PER_HASH = 8;
const MOST_SLOTS = 1 << 23;

/** Linear. */
export function repeatsAmong(hashes: Int32Array): Repeats {
  const repeats = new Uint8Array(slotsFor(hashes.length));
  const last = repeats.length - 1;
  for (let i = 0; i < hashes.length; i++) {
    const slot = slotIn(hashes[i]!, last);
    repeats[slot] = repeats[slot] === 0 ? 1 : 2;
  }
  return repeats;
}

export function mayRepeat(repeats: Repeats, hash: number): boolean {
  return repeats[slotIn(hash, repeats.length - 1)] === 2;
}

/** How many of the hashes may stand there more than once. */
export function countRepeats(repeats: Repeats, hashes: Int32Array): number {
  let count = 0;
  for (let i = 0; i < hashes.length; i++) if (mayRepeat(repeats, hashes[i]!)) count++;
  return count;
}

function slotIn(hash: number, last: number): number {
  return (hash ^ (hash >>> 15)) & last;
}

function slotsFor(count: number): number {
  let slots = 1024;
  while (slots < SLOTS_PER_HASH * count && slots < MOST_SLOTS) slots *= 2;
  return slots;
}
