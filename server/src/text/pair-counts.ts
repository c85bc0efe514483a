/**
 * How often each pair of neighbouring UTF-16 units stands in some texts. Flat memory: a document has tens of thousands of
 * pairs, and a string for each would cost more than all that is asked of them.
 */
export class PairCounts {
  /** Key and count by turns; a count is kept one too large, so that 0 is a slot that was never taken. */
  #slots = new Int32Array(2 * FEWEST);
  #taken = 0;

  /** Undefined for a pair that stands nowhere, and for what is no pair. */
  get(pair: string): number | undefined {
    if (pair.length !== 2) return undefined;
    const kept = this.#slots[this.#slotOf(keyOf(pair.charCodeAt(0), pair.charCodeAt(1))) + 1]!;
    return kept > 1 ? kept - 1 : undefined;
  }

  /** Counts the pairs of a stretch of a text `by` times more, or less where they were counted before. Linear. */
  add(text: string, from: number, to: number, by: number): void {
    let before = text.charCodeAt(from);
    for (let i = from + 1; i < to; i++) {
      const unit = text.charCodeAt(i);
      this.#count(keyOf(before, unit), by);
      before = unit;
    }
  }

  #count(key: number, by: number): void {
    const slot = this.#slotOf(key);
    if (this.#slots[slot + 1] !== 0) this.#slots[slot + 1]! += by;
    else this.#take(slot, key, by + 1);
  }

  #take(slot: number, key: number, kept: number): void {
    this.#slots[slot] = key;
    this.#slots[slot + 1] = kept;
    if (++this.#taken * 4 > this.#slots.length) this.#grow();
  }

  /** Where a key stands, or would. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    const hash = Math.imul(key, SPREAD);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
    return slot;
  }

  /** What has come to nothing is left behind. */
  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#taken = 0;
    for (let slot = 0; slot < old.length; slot += 2)
      if (old[slot + 1]! > 1) this.#take(this.#slotOf(old[slot]!), old[slot]!, old[slot + 1]!);
  }
}

const FEWEST = 1 << 14;
const SPREAD = 0x9e3779b1;

function keyOf(first: number, second: number): number {
  return (first << 16) | second;
}
