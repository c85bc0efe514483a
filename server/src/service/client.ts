import type { InitializationOptions } from '../protocol';
import { type Language, languageOf } from '../text/bilingual';

/** What the server knows of its client: how it wants to be spoken to and what it can show. */
export interface Client {
  readonly language: Language;
  /** Folder of the rule pages as a URI without closing slash; undefined where there are none to link to. */
  readonly rulePages: string | undefined;
  readonly pullsDiagnostics: boolean;
  readonly showsRelatedInformation: boolean;
  readonly nestsSymbols: boolean;
  readonly readsMarkdown: boolean;
  readonly readsActionLiterals: boolean;
  /** Whether an edit may name the version of the document that it was made for. */
  readonly checksVersions: boolean;
  /** Whether the parts of an edit may say what they are for, and wait for the writer to confirm them. */
  readonly annotatesEdits: boolean;
  /** Whether it makes an edit that the server sends by itself. */
  readonly appliesEdits: boolean;
  /** Whether an action may be sent without its edit, which the client asks for when the writer has chosen. */
  readonly resolvesEdits: boolean;
  /** Whether a completion may say something in grey beside its label. */
  readonly showsLabelDetails: boolean;
  /** Whether a definition may say which stretch of the text led to it. */
  readonly followsLinks: boolean;
  /** Whether it answers what the writer has set. */
  readonly answersSettings: boolean;
  /** Whether it has to be told that it should say when settings change. */
  readonly registersSettings: boolean;
  /** Whether it asks for inlay hints again when it is told to. */
  readonly refreshesHints: boolean;
  /** Whether it takes a formatter for some languages only, once the session has begun. */
  readonly registersFormatters: boolean;
  /** Whether it finds and reads the reports of the workspace for the server. */
  readonly listsReports: boolean;
  /** Whether it has our commands for copies. */
  readonly comparesCopies: boolean;
  /** Whether it shows how far a task is, and lets the writer cancel it. */
  readonly showsProgress: boolean;
  /** Whether it asks for diagnostics again when it is told to. */
  readonly refreshesDiagnostics: boolean;
  /** Whether it asks for code lenses again when it is told to. */
  readonly refreshesLenses: boolean;
  /** Whether it can be made to say which files change on disk. */
  readonly watchesFiles: boolean;
  /** The folders of the workspace as URIs. */
  readonly folders: readonly string[];
  /** Whether it says what is in a folder: it knows file systems that the server cannot reach. */
  readonly looksIntoFolders: boolean;
  /** Whether it has the command that ignores a finding. */
  readonly ignoresFindings: boolean;
  /** Whether an edit may make a file. */
  readonly createsFiles: boolean;
  /** Whether it says when folders are opened and closed. */
  readonly reportsFolders: boolean;
  /** Whether it keeps annotations and has the command that asks for the source of a figure. */
  readonly annotates: boolean;
}

/** The part of `InitializeParams` that is read here. Everything in it comes from outside and may be missing or wrong. */
export interface ClientParams {
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  readonly capabilities?: ClientCapabilities;
  readonly rootUri?: unknown;
  readonly workspaceFolders?: unknown;
}

interface ClientCapabilities {
  readonly textDocument?: {
    readonly diagnostic?: { readonly relatedInformation?: boolean };
    readonly publishDiagnostics?: { readonly relatedInformation?: boolean };
    readonly documentSymbol?: { readonly hierarchicalDocumentSymbolSupport?: boolean };
    readonly hover?: { readonly contentFormat?: readonly string[] };
    readonly codeAction?: {
      readonly codeActionLiteralSupport?: unknown;
      readonly resolveSupport?: { readonly properties?: readonly string[] };
    };
    readonly completion?: { readonly completionItem?: { readonly labelDetailsSupport?: boolean } };
    readonly formatting?: { readonly dynamicRegistration?: boolean };
    readonly definition?: { readonly linkSupport?: boolean };
  };
  readonly workspace?: {
    readonly applyEdit?: boolean;
    readonly workspaceEdit?: {
      readonly documentChanges?: boolean;
      readonly changeAnnotationSupport?: unknown;
      readonly resourceOperations?: readonly string[];
    };
    readonly didChangeWatchedFiles?: { readonly dynamicRegistration?: boolean };
    readonly diagnostics?: { readonly refreshSupport?: boolean };
    readonly configuration?: boolean;
    readonly workspaceFolders?: boolean;
    readonly didChangeConfiguration?: { readonly dynamicRegistration?: boolean };
    readonly inlayHint?: { readonly refreshSupport?: boolean };
    readonly codeLens?: { readonly refreshSupport?: boolean };
  };
  readonly window?: { readonly workDoneProgress?: boolean };
}

type Promises = 'listsReports' | 'comparesCopies' | 'looksIntoFolders' | 'ignoresFindings' | 'annotates';

type Abilities = Omit<Client, 'language' | 'rulePages' | 'folders' | Promises>;

/** Reads the client from its first message. `rulePages` stands in for clients that do not say where the pages are. */
export function readClient(params: ClientParams, rulePages?: string): Client {
  const options = readOptions(params.initializationOptions);
  return {
    language: languageOf(options.locale ?? textOf(params.locale)),
    rulePages: (options.rulePages ?? rulePages)?.replace(/\/+$/, ''),
    listsReports: options.listsReports ?? false,
    comparesCopies: options.comparesCopies ?? false,
    folders: foldersOf(params),
    looksIntoFolders: options.looksIntoFolders ?? false,
    ignoresFindings: options.ignoresFindings ?? false,
    annotates: options.annotates ?? false,
    ...readAbilities(params.capabilities ?? {}),
  };
}

function readOptions(value: unknown): InitializationOptions {
  const options = Object(value) as Record<string, unknown>;
  const { locale, rulePages, listsReports, comparesCopies, looksIntoFolders, ignoresFindings, annotates } = options;
  return {
    ...(typeof locale === 'string' && { locale }),
    ...(typeof rulePages === 'string' && { rulePages }),
    ...(typeof listsReports === 'boolean' && { listsReports }),
    ...(typeof comparesCopies === 'boolean' && { comparesCopies }),
    ...(typeof looksIntoFolders === 'boolean' && { looksIntoFolders }),
    ...(typeof ignoresFindings === 'boolean' && { ignoresFindings }),
    ...(typeof annotates === 'boolean' && { annotates }),
  };
}

function readAbilities({ textDocument, workspace, window }: ClientCapabilities): Abilities {
  const pull = textDocument?.diagnostic;
  return {
    pullsDiagnostics: pull !== undefined,
    showsRelatedInformation: pull?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation ?? false,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    readsActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    checksVersions: workspace?.workspaceEdit?.documentChanges ?? false,
    annotatesEdits: isAnnotated(workspace?.workspaceEdit),
    appliesEdits: workspace?.applyEdit ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    reportsFolders: workspace?.workspaceFolders ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') ?? false,
    showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    followsLinks: textDocument?.definition?.linkSupport ?? false,
    answersSettings: workspace?.configuration ?? false,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    showsProgress: window?.workDoneProgress ?? false,
    refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
    registersFormatters: textDocument?.formatting?.dynamicRegistration ?? false,
  };
}

function isAnnotated(edits: NonNullable<ClientCapabilities['workspace']>['workspaceEdit']): boolean {
  return edits?.documentChanges === true && edits.changeAnnotationSupport !== undefined;
}

/** Older clients name one folder only. */
function foldersOf({ workspaceFolders, rootUri }: ClientParams): readonly string[] {
  const named = Array.isArray(workspaceFolders) ? workspaceFolders.map(each => textOf(Object(each).uri)) : [];
  const folders = named.filter(each => each !== undefined);
  const root = textOf(rootUri);
  return folders.length > 0 || root === undefined ? folders : [root];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
