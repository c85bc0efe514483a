import { type Bilingual, inLanguage, type Language } from '../text/bilingual';
import { crashed, type Failure } from './failure';
import { findFiles } from './files';
import { displayName } from './formats/name';
import type { Printer } from './printer';
import { readSource, type Source } from './source';
import { printable } from './width';
import type { World } from './world';

/** What one command does with every file. */
export interface Job<Item> {
  readonly printer: Printer<Item>;
  /** `fail` reports what went wrong beside the result, such as a repair that could not be saved. */
  examine(source: Source, fail: (reason: Bilingual) => void): Item | Promise<Item>;
  /** Whether the result makes the run exit with 1. */
  isHit(item: Item): boolean;
  /** What there is to say once all files are examined. */
  rest?(fail: (failure: Failure) => void): Iterable<Item>;
}

/** Examines all files behind the paths, one in memory at a time, and returns the exit code. */
export async function examineAll<Item>(
  paths: readonly string[],
  job: Job<Item>,
  world: World,
  language: Language,
): Promise<number> {
  const failures: Failure[] = [];
  let hit = false;
  let isRead = await world.write(job.printer.begin());
  for (const found of findFiles(paths, world.disk)) {
    const item = await outcomeOf(found, job, world, fail);
    if (item === undefined) continue;
    hit ||= job.isHit(item);
    isRead &&= await world.write(job.printer.file(item));
    if (!isRead) break;
  }
  for (const item of job.rest?.(fail) ?? []) {
    hit ||= job.isHit(item);
    isRead &&= await world.write(job.printer.file(item));
  }
  if (isRead) await world.write(job.printer.end(failures));
  return exitCode(failures.length > 0, hit);

  function fail(failure: Failure): void {
    failures.push(failure);
    complain(failure, world, language);
  }
}

/** Unusable input outranks findings: whoever reads only the code must not take the run for complete. */
export function exitCode(failed: boolean, hit: boolean): number {
  if (failed) return 2;
  return hit ? 1 : 0;
}

/** Names an input and what is wrong with it, on standard error. */
export function complain({ path, reason }: Failure, world: World, language: Language): void {
  const name = displayName(path, language);
  const line = `reportlint: ${name}: ${inLanguage(reason, language)}`;
  world.complain(printable(line) + inLanguage({ zh: '。', en: '.' }, language));
}

async function outcomeOf<Item>(
  found: string | Failure,
  job: Job<Item>,
  world: World,
  fail: (failure: Failure) => void,
): Promise<Item | undefined> {
  const source = typeof found === 'string' ? await readSource(found, world) : found;
  if (!('reason' in source)) return examineOne(source, job, fail);
  fail(source);
  return undefined;
}

async function examineOne<Item>(
  source: Source,
  job: Job<Item>,
  fail: (failure: Failure) => void,
): Promise<Item | undefined> {
  try {
    return await job.examine(source, reason => fail({ path: source.path, reason }));
  } catch (error) {
    fail({ path: source.path, reason: crashed(error) });
    return undefined;
  }
}
