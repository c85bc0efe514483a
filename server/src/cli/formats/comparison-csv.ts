import { csvLines } from '../../library/csv';
import { inLanguage } from '../../text/bilingual';
import type { CountedFile, Style } from '../printer';
import { columnName, compared } from './compared';

/** `compare --format csv`: an indicator a line, a column for each half of a report; as written, for people and spreadsheets. */
export function comparisonCsv(files: readonly CountedFile[], { language }: Style): string {
  const { columns, rows } = compared(files).comparison;
  const heading = [
    inLanguage({ zh: '指标', en: 'indicator' }, language),
    ...columns.map(column => columnName(column, files, language)),
    inLanguage({ zh: '对应把握', en: 'confidence' }, language),
  ];
  const lines = rows.map(row => {
    const first = row.find(cell => cell !== undefined)!;
    const sure = Math.min(...row.flatMap(cell => cell?.match?.confidence ?? []), 1);
    return [first.subject.name, ...row.map(cell => cell?.subject.indicator.text ?? ''), `${Math.round(sure * 100)}%`];
  });
  // With the BOM without which Excel reads Chinese as ANSI.
  return `\uFEFF${csvLines([heading, ...lines])}`;
}
