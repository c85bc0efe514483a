import type { Indicator } from '../../draft/indicators';
import { type Cell, csvLines } from '../../library/csv';
import { inLanguage, type Language } from '../../text/bilingual';
import { positionAt } from '../position';
import type { CountedFile, Printer, Style } from '../printer';
import { COLUMNS } from './indicator-row';
import { displayName } from './name';

/** `indicators --format csv`: all columns, one heading for all files, with the BOM without which Excel reads Chinese as ANSI. */
export function indicatorsCsv({ language }: Style): Printer<CountedFile> {
  return {
    begin: () => `\uFEFF${csvLines([headings(language)])}`,
    file: file => csvLines(file.indicators.map(indicator => rowOf(file, indicator, language))),
    end: () => '',
  };
}

type Row = readonly Cell[];

const PLACE = { zh: ['文件', '行', '列'], en: ['file', 'line', 'column'] } as const;

function headings(language: Language): Row {
  const place = language === 'en' ? PLACE.en : PLACE.zh;
  return [...place, ...Object.values(COLUMNS).map(({ heading }) => inLanguage(heading, language))];
}

function rowOf({ path, draft }: CountedFile, indicator: Indicator, language: Language): Row {
  const { line, column } = positionAt(draft, indicator.start);
  const cells = Object.values(COLUMNS).map(({ cell }) => cell(indicator, language));
  return [displayName(path, language), line, column, ...cells];
}
