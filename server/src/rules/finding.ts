import { once } from '../text/once';
import type { Span } from '../text/span';
import type { Choices, Finding, Fix, Problem, Rule, Severity } from './rule';

/** What a rule says about a place, as a finding of that rule. */
export function findingOf({ id, severity }: Rule, problem: Problem): Finding {
  const { message, start, end, related = NONE, fixes = NONE } = problem;
  const told = { rule: id, severity: problem.severity ?? severity, message, start, end, related };
  return typeof fixes === 'function' ? withChoices(told, () => attempted(id, fixes)) : { ...told, fixes };
}

/** The same finding where its text stands in another document. */
export function movedFinding(finding: Finding, spanOf: (span: Span) => Span): Finding {
  const { rule, severity, message, related } = finding;
  const { start, end } = spanOf(finding);
  const told = { rule, severity, message, start, end, related: related.map(each => ({ ...each, ...spanOf(each) })) };
  const fixes = () => finding.fixes.map(fix => movedFix(fix, spanOf));
  return finding.hasChoicesOnly ? withChoices(told, fixes) : { ...told, fixes: fixes() };
}

/** The same finding, taken more or less seriously. */
export function withSeverity(finding: Finding, severity: Severity): Finding {
  if (!finding.hasChoicesOnly) return { ...finding, severity };
  const { rule, message, start, end, related } = finding;
  return withChoices({ rule, severity, message, start, end, related }, () => finding.fixes);
}

function movedFix(fix: Fix, spanOf: (span: Span) => Span): Fix {
  return { ...fix, edits: fix.edits.map(edit => ({ ...edit, ...spanOf(edit) })) };
}

const NONE: readonly never[] = [];

/** Not to be copied by spreading, which would ask for the fixes. */
function withChoices(told: Omit<Finding, 'fixes'>, choices: Choices): Finding {
  const { rule, severity, message, start, end, related } = told;
  const known = once(choices);
  return {
    rule,
    severity,
    message,
    start,
    end,
    related,
    get fixes() {
      return known();
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
