import { type Draft, readDraft } from '../draft/draft';
import { identityOf } from '../library/comparison/report-identity';
import { judgeFindings } from '../library/config/judge';
import type { Policy } from '../library/config/policy';
import { notCompared, withOtherReports } from '../library/other-reports';
import { MOST_LETTERS, PassageIndex } from '../library/passage-index';
import { type Passages, passagesOf, readPassages } from '../library/passages';
import { Predecessors, yearOf } from '../library/predecessors';
import { withYearConflicts, type YearFigures, yearFigures } from '../library/year-conflicts';
import type { Task } from './arguments';
import type { Configs } from './configs';
import { findFiles, STANDARD_INPUT } from './files';
import { type Mended, mend } from './fix';
import { readSource, type Source } from './source';
import type { World } from './world';

/** The files of a run, known to one another. */
export interface Comparison {
  /** What was found in a file with what it shares with the others. */
  readonly compare: (source: Source, mended: Mended, policy: Policy) => Promise<Mended>;
  /** The world with standard input to be read once more. */
  readonly world: World;
}

/**
 * `--across`: reads all files once before any is checked. They are read again when they are checked, so that no more than one
 * draft is held in memory. What cannot be read is told of then.
 */
export async function comparison(task: Task, configs: Configs, world: World): Promise<Comparison> {
  const rereadable = withInputKept(world);
  const index = new PassageIndex();
  const years = new Predecessors();
  let left = 0;
  for (const found of findFiles(task.paths, world.disk)) {
    const source = typeof found === 'string' ? await readSource(found, rereadable) : found;
    if ('reason' in source) continue;
    if (!index.set(source.path, passagesIn(source, task, await configs.policyFor(source.path)))) left++;
    years.set(source.path, yearOf(source.text, source.path));
  }
  const figuresBefore = yearReader(years, task, configs, rereadable);
  const compare = async (source: Source, { draft, judgement, ...mended }: Mended, policy: Policy) => {
    const shared = withOtherReports(draft, judgement.found, source.path, index);
    const findings = withYearConflicts(draft, shared, await figuresBefore(draft, source.path), source.path);
    const all = left === 0 ? findings : [notCompared(left, TOO_MANY), ...findings];
    return { ...mended, draft, judgement: judgeFindings(draft, all, policy) };
  };
  return { compare, world: rereadable };
}

type FiguresBefore = (draft: Draft, path: string) => Promise<readonly YearFigures[]>;

/** Reads the reports of the year before once more, as they will be with `--fix`, and keeps their figures only. */
function yearReader(years: Predecessors, task: Task, configs: Configs, world: World): FiguresBefore {
  const known = new Map<string, YearFigures>();
  const figuresOf = async (path: string) => {
    const kept = known.get(path);
    if (kept) return kept;
    const source = await readSource(path, world);
    if ('reason' in source) return undefined;
    const figures = yearFigures(await draftOf(source, task, configs), path);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(path, figures);
    return figures;
  };
  return async (draft, path) => {
    const before = years.before(identityOf(draft, path)).filter(each => each !== path);
    return (await Promise.all(before.map(figuresOf))).filter(each => each !== undefined);
  };
}

/** Reports whose figures are kept: those of the year before are few, and their reports are often checked one behind the other. */
const MOST_KEPT = 64;

async function draftOf({ text, path }: Source, { fix }: Task, configs: Configs): Promise<Draft> {
  return fix && path !== STANDARD_INPUT ? mend(text, await configs.policyFor(path)).draft : readDraft(text);
}

/** A world in which standard input and pipes, which give what they hold once, can be read again. */
function withInputKept(world: World): World {
  const kept = new Map<string, Uint8Array>();
  let input: Promise<Uint8Array> | undefined;
  const readInput = () => {
    input ??= world.readInput();
    return input;
  };
  const read = (path: string) => {
    const bytes = kept.get(path) ?? world.disk.read(path);
    if (world.disk.look(path).size !== bytes.length) kept.set(path, bytes);
    return bytes;
  };
  return {
    ...world,
    disk: { ...world.disk, read },
    readInput,
    write: data => world.write(data),
    complain: line => world.complain(line),
  };
}

/** With `--fix` the places are those of the text as it will be. */
function passagesIn({ text, path }: Source, { fix }: Task, policy: Policy): Passages {
  if (fix && path !== STANDARD_INPUT) return passagesOf(mend(text, policy).draft);
  const slices = readPassages(text);
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

const TOO_MANY = {
  zh: `各份合计超过 ${MOST_LETTERS / 10_000} 万字，请分批检查`,
  en: `together they exceed ${MOST_LETTERS / 1_000_000} million characters; check them in parts`,
};
