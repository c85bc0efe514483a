import { FileSystemError, Uri, workspace } from 'vscode';
import { ANNOTATIONS_SUFFIX } from '../../../server/src/protocol';
import type { Files } from './atomic-file';
import { randomHex } from './random';
import { fromUtf8, utf8Of } from './utf-8';

/** The file with the annotations of a report, beside it. */
export function annotationsOf(report: Uri): Uri {
  return report.with({ path: `${report.path}${ANNOTATIONS_SUFFIX}`, query: '', fragment: '' });
}

/** The workspace's own file systems, local and virtual. */
export const annotationFiles: Files<Uri> = {
  read,
  write: async (file, content) => workspace.fs.writeFile(file, utf8Of(content)),
  replace: async (file, by) => workspace.fs.rename(by, file, { overwrite: true }),
  remove: async file => workspace.fs.delete(file),
  draftOf: file => Uri.joinPath(file, '..', `${draftPrefix(file)}${randomHex(4)}${DRAFT_SUFFIX}`),
  drafts,
};

/** A list that has an end. */
export function isWholeList(content: string): boolean {
  try {
    return Array.isArray(JSON.parse(content));
  } catch {
    return false;
  }
}

const DRAFT_SUFFIX = '.tmp';

function draftPrefix(file: Uri): string {
  return `.${nameOf(file)}.`;
}

async function drafts(file: Uri): Promise<readonly Uri[]> {
  const folder = Uri.joinPath(file, '..');
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  const isDraft = (name: string) => name.startsWith(draftPrefix(file)) && name.endsWith(DRAFT_SUFFIX);
  const found = await Promise.all(names.filter(isDraft).map(name => dated(Uri.joinPath(folder, name))));
  return found.sort((a, b) => b.time - a.time).map(({ draft }) => draft);
}

async function dated(draft: Uri): Promise<{ readonly draft: Uri; readonly time: number }> {
  try {
    return { draft, time: (await workspace.fs.stat(draft)).mtime };
  } catch {
    // Just put in its place.
    return { draft, time: 0 };
  }
}

async function read(file: Uri): Promise<string | undefined> {
  try {
    return fromUtf8(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function nameOf(file: Uri): string {
  return file.path.replace(/^.*\//, '');
}
