/**
 * What changed lately, round by round: what was concluded from some of it need be looked at again only where one of those
 * changed. Of a round in which all is new, or very much, nothing is kept.
 */
export class Changes<T> {
  #rounds: (Set<T> | undefined)[] = [undefined];
  /** The number of the first of them. */
  #first = 0;
  #open: Set<T> | undefined;

  note(each: T): void {
    if (this.#open === undefined) return;
    this.#open.add(each);
    if (this.#open.size > MOST_NOTED) this.#put(undefined);
  }

  /** Changes from here on are news to who looked before. `isAllNew` where nobody can have. */
  beginRound(isAllNew: boolean): void {
    this.#rounds.push(undefined);
    this.#put(isAllNew ? undefined : new Set());
    if (this.#rounds.length <= MOST_ROUNDS) return;
    this.#rounds.shift();
    this.#first++;
  }

  get round(): number {
    return this.#first + this.#rounds.length - 1;
  }

  /** By round: what may have changed behind it; undefined where nobody knows any more. */
  after(round: number): readonly ReadonlySet<T>[] | undefined {
    if (round + 1 < this.#first) return undefined;
    const later = this.#rounds.slice(round + 1 - this.#first);
    return later.every(each => each !== undefined) ? later : undefined;
  }

  #put(round: Set<T> | undefined): void {
    this.#open = round;
    this.#rounds[this.#rounds.length - 1] = round;
  }
}

// Of a text that was pasted nobody needs a list.
const MOST_NOTED = 4096;
const MOST_ROUNDS = 16;
