import { REPORT_LANGUAGE } from '../../server/src/protocol';
import { isReport } from '../../server/src/structure/is-report';

/** Setting `reportlint.documents`: `auto` also serves plain text and Markdown that read like a report. */
export type DocumentsSetting = 'auto' | 'report';

/** What is known of an open document before any server runs. */
export interface Candidate {
  readonly scheme: string;
  /** Whether a file system provider is registered for the scheme. */
  readonly onFileSystem: boolean;
  readonly languageId: string;
  /** The text's first `OPENING_LENGTH` UTF-16 code units; a function, because most documents are decided without it. */
  readonly opening: () => string;
}

/** How much of a text is judged, in UTF-16 code units: bounded, so that the cost does not follow the document. */
export const OPENING_LENGTH = 4096;

/** The language ids whose documents may be served. */
export const SERVED_LANGUAGES: readonly string[] = [REPORT_LANGUAGE, 'plaintext', 'markdown'];

/** Whether a document is a report that the server should see. */
export function isServed(candidate: Candidate, setting: DocumentsSetting): boolean {
  if (!canBeServed(candidate)) return false;
  if (candidate.languageId === REPORT_LANGUAGE) return true;
  return setting === 'auto' && isReport(candidate.opening());
}

/** Whether a document may be served when its writer asks for it, whatever it reads like. */
export function canBeServed(candidate: Candidate): boolean {
  return SERVED_LANGUAGES.includes(candidate.languageId) && isDraftScheme(candidate);
}

/** Whether an edit that starts at this UTF-16 offset can change what `isServed` says. */
export function touchesOpening(offset: number): boolean {
  return offset < OPENING_LENGTH;
}

/**
 * Drafts live in files, in untitled editors and on virtual file systems. Virtual file systems cannot be listed, as
 * every extension may bring its own; what the editor keeps on file systems for itself can.
 */
function isDraftScheme({ scheme, onFileSystem }: Candidate): boolean {
  if (scheme === 'file' || scheme === 'untitled') return true;
  return onFileSystem && !isEditorScheme(scheme);
}

/** Whether documents of this scheme are the editor's own. */
export function isEditorScheme(scheme: string): boolean {
  return editorSchemes.has(scheme.toLowerCase()) || /^(vscode-(chat|notebook)|chat)/i.test(scheme);
}

/** Old revisions, settings, logs and web pages: on a file system for VS Code, but nobody's draft. */
const editorSchemes: ReadonlySet<string> = new Set([
  'output',
  'debug',
  'git',
  'gitfs',
  'git-commit',
  'gitlens',
  'review',
  'pr',
  'githubpr',
  'githubcommit',
  'comment',
  'search-editor',
  'walkthrough',
  'walkthroughsnippet',
  'vscode',
  'vscode-settings',
  'vscode-userdata',
  'vscode-local-history',
  'vscode-scm',
  'vscode-interactive',
  'vscode-terminal',
  'vscode-log',
  'http',
  'https',
]);
