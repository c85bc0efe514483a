import type { Draft } from '../draft/draft';
import type { Indicator } from '../draft/indicators';
import type { Item, Match } from '../library/comparison/alignment';
import { compareReports, correctionKey, type ReportToCompare, type Row } from '../library/comparison/compare-reports';
import { identityOf, type ReportIdentity } from '../library/comparison/report-identity';
import { compareYears, type Promised } from '../library/comparison/years';
import type {
  AlignmentCorrection,
  ComparedFigure,
  ComparedReports,
  ComparedRow,
  ComparedYears,
  DescribedReport,
} from '../protocol';
import { rangeOf } from './convert';

/** A report as the views ask for it. */
export interface ReadReport {
  readonly uri: string;
  readonly draft: Draft;
  readonly indicators: readonly Indicator[];
}

/** Whose report it is, for pickers and headings. */
export function describedReport({ uri, draft }: Pick<ReadReport, 'uri' | 'draft'>): DescribedReport {
  return described(uri, identityOf(draft, uri));
}

function described(uri: string, { title, bureau, reviewed, planned }: ReportIdentity): DescribedReport {
  return { uri, title, bureau, ...(reviewed !== undefined && { reviewed }), ...(planned !== undefined && { planned }) };
}

/** The same indicators across reports, as the view takes it. */
export function comparedReports(
  reports: readonly ReadReport[],
  corrections: readonly AlignmentCorrection[],
): ComparedReports {
  const { columns, rows, suggestions, reports: identities } = compareReports(reports.map(toCompare), corrections);
  return {
    reports: reports.map(({ uri }, index) => described(uri, identities[index]!)),
    columns: columns.map(({ report, half, year }) => ({ report, half, ...(year !== undefined && { year }) })),
    rows: rows.map(row => rowOf(row, column => reports[columns[column]!.report]!.draft)),
    suggestions: suggestions.map(({ rows: pair, confidence }) => ({ rows: pair, confidence })),
  };
}

function rowOf(row: Row, draftOf: (column: number) => Draft): ComparedRow {
  const first = row.find(cell => cell !== undefined)!;
  return {
    name: first.subject.name,
    cells: row.map((cell, column) => (cell ? figureOf(draftOf(column), cell, first, cell.match) : null)),
  };
}

/** What became of last year's plan, as the view takes it. */
export function comparedYears(
  last: ReadReport,
  current: ReadReport,
  corrections: readonly AlignmentCorrection[],
): ComparedYears {
  const found = compareYears(toCompare(last), toCompare(current), corrections);
  return {
    last: described(last.uri, found.last),
    current: described(current.uri, found.current),
    promises: found.promises.map(promise => promiseOf(promise, last.draft, current.draft)),
    disagreements: found.disagreements.map(({ before, after, implied, match }) => ({
      before: figureOf(last.draft, before, before),
      after: figureOf(current.draft, after, before, match),
      ...(implied && { implied: implied.value }),
    })),
    suggestions: found.suggestions.map(({ target, actual, match }) => ({
      target: figureOf(last.draft, target, target),
      actual: figureOf(current.draft, actual, target, match),
      confidence: match.confidence,
    })),
  };
}

function toCompare({ uri, draft, indicators }: ReadReport): ReportToCompare {
  return { name: uri, draft, indicators };
}

function promiseOf({ target, actual, outcome, aim, saidAt, match }: Promised, last: Draft, current: Draft) {
  return {
    target: figureOf(last, target, target),
    actual: actual ? figureOf(current, actual, target, match) : null,
    outcome,
    aim,
    ...(saidAt !== undefined && { saidAt: rangeOf(current, { start: saidAt, end: saidAt }) }),
  };
}

/** `first` is the figure whose unit the row has. */
function figureOf(draft: Draft, { subject, mentions }: Item, first: Item, match?: Match): ComparedFigure {
  const { text, value, unit, approx, role, direction, period, section } = subject.indicator;
  return {
    name: subject.name,
    key: correctionKey(subject),
    text,
    value,
    unit,
    scaled: subject.size === first.subject.size ? value : (value * subject.size) / first.subject.size,
    approx,
    role,
    ...(direction && { direction }),
    ...(period !== undefined && { period }),
    ...(section !== undefined && { section }),
    range: rangeOf(draft, subject.indicator),
    others: mentions.slice(1).map(({ indicator }) => rangeOf(draft, indicator)),
    ...(match && { tier: match.tier, confidence: Math.round(match.confidence * 100) / 100 }),
  };
}
