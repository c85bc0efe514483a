/** The choice that was most likely meant by a misspelt word; undefined where none is close. */
export function closest(word: string, choices: readonly string[]): string | undefined {
  const near = choices
    .map(choice => ({ choice, distance: distance(word.toLowerCase(), choice.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near !== undefined && near.distance <= Math.max(2, near.choice.length / 3) ? near.choice : undefined;
}

const LONGEST = 64;

/** How many characters must be put in, left out or replaced. A long word is close to nothing. */
function distance(a: string, b: string): number {
  if (a.length > LONGEST) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
