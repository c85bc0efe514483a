import { type Draft, readDraft } from '../draft/draft';
import { indicatorsOf } from '../draft/indicators';
import { relationsOf } from '../draft/relations';
import { type Bilingual, inLanguage, type Language } from '../text/bilingual';
import { listAnnotations } from './annotations';
import { readArguments, type Task } from './arguments';
import { checkFiles } from './check-files';
import { compareFiles } from './compare-files';
import { examineAll } from './examine';
import { explainConfigs } from './explain-configs';
import { indicatorsCsv } from './formats/csv';
import { indicatorsJson, outlineJson, relationsJson } from './formats/json';
import { relationsTable } from './formats/relations-table';
import { indicatorsTable } from './formats/table';
import { outlineTree } from './formats/tree';
import { HELP } from './help';
import type { ExaminedFile, Printer, Style } from './printer';
import type { World } from './world';

/** Carries out a command line (without the program's own name) and returns the exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const request = readArguments(argv);
  switch (request.kind) {
    case 'help':
      await world.write(inLanguage(HELP, request.language));
      return 0;
    case 'version':
      await world.write(`${world.version}\n`);
      return 0;
    case 'invalid':
      return refuse(request.problem, request.language, world);
    case 'task':
      return perform(request, world);
  }
}

function refuse(problem: Bilingual, language: Language, world: World): number {
  const line = {
    zh: `reportlint: ${problem.zh}。用法见 reportlint --help`,
    en: `reportlint: ${problem.en}. See reportlint --help --lang en`,
  };
  world.complain(inLanguage(line, language));
  return 2;
}

function perform(task: Task, world: World): Promise<number> {
  const style = {
    language: task.language,
    color: world.color,
    width: world.width,
    rulePages: world.rulePages,
    version: world.version,
  };
  switch (task.command) {
    case 'check':
      return checkFiles(task, style, world);
    case 'config':
      return explainConfigs(task, world);
    case 'compare':
      return compareFiles(task, style, world);
    case 'outline':
      return list(task, world, outlinePrinter(task.format, style), draft => ({ sections: draft.sections }));
    case 'indicators':
      return list(task, world, indicatorPrinter(task.format, style), draft => ({ indicators: indicatorsOf(draft) }));
    case 'relations':
      return list(task, world, relationPrinter(task.format, style), draft => ({ relations: relationsOf(draft) }));
    case 'annotations':
      return listAnnotations(task, style, world);
  }
}

/** Commands that only show what is there have nothing to fail on. */
function list<Part>(
  { paths, language }: Task,
  world: World,
  printer: Printer<ExaminedFile & Part>,
  partOf: (draft: Draft) => Part,
): Promise<number> {
  const examine = ({ path, text }: { readonly path: string; readonly text: string }) => {
    const draft = readDraft(text);
    return { path, draft, ...partOf(draft) };
  };
  return examineAll(paths, { printer, examine, isHit: () => false }, world, language);
}

function outlinePrinter(format: string, style: Style) {
  return format === 'json' ? outlineJson() : outlineTree(style);
}

function indicatorPrinter(format: string, style: Style) {
  if (format === 'json') return indicatorsJson();
  return format === 'csv' ? indicatorsCsv(style) : indicatorsTable(style);
}

function relationPrinter(format: string, style: Style) {
  return format === 'json' ? relationsJson(style) : relationsTable(style);
}
