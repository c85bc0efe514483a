import { once } from '../text/once';
import type { Span } from '../text/span';
import type { Choices, Finding, Fix, Problem, Related, Rule, Severity } from './rule';

// All findings but those with choices are of one shape, written out: most of them are made anew with every key.

/** What a rule says about a place, as a finding of that rule. */
export function findingOf(rule: Rule, problem: Problem): Finding {
  const { message, start, end, related = NONE, fixes = NONE } = problem;
  const severity = problem.severity ?? rule.severity;
  if (typeof fixes !== 'function') return { rule: rule.id, severity, message, start, end, related, fixes };
  return withChoices({ rule: rule.id, severity, message, start, end, related }, () => attempted(rule.id, fixes));
}

/** The same finding where its text stands in another document. */
export function movedFinding(finding: Finding, spanOf: (span: Span) => Span): Finding {
  const { rule, severity, message } = finding;
  const { start, end } = spanOf(finding);
  const related = movedRelated(finding.related, spanOf);
  if (finding.hasChoicesOnly)
    return withChoices({ rule, severity, message, start, end, related }, () => movedFixes(finding.fixes, spanOf));
  return { rule, severity, message, start, end, related, fixes: movedFixes(finding.fixes, spanOf) };
}

/** The same finding, taken more or less seriously. */
export function withSeverity(finding: Finding, severity: Severity): Finding {
  if (!finding.hasChoicesOnly) return { ...finding, severity };
  const { rule, message, start, end, related } = finding;
  return withChoices({ rule, severity, message, start, end, related }, () => finding.fixes);
}

/** The same other places where their text stands in another document. */
export function movedRelated(related: readonly Related[], spanOf: (span: Span) => Span): readonly Related[] {
  return related.length === 0 ? NONE : related.map(each => ({ ...each, ...spanOf(each) }));
}

export function movedFixes(fixes: readonly Fix[], spanOf: (span: Span) => Span): readonly Fix[] {
  return fixes.length === 0 ? NONE : fixes.map(fix => movedFix(fix, spanOf));
}

/** The same repair where its text stands elsewhere. */
export function movedFix({ title, safe, edits }: Fix, spanOf: (span: Span) => Span): Fix {
  return { title, safe, edits: edits.map(edit => ({ ...edit, ...spanOf(edit) })) };
}

const NONE: readonly never[] = [];

/** Not to be copied by spreading, which would ask for the fixes. */
function withChoices(told: Omit<Finding, 'fixes'>, choices: Choices): Finding {
  const { rule, severity, message, start, end, related } = told;
  const fixes = once(choices);
  return {
    rule,
    severity,
    message,
    start,
    end,
    related,
    get fixes() {
      return fixes();
    },
    hasChoicesOnly: true,
  };
}

/** The finding is told already when a choice fails: in place of the choices stands, as one that edits nothing, why. */
function attempted(rule: string, choices: Choices): readonly Fix[] {
  try {
    return choices();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const title = {
      zh: `规则 ${rule} 未能给出修改建议：${reason}。请报告这个问题。`,
      en: `The rule ${rule} failed to suggest a fix: ${reason}. Please report this.`,
    };
    return [{ title, safe: false, edits: [] }];
  }
}
