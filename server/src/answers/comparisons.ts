import type { CancellationToken } from 'vscode-languageserver';
import { readDraft } from '../draft/draft';
import { indicatorsOf } from '../draft/indicators';
import {
  COMPARE_REQUEST,
  COMPARE_YEARS_REQUEST,
  type ComparedReports,
  type ComparedYears,
  type CompareParams,
  type CompareYearsParams,
  DESCRIBE_REPORTS_REQUEST,
  type DescribedReport,
} from '../protocol';
import { comparedReports, comparedYears, describedReport, type ReadReport } from '../service/compared-reports';
import type { Serving } from './serving';

/** What the views over several reports ask. */
export function answerComparisons(serving: Serving): void {
  const { connection } = serving;
  connection.onRequest(DESCRIBE_REPORTS_REQUEST, (_: unknown, token: CancellationToken) => describe(serving, token));
  connection.onRequest(COMPARE_REQUEST, ({ uris, corrections }: CompareParams, token: CancellationToken) =>
    compare(serving, uris, corrections, token),
  );
  connection.onRequest(COMPARE_YEARS_REQUEST, (params: CompareYearsParams) => compareYears(serving, params));
}

/** Of open reports and of the others of the workspace, in the order of their names. */
async function describe(serving: Serving, token: CancellationToken): Promise<DescribedReport[]> {
  await serving.settled();
  const open = serving.openReports().map(({ uri }) => uri);
  const listed = (await serving.files.list()).map(({ uri }) => uri);
  const described: DescribedReport[] = [];
  for (const uri of [...new Set([...open, ...listed])].sort()) {
    if (token.isCancellationRequested) break;
    const report = await readReport(serving, uri);
    if (report) described.push(describedReport(report));
  }
  return described;
}

async function compare(
  serving: Serving,
  uris: readonly string[],
  corrections: CompareParams['corrections'],
  token: CancellationToken,
): Promise<ComparedReports> {
  await serving.settled();
  const reports: ReadReport[] = [];
  for (const uri of uris) {
    const report = token.isCancellationRequested ? undefined : await readReport(serving, uri);
    if (report) reports.push(report);
  }
  return comparedReports(reports, corrections);
}

async function compareYears(
  serving: Serving,
  { last, current, corrections }: CompareYearsParams,
): Promise<ComparedYears | null> {
  await serving.settled();
  const [before, after] = [await readReport(serving, last), await readReport(serving, current)];
  return before && after ? comparedYears(before, after, corrections) : null;
}

/** A report as it stands in the editor, or else on disk. */
async function readReport(serving: Serving, uri: string): Promise<ReadReport | undefined> {
  const document = serving.document(uri);
  if (document) {
    const { draft, indicators } = serving.analysis(document);
    return { uri, draft, indicators };
  }
  const text = await serving.files.read(uri);
  if (text === undefined) return undefined;
  const draft = readDraft(text);
  return { uri, draft, indicators: indicatorsOf(draft) };
}
