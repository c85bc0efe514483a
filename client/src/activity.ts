import { type Disposable, type Event, EventEmitter, type Uri } from 'vscode';
import { SlowChecks } from './slow-checks';

/** What the server is doing, for the status bar. */
export class Activity implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly checked = new Set<string>();
  private readonly slow = new SlowChecks(() => this.changed.fire());
  private running = false;

  readonly onDidChange: Event<void> = this.changed.event;

  /** Whether a first result for the document has come: until then its counts would be nought without meaning it. */
  hasResult(uri: Uri): boolean {
    return this.checked.has(uri.toString());
  }

  /** Whether a check of the document takes so long that the writer is told. */
  isSlow(uri: Uri): boolean {
    return this.slow.has(uri.toString());
  }

  get isServerRunning(): boolean {
    return this.running;
  }

  serverIsRunning(running: boolean): void {
    this.running = running;
    this.checked.clear();
    this.changed.fire();
  }

  /** Runs a check of the document and remembers that it has come to an end. A cancelled check counts for nothing. */
  async track<T>(uri: Uri, check: () => Promise<T>): Promise<T> {
    const result = await this.slow.track(uri.toString(), check);
    this.checked.add(uri.toString());
    this.changed.fire();
    return result;
  }

  forget(uri: Uri): void {
    this.checked.delete(uri.toString());
  }

  dispose(): void {
    this.slow.dispose();
    this.changed.dispose();
  }
}
