import { join } from 'node:path';
import type { Disk, Entry } from './disk';
import { DANGLING_LINK, type Failure, NO_REPORTS, NOT_A_FILE, reasonOf, TOO_LARGE } from './failure';

export const STANDARD_INPUT = '-';

/** Above this a file may not fit into one string of the platform. In bytes. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/**
 * The paths of the files to examine, in the order of the arguments and, within a folder, of the names' code units
 * (the same on every machine). A file reached twice is listed once. What cannot be used is yielded as a failure.
 */
export function* findFiles(paths: readonly string[], disk: Disk): Generator<string | Failure> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of path === STANDARD_INPUT ? [path] : findNamed(path, disk)) {
      if (typeof found === 'string' && isSeen(found, seen, disk)) continue;
      yield found;
    }
  }
}

function isSeen(path: string, seen: Set<string>, disk: Disk): boolean {
  const identity = path === STANDARD_INPUT ? path : identityOf(path, disk);
  if (seen.has(identity)) return true;
  seen.add(identity);
  return false;
}

/** A pipe such as `/dev/fd/63` can be read but has no real path. */
function identityOf(path: string, disk: Disk): string {
  try {
    return disk.realPath(path);
  } catch {
    return path;
  }
}

function* findNamed(path: string, disk: Disk): Generator<string | Failure> {
  const entry = look(path, disk);
  if ('reason' in entry) yield entry;
  else if (entry.kind === 'folder') yield* findInNamedFolder(path, disk);
  else yield usable(path, entry);
}

function* findInNamedFolder(path: string, disk: Disk): Generator<string | Failure> {
  let found = false;
  for (const each of findBelow(path, disk, new Set())) {
    found = true;
    yield each;
  }
  if (!found) yield { path, reason: NO_REPORTS };
}

/** `visited` holds the real paths of the folders already walked, so that a link back to a parent ends the walk. */
function* findBelow(folder: string, disk: Disk, visited: Set<string>): Generator<string | Failure> {
  try {
    const identity = disk.realPath(folder);
    if (visited.has(identity)) return;
    visited.add(identity);
    for (const name of [...disk.list(folder)].sort()) yield* findEntry(name, join(folder, name), disk, visited);
  } catch (error) {
    yield { path: folder, reason: reasonOf(error) };
  }
}

function* findEntry(name: string, path: string, disk: Disk, visited: Set<string>): Generator<string | Failure> {
  if (isHidden(name)) return;
  const entry = look(path, disk);
  if ('reason' in entry) {
    if (isReportName(name)) yield entry;
  } else if (entry.kind === 'folder') yield* findBelow(path, disk, visited);
  else if (isReportName(name)) yield usable(path, entry);
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function isReportName(name: string): boolean {
  return /\.(txt|report|md)$/i.test(name) && !/^(readme|changelog|licen[cs]e)([._-]|$)/i.test(name);
}

function look(path: string, disk: Disk): Entry | Failure {
  try {
    return disk.look(path);
  } catch (error) {
    const dangling = (error as NodeJS.ErrnoException).code === 'ENOENT' && disk.isLink(path);
    return { path, reason: dangling ? DANGLING_LINK : reasonOf(error) };
  }
}

function usable(path: string, entry: Entry): string | Failure {
  if (entry.kind === 'other') return { path, reason: NOT_A_FILE };
  return entry.size > LARGEST_FILE ? { path, reason: TOO_LARGE } : path;
}
