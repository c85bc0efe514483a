import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { type ConfigChange, type ConfigEditParams, IGNORE_COMMAND } from '../protocol';
import type { Finding } from '../rules/rule';
import { type Bilingual, inLanguage } from '../text/bilingual';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { shownDiagnostic, touches } from './code-actions';
import { configEdit, configFor } from './config-edits';
import type { Configuration } from './configurations';
import { spanOf } from './convert';
import { isAsked } from './edits';

/** For the findings that touch a range: ignore the finding, its rule in this file, its rule everywhere. */
export function ignoreActions(
  analysis: Analysis,
  configuration: Configuration,
  uri: string,
  range: Range,
  context: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  if (!client.readsActionLiterals || !isAsked(CodeActionKind.QuickFix, context.only)) return [];
  const asked = spanOf(analysis.draft, range);
  return analysis.findings.flatMap((finding, index) => {
    if (!touches(finding, asked) || !canBeIgnored(finding)) return [];
    const diagnostics = [shownDiagnostic(analysis.draft, finding, uri, context, client)];
    return changesFor(finding, analysis.judgement.fingerprints[index]!, configuration).flatMap(({ title, change }) => {
      const made = actionFor({ uri, change }, title, analysis, configuration, client);
      return made ? [{ ...made, kind: CodeActionKind.QuickFix, diagnostics }] : [];
    });
  });
}

/** That something was not checked stays true whatever anybody thinks of it. */
function canBeIgnored({ rule }: Finding): boolean {
  return !rule.startsWith('check/');
}

interface Choice {
  readonly title: Bilingual;
  readonly change: ConfigChange;
}

function changesFor({ rule }: Finding, fingerprint: string, { path }: Configuration): readonly Choice[] {
  const off: Choice = {
    title: { zh: `关闭规则 ${rule}`, en: `Switch ${rule} off` },
    change: { kind: 'off', rule },
  };
  if (path === undefined) return [off];
  return [
    {
      title: { zh: `忽略此问题（${rule}）…`, en: `Ignore this finding (${rule})…` },
      change: { kind: 'accept', fingerprint },
    },
    {
      title: { zh: `在本文件中关闭 ${rule}`, en: `Switch ${rule} off in this file` },
      change: { kind: 'off-in-file', rule },
    },
    off,
  ];
}

function actionFor(
  params: ConfigEditParams,
  title: Bilingual,
  analysis: Analysis,
  configuration: Configuration,
  client: Client,
): CodeAction | undefined {
  const text = inLanguage(title, client.language);
  if (configFor(configuration) === undefined) return undefined;
  if (client.ignoresFindings)
    return { title: text, command: { title: text, command: IGNORE_COMMAND, arguments: [params] } };
  const edit = editFor(params, analysis, configuration, client);
  // Nobody is asked for a reason here, which is what the dots promise.
  return edit && { title: text.replace('…', ''), edit };
}

/** The edit itself, for clients that have no command of ours. */
function editFor(
  { change }: ConfigEditParams,
  analysis: Analysis,
  configuration: Configuration,
  client: Client,
): WorkspaceEdit | undefined {
  const answer = configEdit(change, configFor(configuration)!, { analysis, path: configuration.path });
  if (!answer?.edits || !client.checksVersions) return undefined;
  const { uri, before } = answer;
  const edit = { textDocument: { uri, version: null }, edits: [...answer.edits] };
  if (before !== null) return { documentChanges: [edit] };
  return client.createsFiles ? { documentChanges: [{ kind: 'create', uri }, edit] } : undefined;
}
