import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import { cleanUp, needsCleanUp, type Repair } from '../library/clean-up';
import { CLEAN_UP_COMMAND, CLEAN_UP_KIND } from '../protocol';
import type { Finding } from '../rules/rule';
import { type Bilingual, inLanguage, type Language } from '../text/bilingual';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { touches } from './code-actions';
import { rangeOf, spanOf } from './convert';
import { diagnosticOf } from './diagnostics';
import { isAsked, type Target, textEdits, workspaceEdit } from './edits';

/** What a client shows over its preview, and in its list of undo steps. */
export const CLEAN_UP: Bilingual = { zh: '清理网页粘贴', en: 'Clean Up Pasted Page' };

export const ALREADY_CLEAN: Bilingual = {
  zh: '没有需要清理之处：未发现网页残留、拼音、乱码和多余的空格标点。',
  en: 'There is nothing to clean up: no remains of a page, no pinyin, no damaged characters, no stray spaces or punctuation.',
};

/**
 * Every repair of a pasted page as one change, each with a tick box in editors that have them; undefined where there is
 * nothing to repair. Editors without them are sent what is sure.
 */
export function cleanUpEdit({ draft }: Analysis, target: Target, client: Client): WorkspaceEdit | undefined {
  const repairs = cleanUp(draft);
  if (client.annotatesEdits) return repairs.length === 0 ? undefined : annotatedEdit(draft, repairs, target, client);
  const sure = repairs.filter(({ isSure }) => isSure);
  return sure.length === 0 ? undefined : workspaceEdit(target, textEdits(draft, sure), client);
}

/** The clean-up as a quick fix of page furniture, and as a refactoring where it is asked for. */
export function cleanUpActions(
  { draft, findings }: Analysis,
  target: Target,
  range: Range,
  context: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  if (!client.readsActionLiterals || !client.appliesEdits) return [];
  const asked = spanOf(draft, range);
  const furniture = findings.find(each => each.rule === FURNITURE && touches(each, asked));
  const action = (kind: string) => actionOf(kind, target, client);
  const quickFix = furniture && isAsked(CodeActionKind.QuickFix, context.only);
  const isWanted = context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic;
  const refactoring = isWanted && isAsked(CLEAN_UP_KIND, context.only) && needsCleanUp(findings);
  return [
    ...(quickFix
      ? [{ ...action(CodeActionKind.QuickFix), diagnostics: [shown(draft, furniture, target, client)] }]
      : []),
    ...(refactoring ? [action(CLEAN_UP_KIND)] : []),
  ];
}

const FURNITURE = 'text/page-furniture';

const CLEAN_UP_ALL: Bilingual = { zh: '清理整页（先预览）…', en: 'Clean Up the Whole Page (With a Preview)…' };

function actionOf(kind: string, { uri }: Target, { language }: Client): CodeAction {
  const title = inLanguage(CLEAN_UP_ALL, language);
  return { title, kind, command: { title, command: CLEAN_UP_COMMAND, arguments: [{ uri }] } };
}

function shown(draft: Draft, finding: Finding, target: Target, client: Client) {
  return diagnosticOf(draft, finding, target.uri, client);
}

// ---- Tick boxes ----

/** The boxes of what is sure are ticked; the others wait for the writer. */
function annotatedEdit(
  draft: Draft,
  repairs: readonly Repair[],
  { uri, version }: Target,
  { language }: Client,
): WorkspaceEdit {
  const all = repairs.map((repair, index) => ({
    edit: { range: rangeOf(draft, repair), newText: repair.text, annotationId: String(index) },
    annotation: annotationOf(repair, language),
  }));
  const asking = repairs.every(({ isSure }) => isSure) ? [questionFor(language)] : [];
  const edits: AnnotatedTextEdit[] = [...asking, ...all].map(({ edit }) => edit);
  const changeAnnotations = Object.fromEntries(
    [...asking, ...all].map(({ edit, annotation }) => [edit.annotationId, annotation]),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits }], changeAnnotations };
}

function annotationOf({ kind: { name, description }, isSure }: Repair, language: Language): ChangeAnnotation {
  const label = isSure ? name : { zh: `${name.zh}（请核对后勾选）`, en: `${name.en} (tick what is right)` };
  return {
    label: inLanguage(label, language),
    description: inLanguage(description, language),
    needsConfirmation: !isSure,
  };
}

/** Editors show a preview only where something waits for confirmation. This changes nothing, ticked or not. */
function questionFor(language: Language): { readonly edit: AnnotatedTextEdit; readonly annotation: ChangeAnnotation } {
  const start = { line: 0, character: 0 };
  return {
    edit: { range: { start, end: start }, newText: '', annotationId: 'question' },
    annotation: {
      label: inLanguage(QUESTION, language),
      description: inLanguage(QUESTION_REASON, language),
      needsConfirmation: true,
    },
  };
}

const QUESTION: Bilingual = { zh: '请核对以下修改，再应用', en: 'Look through the changes, then apply them' };
const QUESTION_REASON: Bilingual = {
  zh: '不想改的请去掉勾。这一行本身不改动任何文字。',
  en: 'Untick what should stay. This line itself changes nothing.',
};
