import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Range,
} from 'vscode-languageserver-types';
import { CHECK_FIGURE_COMMAND, CHECK_FIGURE_KIND } from '../protocol';
import { inLanguage } from '../text/bilingual';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { isAsked, type Target } from './edits';
import { figureAt } from './indicator-at';

/**
 * Offers to note down that the figure at the caret was compared with its source. Not for the lamp that an editor lights by
 * itself: it would be lit on every figure.
 */
export function checkFigureActions(
  analysis: Analysis,
  { uri }: Target,
  { start }: Range,
  { only, triggerKind }: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  const isUnasked = only === undefined && triggerKind === CodeActionTriggerKind.Automatic;
  if (!client.annotates || !client.readsActionLiterals || isUnasked || !isAsked(CHECK_FIGURE_KIND, only)) return [];
  if (figureAt(analysis, start) === undefined) return [];
  const title = inLanguage({ zh: '标记此数据已核对来源…', en: 'Mark This Figure as Checked…' }, client.language);
  return [
    { title, kind: CHECK_FIGURE_KIND, command: { title, command: CHECK_FIGURE_COMMAND, arguments: [uri, start] } },
  ];
}
