import {
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver-types';
import { CHECK_FIGURE_KIND, CLEAN_UP_COMMAND, FIX_ALL_KIND, REWRITE_KIND } from '../protocol';
import type { Client } from '../service/client';
import { COMPLETION_TRIGGERS } from '../service/completion';
import { SOURCE } from '../service/diagnostics';
import { LEGEND } from '../service/semantic-tokens';

/** What the server can do for this client. */
export function initializeResult({ registersFormatters }: Client): InitializeResult {
  const capabilities = registersFormatters
    ? CAPABILITIES
    : { ...CAPABILITIES, documentFormattingProvider: true, documentRangeFormattingProvider: true };
  return { serverInfo: { name: SOURCE }, capabilities };
}

const CAPABILITIES: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: true },
  codeLensProvider: { resolveProvider: false },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  hoverProvider: true,
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  inlayHintProvider: true,
  semanticTokensProvider: { legend: LEGEND, full: true, range: true },
  completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, REWRITE_KIND, CHECK_FIGURE_KIND],
    resolveProvider: true,
  },
  executeCommandProvider: { commands: [CLEAN_UP_COMMAND] },
};
