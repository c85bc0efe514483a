import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Notification, PhysicalLocation, Region, ReportingDescriptor, Result, Run, Suppression } from 'sarif';
import type { Draft } from '../../draft/draft';
import type { Accepted } from '../../library/config/judge';
import type { KnownRule } from '../../library/config/known-rules';
import type { Edit, Elsewhere, Finding, Fix, Related, Severity } from '../../rules/rule';
import { inLanguage, type Language } from '../../text/bilingual';
import type { Span } from '../../text/span';
import type { Failure } from '../failure';
import { positionAt } from '../position';
import type { CheckedFile, Printer, Style } from '../printer';

/**
 * `check --format sarif`: SARIF 2.1.0, for code scanning and other viewers. Hints are not shown; what has been accepted is
 * there as suppressed.
 */
export function checkSarif(style: Style, rules: readonly KnownRule[]): Printer<CheckedFile> {
  const { language } = style;
  const indices = new Map(rules.map((rule, index) => [rule.id, index]));
  let separator = '\n';
  return {
    begin: () => headOf(style, rules),
    file(file) {
      const results = resultsOf(file, indices, language).map(result => JSON.stringify(result));
      const text = results.map(result => separatorOnce() + result).join('');
      return text;
    },
    end: failures => `\n],"invocations":[${JSON.stringify(invocationOf(failures, language))}]}]}\n`,
  };

  function separatorOnce(): string {
    const now = separator;
    separator = ',\n';
    return now;
  }
}

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'none' } as const satisfies Record<
  Severity,
  string
>;

/** The log up to its results, which follow file by file: written whole, then opened again at its end. */
function headOf(style: Style, known: readonly KnownRule[]): string {
  const { version, language } = style;
  const rules = known.map(rule => descriptorOf(rule, style));
  const driver = { name: 'reportlint', version, semanticVersion: version, rules };
  const run: Run = { tool: { driver }, language, columnKind: 'utf16CodeUnits' };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return JSON.stringify(log).replace(/\}\]\}$/, ',"results":[');
}

function descriptorOf(rule: KnownRule, { language, rulePages }: Style): ReportingDescriptor {
  const text = inLanguage(rule.summary, language);
  return {
    id: rule.id,
    shortDescription: { text },
    help: { text },
    ...(rulePages && { helpUri: `${rulePages}/${rule.id}.md` }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [rule.id.split('/')[0]!] },
  };
}

function resultsOf(file: CheckedFile, indices: ReadonlyMap<string, number>, language: Language): Result[] {
  const shown = file.findings.map((finding, index) => ({ finding, fingerprint: file.fingerprints[index]! }));
  const accepted = file.accepted.map(each => {
    const { finding, fingerprint } = each;
    return { finding, fingerprint, suppressions: [suppressionOf(each)] };
  });
  return [...shown, ...accepted]
    .filter(({ finding }) => finding.severity !== 'hint')
    .map(({ finding, fingerprint, ...more }) => ({
      ...resultOf(file, finding, fingerprint, indices, language),
      ...more,
    }));
}

/** External: it stands in a file beside the report and not in the report. */
function suppressionOf({ entry: { reason, author, date } }: Accepted): Suppression {
  const known = Object.entries({ author, date }).filter(([, value]) => value !== undefined);
  return {
    kind: 'external',
    status: 'accepted',
    ...(reason && { justification: reason }),
    ...(known.length > 0 && { properties: Object.fromEntries(known) }),
  };
}

function resultOf(
  file: CheckedFile,
  finding: Finding,
  fingerprint: string,
  indices: ReadonlyMap<string, number>,
  language: Language,
): Result {
  const ruleIndex = indices.get(finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: inLanguage(finding.message, language) },
    locations: [{ physicalLocation: placeOf(file, finding) }],
    relatedLocations: finding.related.map((other, index) => relatedOf(file, other, index, language)),
    fixes: finding.fixes.filter(fix => fix.edits.length > 0).map(fix => fixOf(file, fix, language)),
    partialFingerprints: { 'reportlint/v1': fingerprint },
  };
}

function relatedOf(file: CheckedFile, related: Related, id: number, language: Language) {
  const physicalLocation = related.elsewhere ? placeElsewhere(related, related.elsewhere) : placeOf(file, related);
  return { id, physicalLocation, message: { text: inLanguage(related.message, language) } };
}

function placeOf({ path, draft }: CheckedFile, span: Span): PhysicalLocation {
  return { artifactLocation: { uri: uriOf(path) }, region: regionOf(draft, span) };
}

function placeElsewhere({ start, end }: Span, { document, from, to }: Elsewhere): PhysicalLocation {
  const region = {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
    charOffset: start,
    charLength: end - start,
  };
  return { artifactLocation: { uri: uriOf(document) }, region };
}

function regionOf(draft: Draft, { start, end }: Span): Region {
  const from = positionAt(draft, start);
  const to = positionAt(draft, end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

function fixOf({ path, draft }: CheckedFile, { title, edits, safe }: Fix, language: Language) {
  const replacements = edits.map(edit => replacementOf(draft, edit));
  return {
    description: { text: inLanguage(title, language) },
    artifactChanges: [{ artifactLocation: { uri: uriOf(path) }, replacements }],
    properties: { safe },
  };
}

function replacementOf(draft: Draft, edit: Edit) {
  return { deletedRegion: regionOf(draft, edit), insertedContent: { text: edit.text } };
}

/** Code scanning wants paths relative to the repository; what lies outside of it can only be named in full. */
function uriOf(path: string): string {
  if (isAbsolute(path) || path.split(sep)[0] === '..') return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}

function invocationOf(failures: readonly Failure[], language: Language) {
  const toolExecutionNotifications = failures.map(failure => notificationOf(failure, language));
  return { executionSuccessful: failures.length === 0, toolExecutionNotifications };
}

function notificationOf({ path, reason }: Failure, language: Language): Notification {
  const locations = [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }];
  return { level: 'error', message: { text: inLanguage(reason, language) }, locations };
}
