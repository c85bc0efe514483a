/** How many items two lists have in common at their fronts, and how many of the others at their backs. */
export interface CommonEnds {
  readonly front: number;
  readonly back: number;
}

/** Of lists of so many items; `isSame` is asked about an index of each. Linear in what they have in common. */
export function commonEnds(
  length: number,
  otherLength: number,
  isSame: (index: number, otherIndex: number) => boolean,
): CommonEnds {
  const shorter = Math.min(length, otherLength);
  let front = 0;
  while (front < shorter && isSame(front, front)) front++;
  let back = 0;
  while (back < shorter - front && isSame(length - 1 - back, otherLength - 1 - back)) back++;
  return { front, back };
}
