import type { Indicator } from '../../draft/indicators';
import type { Relation } from '../../figures/relation';
import type { Finding, Fix } from '../../rules/rule';
import type { Section } from '../../structure/outline';
import { inLanguage, type Language } from '../../text/bilingual';
import { positionAt } from '../position';
import type { CheckedFile, CountedFile, OutlinedFile, Printer, RelatedFile, Style } from '../printer';

/** `check --format json`: the findings, hints included, by the contract. */
export function checkJson({ language, version }: Style): Printer<CheckedFile> {
  return jsonPrinter(`{"version":${JSON.stringify(version)},`, file => ({
    path: file.path,
    findings: file.findings.map((finding, index) => findingJson(file, finding, index, language)),
  }));
}

/** `outline --format json`. */
export function outlineJson(): Printer<OutlinedFile> {
  return jsonPrinter('{', ({ path, sections }) => ({ path, sections: sections.map(sectionJson) }));
}

/** `indicators --format json`. */
export function indicatorsJson(): Printer<CountedFile> {
  return jsonPrinter('{', ({ path, indicators }) => ({ path, indicators: indicators.map(indicatorJson) }));
}

/** `relations --format json`. */
export function relationsJson({ language }: Style): Printer<RelatedFile> {
  return jsonPrinter('{', ({ path, relations }) => ({
    path,
    relations: relations.map(relation => relationJson(relation, language)),
  }));
}

/** One file a line, so that a long list can be written while it is being made. */
export function jsonPrinter<Item>(head: string, toJson: (item: Item) => unknown): Printer<Item> {
  let separator = '\n';
  return {
    begin: () => `${head}"files":[`,
    file(item) {
      const text = separator + JSON.stringify(toJson(item));
      separator = ',\n';
      return text;
    },
    end: () => '\n]}\n',
  };
}

function findingJson(file: CheckedFile, finding: Finding, index: number, language: Language) {
  const { rule, severity, start, end } = finding;
  return {
    rule,
    severity,
    message: inLanguage(finding.message, language),
    start,
    end,
    ...positionAt(file.draft, start),
    related: finding.related.map(other => relatedJson(file.path, other, language)),
    fixes: finding.fixes.map(fix => fixJson(fix, language)),
    fingerprint: file.fingerprints[index],
  };
}

function relatedJson(path: string, { start, end, message, elsewhere }: Finding['related'][number], language: Language) {
  return { path: elsewhere?.document ?? path, start, end, message: inLanguage(message, language) };
}

function fixJson({ title, safe, edits }: Fix, language: Language) {
  return {
    title: inLanguage(title, language),
    safe,
    edits: edits.map(({ start, end, text }) => ({ start, end, text })),
  };
}

function sectionJson({ title, marker, level, kind, start, end, selection, children }: Section): unknown {
  return {
    title,
    marker: marker ?? null,
    level,
    kind,
    start,
    end,
    selectionStart: selection.start,
    selectionEnd: selection.end,
    children: children.map(sectionJson),
  };
}

/** The contract writes what is not known as null, which the engine has as undefined. */
function indicatorJson(indicator: Indicator) {
  const { start, end, text, value, unit, approx, role, planned, name, nameSpan } = indicator;
  return {
    start,
    end,
    text,
    value,
    low: indicator.low ?? null,
    high: indicator.high ?? null,
    unit,
    approx,
    role,
    direction: indicator.direction ?? null,
    planned,
    name,
    nameStart: nameSpan.start,
    nameEnd: nameSpan.end,
    period: indicator.period ?? null,
    scope: indicator.scope ?? null,
    section: indicator.section ?? null,
  };
}

/** What holds only if a number was cut off does hold: whether to round is another question. */
function relationJson({ type, start, end, operands, verdict, working }: Relation, language: Language) {
  return {
    type,
    start,
    end,
    operands: operands.map(operand => ({ start: operand.start, end: operand.end })),
    holds: verdict !== 'fails',
    working: inLanguage(working, language),
  };
}
