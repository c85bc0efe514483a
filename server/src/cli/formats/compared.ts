import { type ComparedColumn, type Comparison, compareReports } from '../../library/comparison/compare-reports';
import { areSuccessive, compareYears, type YearComparison } from '../../library/comparison/years';
import { type Bilingual, inLanguage, type Language } from '../../text/bilingual';
import type { CountedFile } from '../printer';
import { displayName } from './name';

/** What `compare` finds out about the files. */
export interface Compared {
  readonly comparison: Comparison;
  /** One for each two reports of one bureau that follow one another, with the indices of the files. */
  readonly years: readonly (YearComparison & { readonly files: readonly [last: number, current: number] })[];
}

export function compared(files: readonly CountedFile[]): Compared {
  const reports = files.map(({ path, draft, indicators }) => ({ name: path, draft, indicators }));
  const comparison = compareReports(reports);
  const pairs = reports.flatMap((_, last) => reports.map((__, current) => [last, current] as const));
  const successive = pairs.filter(([a, b]) => areSuccessive(comparison.reports[a]!, comparison.reports[b]!));
  const years = successive.map(([a, b]) => ({ files: [a, b] as const, ...compareYears(reports[a]!, reports[b]!) }));
  return { comparison, years };
}

/** `上海 2024`, `上海 2025计划`. */
export function columnName(
  { report, half, year }: ComparedColumn,
  files: readonly CountedFile[],
  language: Language,
): string {
  const name = displayName(files[report]!.path, language)
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:txt|report|md)$/i, '');
  return `${name} ${year ?? ''}${inLanguage(HALVES[half], language)}`;
}

const HALVES: Readonly<Record<ComparedColumn['half'], Bilingual>> = {
  done: { zh: '', en: '' },
  planned: { zh: '计划', en: ' plan' },
};
