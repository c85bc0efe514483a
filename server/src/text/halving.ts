/**
 * How many of the indices below `length` hold, where those that do come before those that do not: by halving, so that the
 * cost grows with the number of digits of `length`.
 */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
