import type { Clock } from '../../client/src/clock';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets milliseconds pass, and runs what falls due, in order. */
  readonly pass: (milliseconds: number) => void;
  /** How many tasks wait. */
  readonly waiting: () => number;
}

export function fakeClock(): FakeClock {
  let now = 0;
  const tasks = new Set<{ readonly due: number; readonly run: () => void }>();
  const next = (until: number) => [...tasks].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const task = { due: now + milliseconds, run };
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    pass: milliseconds => {
      const until = now + milliseconds;
      for (let task = next(until); task !== undefined; task = next(until)) {
        tasks.delete(task);
        now = task.due;
        task.run();
      }
      now = until;
    },
    waiting: () => tasks.size,
  };
}
