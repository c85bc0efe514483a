import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { type Draft, readDraft } from '../draft/draft';
import type { AcceptedEntry, ConfigFile } from '../library/config/config-file';
import { configFindings } from '../library/config/config-findings';
import { changeAccepted } from '../library/config/edit-config';
import { CONFIG_STALE } from '../library/config/known-rules';
import type { Policy } from '../library/config/policy';
import { inLanguage } from '../text/bilingual';
import { remembered } from '../text/remembered';
import type { Client } from './client';
import { touches } from './code-actions';
import { spanOf } from './convert';
import { diagnosticOf } from './diagnostics';
import { type Target, textEdits, workspaceEdit } from './edits';

/** Accepted findings that an open report no longer has, under the policy of that report. */
export interface StaleIn {
  readonly policy: Policy;
  readonly stale: readonly AcceptedEntry[];
}

/** What there is to say of a configuration, in its own text. */
export function configDiagnostics(
  { uri, file }: { readonly uri: string; readonly file: ConfigFile },
  reports: readonly StaleIn[],
  client: Client,
): Diagnostic[] {
  const stale = reports.flatMap(({ policy, stale: entries }) => {
    const severity = policy.levelOf({ rule: CONFIG_STALE.id, severity: CONFIG_STALE.severity });
    return severity === 'off' ? [] : entries.map(entry => ({ entry, severity }));
  });
  return configFindings(file, stale).map(finding => diagnosticOf(draftOf(file), finding, uri, client));
}

/** Removes the stale entries that a range touches, or all of them. */
export function configActions(
  target: Target,
  file: ConfigFile,
  stale: readonly AcceptedEntry[],
  range: Range,
  client: Client,
): CodeAction[] {
  const asked = spanOf(draftOf(file), range);
  const touched = stale.filter(({ span }) => touches(span, asked));
  const removal = (entries: readonly AcceptedEntry[], title: { zh: string; en: string }): CodeAction[] => {
    const edits = changeAccepted(file.text, [], entries);
    if (entries.length === 0 || edits === undefined) return [];
    const edit = workspaceEdit(target, textEdits(draftOf(file), edits), client);
    return [{ title: inLanguage(title, client.language), kind: CodeActionKind.QuickFix, edit }];
  };
  if (touched.length === 0) return [];
  return [...removal(touched, REMOVE), ...(stale.length > touched.length ? removal(stale, REMOVE_ALL) : [])];
}

const REMOVE = { zh: '删去这一条', en: 'Remove this entry' };
const REMOVE_ALL = { zh: '删去所有不再出现的条目', en: 'Remove all entries that are no more' };

const draftOf: (file: ConfigFile) => Draft = remembered(({ text }: ConfigFile) => readDraft(text));
