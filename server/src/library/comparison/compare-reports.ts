import type { Draft } from '../../draft/draft';
import type { Indicator } from '../../draft/indicators';
import { align, type Correction, correctionKey, type Item, type Row, type Suggestion } from './alignment';
import { identityOf, type ReportIdentity } from './report-identity';
import { type Subject, subjectsOf } from './subject';

export type { Correction, PlacedItem, Row, Suggestion, Tier } from './alignment';
export { correctionKey } from './alignment';

/** A report to be compared. */
export interface ReportToCompare {
  /** Path or name of the file: its year is taken where the title has none. */
  readonly name: string;
  readonly draft: Draft;
  readonly indicators: readonly Indicator[];
}

/** One half of a report: what was done in a year, or what is planned for one. */
export interface ComparedColumn {
  /** Index into the reports. */
  readonly report: number;
  readonly half: 'done' | 'planned';
  readonly year: number | undefined;
}

export interface Comparison {
  readonly reports: readonly ReportIdentity[];
  readonly columns: readonly ComparedColumn[];
  /** Rows in the order in which their indicators first come. */
  readonly rows: readonly Row[];
  readonly suggestions: readonly Suggestion[];
}

/** The same indicators across reports, each report in the columns of its halves. Close to linear in the figures. */
export function compareReports(
  reports: readonly ReportToCompare[],
  corrections: readonly Correction[] = [],
): Comparison {
  const identities = reports.map(({ draft, name }) => identityOf(draft, name));
  const columns: ComparedColumn[] = [];
  const items: (readonly Item[])[] = [];
  reports.forEach((each, report) => {
    const identity = identities[report]!;
    const subjects = subjectsOf(each.draft, each.indicators, identity);
    for (const half of ['done', 'planned'] as const) {
      const own = subjects.filter(({ indicator }) => indicator.planned === (half === 'planned'));
      if (own.length === 0 && half === 'planned') continue;
      columns.push({ report, half, year: half === 'done' ? identity.reviewed : identity.planned });
      items.push(itemsOf(own));
    }
  });
  return { reports: identities, columns, ...align(items, corrections) };
}

/** Figures that are said again are one item, whatever place of the report they stand in. */
export function itemsOf(subjects: readonly Subject[]): readonly Item[] {
  const groups = new Map<string, { subject: Subject; mentions: Subject[] }[]>();
  const items: Item[] = [];
  for (const subject of subjects) {
    const key = `${correctionKey(subject)} ${subject.action} ${subject.when} ${subject.indicator.direction}`;
    const known = groups.get(key)?.find(each => subject.plain !== '' && isSaidAgain(each.subject, subject));
    if (known) known.mentions.push(subject);
    else {
      const item = { subject, mentions: [subject] };
      groups.set(key, [...(groups.get(key) ?? []), item]);
      items.push(item);
    }
  }
  return items;
}

function isSaidAgain(a: Subject, b: Subject): boolean {
  const [one, other] = [a.indicator, b.indicator];
  if (a.size !== b.size || (a.generic && a.around !== b.around)) return false;
  return (one.low ?? -Infinity) <= (other.high ?? Infinity) && (other.low ?? -Infinity) <= (one.high ?? Infinity);
}
