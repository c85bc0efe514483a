/**
 * Which gram stands where: a hash table of chains in typed arrays, sixteen bytes a gram and a third more while it grows.
 * Grams are known by their hash alone; whoever finds one compares the texts.
 */
export class Postings {
  private heads = new Int32Array(1 << 10).fill(NONE);
  private next = new Int32Array(1 << 10);
  private hashes = new Int32Array(1 << 10);
  private owners = new Int32Array(1 << 10);
  private offsets = new Int32Array(1 << 10);
  private used = 0;
  private free = NONE;
  private held = 0;

  get size(): number {
    return this.held;
  }

  /** In bytes. */
  get memory(): number {
    return 4 * (this.heads.length + 4 * this.next.length);
  }

  add(hash: number, owner: number, offset: number): void {
    if (this.held >= this.heads.length) this.rehash(this.heads.length * 2);
    const entry = this.take();
    this.hashes[entry] = hash;
    this.owners[entry] = owner;
    this.offsets[entry] = offset;
    this.link(entry);
    this.held++;
  }

  remove(hash: number, owner: number, offset: number): void {
    const bucket = this.bucketOf(hash);
    for (let before = NONE, at = this.heads[bucket]!; at !== NONE; before = at, at = this.next[at]!) {
      if (this.hashes[at] !== hash || this.owners[at] !== owner || this.offsets[at] !== offset) continue;
      if (before === NONE) this.heads[bucket] = this.next[at]!;
      else this.next[before] = this.next[at]!;
      this.next[at] = this.free;
      this.free = at;
      this.held--;
      return;
    }
  }

  /** In no particular order. */
  each(hash: number, visit: (owner: number, offset: number) => void): void {
    for (let at = this.heads[this.bucketOf(hash)]!; at !== NONE; at = this.next[at]!)
      if (this.hashes[at] === hash) visit(this.owners[at]!, this.offsets[at]!);
  }

  private take(): number {
    if (this.free !== NONE) {
      const entry = this.free;
      this.free = this.next[entry]!;
      return entry;
    }
    if (this.used === this.next.length) this.grow(Math.ceil(this.next.length * GROWTH));
    return this.used++;
  }

  private grow(length: number): void {
    this.next = longer(this.next, length);
    this.hashes = longer(this.hashes, length);
    this.owners = longer(this.owners, length);
    this.offsets = longer(this.offsets, length);
  }

  private rehash(buckets: number): void {
    const before = this.heads;
    this.heads = new Int32Array(buckets).fill(NONE);
    for (const head of before) {
      for (let at = head; at !== NONE; ) {
        const following = this.next[at]!;
        this.link(at);
        at = following;
      }
    }
  }

  private link(entry: number): void {
    const bucket = this.bucketOf(this.hashes[entry]!);
    this.next[entry] = this.heads[bucket]!;
    this.heads[bucket] = entry;
  }

  private bucketOf(hash: number): number {
    return hash & (this.heads.length - 1);
  }
}

const NONE = -1;
const GROWTH = 4 / 3;

function longer(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}
