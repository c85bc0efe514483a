/** Work that gives way after every step; its answer comes with the last one. Who does not go on with it leaves it undone. */
export type Steps<T> = Generator<undefined, T, undefined>;

export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
