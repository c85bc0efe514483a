import type { Finding, Severity } from '../rules/rule';
import type { FailOn } from './arguments';

/** Whether a finding is at least as severe as the limit. */
export function reaches(findings: readonly Finding[], failOn: FailOn): boolean {
  return failOn !== 'never' && findings.some(({ severity }) => RANKS[severity] >= RANKS[failOn]);
}

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };
