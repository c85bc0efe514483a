import type { CancellationToken, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols, headingSymbols } from '../service/document-symbols';
import { foldingRanges } from '../service/folding-ranges';
import { indicatorSymbols } from '../service/indicator-symbols';
import { selectionRanges } from '../service/selection-ranges';
import { matchingSymbols } from '../service/workspace-symbols';
import { isOutlined, type Serving } from './serving';

/** What is asked about headings and sections. */
export function answerStructure(serving: Serving): void {
  const { connection } = serving;
  connection.onDocumentSymbol(({ textDocument }, token) =>
    serving.answer(
      textDocument,
      token,
      document =>
        isOutlined(document) ? documentSymbols(serving.analysis(document), document.uri, serving.client) : [],
      [],
    ),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    serving.answer(
      textDocument,
      token,
      document => (isOutlined(document) ? foldingRanges(serving.analysis(document)) : []),
      [],
    ),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    serving.answer(
      textDocument,
      token,
      document => (isOutlined(document) ? selectionRanges(serving.analysis(document), positions) : []),
      [],
    ),
  );
  connection.onWorkspaceSymbol(({ query }, token) => workspaceSymbols(serving, query, token));
}

/** Of open documents as they stand in the editor, of the others as they stand on disk. Headings come first. */
async function workspaceSymbols(
  serving: Serving,
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  await serving.settled();
  const open = serving.openReports();
  const closed = await serving.closedReports(token);
  const headings = open.map(document => headingSymbols(serving.analysis(document).draft, document.uri));
  const indicators = open.map(document => indicatorSymbols(serving.analysis(document), document.uri));
  const all = [headings, closed.map(each => each.headings), indicators, closed.map(each => each.indicators)];
  return matchingSymbols(all.flat(2), query);
}
