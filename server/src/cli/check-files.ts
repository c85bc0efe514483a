import { readDraft } from '../draft/draft';
import { judge } from '../library/config/judge';
import { CONFIG_INVALID, CONFIG_STALE } from '../library/config/known-rules';
import type { Policy } from '../library/config/policy';
import { fingerprints } from '../library/fingerprint';
import { rules } from '../rules/index';
import type { Bilingual } from '../text/bilingual';
import { type Comparison, comparison } from './across';
import type { Task } from './arguments';
import { BaselineUpdate } from './baseline';
import { Configs, openConfigs } from './configs';
import { encode } from './encoding';
import { complain, examineAll, exitCode } from './examine';
import { reaches } from './fail-on';
import { type Failure, NOT_ENCODABLE, NOT_WRITABLE } from './failure';
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
  const failures: Failure[] = [];
  const configs = openConfigs(task, world, failure => failures.push(failure));
  if (!(configs instanceof Configs)) return refuse(configs, task, world);
  if (task.fix && task.paths.includes(STANDARD_INPUT)) return mendInput(task, configs, world);
  const baseline = task.updateBaseline ? new BaselineUpdate(configs, configs.baseline!, world) : undefined;
  const printer = printerOf(task.format, style);
  const isHit = (file: CheckedFile) => reaches(file.findings, task.failOn);
  const { compare, world: inner } = task.across ? await comparison(task, configs, world) : { compare: alone, world };
  const examine = async (source: Source, fail: (reason: Bilingual) => void) => {
    const policy = await configs.policyFor(source.path);
    const own = (task.fix ? repaired(source, policy, inner, fail) : undefined) ?? unchanged(source, policy);
    const mended = await compare(source, own, policy);
    configs.note(mended.judgement, policy);
    const file = checked(source, mended);
    return baseline?.accept(file) ?? file;
  };
  return examineAll(task.paths, { printer, examine, isHit, rest }, inner, task.language);

  function* rest(fail: (failure: Failure) => void): Iterable<CheckedFile> {
    for (const failure of failures) fail(failure);
    const update = baseline?.save();
    if (update?.isSaved) complain(update, world, task.language);
    else if (update) fail(update);
    yield* configFiles(configs as Configs);
  }
}

function* configFiles(configs: Configs): Iterable<CheckedFile> {
  for (const { name, file, findings } of configs.withFindings()) {
    const draft = readDraft(file.text);
    const prints = fingerprints(draft, findings);
    yield { path: name, draft, findings, fingerprints: prints, accepted: [], fixed: 0, isConfig: true };
  }
}

const alone: Comparison['compare'] = async (_source, mended) => mended;

function printerOf(format: string, style: Style): Printer<CheckedFile> {
  switch (format) {
    case 'json':
      return checkJson(style);
    case 'sarif':
      return checkSarif(style, [...rules, CONFIG_INVALID, CONFIG_STALE]);
    case 'github':
      return checkGithub(style);
    default:
      return checkPretty(style);
  }
}

function checked({ path }: Source, { draft, judgement, fixed }: Mended): CheckedFile {
  const { findings, accepted } = judgement;
  return { path, draft, findings, fingerprints: judgement.fingerprints, accepted, fixed };
}

function unchanged({ text }: Source, policy: Policy): Mended {
  const draft = readDraft(text);
  return { draft, judgement: judge(draft, policy), fixed: 0 };
}

/** The repaired text once it is on disk; undefined where it could not be saved, so that the file is judged as it is. */
function repaired(source: Source, policy: Policy, world: World, fail: (reason: Bilingual) => void): Mended | undefined {
  const mended = mend(source.text, policy);
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
async function mendInput(task: Task, configs: Configs, world: World): Promise<number> {
  const source = await readSource(STANDARD_INPUT, world);
  if ('reason' in source) return refuse(source, task, world);
  const mended = mend(source.text, await configs.policyFor(STANDARD_INPUT));
  const bytes = mended.fixed === 0 ? source.bytes : faithfully(source, mended.draft.text);
  if (bytes === undefined) return refuse({ path: STANDARD_INPUT, reason: NOT_ENCODABLE }, task, world);
  await world.write(bytes);
  complain({ path: STANDARD_INPUT, reason: mendedReport(mended) }, world, task.language);
  return exitCode(false, reaches(mended.judgement.findings, task.failOn));
}

function refuse(failure: Failure, task: Task, world: World): number {
  complain(failure, world, task.language);
  return exitCode(true, false);
}

function mendedReport({ fixed, judgement }: Mended): Bilingual {
  const left = judgement.findings.filter(({ severity }) => severity !== 'hint').length;
  return {
    zh: `已自动改正 ${fixed} 处，另有 ${left} 处需人工处理`,
    en: `${fixed} repaired, ${left} left for the writer`,
  };
}
