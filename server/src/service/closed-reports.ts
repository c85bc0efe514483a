import { readDraft } from '../draft/draft';
import type { ListedReport } from '../protocol';
import { digestOf, EMPTY_DIGEST, type ReportDigest } from './report-digest';

/** How reports that no editor has open are found and read: by the client, which knows the file systems of its workspace. */
export interface ReportFiles {
  list(): Promise<readonly ListedReport[]>;
  /** The text; undefined where it cannot be read or is no report. */
  read(uri: string): Promise<string | undefined>;
}

/** What the reports on disk hold. A report is read again only when it has changed; its text is not kept. */
export class ClosedReports {
  private known = new Map<string, { readonly stamp: string; readonly digest: ReportDigest }>();

  constructor(private readonly files: ReportFiles) {}

  /** One digest for each report but those that `isOpen`. Ends early, with what it has, once `isCancelled`. */
  async digests(isOpen: (uri: string) => boolean, isCancelled: () => boolean): Promise<readonly ReportDigest[]> {
    const listed = await this.files.list();
    this.forgetAllBut(new Set(listed.map(({ uri }) => uri)));
    const digests: ReportDigest[] = [];
    for (const report of listed) {
      if (isCancelled()) break;
      if (!isOpen(report.uri)) digests.push(await this.digestOf(report));
    }
    return digests;
  }

  private async digestOf({ uri, stamp }: ListedReport): Promise<ReportDigest> {
    const known = this.known.get(uri);
    if (known?.stamp === stamp) return known.digest;
    const text = await this.files.read(uri);
    const digest = text === undefined ? EMPTY_DIGEST : digestOf(readDraft(text), uri);
    this.known.set(uri, { stamp, digest });
    return digest;
  }

  private forgetAllBut(uris: ReadonlySet<string>): void {
    for (const uri of this.known.keys()) if (!uris.has(uri)) this.known.delete(uri);
  }
}
