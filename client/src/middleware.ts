import type { TextDocument, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import type { Activity } from './activity';
import { isConfigFile } from './config-names';
import { touchesOpening } from './judge';
import type { ServedDocuments } from './served-documents';

/** What the middleware needs to know of the served documents. */
export type Served = Pick<ServedDocuments, 'has' | 'admit' | 'judges' | 'delete'>;

/** What the middleware makes the language client do. */
export interface ClientActions {
  /** Shows the document to the server as it is now: it has become a report while it was being edited. */
  readonly open: (document: TextDocument) => Promise<void>;
  /** Drops what the client remembers of the document's findings. */
  readonly forgetFindings: (document: TextDocument) => void;
}

/**
 * Keeps the server from everything but reports: the document selector can name languages only, and most plain text and
 * Markdown is no report.
 */
export function servedOnly(served: Served, activity: Pick<Activity, 'track'>, actions: ClientActions): Middleware {
  return { ...synchronization(served, actions), ...providers(served), ...diagnostics(served, activity) };
}

function synchronization(served: Served, { open, forgetFindings }: ClientActions): Middleware {
  return {
    didOpen: async (document, next) => {
      if (isConfigFile(document)) return next(document);
      if (!served.admit(document)) return;
      // The client may have asked about this version before it was served, and would not ask again.
      forgetFindings(document);
      await next(document);
    },
    didChange: async (event, next) => {
      if (isConfigFile(event.document)) return next(event);
      if (served.has(event.document)) return next(event);
      if (!event.contentChanges.some(change => touchesOpening(change.rangeOffset))) return;
      // The open notification carries the text with this change, so that the change itself must not follow it.
      if (served.judges(event.document)) await open(event.document);
    },
    didSave: async (document, next) => (served.has(document) ? next(document) : undefined),
    willSave: async (event, next) => (served.has(event.document) ? next(event) : undefined),
    willSaveWaitUntil: async (event, next) => (served.has(event.document) ? next(event) : []),
    didClose: async (document, next) =>
      served.delete(document) || isConfigFile(document) ? next(document) : undefined,
  };
}

function providers(served: Served): Middleware {
  // Markdown has symbols, folds and growing selections of VS Code's own; a second set would show every heading twice.
  const outlined = (document: TextDocument) => served.has(document) && document.languageId !== 'markdown';
  return {
    provideHover: (document, position, token, next) =>
      served.has(document) ? next(document, position, token) : undefined,
    provideCodeActions: (document, range, context, token, next) =>
      served.has(document) || isConfigFile(document) ? next(document, range, context, token) : undefined,
    provideDocumentHighlights: (document, position, token, next) =>
      served.has(document) ? next(document, position, token) : undefined,
    provideDefinition: (document, position, token, next) =>
      served.has(document) ? next(document, position, token) : undefined,
    provideCodeLenses: (document, token, next) => (served.has(document) ? next(document, token) : undefined),
    provideReferences: (document, position, options, token, next) =>
      served.has(document) ? next(document, position, options, token) : undefined,
    provideInlayHints: (document, viewPort, token, next) =>
      served.has(document) ? next(document, viewPort, token) : undefined,
    provideDocumentSemanticTokens: (document, token, next) =>
      served.has(document) ? next(document, token) : undefined,
    provideDocumentRangeSemanticTokens: (document, range, token, next) =>
      served.has(document) ? next(document, range, token) : undefined,
    provideDocumentSymbols: (document, token, next) => (outlined(document) ? next(document, token) : undefined),
    provideFoldingRanges: (document, context, token, next) =>
      outlined(document) ? next(document, context, token) : undefined,
    provideSelectionRanges: (document, positions, token, next) =>
      outlined(document) ? next(document, positions, token) : undefined,
    provideCompletionItem: (document, position, context, token, next) =>
      served.has(document) ? next(document, position, context, token) : undefined,
    provideDocumentFormattingEdits: (document, options, token, next) =>
      served.has(document) ? next(document, options, token) : undefined,
    provideDocumentRangeFormattingEdits: (document, range, options, token, next) =>
      served.has(document) ? next(document, range, options, token) : undefined,
  };
}

function diagnostics(served: Served, activity: Pick<Activity, 'track'>): Middleware {
  return {
    provideDiagnostics: (document, previous, token, next) => {
      if (!served.has(document)) return undefined;
      return activity.track(uriOf(document), async () => next(document, previous, token));
    },
    handleDiagnostics: (uri, items, next) => {
      if (served.has(uri) || isConfigFile({ uri })) next(uri, items);
    },
  };
}

function uriOf(document: TextDocument | Uri): Uri {
  return 'uri' in document ? document.uri : document;
}
