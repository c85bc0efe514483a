import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../../server/src/protocol';
import { SERVED_LANGUAGES } from './judge';

/**
 * Offers to reopen a document whose characters were lost in decoding. The client's own, because no edit of the text can
 * bring them back and other editors do not have the command.
 */
export function offerEncoding(): Disposable {
  const provideCodeActions = (document: TextDocument, _: Range, { diagnostics }: CodeActionContext) => {
    const lost = diagnostics.filter(diagnostic => isLostText(document, diagnostic));
    return lost.length === 0 ? [] : [reopenAction(document, lost)];
  };
  return languages.registerCodeActionsProvider([...SERVED_LANGUAGES], { provideCodeActions });
}

/** U+FFFD stands where bytes could not be decoded. */
function isLostText(document: TextDocument, { source, code, range }: Diagnostic): boolean {
  const rule = typeof code === 'object' ? code.value : code;
  if (source !== DIAGNOSTIC_SOURCE || rule !== 'text/mojibake' || document.isUntitled) return false;
  return document.getText(range).includes('\uFFFD');
}

function reopenAction(document: TextDocument, diagnostics: Diagnostic[]): CodeAction {
  const title = l10n.t('Reopen With the Right Encoding');
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'reportlint.reopenWithEncoding', arguments: [document.uri] };
  action.diagnostics = diagnostics;
  action.isPreferred = true;
  return action;
}
