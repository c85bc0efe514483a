/**
 * How often each pair of neighbouring UTF-16 units stands in some texts; in flat memory, as a document has as many pairs as
 * characters.
 */
export class PairCounts {
  /** The pairs by their slots, or `NONE`, and how often each stands. */
  private pairs = new Int32Array(LEAST_SLOTS).fill(NONE);
  private counts = new Int32Array(LEAST_SLOTS);
  private used = 0;

  /** Undefined where the pair stands nowhere. */
  get(pair: string): number | undefined {
    const slot = slotOf(this.pairs, (pair.charCodeAt(0) << 16) | pair.charCodeAt(1));
    return this.counts[slot] || undefined;
  }

  /** Counts the pairs between two offsets of a text so many times more, or less. Linear. */
  add(text: string, from: number, to: number, by: number): void {
    let first = text.charCodeAt(from);
    for (let i = from + 1; i < to; i++) {
      const second = text.charCodeAt(i);
      this.count((first << 16) | second, by);
      first = second;
    }
  }

  private count(pair: number, by: number): void {
    const slot = slotOf(this.pairs, pair);
    this.counts[slot]! += by;
    if (this.pairs[slot] === pair) return;
    this.pairs[slot] = pair;
    if (++this.used > this.pairs.length / 2) this.makeRoom();
  }

  /** For twice as many as stand somewhere still. */
  private makeRoom(): void {
    const { pairs, counts } = this;
    this.used = counts.reduce((used, count) => (count === 0 ? used : used + 1), 0);
    let slots = LEAST_SLOTS;
    while (slots < 4 * this.used) slots *= 2;
    this.pairs = new Int32Array(slots).fill(NONE);
    this.counts = new Int32Array(slots);
    for (let i = 0; i < pairs.length; i++) if (counts[i] !== 0) this.place(pairs[i]!, counts[i]!);
  }

  private place(pair: number, count: number): void {
    const slot = slotOf(this.pairs, pair);
    this.pairs[slot] = pair;
    this.counts[slot] = count;
  }
}

const LEAST_SLOTS = 1024;

// Twice U+FFFF, which no text holds, or not so that its pairs would tell anything.
const NONE = -1;

/** Where a pair stands, or could. */
function slotOf(pairs: Int32Array, pair: number): number {
  const last = pairs.length - 1;
  let slot = (Math.imul(pair, 0x9e3779b1) >>> 9) & last;
  while (pairs[slot] !== pair && pairs[slot] !== NONE) slot = (slot + 1) & last;
  return slot;
}
