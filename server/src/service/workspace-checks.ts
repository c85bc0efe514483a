import type { Diagnostic } from 'vscode-languageserver-types';
import { type ListedReport, MOST_REPORTS } from '../protocol';
import type { ReportFiles } from './closed-reports';
import type { Job } from './job';

/** What was found in a report that is not open. */
export interface ClosedReport {
  readonly uri: string;
  /** Changes when the findings do. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** The findings of the reports that no editor has open. A report is checked again only when it has changed. */
export class WorkspaceChecks {
  private readonly known = new Map<string, ClosedReport & { readonly stamp: string; readonly content: string }>();
  private results = 0;
  /** Files that were listed but are too large to be read. */
  tooLarge = 0;
  /** Whether there may be more files than were listed. */
  isCut = false;

  constructor(
    private readonly files: ReportFiles,
    private readonly check: (text: string, uri: string) => Promise<readonly Diagnostic[]>,
  ) {}

  /** In the order in which the client lists them. */
  reports(): Iterable<ClosedReport> {
    return this.known.values();
  }

  /** Checks what has changed, and calls `onChange` after each report. Ends early once the job is cancelled. */
  async refresh(isOpen: (uri: string) => boolean, job: Job, onChange: () => void): Promise<void> {
    const all = await this.files.list();
    const listed = all.filter(({ uri, tooLarge }) => !tooLarge && !isOpen(uri));
    this.tooLarge = all.filter(each => each.tooLarge).length;
    this.isCut = all.length >= MOST_REPORTS;
    const there = new Set(listed.map(({ uri }) => uri));
    for (const uri of this.known.keys()) if (!there.has(uri)) this.known.delete(uri);
    const stale = listed.filter(({ uri, stamp }) => this.known.get(uri)?.stamp !== stamp);
    for (const [done, report] of stale.entries()) {
      if (job.isCancelled()) break;
      await this.read(report);
      job.tell(done + 1, stale.length);
      onChange();
      await job.turn();
    }
    onChange();
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  clear(): void {
    this.known.clear();
  }

  /** What cannot be read or is no report counts as one without findings, until it changes. */
  private async read({ uri, stamp }: ListedReport): Promise<void> {
    const text = await this.files.read(uri);
    const items = text === undefined ? [] : await this.check(text, uri);
    const content = JSON.stringify(items);
    const before = this.known.get(uri);
    const resultId = before?.content === content ? before.resultId : `closed ${++this.results}`;
    this.known.set(uri, { uri, stamp, content, items, resultId });
  }
}
