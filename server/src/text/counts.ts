import { Changes } from './changes';

/** How often words stand somewhere, and which of these numbers changed lately. */
export class Counts {
  readonly #counts = new Map<string, number>();
  readonly #changes = new Changes<string>();

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
    this.#changes.note(word);
  }

  /** Changes from here on are news to who looked at the numbers before. */
  beginRound(): void {
    this.#changes.beginRound(this.#counts.size === 0);
  }

  get round(): number {
    return this.#changes.round;
  }

  /** By round: the words whose number may have changed behind it; undefined where nobody knows any more. */
  changedAfter(round: number): readonly ReadonlySet<string>[] | undefined {
    return this.#changes.after(round);
  }
}
