// The floor under every language server: keeps the text by incremental sync and finds nothing. The difference between
// its answers and ours is what reading and judging a report costs.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createConnection, ProposedFeatures, TextDocuments } = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument }) => {
  // The text is asked for, as every server must: it is kept in pieces until then.
  return { kind: 'full', items: [], resultId: String(documents.get(textDocument.uri)?.getText().length) };
});
documents.listen(connection);
connection.listen();
