import { type Draft, readDraft } from '../draft/draft';
import { identityOf } from '../library/comparison/report-identity';
import { notCompared, withOtherReports } from '../library/other-reports';
import { MOST_LETTERS, PassageIndex } from '../library/passage-index';
import { passagesOf, readPassages } from '../library/passages';
import { Predecessors, yearOf } from '../library/predecessors';
import { withYearConflicts, type YearFigures, yearFigures } from '../library/year-conflicts';
import { type ListedReport, MOST_REPORTS } from '../protocol';
import type { Finding } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import type { ReportFiles } from './closed-reports';
import type { Job } from './job';

/** What the reports of the workspace share: those on disk as they lie there, those that are open as they stand in the editor. */
export class WorkspaceIndex {
  private readonly index = new PassageIndex();
  /** Of the reports that were read from disk. */
  private readonly stamps = new Map<string, string>();
  /** Of the reports that are open, the drafts that are in the index. */
  private readonly drafts = new Map<string, Draft>();
  private readonly leftOut = new Set<string>();
  private readonly years = new Predecessors();
  /** Of the reports of a year before that some report was held against. */
  private readonly figures = new Map<string, YearFigures>();
  /** Those that are wanted and not yet read. */
  private readonly wanted = new Set<string>();
  /** How often figures were read or thrown away. */
  private readings = 0;
  /** Left by a job that was cancelled. */
  private unread = 0;
  private tooLarge = 0;
  private isCut = false;

  constructor(private readonly files: ReportFiles) {}

  /** Reads what has changed on disk. A job that is cancelled leaves the rest unread, and every report says so. */
  async refresh(isOpen: (uri: string) => boolean, job: Job): Promise<void> {
    const listed = await this.files.list();
    const there = new Set(listed.map(({ uri }) => uri));
    for (const uri of [...this.index.ids(), ...this.leftOut]) if (!there.has(uri) && !isOpen(uri)) this.forget(uri);
    const closed = listed.filter(({ uri }) => !isOpen(uri));
    this.tooLarge = closed.filter(each => each.tooLarge).length;
    this.isCut = listed.length >= MOST_REPORTS;
    const stale = closed.filter(({ uri, stamp, tooLarge }) => !tooLarge && this.stamps.get(uri) !== stamp);
    this.unread = 0;
    for (const [done, report] of stale.entries()) {
      if (job.isCancelled()) {
        this.unread = stale.length - done;
        return;
      }
      await this.read(report, isOpen, job);
      job.tell(done + 1, stale.length);
    }
  }

  /** A report that is open: other reports are compared with it as it stands in the editor. */
  follow(uri: string, draft: Draft): void {
    if (this.drafts.get(uri) === draft) return;
    this.drafts.set(uri, draft);
    this.stamps.delete(uri);
    this.keep(uri, this.index.set(uri, passagesOf(draft)));
    this.years.set(uri, identityOf(draft, uri));
    this.expire(uri);
  }

  /** Whether there are reports of a year before to be read, for `readWanted`. */
  get isWanting(): boolean {
    return this.wanted.size > 0;
  }

  /** Reads the reports of a year before that are not open and that `complete` had to do without. */
  async readWanted(): Promise<void> {
    const uris = [...this.wanted];
    this.wanted.clear();
    for (const uri of uris) await this.readFigures(uri);
  }

  /** The same for one report that is about to be completed. */
  async prepare(draft: Draft, uri: string): Promise<void> {
    for (const each of this.yearsBefore(draft, uri)) if (!this.figuresOf(each)) await this.readFigures(each);
  }

  /** A report that is open no longer: from the next refresh on it counts as it lies on disk. */
  leave(uri: string): void {
    this.drafts.delete(uri);
    this.stamps.delete(uri);
    this.expire(uri);
  }

  /** The findings of a report with what it shares with the others. */
  complete(draft: Draft, findings: readonly Finding[], uri: string): readonly Finding[] {
    const shared = withOtherReports(draft, findings, uri, this.index);
    const all = withYearConflicts(draft, shared, this.figuresBefore(draft, uri), uri);
    const limits = this.limits();
    return limits.length === 0 ? all : [...limits, ...all];
  }

  /** Changes whenever `complete` may say something new of a report whose text is the same. */
  versionBesides(uri: string): string {
    const limits = [this.leftOut.size, this.unread, this.tooLarge, this.isCut, this.readings];
    return [this.index.versionBesides(uri), ...limits].join(' ');
  }

  private async read({ uri, stamp }: ListedReport, isOpen: (uri: string) => boolean, job: Job): Promise<void> {
    const text = await this.files.read(uri);
    const slices = readPassages(text ?? '');
    let step = slices.next();
    for (; !step.done; step = slices.next()) await job.turn();
    // Opened in the meantime: its draft stands for it now.
    if (isOpen(uri)) return;
    if (text === undefined) this.forget(uri);
    else {
      this.keep(uri, this.index.set(uri, step.value));
      this.years.set(uri, yearOf(text, uri));
    }
    this.expire(uri);
    this.stamps.set(uri, stamp);
    await job.turn();
  }

  private keep(uri: string, isHeld: boolean): void {
    if (isHeld) this.leftOut.delete(uri);
    else this.leftOut.add(uri);
  }

  private forget(uri: string): void {
    this.index.delete(uri);
    this.stamps.delete(uri);
    this.leftOut.delete(uri);
    this.years.delete(uri);
    this.expire(uri);
  }

  private yearsBefore(draft: Draft, uri: string): readonly string[] {
    return this.years.before(identityOf(draft, uri)).filter(each => each !== uri);
  }

  private figuresBefore(draft: Draft, uri: string): readonly YearFigures[] {
    const before = this.yearsBefore(draft, uri);
    for (const each of before) if (!this.figuresOf(each)) this.wanted.add(each);
    return before.map(each => this.figuresOf(each)).filter(each => each !== undefined);
  }

  /** Those of an open report are at hand, and kept until it is edited. */
  private figuresOf(uri: string): YearFigures | undefined {
    const draft = this.drafts.get(uri);
    if (draft && !this.figures.has(uri)) this.figures.set(uri, yearFigures(draft, uri));
    return this.figures.get(uri);
  }

  /** One that cannot be read, or that a draft stands for now, is not asked for again. */
  private async readFigures(uri: string): Promise<void> {
    const text = await this.files.read(uri);
    if (this.drafts.has(uri)) return;
    this.figures.set(uri, yearFigures(readDraft(text ?? ''), uri));
    this.readings++;
  }

  private expire(uri: string): void {
    if (this.figures.delete(uri)) this.readings++;
  }

  private limits(): readonly Finding[] {
    const limits: readonly (readonly [count: number, reason: Bilingual])[] = [
      [this.leftOut.size, FULL],
      [this.unread, CANCELLED],
      [this.tooLarge, TOO_LARGE],
      [this.isCut ? 1 : 0, TOO_MANY],
    ];
    return limits.filter(([count]) => count > 0).map(([count, reason]) => notCompared(count, reason));
  }
}

const FULL = {
  zh: `工作区报告合计超过 ${MOST_LETTERS / 10_000} 万字`,
  en: `the reports of the workspace exceed ${MOST_LETTERS / 1_000_000} million characters`,
};
const CANCELLED = { zh: '读取已被取消', en: 'reading them was cancelled' };
const TOO_LARGE = { zh: '文件太大', en: 'the files are too large' };
const TOO_MANY = {
  zh: `工作区文件超过 ${MOST_REPORTS} 个，其余没有读取`,
  en: `there are more than ${MOST_REPORTS} files in the workspace, and the others were not read`,
};
