import {
  type CancellationToken,
  type CodeAction,
  type CompletionContext,
  CompletionTriggerKind,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CLEAN_UP_COMMAND,
  MOVE_REQUEST,
  type MoveParams,
  REWRITE_REQUEST,
  type RewriteParams,
  SECTIONS_REQUEST,
  type SectionsParams,
} from '../protocol';
import { ALREADY_CLEAN, CLEAN_UP, cleanUpEdit } from '../service/clean-up';
import { completion } from '../service/completion';
import { formatting } from '../service/formatting';
import { listedSections } from '../service/listed-sections';
import { documentOf, resolvedAction } from '../service/rewrite-actions';
import { rewriteAnswer } from '../service/rewrites';
import { moveAnswer } from '../service/section-moves';
import { inLanguage } from '../text/bilingual';
import { isOutlined, type Serving } from './serving';

export function answerRewriting(serving: Serving): void {
  const { connection } = serving;
  connection.onCodeActionResolve((action, token) => resolve(serving, action, token));
  connection.onRequest(REWRITE_REQUEST, ({ textDocument, position, rewrite }: RewriteParams, token) =>
    serving.answer(
      textDocument,
      token,
      document => rewriteAnswer(serving.analysis(document).draft, document, position, rewrite) ?? null,
      null,
    ),
  );
  connection.onExecuteCommand(({ command, arguments: values }, token) => {
    if (command !== CLEAN_UP_COMMAND) throw new ResponseError(ErrorCodes.InvalidParams, `Unknown command ${command}`);
    return cleanUp(serving, String(Object(values?.[0]).uri), token);
  });
  connection.onRequest(MOVE_REQUEST, ({ textDocument, from, to }: MoveParams, token) =>
    serving.answer(
      textDocument,
      token,
      document => moveAnswer(serving.analysis(document).draft, document, from, to) ?? null,
      null,
    ),
  );
  connection.onRequest(SECTIONS_REQUEST, ({ uri }: SectionsParams, token) =>
    serving.answer({ uri }, token, document => listedSections(serving.analysis(document), serving.client), []),
  );
  connection.onCompletion(({ textDocument, position, context }, token) =>
    serving.answer(
      textDocument,
      token,
      document => completion(serving.analysis(document), position, isUnasked(context), serving.client),
      [],
    ),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    serving.answer(textDocument, token, document => formatted(serving, document), []),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    serving.answer(textDocument, token, document => formatted(serving, document, range), []),
  );
}

/** Sends the edit and does not wait for what the writer makes of it. */
async function cleanUp(serving: Serving, uri: string, token: CancellationToken): Promise<void> {
  const { connection, client } = serving;
  const edit = (document: TextDocument) => cleanUpEdit(serving.analysis(document), document, client);
  const made = await serving.answer({ uri }, token, edit, undefined);
  if (made === undefined) {
    const message = inLanguage(ALREADY_CLEAN, client.language);
    return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  }
  const params = { label: inLanguage(CLEAN_UP, client.language), edit: made, metadata: { isRefactoring: true } };
  // A client that cannot make the edit says so itself, and one that has gone needs no answer.
  connection.workspace.applyEdit(params).catch(() => undefined);
}

async function resolve(serving: Serving, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const uri = documentOf(action);
  if (uri === undefined) return action;
  const resolve = (document: TextDocument) =>
    resolvedAction(serving.analysis(document), document, action, serving.client);
  const resolved = await serving.answer({ uri }, token, resolve, undefined);
  if (resolved === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed');
  return resolved;
}

function formatted(serving: Serving, document: TextDocument, range?: Range): TextEdit[] {
  return isOutlined(document) ? formatting(serving.analysis(document), range) : [];
}

function isUnasked(context: CompletionContext | undefined): boolean {
  return context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
}
