import type { Finding, Severity } from '../../rules/rule';
import { inLanguage, type Language } from '../../text/bilingual';
import { positionAt } from '../position';
import type { CheckedFile, Printer, Style } from '../printer';

/** `check --format github`: workflow commands, which GitHub Actions shows beside the lines. Hints are not shown. */
export function checkGithub({ language }: Style): Printer<CheckedFile> {
  return {
    begin: () => '',
    file: file => file.findings.map(finding => commandOf(file, finding, language)).join(''),
    end: () => '',
  };
}

const COMMANDS: Readonly<Record<Severity, string | undefined>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: undefined,
};

function commandOf(file: CheckedFile, finding: Finding, language: Language): string {
  const command = COMMANDS[finding.severity];
  if (command === undefined) return '';
  const properties = { file: file.path.replaceAll('\\', '/'), ...placeOf(file, finding), title: finding.rule };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(',')}::${escapeData(inLanguage(finding.message, language))}\n`;
}

/** GitHub takes an end column only where the end is on the same line. */
function placeOf({ draft }: CheckedFile, { start, end }: Finding) {
  const from = positionAt(draft, start);
  const to = positionAt(draft, end);
  const place = { line: from.line, endLine: to.line, col: from.column };
  return from.line === to.line ? { ...place, endColumn: to.column } : place;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
