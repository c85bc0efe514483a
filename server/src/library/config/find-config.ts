import { CONFIG_FILE } from './names';

/** What a folder holds that matters to the search. */
export interface FolderContent {
  /** The text of its configuration; undefined where there is none. */
  readonly text: string | undefined;
  /** Whether it is the root of a repository. */
  readonly isRepository: boolean;
}

/** A configuration where it was found. */
export interface FoundConfig {
  /** Its folder, with `/` and without one at the end. */
  readonly folder: string;
  readonly text: string;
}

/** The end of a search that may have found nothing. */
export interface Search {
  readonly found: FoundConfig | undefined;
  /** Where a configuration for the report would be made: one that is found from there. */
  readonly home: string;
}

/**
 * Looks for the nearest configuration from a report's folder upwards, as far as the root of the repository; outside of
 * one, as far as `base` (the folder that is open in the editor, or the working directory), and outside of that in the
 * report's own folder only: what lies further up belongs to somebody else. One file counts and no chain of them, so that
 * it can be said which. Folders have `/` between their names, as paths or as URIs.
 */
export async function findConfig(
  folder: string,
  base: string | undefined,
  look: (folder: string) => Promise<FolderContent>,
): Promise<Search> {
  const chain: string[] = [];
  const contents: FolderContent[] = [];
  for (let each: string | undefined = folder; each !== undefined; each = parentOf(each)) {
    chain.push(each);
    contents.push(await look(each));
    if (contents.at(-1)!.isRepository) break;
  }
  const end = lengthOf(chain, contents, base);
  const at = contents.slice(0, end).findIndex(({ text }) => text !== undefined);
  const found = at < 0 ? undefined : { folder: chain[at]!, text: contents[at]!.text! };
  return { found, home: homeOf(chain.slice(0, end), base) };
}

/** The path of a configuration in its folder. */
export function configPath(folder: string): string {
  return `${folder}/${CONFIG_FILE}`;
}

/** A path as seen from a folder above it; undefined where it lies elsewhere. Both with `/`. */
export function relativePath(folder: string, path: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

function lengthOf(chain: readonly string[], contents: readonly FolderContent[], base: string | undefined): number {
  if (contents.at(-1)!.isRepository) return chain.length;
  return base === undefined ? 1 : Math.max(chain.indexOf(base) + 1, 1);
}

function homeOf(chain: readonly string[], base: string | undefined): string {
  return chain.find(each => each === base) ?? chain.at(-1)!;
}

/** The folder above; undefined above a root, be it `/`, `C:` or the authority of a URI. */
function parentOf(folder: string): string | undefined {
  const end = folder.lastIndexOf('/');
  if (end < 0 || folder === '' || folder.endsWith('//')) return undefined;
  const parent = folder.slice(0, end);
  return /^[a-z][\w+.-]*:\/?$/i.test(parent) && parent.length > 2 ? undefined : parent;
}
