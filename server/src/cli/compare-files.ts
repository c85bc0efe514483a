import { readDraft } from '../draft/draft';
import { indicatorsOf } from '../draft/indicators';
import type { Task } from './arguments';
import { examineAll } from './examine';
import { comparisonCsv } from './formats/comparison-csv';
import { comparisonJson } from './formats/comparison-json';
import { comparisonTable } from './formats/comparison-table';
import type { CountedFile, Printer, Style } from './printer';
import type { Source } from './source';
import type { World } from './world';

/** The command `compare`: all files are read before anything is printed. Returns the exit code. */
export function compareFiles({ paths, format, language }: Task, style: Style, world: World): Promise<number> {
  const examine = ({ path, text }: Source) => {
    const draft = readDraft(text);
    return { path, draft, indicators: indicatorsOf(draft) };
  };
  return examineAll(paths, { printer: printerOf(format, style), examine, isHit: () => false }, world, language);
}

function printerOf(format: string, style: Style): Printer<CountedFile> {
  if (format === 'json') return collected(comparisonJson);
  return format === 'csv'
    ? collected(files => comparisonCsv(files, style))
    : collected(files => comparisonTable(files, style));
}

/** A comparison needs all files at once. */
function collected(print: (files: readonly CountedFile[]) => string): Printer<CountedFile> {
  const files: CountedFile[] = [];
  return {
    begin: () => '',
    file(file) {
      files.push(file);
      return '';
    },
    end: () => print(files),
  };
}
