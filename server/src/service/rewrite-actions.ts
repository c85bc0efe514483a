import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Range,
} from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import { REWRITE_KIND, REWRITES, type Rewrite } from '../protocol';
import { type Bilingual, inLanguage } from '../text/bilingual';
import type { Edit } from '../text/edit';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { offsetAt } from './convert';
import { isAsked, type Target, textEdits, workspaceEdit } from './edits';
import { rewriteEdits } from './rewrites';

/**
 * What can be done to the numbering and to the section at the start of a range, and only what would change something.
 * Not for the lamp that an editor lights by itself: it would be lit on every line.
 */
export function rewriteActions(
  { draft }: Analysis,
  target: Target,
  range: Range,
  context: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  if (!client.readsActionLiterals || isUnasked(context)) return [];
  const offset = offsetAt(draft, range.start);
  return REWRITES.filter(rewrite => isAsked(kindOf(rewrite), context.only)).flatMap(rewrite => {
    const edits = rewriteEdits(draft, offset, rewrite);
    return edits.length === 0 ? [] : [actionOf(draft, target, { rewrite, offset }, edits, client)];
  });
}

/** Adds the edit to an action that was sent without it. The answer is undefined where the action is for another text or not ours. */
export function resolvedAction(
  { draft }: Analysis,
  target: Target,
  action: CodeAction,
  client: Client,
): CodeAction | undefined {
  const intent = readIntent(action.data);
  if (intent === undefined || action.data.version !== target.version) return undefined;
  const edits = textEdits(draft, rewriteEdits(draft, intent.offset, intent.rewrite));
  return { ...action, edit: workspaceEdit(target, edits, client) };
}

/** The document of an action that was sent without its edit. */
export function documentOf(action: CodeAction): string | undefined {
  return readIntent(action.data)?.uri;
}

interface Intent {
  readonly rewrite: Rewrite;
  /** UTF-16 offset of the caret. */
  readonly offset: number;
}

function isUnasked({ only, triggerKind }: Partial<CodeActionContext>): boolean {
  return only === undefined && triggerKind === CodeActionTriggerKind.Automatic;
}

function actionOf(draft: Draft, target: Target, intent: Intent, edits: readonly Edit[], client: Client): CodeAction {
  const action = { title: inLanguage(TITLES[intent.rewrite], client.language), kind: kindOf(intent.rewrite) };
  return client.resolvesEdits
    ? { data: { uri: target.uri, version: target.version, ...intent }, ...action }
    : { edit: workspaceEdit(target, textEdits(draft, edits), client), ...action };
}

function kindOf(rewrite: Rewrite): string {
  return `${REWRITE_KIND}.${rewrite}`;
}

/** The data comes back from the client, which may send anything. */
function readIntent(data: unknown): (Intent & { readonly uri: string }) | undefined {
  const { rewrite, offset, uri } = Object(data) as Record<string, unknown>;
  const known = REWRITES.find(each => each === rewrite);
  return known && typeof offset === 'number' && typeof uri === 'string' ? { rewrite: known, offset, uri } : undefined;
}

const TITLES: Readonly<Record<Rewrite, Bilingual>> = {
  renumberLevel: { zh: '重编本级序号', en: 'Renumber Section Level' },
  renumberAll: { zh: '重编全文序号', en: 'Renumber Whole Report' },
  promote: { zh: '升一级', en: 'Promote' },
  demote: { zh: '降一级', en: 'Demote' },
  moveUp: { zh: '上移本节', en: 'Move Section Up' },
  moveDown: { zh: '下移本节', en: 'Move Section Down' },
};
