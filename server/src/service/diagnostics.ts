import {
  type CodeDescription,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { Finding, Related, Severity } from '../rules/rule';
import { inLanguage } from '../text/bilingual';
import { remembered } from '../text/remembered';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';

/** `Diagnostic.source` of everything this server says. */
export const SOURCE = 'reportlint';

/** Every finding as the client shows it, in reading order. */
export function diagnostics(analysis: Analysis, uri: string, client: Client): Diagnostic[] {
  return analysis.findings.map(finding => diagnosticOf(analysis.draft, finding, uri, client));
}

/** Whether a client would show two lists alike. Both were made for the same client. */
export function areShownAlike(one: readonly Diagnostic[], other: readonly Diagnostic[]): boolean {
  return one.length === other.length && one.every((each, index) => isShownAlike(each, other[index]!));
}

function isShownAlike(one: Diagnostic, other: Diagnostic): boolean {
  const isSame = one.code === other.code && one.severity === other.severity && one.message === other.message;
  if (!isSame || !isSameRange(one.range, other.range)) return false;
  const [related, others] = [one.relatedInformation ?? [], other.relatedInformation ?? []];
  return related.length === others.length && related.every((each, index) => isSamePlace(each, others[index]!));
}

function isSamePlace(one: DiagnosticRelatedInformation, other: DiagnosticRelatedInformation): boolean {
  const isSame = one.message === other.message && one.location.uri === other.location.uri;
  return isSame && isSameRange(one.location.range, other.location.range);
}

function isSameRange({ start, end }: Range, other: Range): boolean {
  return isSamePosition(start, other.start) && isSamePosition(end, other.end);
}

function isSamePosition({ line, character }: Position, other: Position): boolean {
  return line === other.line && character === other.character;
}

export function diagnosticOf(draft: Draft, finding: Finding, uri: string, client: Client): Diagnostic {
  const related = client.showsRelatedInformation ? finding.related : [];
  const diagnostic: Diagnostic = {
    range: rangeOf(draft, finding),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: inLanguage(finding.message, client.language),
  };
  const description = descriptionsFor(client)(finding.rule);
  if (description !== undefined) diagnostic.codeDescription = description;
  if (related.length > 0) diagnostic.relatedInformation = related.map(each => placeOf(draft, each, uri, client));
  return diagnostic;
}

/** One for each rule. */
const descriptionsFor = remembered(({ rulePages }: Client) => {
  const known = new Map<string, CodeDescription>();
  return (rule: string): CodeDescription | undefined => {
    if (rulePages !== undefined && !known.has(rule)) known.set(rule, { href: `${rulePages}/${rule}.md` });
    return known.get(rule);
  };
});

function placeOf(draft: Draft, related: Related, uri: string, client: Client): DiagnosticRelatedInformation {
  return {
    location: locationOf(draft, related, uri),
    message: inLanguage(related.message, client.language),
  };
}

/** In the document, or in another one that is not at hand. */
export function locationOf(draft: Draft, related: Related, uri: string): Location {
  const { elsewhere } = related;
  if (elsewhere === undefined) return { uri, range: rangeOf(draft, related) };
  const { from, to, document } = elsewhere;
  const start = { line: from.line, character: from.character };
  return { uri: document, range: { start, end: { line: to.line, character: to.character } } };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
