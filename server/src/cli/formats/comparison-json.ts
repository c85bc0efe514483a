import type { Item } from '../../library/comparison/alignment';
import type { PlacedItem, Row } from '../../library/comparison/compare-reports';
import type { YearComparison } from '../../library/comparison/years';
import type { CountedFile } from '../printer';
import { compared } from './compared';

/** `compare --format json`: every row, with the confidence of each cell, and what could be one row too. */
export function comparisonJson(files: readonly CountedFile[]): string {
  const { comparison, years } = compared(files);
  const { reports, columns, rows, suggestions } = comparison;
  const content = {
    reports: reports.map(({ title, bureau, reviewed, planned }, index) => ({
      path: files[index]!.path,
      title,
      bureau,
      reviewed: reviewed ?? null,
      planned: planned ?? null,
    })),
    columns: columns.map(({ report, half, year }) => ({ report, half, year: year ?? null })),
    rows: rows.map(rowJson),
    suggestions,
    years: years.map(yearsJson),
  };
  return `${JSON.stringify(content)}\n`;
}

function rowJson(row: Row) {
  const { subject } = row.find(cell => cell !== undefined)!;
  return { name: subject.name, kind: subject.kind, cells: row.map(cell => (cell ? placedJson(cell) : null)) };
}

function placedJson({ match, ...item }: PlacedItem) {
  return { ...itemJson(item), tier: match?.tier ?? null, confidence: match?.confidence ?? null };
}

function itemJson({ subject: { indicator, name }, mentions }: Item) {
  const { start, end, text, value, low, high, unit, period } = indicator;
  return {
    name,
    start,
    end,
    text,
    value,
    low: low ?? null,
    high: high ?? null,
    unit,
    period: period ?? null,
    mentions: mentions.map(({ indicator: each }) => ({ start: each.start, end: each.end })),
  };
}

function yearsJson({ files, promises, disagreements }: YearComparison & { readonly files: readonly number[] }) {
  return {
    last: files[0],
    current: files[1],
    promises: promises.map(({ target, outcome, actual, match, aim, saidAt }) => ({
      outcome,
      aim,
      target: itemJson(target),
      actual: actual ? itemJson(actual) : null,
      confidence: match?.confidence ?? null,
      saidAt: saidAt ?? null,
    })),
    disagreements: disagreements.map(({ before, after, implied }) => ({
      before: itemJson(before),
      after: itemJson(after),
      implied: implied?.value ?? null,
    })),
  };
}
