import type { Diagnostic } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { WorkspaceOutcome } from '../protocol';
import type { Finding } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import type { ReportFiles } from './closed-reports';
import type { Job } from './job';
import { News } from './news';
import type { Settings } from './settings';
import { WorkspaceChecks } from './workspace-checks';
import { WorkspaceIndex } from './workspace-index';

/** What the workspace needs of the server. */
export interface WorkspaceHost {
  readonly files: ReportFiles;
  readonly isOpen: (uri: string) => boolean;
  /** The open reports as they stand in the editor. */
  readonly openDrafts: () => Iterable<readonly [uri: string, draft: Draft]>;
  /** The diagnostics of a report that is not open. */
  readonly check: (text: string, uri: string) => Promise<readonly Diagnostic[]>;
  /** Those of the open reports. */
  readonly openDiagnostics: () => readonly (readonly Diagnostic[])[];
  /** Runs a task that the writer sees the progress of and may cancel. */
  readonly run: (title: Bilingual, task: (job: Job) => Promise<void>) => Promise<void>;
  /** The open reports may have other findings than before. */
  readonly refresh: () => void;
}

/** An item of a workspace diagnostic report, as LSP has it. */
export type WorkspaceItem = { readonly uri: string; readonly version: null } & (
  | { readonly kind: 'full'; readonly resultId?: string; readonly items: Diagnostic[] }
  | { readonly kind: 'unchanged'; readonly resultId: string }
);

/** The reports of the workspace: compared with one another, and checked where no editor has them open. Both as set. */
export class WorkspaceReports {
  readonly news = new News();
  private readonly checks: WorkspaceChecks;
  private index: WorkspaceIndex | undefined;
  private isCheckingSet = false;
  private isCheckingAsked = false;
  private queue: Promise<void> = Promise.resolve();
  /** Reports that were closed, by how much had been told before. */
  private readonly closed = new Map<string, number>();

  constructor(private readonly host: WorkspaceHost) {
    this.checks = new WorkspaceChecks(host.files, host.check);
  }

  /** Follows the settings; what is switched on begins in the background. */
  set({ otherReports, checkWorkspace }: Pick<Settings, 'otherReports' | 'checkWorkspace'>): void {
    if (otherReports && !this.index) void this.indexing();
    else if (!otherReports && this.index) {
      this.index = undefined;
      this.host.refresh();
    }
    const turnedOn = checkWorkspace && !this.isCheckingSet;
    const turnedOff = !checkWorkspace && this.isCheckingSet;
    this.isCheckingSet = checkWorkspace;
    if (turnedOn) void this.checking();
    if (turnedOff && !this.isCheckingAsked) this.stopChecking();
  }

  /** Files have changed on disk, or a report was closed and counts as it lies there. */
  async changed(): Promise<void> {
    if (this.index) await this.indexing();
    if (this.isChecking) await this.checking();
  }

  /** What reports are checked under has changed. */
  recheck(): void {
    this.checks.clear();
    if (this.isChecking) void this.checking();
  }

  /** A report that is closed keeps no findings unless they are wanted of all reports. */
  close(uri: string): void {
    this.closed.set(uri, this.news.count);
    this.index?.leave(uri);
    this.checks.forget(uri);
    this.news.tell();
    void this.changed();
  }

  /** Checks all reports because somebody asks for it; from now on they are followed. */
  async checkAll(): Promise<WorkspaceOutcome> {
    this.isCheckingAsked = true;
    const isCancelled = await this.checking();
    const closed = Array.from(this.checks.reports(), ({ items }) => items);
    const all = [...closed, ...this.host.openDiagnostics()];
    const { tooLarge, isCut } = this.checks;
    const shown = all.flat().filter(({ severity }) => severity !== HINT);
    return { reports: all.length, findings: shown.length, isCancelled, tooLarge, isCut };
  }

  /** Changes whenever the findings of an open report may. */
  versionBesides(uri: string): string | undefined {
    this.followOpen(uri);
    return this.index?.versionBesides(uri);
  }

  /** The findings of an open report with what it shares with others. */
  complete(draft: Draft, findings: readonly Finding[], uri: string): readonly Finding[] {
    const all = this.index?.complete(draft, findings, uri) ?? findings;
    if (this.index?.isWanting) void this.reading(this.index);
    return all;
  }

  /** Reads what `complete` needs for a report, where one can wait for it. */
  async prepare(draft: Draft, uri: string): Promise<void> {
    this.followOpen(uri);
    await this.index?.prepare(draft, uri);
  }

  /** What a client that has `known`, result ids by URI, is to be told of closed reports. Brings `known` up to date. */
  items(known: Map<string, string>, withUnchanged: boolean, since: number): readonly WorkspaceItem[] {
    const items: WorkspaceItem[] = [];
    const reports = this.isChecking ? [...this.checks.reports()] : [];
    for (const { uri, resultId, items: found } of reports) {
      const isKnown = known.get(uri) === resultId && (this.closed.get(uri) ?? -1) < since;
      if (isKnown && withUnchanged) items.push({ uri, version: null, kind: 'unchanged', resultId });
      if (!isKnown) items.push({ uri, version: null, kind: 'full', resultId, items: [...found] });
    }
    return [...items, ...this.cleared(known, new Set(reports.map(({ uri }) => uri)), since)].map(item => {
      if (item.resultId === undefined) known.delete(item.uri);
      else known.set(item.uri, item.resultId);
      return item;
    });
  }

  /** Whether all reports are to be checked, because it is set or somebody has asked for it. */
  get isChecking(): boolean {
    return this.isCheckingSet || this.isCheckingAsked;
  }

  private stopChecking(): void {
    this.checks.clear();
    this.news.tell();
  }

  /** Those that have no findings of their own any more. Of open reports the client asks by itself. */
  private cleared(known: ReadonlyMap<string, string>, there: ReadonlySet<string>, since: number): WorkspaceItem[] {
    const closed = Array.from(this.closed).filter(([, when]) => when >= since);
    const uris = new Set([...known.keys(), ...closed.map(([uri]) => uri)]);
    const gone = [...uris].filter(uri => !there.has(uri) && !this.host.isOpen(uri));
    return gone.map(uri => ({ uri, version: null, kind: 'full', items: [] }));
  }

  private indexing(): Promise<void> {
    const index = this.index ?? new WorkspaceIndex(this.host.files);
    this.index = index;
    return this.queued(async () => {
      if (this.index !== index) return;
      await this.host.run(INDEXING, job => index.refresh(this.host.isOpen, job));
      this.host.refresh();
    });
  }

  /** What was missing comes later, and the open reports are told. */
  private reading(index: WorkspaceIndex): Promise<void> {
    return this.queued(async () => {
      if (this.index !== index || !index.isWanting) return;
      await index.readWanted();
      this.host.refresh();
    });
  }

  /** Whether it was cancelled. */
  private async checking(): Promise<boolean> {
    let isCancelled = false;
    await this.queued(() =>
      this.host.run(CHECKING, async job => {
        await this.checks.refresh(this.host.isOpen, job, () => this.news.tell());
        isCancelled = job.isCancelled();
      }),
    );
    return isCancelled;
  }

  /** One after the other, so that none reads what another is just reading. A list that cannot be had ends the task only. */
  private queued(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch(() => undefined);
    return this.queue;
  }

  /** The report itself need not be up to date in the index: it is compared with the others. */
  private followOpen(uri: string): void {
    if (!this.index) return;
    for (const [other, draft] of this.host.openDrafts()) if (other !== uri) this.index.follow(other, draft);
  }
}

const HINT = 4;

const INDEXING = { zh: '正在比对工作区的报告', en: 'Comparing the reports of the workspace' };
const CHECKING = { zh: '正在检查工作区的报告', en: 'Checking the reports of the workspace' };
