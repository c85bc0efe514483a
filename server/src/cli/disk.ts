import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Entry {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** What the command line needs of the file system. Everything throws the platform's errors. */
export interface Disk {
  /** Follows links. */
  look(path: string): Entry;
  isLink(path: string): boolean;
  /** Names in a folder, in no particular order. */
  list(folder: string): readonly string[];
  realPath(path: string): string;
  read(path: string): Uint8Array;
  /** All or nothing: a reader sees the old or the new content, never a part. Keeps the file's mode. */
  replace(path: string, bytes: Uint8Array): void;
  /** Makes a file that is not there yet, all or nothing too. */
  create(path: string, bytes: Uint8Array): void;
}

export const disk: Disk = {
  look(path) {
    const status = fs.statSync(path);
    return { kind: kindOf(status), size: status.size };
  },
  isLink: path => fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false,
  list: folder => fs.readdirSync(folder),
  realPath: path => fs.realpathSync(path),
  read: path => fs.readFileSync(path),
  replace,
  create,
};

/** A pipe counts as a file, because `<(…)` of the shell hands one over. */
function kindOf(status: fs.Stats): Entry['kind'] {
  if (status.isDirectory()) return 'folder';
  return status.isFile() || status.isFIFO() ? 'file' : 'other';
}

/** Writes beside the file and renames, through links. A write-protected file stays: renaming would go past its mode. */
function replace(path: string, bytes: Uint8Array): void {
  const target = fs.realpathSync(path);
  fs.accessSync(target, fs.constants.W_OK);
  rename(target, temporary => write(temporary, bytes, fs.statSync(target)));
}

function create(path: string, bytes: Uint8Array): void {
  rename(path, temporary => fs.writeFileSync(temporary, bytes, { flag: 'wx', flush: true }));
}

/** Has a file written beside the target and puts it in its place. */
function rename(target: string, write: (temporary: string) => void): void {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    write(temporary);
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Flushed before the rename, so that a power cut leaves no empty file under the old name. */
function write(path: string, bytes: Uint8Array, like: fs.Stats): void {
  const handle = fs.openSync(path, 'wx', like.mode);
  try {
    fs.writeFileSync(handle, bytes);
    keepOwner(handle, like);
    fs.fchmodSync(handle, like.mode);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Only root may give files away; for everybody else the writer is the owner, which is all that can be had. */
function keepOwner(handle: number, like: fs.Stats): void {
  const own = fs.fstatSync(handle);
  if (process.getuid?.() !== 0 || (own.uid === like.uid && own.gid === like.gid)) return;
  fs.fchownSync(handle, like.uid, like.gid);
}
