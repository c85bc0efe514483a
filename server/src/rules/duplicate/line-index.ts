/**
 * In which lines of a document hashes (signed, 32 bits) stand, kept up to date while it is edited: the cost of an edit
 * follows its lines, and so does that of a question. What is not here stands nowhere; what is here may be another hash of
 * the same slot, so that who asks looks into the line. Eight bytes a hash, beside the slots.
 */
export interface LineIndex {
  /** Ascending, each once. */
  readonly linesOf: (hash: number) => readonly number[];
  /** Whether there is no such line but this one. */
  readonly isOnlyIn: (hash: number, line: number) => boolean;
  /** Takes the hashes of a line out; it must hold all of them. */
  readonly remove: (line: number, hashes: Int32Array) => void;
  readonly add: (line: number, hashes: Int32Array) => void;
  /** Lines [start, end), which hold nothing any more, give way to [start, newEnd), which hold nothing yet. */
  readonly exchange: (start: number, end: number, newEnd: number) => void;
  /** Whether there are so many more hashes than at first that it should be made anew. */
  readonly isCrowded: () => boolean;
}

/** Room for so many lines and hashes, and for some more. */
export function lineIndex(lines: number, hashes: number): LineIndex {
  return new HashedLines(lines, hashes);
}

/** Chains of entries, by slot. A line is known by a number of its own, as its index changes with every line before it. */
class HashedLines implements LineIndex {
  readonly #mask: number;
  readonly #heads: Int32Array;
  #next: Int32Array;
  #owners: Int32Array;
  /** The first of the entries that are free again. */
  #free = 0;
  #used = 1;
  /** The number of every line, and the line of every number. */
  #numbers: number[];
  readonly #lines: number[];
  readonly #freeNumbers: number[] = [];

  constructor(lines: number, hashes: number) {
    this.#mask = slotsFor(hashes) - 1;
    this.#heads = new Int32Array(this.#mask + 1);
    [this.#next, this.#owners] = [new Int32Array(roomFor(hashes)), new Int32Array(roomFor(hashes))];
    this.#numbers = Array.from({ length: lines }, (_, line) => line);
    this.#lines = this.#numbers.slice();
  }

  linesOf(hash: number): readonly number[] {
    const found: number[] = [];
    for (let entry = this.#heads[this.#slotOf(hash)]!; entry !== 0; entry = this.#next[entry]!)
      found.push(this.#lines[this.#owners[entry]!]!);
    return withoutRepeated(inOrder(found));
  }

  isOnlyIn(hash: number, line: number): boolean {
    const owner = this.#numbers[line]!;
    let entry = this.#heads[this.#slotOf(hash)]!;
    while (entry !== 0 && this.#owners[entry] === owner) entry = this.#next[entry]!;
    return entry === 0;
  }

  remove(line: number, hashes: Int32Array): void {
    const owner = this.#numbers[line]!;
    for (const hash of hashes) this.#removeOne(this.#slotOf(hash), owner);
  }

  #removeOne(slot: number, owner: number): void {
    let before = 0;
    let entry = this.#heads[slot]!;
    while (entry !== 0 && this.#owners[entry] !== owner) {
      before = entry;
      entry = this.#next[entry]!;
    }
    if (entry === 0) return;
    if (before === 0) this.#heads[slot] = this.#next[entry]!;
    else this.#next[before] = this.#next[entry]!;
    this.#next[entry] = this.#free;
    this.#free = entry;
  }

  add(line: number, hashes: Int32Array): void {
    const owner = this.#numbers[line]!;
    for (const hash of hashes) {
      const [slot, entry] = [this.#slotOf(hash), this.#newEntry()];
      this.#owners[entry] = owner;
      this.#next[entry] = this.#heads[slot]!;
      this.#heads[slot] = entry;
    }
  }

  #newEntry(): number {
    const entry = this.#free;
    if (entry === 0) {
      if (this.#used === this.#next.length) this.#grow();
      return this.#used++;
    }
    this.#free = this.#next[entry]!;
    return entry;
  }

  #grow(): void {
    const [next, owners] = [new Int32Array(roomFor(this.#used)), new Int32Array(roomFor(this.#used))];
    next.set(this.#next);
    owners.set(this.#owners);
    [this.#next, this.#owners] = [next, owners];
  }

  exchange(start: number, end: number, newEnd: number): void {
    if (end === newEnd) return;
    for (let line = start; line < end; line++) this.#freeNumbers.push(this.#numbers[line]!);
    const between = Array.from({ length: newEnd - start }, () => this.#freeNumbers.pop() ?? this.#lines.push(0) - 1);
    this.#numbers = [...this.#numbers.slice(0, start), ...between, ...this.#numbers.slice(end)];
    for (let line = start; line < this.#numbers.length; line++) this.#lines[this.#numbers[line]!] = line;
  }

  isCrowded(): boolean {
    return this.#used > MOST_IN_A_SLOT * this.#heads.length;
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}

const MOST_IN_A_SLOT = 4;

/** Between one and two hashes a slot. */
function slotsFor(hashes: number): number {
  let slots = 256;
  while (2 * slots < hashes) slots *= 2;
  return slots;
}

function roomFor(hashes: number): number {
  return 256 + hashes + (hashes >> 3);
}

/** What was added in the order of the lines stands the last first: nearly all need not be sorted. */
function inOrder(lines: number[]): number[] {
  lines.reverse();
  const isSorted = lines.every((line, i) => i === 0 || line >= lines[i - 1]!);
  return isSorted ? lines : lines.sort((a, b) => a - b);
}

function withoutRepeated(ascending: readonly number[]): readonly number[] {
  return ascending.filter((line, i) => line !== ascending[i - 1]);
}
