import { relative, resolve, sep } from 'node:path';
import type { AcceptedEntry, ConfigFile } from '../library/config/config-file';
import { configFindings, type Stale } from '../library/config/config-findings';
import {
  configPath,
  type FolderContent,
  type FoundConfig,
  findConfig,
  relativePath,
} from '../library/config/find-config';
import type { Judgement } from '../library/config/judge';
import { CONFIG_STALE } from '../library/config/known-rules';
import { acceptedIn, type Policy, policyFor, type Source } from '../library/config/policy';
import { readConfig } from '../library/config/read-config';
import type { Finding } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import type { Task } from './arguments';
import { decode, isDecoded } from './encoding';
import { type Failure, reasonOf } from './failure';
import { STANDARD_INPUT } from './files';
import type { World } from './world';

/** A configuration or baseline that is in use. */
export interface UsedConfig {
  /** As messages name it. */
  readonly name: string;
  /** Absolute, with `/`. */
  readonly folder: string;
  readonly file: ConfigFile;
  /** Its entries that are no more in the reports that were checked. */
  readonly stale: Stale[];
}

/** The configurations of a run, or why it cannot begin. */
export function openConfigs(
  task: Pick<Task, 'config' | 'baseline' | 'updateBaseline'>,
  world: World,
  fail: (failure: Failure) => void,
): Configs | Failure {
  try {
    return new Configs(task, world, fail);
  } catch (error) {
    if (Object(error).reason === undefined) throw error;
    return error as Failure;
  }
}

/** The configurations of one run: each is looked for and read once. */
export class Configs {
  private readonly used = new Map<string, UsedConfig>();
  private readonly looked = new Map<string, FolderContent>();
  private readonly named: UsedConfig | undefined;
  readonly baseline: UsedConfig | undefined;

  /** Throws a failure where a file that is named on the command line cannot be read. */
  constructor(
    task: Pick<Task, 'config' | 'baseline' | 'updateBaseline'>,
    private readonly world: World,
    private readonly fail: (failure: Failure) => void,
  ) {
    this.named = task.config === undefined ? undefined : this.openNamed(task.config, false);
    this.baseline = task.baseline === undefined ? undefined : this.openNamed(task.baseline, task.updateBaseline);
  }

  /** What applies to a report: the configuration that was named, else the one that is found from the report. */
  async sourceFor(path: string): Promise<Source | undefined> {
    const config = this.named ?? (await this.search(path));
    return config && this.sourceIn(config, path);
  }

  /** What applies in a folder, whatever the reports there are called. */
  async sourceForFolder(folder: string): Promise<Source | undefined> {
    const config = this.named ?? (await this.searchFrom(this.absolute(folder)));
    return config && { name: config.name, file: config.file, path: undefined };
  }

  async policyFor(path: string): Promise<Policy> {
    const source = await this.sourceFor(path);
    const policy = policyFor(source);
    const { baseline } = this;
    if (baseline === undefined || baseline.file === source?.file) return policy;
    return { ...policy, accepted: [...policy.accepted, ...acceptedIn(this.sourceIn(baseline, path))] };
  }

  /** Remembers which accepted findings were no more. */
  note({ stale }: Judgement, policy: Policy): void {
    const severity = policy.levelOf({ rule: CONFIG_STALE.id, severity: CONFIG_STALE.severity });
    if (severity !== 'off') for (const entry of stale) this.ownerOf(entry)?.stale.push({ entry, severity });
  }

  /** The files that something is wrong with. */
  *withFindings(): Iterable<UsedConfig & { readonly findings: readonly Finding[] }> {
    for (const config of this.used.values()) {
      const findings = configFindings(config.file, config.stale);
      if (findings.length > 0) yield { ...config, findings };
    }
  }

  /** A path as `accepted` writes it; undefined where the report lies outside of the folder. */
  pathIn({ folder }: UsedConfig, path: string): string | undefined {
    return path === STANDARD_INPUT ? undefined : relativePath(folder, this.absolute(path));
  }

  private sourceIn(config: UsedConfig, path: string): Source {
    return { name: config.name, file: config.file, path: this.pathIn(config, path) };
  }

  private ownerOf(entry: AcceptedEntry): UsedConfig | undefined {
    return [...this.used.values()].find(({ file }) => file.accepted.includes(entry));
  }

  /** What comes from standard input is checked as if it lay in the working directory. */
  private search(path: string): Promise<UsedConfig | undefined> {
    const folder = path === STANDARD_INPUT ? this.world.folder : this.absolute(path).replace(/\/[^/]*$/, '');
    return this.searchFrom(folder);
  }

  private async searchFrom(folder: string): Promise<UsedConfig | undefined> {
    const base = slashed(this.world.folder);
    const { found } = await findConfig(slashed(folder), base, async each => this.look(each));
    return found && this.use(found);
  }

  private look(folder: string): FolderContent {
    const known = this.looked.get(folder) ?? {
      text: this.read(configPath(folder)),
      isRepository: this.exists(`${folder}/.git`),
    };
    this.looked.set(folder, known);
    return known;
  }

  private use({ folder, text }: FoundConfig): UsedConfig {
    const path = configPath(folder);
    return this.used.get(path) ?? this.open(path, this.nameOf(path), text);
  }

  private openNamed(name: string, mayBeMissing: boolean): UsedConfig {
    const path = this.absolute(name);
    const known = this.used.get(path);
    if (known) return known;
    if (mayBeMissing && !this.exists(path)) return this.open(path, name, '');
    return this.open(path, name, textAt(path, name, this.world));
  }

  private open(path: string, name: string, text: string): UsedConfig {
    const config = { name, folder: path.replace(/\/[^/]*$/, ''), file: readConfig(text), stale: [] };
    this.used.set(path, config);
    return config;
  }

  /** A configuration that is there and cannot be read is a failure: it would have said something. */
  private read(path: string): string | undefined {
    if (!this.exists(path)) return undefined;
    try {
      return textAt(path, this.nameOf(path), this.world);
    } catch (error) {
      this.fail(error as Failure);
      return undefined;
    }
  }

  private exists(path: string): boolean {
    try {
      this.world.disk.look(path);
      return true;
    } catch {
      return false;
    }
  }

  private absolute(path: string): string {
    return slashed(resolve(this.world.folder, path));
  }

  private nameOf(path: string): string {
    const name = slashed(relative(this.world.folder, path));
    return name.startsWith('..') ? path : name;
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/').replace(/\/$/, '');
}

/** Throws a failure. */
function textAt(path: string, name: string, world: World): string {
  let reason: Bilingual;
  try {
    const decoded = decode(world.disk.read(path));
    if (isDecoded(decoded)) return decoded.text;
    reason = decoded;
  } catch (error) {
    reason = reasonOf(error);
  }
  throw { path: name, reason } satisfies Failure;
}
