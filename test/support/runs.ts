/**
 * How often a property is tried: few times and on the same examples by default, so that a run says the same twice; a
 * hundred times as often and on others each time with `LONG=1` (`npm run test:long`).
 */
export function runs(count: number): { readonly numRuns: number; readonly seed?: number } {
  return process.env.LONG === '1' ? { numRuns: count * 100 } : { numRuns: count, seed: SEED };
}

const SEED = 20_261_121;
