import { readdir, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ListedReport, MOST_REPORTS } from '../protocol';
import type { ReportFiles } from '../service/closed-reports';
import { isReport } from '../structure/is-report';

/** In bytes. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** The reports below folders of the disk (as `file:` URIs), for editors that do not list them. The same files as the VS Code client takes. */
export function reportsBelow(folders: readonly string[]): ReportFiles {
  return {
    list: () => listBelow(folders.filter(uri => uri.startsWith('file:')).map(uri => fileURLToPath(uri))),
    read: async uri => {
      try {
        const text = decode(await readFile(fileURLToPath(uri)));
        return uri.endsWith('.report') || isReport(text.slice(0, OPENING)) ? text : undefined;
      } catch {
        // Gone, locked or no text: it counts as a report without findings.
        return undefined;
      }
    },
  };
}

/** How much of a text is judged, in UTF-16 code units. */
const OPENING = 4096;

async function listBelow(folders: readonly string[]): Promise<readonly ListedReport[]> {
  const listed: ListedReport[] = [];
  const visited = new Set<string>();
  for (const waiting = [...folders]; waiting.length > 0 && listed.length < MOST_REPORTS; ) {
    const folder = waiting.pop()!;
    if (visited.has(folder)) continue;
    visited.add(folder);
    await listIn(folder, waiting, listed);
  }
  return listed.slice(0, MOST_REPORTS);
}

/** Links are not followed: they may lead out of the workspace, or round in circles. */
async function listIn(folder: string, waiting: string[], listed: ListedReport[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) waiting.push(path);
    if (!entry.isFile() || !isReportName(entry.name)) continue;
    const report = await listedReport(path);
    if (report) listed.push(report);
  }
}

function isReportName(name: string): boolean {
  return /\.(?:report|txt|md)$/i.test(name) && !/^(?:readme|changelog|licen[cs]e)(?:[._-].*)?$/i.test(basename(name));
}

async function listedReport(path: string): Promise<ListedReport | undefined> {
  try {
    const { mtimeMs, size } = await stat(path);
    const tooLarge = size > LARGEST_FILE;
    return { uri: pathToFileURL(path).href, stamp: `${mtimeMs} ${size}`, ...(tooLarge && { tooLarge }) };
  } catch {
    // Gone since it was found.
    return undefined;
  }
}

/** UTF-8, UTF-16 with BOM, else GB18030, which holds GBK. Throws where it is none of them. */
function decode(bytes: Uint8Array): string {
  const encodings = bytes[0] === 0xff ? ['utf-16le'] : bytes[0] === 0xfe ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  throw new TypeError('No text');
}
