import { type ExtensionContext, l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import type { AlignmentCorrection } from '../../../server/src/protocol';
import { decode } from '../decode';

/** Both extension hosts have it, but no set of types that fits both names it. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * What the writer has said about which names are one indicator. Kept in a small file beside the reports, so that it
 * outlives the editor and goes to colleagues with the folder; where no file can be written, with the workspace in VS Code.
 */
export const CORRECTIONS_FILE = 'reportlint-alignment.json';

export class Corrections {
  constructor(private readonly memory: ExtensionContext['workspaceState']) {}

  async read(report: Uri): Promise<readonly AlignmentCorrection[]> {
    const kept = parse(this.memory.get(CORRECTIONS_FILE));
    const file = fileFor(report);
    return [...kept, ...(file ? await readFile(file) : [])];
  }

  async add(report: Uri, correction: AlignmentCorrection): Promise<void> {
    const file = fileFor(report);
    if (file && (await writeFile(file, merged(await readFile(file), correction)))) return;
    const kept = merged(parse(this.memory.get(CORRECTIONS_FILE)), correction);
    await this.memory.update(CORRECTIONS_FILE, contentOf(kept));
    if (file)
      void window.showInformationMessage(
        l10n.t('{0} cannot be written here, so VS Code keeps this correction for you alone.', CORRECTIONS_FILE),
      );
  }
}

function fileFor(report: Uri): Uri | undefined {
  const folder: WorkspaceFolder | undefined = workspace.getWorkspaceFolder(report) ?? workspace.workspaceFolders?.[0];
  return folder && Uri.joinPath(folder.uri, CORRECTIONS_FILE);
}

async function readFile(file: Uri): Promise<readonly AlignmentCorrection[]> {
  try {
    return parse(JSON.parse(decode(await workspace.fs.readFile(file))));
  } catch {
    // Not there yet, or not JSON: then nothing was corrected.
    return [];
  }
}

async function writeFile(file: Uri, corrections: readonly AlignmentCorrection[]): Promise<boolean> {
  try {
    const text = `${JSON.stringify(contentOf(corrections), undefined, 2)}\n`;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return true;
  } catch {
    return false;
  }
}

/** Pairs of names, sorted, so that two colleagues' files merge line by line. */
function contentOf(corrections: readonly AlignmentCorrection[]) {
  const pairs = (wanted: boolean) =>
    corrections
      .filter(({ same }) => same === wanted)
      .map(({ a, b }) => (a < b ? [a, b] : [b, a]))
      .sort(byName);
  return { same: pairs(true), different: pairs(false) };
}

function byName([a = '', b = '']: readonly string[], [c = '', d = '']: readonly string[]): number {
  return a < c || (a === c && b < d) ? -1 : 1;
}

function parse(content: unknown): readonly AlignmentCorrection[] {
  const { same, different } = Object(content) as Record<string, unknown>;
  return [...pairsIn(same, true), ...pairsIn(different, false)];
}

function pairsIn(list: unknown, same: boolean): readonly AlignmentCorrection[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair: unknown) => {
    const [a, b] = Array.isArray(pair) ? pair : [];
    return typeof a === 'string' && typeof b === 'string' ? [{ a, b, same }] : [];
  });
}

/** The last word on a pair replaces what was said before. */
function merged(known: readonly AlignmentCorrection[], added: AlignmentCorrection): readonly AlignmentCorrection[] {
  const isOther = ({ a, b }: AlignmentCorrection) =>
    !((a === added.a && b === added.b) || (a === added.b && b === added.a));
  return [...known.filter(isOther), added];
}
