import { type Clock, systemClock } from './clock';

/** Milliseconds: a check that ends sooner is not worth a word, and a status that flickers with every letter tells nothing. */
const SLOW = 500;

/** The checks that are under way for a while, by the URI of their documents. */
export class SlowChecks {
  private readonly underWay = new Map<string, number>();
  private readonly slow = new Set<string>();
  private readonly timers = new Set<() => void>();

  constructor(
    private readonly changed: () => void,
    private readonly clock: Clock = systemClock,
  ) {}

  has(uri: string): boolean {
    return this.slow.has(uri);
  }

  async track<T>(uri: string, check: () => Promise<T>): Promise<T> {
    this.underWay.set(uri, (this.underWay.get(uri) ?? 0) + 1);
    const callOff = this.clock.after(SLOW, () => this.tell(uri));
    this.timers.add(callOff);
    try {
      return await check();
    } finally {
      callOff();
      this.timers.delete(callOff);
      this.end(uri);
    }
  }

  dispose(): void {
    for (const callOff of this.timers) callOff();
  }

  private tell(uri: string): void {
    this.slow.add(uri);
    this.changed();
  }

  /** The last of several that overlap ends the wait; one that was cancelled is no result, but no wait either. */
  private end(uri: string): void {
    const left = (this.underWay.get(uri) ?? 1) - 1;
    if (left > 0) this.underWay.set(uri, left);
    else this.underWay.delete(uri);
    if (left === 0 && this.slow.delete(uri)) this.changed();
  }
}
