import { type Draft, lineAt } from '../draft/draft';
import type { Finding, Related } from '../rules/rule';
import { keyOf } from '../text/sentences';
import { contains, type Span } from '../text/span';
import type { Analysis } from './analysis';

/** A passage that stands twice, as a finding tells it. */
export interface CopyFinding {
  readonly finding: Finding;
  /** The other place. */
  readonly other: Related;
}

/** The findings of copies, with the other place of each. */
export function copyFindings({ findings }: Analysis): readonly CopyFinding[] {
  return findings.flatMap(finding => {
    const [other] = finding.related;
    return other !== undefined && finding.rule.startsWith('duplicate/') ? [{ finding, other }] : [];
  });
}

/** The places that say the same as the place at an offset: seen from a copy the other one, and from that one the copy. */
export function counterparts(analysis: Analysis, offset: number): readonly Counterpart[] {
  const caret = { start: offset, end: offset };
  return copyFindings(analysis).flatMap(({ finding, other }): readonly Counterpart[] => {
    if (contains(finding, caret)) return placesIn(finding, other).map(to => ({ from: finding, to }));
    if (other.elsewhere || !contains(other, caret)) return [];
    return [{ from: other, to: { start: finding.start, end: finding.end, message: other.message } }];
  });
}

/** The other place and those in other reports; what else is linked lies inside it and says what was edited. */
function placesIn({ related }: Finding, other: Related): readonly Related[] {
  return related.filter(to => to === other || to.elsewhere || !contains(other, to));
}

export interface Counterpart {
  readonly from: Span;
  readonly to: Related;
}

/** The line of a passage that says what the line at an offset says; undefined where none does. */
export function sameLine(draft: Draft, offset: number, passage: Span): Span | undefined {
  const key = keyOfLine(draft, lineAt(draft, offset));
  if (key === '') return undefined;
  const last = lineAt(draft, passage.end);
  for (let line = lineAt(draft, passage.start); line <= last; line++) {
    if (keyOfLine(draft, line) === key) return lineSpan(draft, line);
  }
  return undefined;
}

function keyOfLine(draft: Draft, line: number): string {
  return keyOf(draft.paragraphs[line]!.reading.text);
}

function lineSpan({ paragraphs, starts }: Draft, line: number): Span {
  const { text } = paragraphs[line]!;
  return { start: starts[line]! + text.length - text.trimStart().length, end: starts[line]! + text.trimEnd().length };
}
