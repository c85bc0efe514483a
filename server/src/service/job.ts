/** Work that takes a while: it may be cancelled, tells how far it is, and lets other messages have their turn. */
export interface Job {
  readonly isCancelled: () => boolean;
  /** `done` of `total` are done. */
  readonly tell: (done: number, total: number) => void;
  readonly turn: () => Promise<void>;
}
