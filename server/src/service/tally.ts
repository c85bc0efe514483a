import { type Draft, lineAt } from '../draft/draft';
import { perParagraph } from '../draft/per-paragraph';
import type { ShownSeverity } from '../protocol';
import type { Severity } from '../rules/rule';
import { countWhile } from '../text/halving';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';

/** How much a stretch of a document holds. */
export interface Tally {
  readonly characters: number;
  readonly figures: number;
  /** Those that are shown to the writer and begin in the stretch. */
  readonly findings: number;
  /** What the heaviest of them weighs. */
  readonly severity: ShownSeverity | undefined;
}

/** Counts for any stretch of a document (UTF-16 offsets), each in logarithmic time: an outline asks for thousands. */
export function tallyOf({ draft, indicators, findings }: Analysis): (span: Span) => Tally {
  const charactersIn = characterCounter(draft);
  const figuresIn = startCounter(indicators);
  const findingsIn = startCounter(findings.filter(each => isShown(each.severity)));
  const weights = SHOWN.map(
    severity => [severity, startCounter(findings.filter(each => each.severity === severity))] as const,
  );
  return span => ({
    characters: charactersIn(span),
    figures: figuresIn(span),
    findings: findingsIn(span),
    severity: weights.find(([, count]) => count(span) > 0)?.[0],
  });
}

/** The heaviest first. */
const SHOWN: readonly ShownSeverity[] = ['error', 'warning', 'information'];

/** Hints are kept from the writer's counts everywhere. */
export function isShown(severity: Severity): severity is ShownSeverity {
  return severity !== 'hint';
}

function startCounter(spans: readonly Span[]): (span: Span) => number {
  const starts = Uint32Array.from(spans, each => each.start).sort();
  return ({ start, end }) => countBelow(starts, end) - countBelow(starts, start);
}

/** How many of ascending numbers are below a limit. */
function countBelow(numbers: Uint32Array, limit: number): number {
  return countWhile(numbers.length, index => numbers[index]! < limit);
}

/** Whole lines are counted once and summed up; only the two lines at the edges are looked at. */
function characterCounter(draft: Draft): (span: Span) => number {
  const before = new Uint32Array(draft.paragraphs.length + 1);
  draft.paragraphs.forEach((paragraph, line) => {
    before[line + 1] = before[line]! + charactersOfParagraph(paragraph);
  });
  const countTo = (offset: number) => {
    const line = lineAt(draft, offset);
    return before[line]! + charactersOf(draft.text.slice(draft.starts[line], offset));
  };
  return ({ start, end }) => countTo(end) - countTo(start);
}

const charactersOfParagraph = perParagraph(({ text }) => charactersOf(text));

/** As word processors count: everything but white space, one for a sign outside the basic plane. */
function charactersOf(text: string): number {
  const surrogatePairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  return text.replace(/\s+/g, '').length - surrogatePairs;
}
