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
  beside: file => Uri.joinPath(file, '..', `.${nameOf(file)}.${randomHex(4)}.tmp`),
};

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
