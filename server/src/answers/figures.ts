import type { CancellationToken, Location, ReferenceParams, SemanticTokens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { INDICATORS_REQUEST, type IndicatorsParams } from '../protocol';
import { definition } from '../service/definition';
import { documentHighlights } from '../service/document-highlights';
import { inlayHints } from '../service/inlay-hints';
import { listedIndicators } from '../service/listed-indicators';
import { keyAt, locationsOf, references } from '../service/references';
import { semanticTokens } from '../service/semantic-tokens';
import type { Serving } from './serving';

/** What is asked about figures: where else an indicator stands, and how to show it. */
export function answerFigures(serving: Serving): void {
  const { connection } = serving;
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    serving.answer(
      textDocument,
      token,
      document => documentHighlights(serving.analysis(document), position),
      undefined,
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    serving.answer(
      textDocument,
      token,
      document => definition(serving.analysis(document), document.uri, position, serving.client),
      undefined,
    ),
  );
  connection.onReferences((params, token) => allReferences(serving, params, token));
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    serving.answer(textDocument, token, document => semanticTokens(serving.analysis(document)), NO_TOKENS),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    serving.answer(textDocument, token, document => semanticTokens(serving.analysis(document), range), NO_TOKENS),
  );
  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const { inlayHints: wanted } = await serving.settings;
    const give = (document: TextDocument) => inlayHints(serving.analysis(document), range, wanted, serving.client);
    return serving.answer(textDocument, token, give, []);
  });
  connection.onRequest(INDICATORS_REQUEST, ({ uri }: IndicatorsParams, token) =>
    serving.answer({ uri }, token, document => listedIndicators(serving.analysis(document)), []),
  );
}

async function allReferences(
  serving: Serving,
  { textDocument, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[]> {
  const inReport = (document: TextDocument) => {
    const key = keyAt(serving.analysis(document), position);
    return { key, found: references(serving.analysis(document), document.uri, position, context.includeDeclaration) };
  };
  const { key, found } = await serving.answer(textDocument, token, inReport, { key: undefined, found: [] });
  if (key === undefined || (await serving.settings).references !== 'workspace') return found;
  return [...found, ...(await mentionsElsewhere(serving, key, textDocument.uri, token))];
}

async function mentionsElsewhere(
  serving: Serving,
  key: string,
  uri: string,
  token: CancellationToken,
): Promise<readonly Location[]> {
  const others = serving.openReports().filter(document => document.uri !== uri);
  const open = others.map(document => locationsOf(key, serving.analysis(document), document.uri));
  const closed = (await serving.closedReports(token)).map(({ mentions }) => mentions.get(key) ?? []);
  return [...open, ...closed].flat();
}

const NO_TOKENS: SemanticTokens = { data: [] };
