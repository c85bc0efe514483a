import type { Indicator } from '../draft/indicators';
import { relationsOf } from '../draft/relations';
import type { ShownSeverity } from '../protocol';
import type { Finding } from '../rules/rule';
import { firstEndingBehind, type Span } from '../text/span';
import type { Analysis } from './analysis';
import { isShown } from './tally';

/** What was found about a figure, and against how much it was checked. */
export interface IndicatorMarks {
  readonly finding?: ShownSeverity;
  readonly checks?: number;
}

/** The marks of the indicators that have any. Linear in findings, relations and what they cover. */
export function indicatorMarks(analysis: Analysis): ReadonlyMap<Indicator, IndicatorMarks> {
  const marks = new Map<Indicator, IndicatorMarks>();
  const covered = coverer(analysis.indicators);
  for (const { operands } of relationsOf(analysis.draft)) {
    for (const each of new Set(operands.flatMap(covered))) marks.set(each, withCheck(marks.get(each)));
  }
  for (const finding of analysis.findings) {
    const { severity } = finding;
    if (!isShown(severity) || !isAboutFigures(finding)) continue;
    for (const each of [finding, ...finding.related].flatMap(covered))
      marks.set(each, withFinding(marks.get(each), severity));
  }
  return marks;
}

/** A copied paragraph is full of figures, but nothing is said of them. */
function isAboutFigures({ rule }: Finding): boolean {
  return rule.startsWith('figure/');
}

function withCheck(marks: IndicatorMarks | undefined): IndicatorMarks {
  return { checks: (marks?.checks ?? 0) + 1, ...marks };
}

function withFinding(marks: IndicatorMarks | undefined, severity: ShownSeverity): IndicatorMarks {
  const known = marks?.finding;
  return { finding: known && WEIGHTS[known] >= WEIGHTS[severity] ? known : severity, ...marks };
}

const WEIGHTS: Readonly<Record<ShownSeverity, number>> = { error: 3, warning: 2, information: 1 };

/** The indicators that share a character with a span. Indicators ascend and do not overlap. */
function coverer(indicators: readonly Indicator[]): (span: Span) => readonly Indicator[] {
  return ({ start, end }) => {
    const first = firstEndingBehind(indicators, start);
    let last = first;
    while (last < indicators.length && indicators[last]!.start < end) last++;
    return indicators.slice(first, last);
  };
}
