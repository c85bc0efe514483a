/** Wakes those who wait for something to have changed. */
export class News {
  private readonly waiting = new Set<() => void>();
  private told = 0;

  /** How often something has been told. */
  get count(): number {
    return this.told;
  }

  tell(): void {
    this.told++;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Resolves as soon as more than `seen` has been told, or `wake` is called by what `onEnd` is given. */
  after(seen: number, onEnd: (wake: () => void) => void): Promise<void> {
    if (this.told > seen) return Promise.resolve();
    return new Promise(resolve => {
      this.waiting.add(resolve);
      onEnd(() => {
        this.waiting.delete(resolve);
        resolve();
      });
    });
  }
}
