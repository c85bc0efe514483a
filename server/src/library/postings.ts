/** Where a chain ends. */
export const NO_POSTING = -1;

/**
 * Which gram stands where: a hash table of chains in typed arrays, 24 bytes a gram and a third more while it grows. The
 * grams of one owner hang together too, so that taking them out costs what they are, however often others have the same.
 * Grams are known by their hash alone; whoever finds one compares the texts.
 */
export class Postings {
  private heads = new Int32Array(1 << 10).fill(NO_POSTING);
  private next = new Int32Array(1 << 10);
  private previous = new Int32Array(1 << 10);
  private nextOfOwner = new Int32Array(1 << 10);
  private hashes = new Int32Array(1 << 10);
  private owners = new Int32Array(1 << 10);
  private offsets = new Int32Array(1 << 10);
  private used = 0;
  private free = NO_POSTING;
  private held = 0;

  /** `last` is what the call before gave for the same owner, or `NO_POSTING`; to be handed over again, to `remove` in the end. */
  add(hash: number, owner: number, offset: number, last: number): number {
    if (this.held >= this.heads.length) this.rehash(this.heads.length * 2);
    const entry = this.take();
    this.hashes[entry] = hash;
    this.owners[entry] = owner;
    this.offsets[entry] = offset;
    this.nextOfOwner[entry] = last;
    this.link(entry);
    this.held++;
    return entry;
  }

  /** Takes out all grams of an owner; `last` is what the last `add` gave. */
  remove(last: number): void {
    for (let entry = last; entry !== NO_POSTING; entry = this.nextOfOwner[entry]!) {
      this.unlink(entry);
      this.next[entry] = this.free;
      this.free = entry;
      this.held--;
    }
  }

  /** In no particular order, for as long as `visit` says so. */
  each(hash: number, visit: (owner: number, offset: number) => boolean): void {
    for (let at = this.heads[this.bucketOf(hash)]!; at !== NO_POSTING; at = this.next[at]!)
      if (this.hashes[at] === hash && !visit(this.owners[at]!, this.offsets[at]!)) return;
  }

  private take(): number {
    if (this.free !== NO_POSTING) {
      const entry = this.free;
      this.free = this.next[entry]!;
      return entry;
    }
    if (this.used === this.next.length) this.grow(Math.ceil(this.next.length * GROWTH));
    return this.used++;
  }

  private grow(length: number): void {
    this.next = longer(this.next, length);
    this.previous = longer(this.previous, length);
    this.nextOfOwner = longer(this.nextOfOwner, length);
    this.hashes = longer(this.hashes, length);
    this.owners = longer(this.owners, length);
    this.offsets = longer(this.offsets, length);
  }

  private rehash(buckets: number): void {
    const before = this.heads;
    this.heads = new Int32Array(buckets).fill(NO_POSTING);
    for (const head of before) {
      for (let at = head; at !== NO_POSTING; ) {
        const following = this.next[at]!;
        this.link(at);
        at = following;
      }
    }
  }

  private link(entry: number): void {
    const bucket = this.bucketOf(this.hashes[entry]!);
    const head = this.heads[bucket]!;
    this.next[entry] = head;
    this.previous[entry] = NO_POSTING;
    if (head !== NO_POSTING) this.previous[head] = entry;
    this.heads[bucket] = entry;
  }

  private unlink(entry: number): void {
    const [before, behind] = [this.previous[entry]!, this.next[entry]!];
    if (before === NO_POSTING) this.heads[this.bucketOf(this.hashes[entry]!)] = behind;
    else this.next[before] = behind;
    if (behind !== NO_POSTING) this.previous[behind] = before;
  }

  private bucketOf(hash: number): number {
    return hash & (this.heads.length - 1);
  }
}

const GROWTH = 4 / 3;

function longer(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}
