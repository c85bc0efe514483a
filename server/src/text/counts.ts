/**
 * How often words stand somewhere, and which of these numbers changed lately: what was concluded from some of them need be
 * looked at again only where one of those changed.
 */
export class Counts {
  readonly #counts = new Map<string, number>();
  /** The words whose number changed, of the last rounds. */
  #news: Set<string>[] = [new Set()];
  /** Of the first of them. */
  #firstRound = 0;

  get(word: string): number | undefined {
    return this.#counts.get(word);
  }

  has(word: string): boolean {
    return this.#counts.has(word);
  }

  add(word: string, by: number): void {
    const count = (this.#counts.get(word) ?? 0) + by;
    if (count === 0) this.#counts.delete(word);
    else this.#counts.set(word, count);
    this.#news.at(-1)!.add(word);
  }

  /** Changes from here on are news to who looked at the numbers before. */
  beginRound(): void {
    const isLong = this.#news.at(-1)!.size > MOST_NEWS;
    const dropped = isLong ? this.#news.length : Math.max(0, this.#news.length - MOST_ROUNDS);
    this.#firstRound += dropped;
    this.#news = [...this.#news.slice(dropped), new Set()];
  }

  get round(): number {
    return this.#firstRound + this.#news.length - 1;
  }

  /** By round: the words whose number may have changed behind it; undefined where nobody knows any more. */
  changedAfter(round: number): readonly ReadonlySet<string>[] | undefined {
    return round + 1 < this.#firstRound ? undefined : this.#news.slice(round + 1 - this.#firstRound);
  }
}

// Of a text that was pasted nobody needs a list.
const MOST_NEWS = 4096;
const MOST_ROUNDS = 16;
