/** How often a property is tried: few times by default, a hundred times as often with `LONG=1` (`npm run test:long`). */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: process.env.LONG === '1' ? count * 100 : count };
}
