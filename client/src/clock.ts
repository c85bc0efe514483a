/** Time as views and findings use it; tests bring their own. */
export interface Clock {
  /** Milliseconds, from any beginning, never going back. */
  readonly now: () => number;
  /** Runs once after so many milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

// Both extension hosts have these, but no set of types that fits both names them.
declare const setTimeout: (run: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;
declare const performance: { readonly now: () => number };

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
