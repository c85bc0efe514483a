import { readDraft } from '../draft/draft';
import { identityOf, type ReportIdentity } from './comparison/report-identity';

/** What tells whose report it is and which year it looks back on. */
export type YearOf = Pick<ReportIdentity, 'bureau' | 'place' | 'reviewed'>;

/** The reports of each bureau by the year they look back on, so that a report finds those of the year before. */
export class Predecessors {
  private readonly keys = new Map<string, string>();
  private readonly ids = new Map<string, Set<string>>();

  /** A report that does not say whose it is, or of which year, is nobody's predecessor. */
  set(id: string, report: YearOf): void {
    const key = keyOf(report, report.reviewed);
    if (key === this.keys.get(id)) return;
    this.delete(id);
    if (key === undefined) return;
    this.keys.set(id, key);
    const ids = this.ids.get(key) ?? new Set();
    this.ids.set(key, ids.add(id));
  }

  delete(id: string): void {
    const key = this.keys.get(id);
    const ids = key === undefined ? undefined : this.ids.get(key);
    this.keys.delete(id);
    ids?.delete(id);
    if (ids?.size === 0) this.ids.delete(key!);
  }

  /** The reports of the year before, in an order that does not depend on how they came in. */
  before(report: YearOf): readonly string[] {
    const key = report.reviewed === undefined ? undefined : keyOf(report, report.reviewed - 1);
    return [...(this.ids.get(key ?? '') ?? [])].sort();
  }
}

/** Read from the short lines at the beginning of a text: where no title stands among them, it belongs to nobody. */
export function yearOf(text: string, name: string): YearOf {
  const lines = text.slice(0, HEAD).split(/\r\n|\r|\n/);
  const head = lines.map(line => (line.length > LONGEST_TITLE ? '' : line)).join('\n');
  return identityOf(readDraft(head), name);
}

/** UTF-16 units. */
const LONGEST_TITLE = 80;

/** UTF-16 units; a title behind more furniture than that is not found. */
const HEAD = 1500;

function keyOf({ bureau, place }: YearOf, reviewed: number | undefined): string | undefined {
  const isSomebody = place !== undefined || (bureau.length >= LEAST_NAME && !ANYBODY.test(bureau));
  return isSomebody && reviewed !== undefined ? `${bureau} ${reviewed}` : undefined;
}

const LEAST_NAME = 5;

/** 区教育局 and 我局 are somebody else's in the next folder. */
const ANYBODY = /^[省市区县镇乡全本我]/;
