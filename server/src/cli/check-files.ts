import { readDraft } from '../draft/draft';
import { fingerprints } from '../library/fingerprint';
import { check } from '../rules/check';
import { rules } from '../rules/index';
import type { Bilingual } from '../text/bilingual';
import { type Comparison, comparison } from './across';
import type { Task } from './arguments';
import { encode } from './encoding';
import { complain, examineAll, exitCode } from './examine';
import { reaches } from './fail-on';
import { NOT_ENCODABLE, NOT_WRITABLE } from './failure';
import { STANDARD_INPUT } from './files';
import { type Mended, mend } from './fix';
import { checkGithub } from './formats/github';
import { checkJson } from './formats/json';
import { checkPretty } from './formats/pretty';
import { checkSarif } from './formats/sarif';
import type { CheckedFile, Printer, Style } from './printer';
import { readSource, type Source } from './source';
import type { World } from './world';

/** The command `check`; returns the exit code. */
export async function checkFiles(task: Task, style: Style, world: World): Promise<number> {
  if (task.fix && task.paths.includes(STANDARD_INPUT)) return mendInput(task, world);
  const printer = printerOf(task.format, style);
  const isHit = (file: CheckedFile) => reaches(file.findings, task.failOn);
  const { compare, world: inner } = task.across ? await comparison(task, world) : { compare: alone, world };
  const examine = (source: Source, fail: (reason: Bilingual) => void) =>
    checked(compare(source, (task.fix ? repaired(source, inner, fail) : undefined) ?? unchanged(source)), source);
  return examineAll(task.paths, { printer, examine, isHit }, inner, task.language);
}

const alone: Comparison['compare'] = (_, mended) => mended;

function printerOf(format: string, style: Style): Printer<CheckedFile> {
  switch (format) {
    case 'json':
      return checkJson(style);
    case 'sarif':
      return checkSarif(style, rules);
    case 'github':
      return checkGithub(style);
    default:
      return checkPretty(style);
  }
}

function checked({ draft, findings, fixed }: Mended, { path }: Source): CheckedFile {
  return { path, draft, findings, fingerprints: fingerprints(draft, findings), fixed };
}

function unchanged({ text }: Source): Mended {
  const draft = readDraft(text);
  return { draft, findings: check(draft), fixed: 0 };
}

/** The repaired text once it is on disk; undefined where it could not be saved, so that the file is judged as it is. */
function repaired(source: Source, world: World, fail: (reason: Bilingual) => void): Mended | undefined {
  const mended = mend(source.text);
  const problem = mended.fixed === 0 ? undefined : save(source, mended.draft.text, world);
  if (problem === undefined) return mended;
  fail(problem);
  return undefined;
}

function save(source: Source, text: string, world: World): Bilingual | undefined {
  const bytes = faithfully(source, text);
  if (bytes === undefined) return NOT_ENCODABLE;
  try {
    world.disk.replace(source.path, bytes);
    return undefined;
  } catch {
    return NOT_WRITABLE;
  }
}

/** The bytes of the new text, if writing the old one gives the very bytes that were read: nothing else may change. */
function faithfully(source: Source, text: string): Uint8Array | undefined {
  const before = encode(source.text, source);
  return before !== undefined && Buffer.compare(before, source.bytes) === 0 ? encode(text, source) : undefined;
}

/** `--fix -`: standard output is the mended text and nothing else; what was done and what is left goes to standard error. */
async function mendInput(task: Task, world: World): Promise<number> {
  const source = await readSource(STANDARD_INPUT, world);
  if ('reason' in source) return refuse(source.reason, task, world);
  const mended = mend(source.text);
  const bytes = mended.fixed === 0 ? source.bytes : faithfully(source, mended.draft.text);
  if (bytes === undefined) return refuse(NOT_ENCODABLE, task, world);
  await world.write(bytes);
  complain({ path: STANDARD_INPUT, reason: mendedReport(mended) }, world, task.language);
  return exitCode(false, reaches(mended.findings, task.failOn));
}

function refuse(reason: Bilingual, task: Task, world: World): number {
  complain({ path: STANDARD_INPUT, reason }, world, task.language);
  return exitCode(true, false);
}

function mendedReport({ fixed, findings }: Mended): Bilingual {
  const left = findings.filter(({ severity }) => severity !== 'hint').length;
  return {
    zh: `已自动改正 ${fixed} 处，另有 ${left} 处需人工处理`,
    en: `${fixed} repaired, ${left} left for the writer`,
  };
}
