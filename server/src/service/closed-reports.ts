import type { SymbolInformation } from 'vscode-languageserver-types';
import { readDraft } from '../draft/draft';
import type { ListedReport } from '../protocol';
import { headingSymbols } from './document-symbols';

/** How reports that no editor has open are found and read: by the client, which knows the file systems of its workspace. */
export interface ReportFiles {
  list(): Promise<readonly ListedReport[]>;
  /** The text; undefined where it cannot be read or is no report. */
  read(uri: string): Promise<string | undefined>;
}

/** The headings of the reports on disk. A report is read again only when it has changed; its text is not kept. */
export class ClosedReports {
  private known = new Map<string, { readonly stamp: string; readonly symbols: readonly SymbolInformation[] }>();

  constructor(private readonly files: ReportFiles) {}

  /** One list for each report but those that `isOpen`. Ends early, with what it has, once `isCancelled`. */
  async symbols(
    isOpen: (uri: string) => boolean,
    isCancelled: () => boolean,
  ): Promise<readonly (readonly SymbolInformation[])[]> {
    const listed = await this.files.list();
    this.forgetAllBut(new Set(listed.map(({ uri }) => uri)));
    const lists: (readonly SymbolInformation[])[] = [];
    for (const report of listed) {
      if (isCancelled()) break;
      if (!isOpen(report.uri)) lists.push(await this.symbolsOf(report));
    }
    return lists;
  }

  private async symbolsOf({ uri, stamp }: ListedReport): Promise<readonly SymbolInformation[]> {
    const known = this.known.get(uri);
    if (known?.stamp === stamp) return known.symbols;
    const text = await this.files.read(uri);
    const symbols = text === undefined ? [] : headingSymbols(readDraft(text), uri);
    this.known.set(uri, { stamp, symbols });
    return symbols;
  }

  private forgetAllBut(uris: ReadonlySet<string>): void {
    for (const uri of this.known.keys()) if (!uris.has(uri)) this.known.delete(uri);
  }
}
