import type { Clock } from '../clock';

/** A rest after each run, as a multiple of the time that the run took: the longer a report, the rarer it is asked about. */
const REST = 4;

/**
 * Runs a task whenever it is asked to, one run at a time, with a rest in between; all that is asked for meanwhile is one
 * more run. The first comes at once.
 */
export class Pace {
  private isRunning = false;
  private isWanted = false;
  private rested = 0;
  private stopWaiting: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly task: () => Promise<void>,
  ) {}

  want(): void {
    this.isWanted = true;
    if (this.isRunning || this.stopWaiting !== undefined) return;
    const wait = this.rested - this.clock.now();
    if (wait <= 0) void this.run();
    else this.stopWaiting = this.clock.after(wait, () => this.run());
  }

  dispose(): void {
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    this.isRunning = true;
  }

  private async run(): Promise<void> {
    this.stopWaiting = undefined;
    this.isWanted = false;
    this.isRunning = true;
    const started = this.clock.now();
    // What goes wrong has been told by whoever ran it; the next run may go better.
    await this.task().catch(() => undefined);
    this.isRunning = false;
    this.rested = this.clock.now() + REST * (this.clock.now() - started);
    if (this.isWanted) this.want();
  }
}
