import { createColors } from 'picocolors';
import type { Draft } from '../../draft/draft';
import { safeFix } from '../../rules/fixes';
import type { Finding, Fix, Related, Severity } from '../../rules/rule';
import { type Bilingual, inLanguage } from '../../text/bilingual';
import type { Span } from '../../text/span';
import { excerptOf, underline } from '../excerpt';
import type { Failure } from '../failure';
import { positionAt } from '../position';
import type { CheckedFile, Printer, Style } from '../printer';
import { printable } from '../width';
import { displayName } from './name';
import { addTo, emptyTally, type Tally, tallyLines } from './tally';

/** `check --format pretty`: for people. Every finding with its line, the place marked, and a summary. Hints are not shown. */
export function checkPretty(style: Style): Printer<CheckedFile> {
  const pen = penOf(style);
  let tally: Tally = emptyTally;
  return {
    begin: () => '',
    file(file) {
      const shown = file.findings.filter(finding => finding.severity !== 'hint');
      tally = addTo(tally, shown, file);
      return shown.length === 0 ? '' : `${fileLines(file, shown, pen).join('\n')}\n\n`;
    },
    end: failures => summaryOf(tally, failures, pen),
  };
}

type Pen = ReturnType<typeof penOf>;

function penOf({ language, color, width }: Style) {
  const say = (text: Bilingual) => printable(inLanguage(text, language));
  return { say, language, colors: createColors(color), width: Math.min(Math.max(width, 40), 120) - INDENT.length };
}

const INDENT = '    ';

const NAMES: Readonly<Record<Severity, Bilingual>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '提示', en: 'information' },
  hint: { zh: '参考', en: 'hint' },
};

const COLORS = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' } as const;

function fileLines(file: CheckedFile, shown: readonly Finding[], pen: Pen): readonly string[] {
  const name = printable(displayName(file.path, pen.language));
  return [pen.colors.underline(pen.colors.bold(name)), ...shown.flatMap(finding => findingLines(file, finding, pen))];
}

function findingLines(file: CheckedFile, finding: Finding, pen: Pen): readonly string[] {
  return [
    headLine(file, finding, pen),
    ...excerptLines(file, finding, pen),
    INDENT + pen.say(finding.message),
    ...finding.related.map(related => INDENT + relatedLine(file, related, pen)),
    ...finding.fixes.slice(0, 1).map(fix => INDENT + fixLine(fix, safeFix(finding) === fix, pen)),
  ];
}

function headLine({ draft }: CheckedFile, { start, rule, severity }: Finding, { say, colors }: Pen): string {
  const { line, column } = positionAt(draft, start);
  const name = colors.bold(colors[COLORS[severity]](say(NAMES[severity])));
  return `  ${colors.bold(`${line}:${column}`)}  ${name}  ${colors.dim(rule)}`;
}

function excerptLines({ draft }: CheckedFile, finding: Finding, { say, colors, width }: Pen): readonly string[] {
  const excerpt = excerptOf(draft, finding, width);
  const color = colors[COLORS[finding.severity]];
  const lines =
    1 + positionAt(draft, Math.max(finding.start, finding.end - 1)).line - positionAt(draft, finding.start).line;
  const extent = lines === 1 ? '' : ` ${say({ zh: `（共 ${lines} 行）`, en: `(${lines} lines)` })}`;
  const quoted = colors.dim(excerpt.before) + excerpt.marked + colors.dim(excerpt.after);
  return [INDENT + quoted, INDENT + color(underline(excerpt)) + colors.dim(extent)];
}

function relatedLine({ draft }: CheckedFile, related: Related & Span, { say, colors }: Pen): string {
  const place = placeText(draft, related);
  return colors.dim(say({ zh: `→ ${place} ${related.message.zh}`, en: `→ ${place} ${related.message.en}` }));
}

function placeText(draft: Draft, { start, elsewhere }: Related): string {
  if (elsewhere) return `${elsewhere.document}:${elsewhere.from.line + 1}:${elsewhere.from.character + 1}`;
  const { line, column } = positionAt(draft, start);
  return `${line}:${column}`;
}

function fixLine({ title }: Fix, safe: boolean, { say, colors }: Pen): string {
  const hint = safe
    ? { zh: '改法（可自动）', en: 'Fix (automatic)' }
    : { zh: '改法（供选择）', en: 'Fix (your choice)' };
  return colors.green(say({ zh: `${hint.zh}：${title.zh}`, en: `${hint.en}: ${title.en}` }));
}

function summaryOf(tally: Tally, failures: readonly Failure[], { say, colors }: Pen): string {
  const [first, ...rest] = tallyLines(tally, failures.length).map(say);
  const color = tally.counts.error > 0 ? colors.red : tally.counts.warning > 0 ? colors.yellow : colors.green;
  return `${[colors.bold(color(first!)), ...rest].join('\n')}\n`;
}
