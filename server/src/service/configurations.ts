import type { ConfigFile } from '../library/config/config-file';
import { configPath, type FolderContent, findConfig, relativePath } from '../library/config/find-config';
import { CONFIG_FILE } from '../library/config/names';
import { type EditorSettings, NO_EDITOR, type Policy, policyFor, type Source } from '../library/config/policy';
import { isProfile, readConfig, readRuleSettings } from '../library/config/read-config';

/** What the writer's editor is set to for one document. */
export interface CheckSettings extends EditorSettings {
  /** Whether anything is found at all. */
  readonly enable: boolean;
}

export const DEFAULT_CHECK_SETTINGS: CheckSettings = { enable: true, ...NO_EDITOR };

/**
 * Reads the settings below `reportlint`. They come from outside: what is missing or wrong counts as not set. All of them
 * count in workspaces that are not trusted, too, as does `.reportlint.json`: they name rules, levels and numbers, nothing
 * that is run, fetched or written, so that the worst that a stranger's settings can do is hide findings in the stranger's
 * own reports.
 */
export function readCheckSettings(value: unknown): CheckSettings {
  const { enable, profile, rules } = Object(value) as Record<string, unknown>;
  return {
    enable: enable !== false,
    rules: readRuleSettings(rules),
    ...(isProfile(profile) && { profile }),
  };
}

/** How one document is checked, and where that is written. */
export interface Configuration {
  readonly policy: Policy;
  /** The configuration that applies; undefined where there is none. */
  readonly source: { readonly uri: string; readonly file: ConfigFile } | undefined;
  /** Folder of the configuration, or where it would be made; undefined where a document lies in no folder. */
  readonly home: string | undefined;
  /** Of the report, relative to `home`, with `/`. */
  readonly path: string | undefined;
}

/** What the configurations are read from. Folders are URIs without closing slash. */
export interface ConfigHost {
  look(folder: string): Promise<FolderContent>;
  /** The text of a configuration that is open in the editor: it counts before it is saved, as it does for everything else. */
  openText(uri: string): string | undefined;
  settings(uri: string): Promise<CheckSettings>;
  /** The folders that are open in the editor. */
  readonly roots: readonly string[];
}

/** How the open documents are checked. */
export class Configurations {
  private readonly known = new Map<string, Known>();
  private readonly files = new Map<string, ConfigFile>();
  private readonly folders = new Map<string, Promise<FolderContent>>();
  private generation = 0;

  constructor(private readonly host: ConfigHost) {}

  /** Resolves once `of` can say how the document is checked. Never rejects. */
  load(uri: string): Promise<Configuration> {
    const known = this.known.get(uri);
    if (known?.generation === this.generation) return known.loading;
    const { generation } = this;
    const loading = this.find(uri)
      .catch(() => UNCONFIGURED)
      .then(configuration => {
        // Something has changed in the meantime: what was read before may be out of date.
        if (generation !== this.generation) return this.load(uri);
        entry.configuration = configuration;
        return configuration;
      });
    const entry: Known = { generation, loading, configuration: known?.configuration ?? UNCONFIGURED };
    this.known.set(uri, entry);
    return loading;
  }

  /** How a document is checked, as far as it is known; the same object until something has changed. */
  of(uri: string): Configuration {
    return this.known.get(uri)?.configuration ?? UNCONFIGURED;
  }

  /** All that is known may have changed. */
  expire(): void {
    this.generation++;
    this.folders.clear();
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  /** The content of a configuration by its text: of the same text always the same. */
  fileFor(uri: string, text: string): ConfigFile {
    const known = this.files.get(uri);
    if (known?.text === text) return known;
    const file = readConfig(text);
    this.files.set(uri, file);
    return file;
  }

  private async find(uri: string): Promise<Configuration> {
    const settings = await this.host.settings(uri);
    const folder = this.folderOf(uri);
    if (folder === undefined) return { ...UNCONFIGURED, policy: policyUnder(undefined, settings) };
    const { found, home } = await findConfig(folder, this.rootOf(folder), each => this.look(each));
    const at = found?.folder ?? home;
    const path = pathIn(at, uri);
    const source = found && { uri: configPath(at), file: this.fileFor(configPath(at), found.text) };
    const policy = policyUnder(source && { name: CONFIG_FILE, file: source.file, path }, settings);
    return { policy, source, home: at, path };
  }

  private async look(folder: string): Promise<FolderContent> {
    const looking = this.folders.get(folder) ?? this.host.look(folder);
    this.folders.set(folder, looking);
    const content = await looking;
    return { ...content, text: this.host.openText(configPath(folder)) ?? content.text };
  }

  /** A document that is not saved yet is checked as if it lay in the folder that is open in the editor. */
  private folderOf(uri: string): string | undefined {
    return /^[\w+.-]+:\/\//.test(uri) ? uri.replace(/\/[^/]*$/, '') : this.host.roots[0];
  }

  private rootOf(folder: string): string | undefined {
    return this.host.roots.find(root => folder === root || folder.startsWith(`${root}/`));
  }
}

interface Known {
  readonly generation: number;
  readonly loading: Promise<Configuration>;
  configuration: Configuration;
}

const UNCONFIGURED: Configuration = {
  policy: policyFor(undefined),
  source: undefined,
  home: undefined,
  path: undefined,
};

function policyUnder(source: Source | undefined, settings: CheckSettings): Policy {
  return settings.enable ? policyFor(source, settings) : SILENT;
}

const SILENT: Policy = { rules: [], levelOf: () => 'off', accepted: [] };

/** The path of a URI below a folder, as people write it. */
function pathIn(folder: string, uri: string): string | undefined {
  const path = relativePath(folder, uri);
  try {
    return path && decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What a client sends may be anything. */
export function isConfigUri(uri: unknown): boolean {
  return String(uri).endsWith(`/${CONFIG_FILE}`);
}
