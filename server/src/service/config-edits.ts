import type { Range } from 'vscode-languageserver-types';
import { readDraft } from '../draft/draft';
import type { AcceptedFinding } from '../library/config/config-file';
import { changeAccepted, EMPTY_CONFIG, setRule, setRuleInFile } from '../library/config/edit-config';
import { configPath } from '../library/config/find-config';
import { quoteOf } from '../library/config/quote';
import type { ConfigChange, ConfigEditAnswer } from '../protocol';
import { applyEdits, type Edit } from '../text/edit';
import type { Analysis } from './analysis';
import type { Configuration } from './configurations';
import { rangeOf } from './convert';

/** The configuration to be edited, as it stands in the editor or else on disk. */
export interface EditedConfig {
  readonly uri: string;
  /** Undefined where there is none yet. */
  readonly text: string | undefined;
}

/** Where the settings for a report are written; undefined for one that lies in no folder. */
export function configFor({ source, home }: Configuration): EditedConfig | undefined {
  if (source) return { uri: source.uri, text: source.file.text };
  return home === undefined ? undefined : { uri: configPath(home), text: undefined };
}

/** A report that a change is made for. */
export interface ChangedReport {
  readonly analysis: Analysis;
  /** Relative to the folder of the configuration. */
  readonly path: string | undefined;
}

/** The edit that makes a change for a report; undefined where there is nothing to change. */
export function configEdit(
  change: ConfigChange,
  config: EditedConfig,
  report: ChangedReport | undefined,
): ConfigEditAnswer | undefined {
  const text = config.text?.trim() ? config.text : EMPTY_CONFIG;
  const edits = editsFor(change, text, report);
  if (edits === NOTHING) return undefined;
  const { uri, text: before } = config;
  if (edits === undefined) return { uri, before: before ?? null, edits: null };
  // A file that is new or empty is written whole: there is nothing to keep.
  const isWhole = text !== before;
  return {
    uri,
    before: before ?? null,
    edits: isWhole ? [wholeEdit(before ?? '', text, edits)] : lspEdits(text, edits),
  };
}

const NOTHING: unique symbol = Symbol('nothing');

function editsFor(
  change: ConfigChange,
  text: string,
  report: ChangedReport | undefined,
): readonly Edit[] | undefined | typeof NOTHING {
  if (change.kind === 'restore') return changeAccepted(text, [], change.entries);
  if (report?.path === undefined) return change.kind === 'off' ? setRule(text, change.rule, 'off') : NOTHING;
  if (change.kind === 'off') return setRule(text, change.rule, 'off');
  if (change.kind === 'off-in-file') return setRuleInFile(text, report.path, change.rule, 'off');
  const entry = acceptedEntry(change, report.analysis, report.path);
  return entry === undefined ? NOTHING : changeAccepted(text, [entry], []);
}

function acceptedEntry(
  { fingerprint, reason, author, date }: Extract<ConfigChange, { readonly kind: 'accept' }>,
  { draft, judgement }: Analysis,
  path: string,
): AcceptedFinding | undefined {
  const finding = judgement.findings[judgement.fingerprints.indexOf(fingerprint)];
  if (finding === undefined) return undefined;
  const text = quoteOf(draft.text, finding);
  const given = { ...(reason && { reason }), ...(author && { author }), ...(date && { date }) };
  return { path, rule: finding.rule, fingerprint, text, ...given };
}

function wholeEdit(before: string, text: string, edits: readonly Edit[]): { range: Range; newText: string } {
  const draft = readDraft(before);
  return { range: rangeOf(draft, { start: 0, end: before.length }), newText: applyEdits(text, edits) };
}

function lspEdits(text: string, edits: readonly Edit[]): { range: Range; newText: string }[] {
  const draft = readDraft(text);
  return edits.map(edit => ({ range: rangeOf(draft, edit), newText: edit.text }));
}
