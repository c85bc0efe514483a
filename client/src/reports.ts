import { type Uri, workspace } from 'vscode';
import { type ListedReport, MOST_REPORTS } from '../../server/src/protocol';
import { isReport } from '../../server/src/structure/is-report';
import { decode } from './decode';
import { OPENING_LENGTH } from './judge';

/** In bytes. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** The files of the workspace that may be reports, in whatever file system they lie, as the server cannot reach most of them. */
export async function listReports(): Promise<readonly ListedReport[]> {
  const uris = await workspace.findFiles('**/*.{report,txt,md}', '**/{node_modules,.*}/**', MOST_REPORTS);
  const listed = await Promise.all(uris.filter(isReportName).map(listedReport));
  return listed.filter(each => each !== undefined);
}

/** The text of a report; undefined where it cannot be read or is no report. */
export async function readReport(uri: Uri): Promise<string | undefined> {
  try {
    if ((await workspace.fs.stat(uri)).size > LARGEST_FILE) return undefined;
    const text = decode(await workspace.fs.readFile(uri));
    return isNamedReport(uri) || (takesOthers(uri) && isReport(text.slice(0, OPENING_LENGTH))) ? text : undefined;
  } catch {
    // Gone, locked or no text: a search goes on without it.
    return undefined;
  }
}

/** By the names that package.json gives the language of reports. */
function isNamedReport({ path }: Uri): boolean {
  return /\.report$|工作(?:总结|报告|要点|计划)[^/]*\.txt$/.test(path);
}

function takesOthers(uri: Uri): boolean {
  return workspace.getConfiguration('reportlint', uri).get('documents', 'auto') === 'auto';
}

/** Files that come with a project and quote reports at most; the command line leaves the same ones out. */
function isReportName({ path }: Uri): boolean {
  return !/\/(?:readme|changelog|licen[cs]e)(?:[._-][^/]*)?$/i.test(path);
}

async function listedReport(uri: Uri): Promise<ListedReport | undefined> {
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    const tooLarge = size > LARGEST_FILE;
    return { uri: uri.toString(), stamp: `${mtime} ${size}`, ...(tooLarge && { tooLarge }) };
  } catch {
    // Gone since it was found.
    return undefined;
  }
}
