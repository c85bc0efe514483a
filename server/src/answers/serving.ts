import type { CancellationToken, Connection, TextDocumentIdentifier } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../service/analysis';
import type { Client } from '../service/client';
import type { ReportFiles } from '../service/closed-reports';
import type { ReportAnnotations } from '../service/report-annotations';
import type { ReportDigest } from '../service/report-digest';
import type { Settings } from '../service/settings';

/** What the answers about a subject need of the server, which alone owns the documents. */
export interface Serving {
  readonly connection: Connection;
  readonly client: Client;
  readonly settings: Promise<Settings>;
  readonly files: ReportFiles;
  /** Answers for the text as it stands once the messages before it and right behind it are read. */
  answer<T>(
    document: TextDocumentIdentifier,
    token: CancellationToken,
    give: (document: TextDocument) => T,
    otherwise: T,
  ): Promise<T>;
  /** Resolves when no change is left among the messages that have arrived. */
  settled(): Promise<void>;
  document(uri: string): TextDocument | undefined;
  openReports(): readonly TextDocument[];
  analysis(document: TextDocument): Analysis;
  annotations(document: TextDocument): ReportAnnotations;
  /** Of the reports that no editor has open. */
  closedReports(token: CancellationToken): Promise<readonly ReportDigest[]>;
}

/** Editors outline and fold Markdown by themselves; a second set of everything would only be in the way. */
export function isOutlined(document: TextDocument): boolean {
  return document.languageId !== 'markdown';
}
