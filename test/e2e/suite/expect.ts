// The web host has no node:assert.

export function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [actual, expected].map(value => JSON.stringify(value, undefined, 1));
  if (found !== wanted) throw new Error(`Expected ${wanted}, found ${found}`);
}

export function matches(text: string, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) if (!pattern.test(text)) throw new Error(`No ${pattern} in: ${text}`);
}

/** The value, which must be there. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}`);
  return value;
}
