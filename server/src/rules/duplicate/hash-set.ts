/**
 * A set of hashes that may take one for another: 1 at the slot of whatever was added, now and then of something more. Flat
 * memory, so that asking costs as much as reading an array.
 */
export type HashSet = Uint8Array;

const SIZE = 1 << 17;

export function hashSet(): HashSet {
  return new Uint8Array(SIZE);
}

/** Whether a hash may be in a set; any is where there is no set. */
export function mayHold(set: HashSet | undefined, hash: number): boolean {
  return set === undefined || set[slotOf(hash)] === 1;
}

export function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SIZE - 1);
}

/** Whether a number is one of a few, at the cost of reading an array for nearly all that are not. */
export function oneOf(numbers: ReadonlySet<number>): (number: number) => boolean {
  const slots = hashSet();
  for (const number of numbers) slots[slotOf(number)] = 1;
  return number => slots[slotOf(number)] === 1 && numbers.has(number);
}

/** How many of the hashes are in the set, one that stands several times as often; all where there is no set. */
export function countIn(hashes: Int32Array, set: HashSet | undefined): number {
  if (set === undefined) return hashes.length;
  let count = 0;
  for (let i = 0; i < hashes.length; i++) count += set[slotOf(hashes[i]!)]!;
  return count;
}
