import type { Resolution, Resolved, Source } from '../library/config/policy';
import { resolve } from '../library/config/policy';
import { splitLines } from '../text/lines';
import type { Task } from './arguments';
import { Configs, openConfigs } from './configs';
import { complain, exitCode } from './examine';
import { type Failure, reasonOf } from './failure';
import { configJson } from './formats/config-json';
import { configTable } from './formats/config-table';
import { positionAt } from './position';
import type { World } from './world';

/** The settings of one path, for `config --explain`. */
export interface ExplainedPath {
  readonly path: string;
  readonly source: Source | undefined;
  readonly resolution: Resolution;
}

/** Where a value is written; line and column are 1-based. */
export interface Written {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Where a value is written; undefined for one that is written nowhere. */
export function writtenAt({ origin }: Resolved<unknown>): Written | undefined {
  if (origin.kind !== 'file' && origin.kind !== 'override') return undefined;
  const { name, file } = origin.source;
  const starts = [...splitLines(file.text).map(({ start }) => start), file.text.length];
  return { path: name, ...positionAt({ starts }, origin.offset) };
}

/** The command `config --explain`; returns the exit code. */
export async function explainConfigs(task: Task, world: World): Promise<number> {
  const failures: Failure[] = [];
  const configs = openConfigs(task, world, failure => failures.push(failure));
  const explained: ExplainedPath[] = [];
  if (configs instanceof Configs) for (const path of task.paths) await explain(path, configs);
  else failures.push(configs);
  const style = { ...world, language: task.language };
  if (configs instanceof Configs)
    await world.write(task.format === 'json' ? configJson(explained) : configTable(explained, style));
  for (const failure of failures) complain(failure, world, task.language);
  return exitCode(failures.length > 0, false);

  async function explain(path: string, from: Configs): Promise<void> {
    try {
      const isFolder = world.disk.look(path).kind === 'folder';
      const source = await (isFolder ? from.sourceForFolder(path) : from.sourceFor(path));
      explained.push({ path, source, resolution: resolve(source) });
    } catch (error) {
      failures.push({ path, reason: reasonOf(error) });
    }
  }
}
