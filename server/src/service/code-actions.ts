import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import { FIX_ALL_KIND } from '../protocol';
import { compatibleFixes, safeFix } from '../rules/fixes';
import type { Finding } from '../rules/rule';
import { inLanguage } from '../text/bilingual';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { spanOf } from './convert';
import { diagnosticOf } from './diagnostics';
import { isAsked, type Target, textEdits, workspaceEdit } from './edits';

/** The repairs of the findings that touch a range, and the one action that does all safe repairs of the document. */
export function codeActions(
  analysis: Analysis,
  target: Target,
  range: Range,
  context: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  if (!client.readsActionLiterals) return [];
  const wants = (kind: string) => isAsked(kind, context.only);
  const quickFixes = wants(CodeActionKind.QuickFix) ? quickFixesOf(analysis, target, range, context, client) : [];
  return wants(FIX_ALL_KIND) ? [...quickFixes, ...fixAllOf(analysis, target, client)] : quickFixes;
}

function quickFixesOf(
  { draft, findings }: Analysis,
  target: Target,
  range: Range,
  context: Partial<CodeActionContext>,
  client: Client,
): CodeAction[] {
  const asked = spanOf(draft, range);
  return findings
    .filter(finding => touches(finding, asked) && finding.fixes.length > 0)
    .flatMap(finding => {
      return actionsOf(draft, finding, shownDiagnostic(draft, finding, target.uri, context, client), target, client);
    });
}

function actionsOf(draft: Draft, finding: Finding, shown: Diagnostic, target: Target, client: Client): CodeAction[] {
  const preferred = safeFix(finding);
  return finding.fixes.map(fix => ({
    title: inLanguage(fix.title, client.language),
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit: workspaceEdit(target, textEdits(draft, fix.edits), client),
    ...(fix === preferred && { isPreferred: true }),
  }));
}

function fixAllOf({ draft, findings }: Analysis, target: Target, client: Client): CodeAction[] {
  const edits = compatibleFixes(findings).flatMap(fix => fix.edits);
  if (edits.length === 0) return [];
  const edit = workspaceEdit(target, textEdits(draft, edits), client);
  return [{ title: inLanguage(FIX_ALL, client.language), kind: FIX_ALL_KIND, edit }];
}

/** The diagnostic that an action is for: the client's own object where it sent one, by which it knows it. */
export function shownDiagnostic(
  draft: Draft,
  finding: Finding,
  uri: string,
  { diagnostics }: Partial<CodeActionContext>,
  client: Client,
): Diagnostic {
  return sameAs(diagnosticOf(draft, finding, uri, client), diagnostics);
}

function sameAs(diagnostic: Diagnostic, sent: readonly Diagnostic[] | undefined): Diagnostic {
  const isSame = (other: Diagnostic) => other.code === diagnostic.code && sameRange(other.range, diagnostic.range);
  return (Array.isArray(sent) ? sent.find(isSame) : undefined) ?? diagnostic;
}

function sameRange(a: Range, b: Range): boolean {
  return samePlace(a.start, b.start) && samePlace(a.end, b.end);
}

function samePlace(a: Range['start'], b: Range['start']): boolean {
  return a.line === b.line && a.character === b.character;
}

/** Unlike an overlap this counts a cursor at the edge of a finding. */
export function touches(finding: Span, asked: Span): boolean {
  return finding.start <= asked.end && asked.start <= finding.end;
}

const FIX_ALL = {
  zh: '修正本文中可自动修正的全部问题',
  en: 'Fix everything in this document that is safe to fix by itself',
};
