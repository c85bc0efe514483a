/**
 * A table that is emptied without being touched: what a text writes into it begins at a number that no earlier text has
 * written, so that whatever lies below is of others. For passes over many short texts, one after the other.
 */
export interface Stamps {
  readonly values: Int32Array;
  /** The first number of a text that writes so many of them. */
  begin(count: number): number;
}

export function stamps(size: number): Stamps {
  const values = new Int32Array(size);
  let next = 1;
  return {
    values,
    begin: count => {
      if (next + count > HIGHEST) {
        next = 1;
        values.fill(0);
      }
      const first = next;
      next += count;
      return first;
    },
  };
}

const HIGHEST = 0x40000000;
