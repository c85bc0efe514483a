import type { Draft } from '../../draft/draft';
import { checkInSteps } from '../../rules/check';
import { otherReport } from '../../rules/duplicate/other-report';
import { withSeverity } from '../../rules/finding';
import type { Finding } from '../../rules/rule';
import { once } from '../../text/once';
import { inOneGo, type Steps } from '../../text/steps';
import { baseOf, fingerprints } from '../fingerprint';
import type { AcceptedEntry } from './config-file';
import type { Policy } from './policy';

/** A finding that is not shown because it has been accepted. */
export interface Accepted {
  readonly finding: Finding;
  readonly fingerprint: string;
  readonly entry: AcceptedEntry;
}

/** What there is to say of a report. */
export interface Judgement {
  /** All that was found, before levels are set and accepted findings are taken out. */
  readonly found: readonly Finding[];
  /** What is shown, in reading order, with the severities that are set. */
  readonly findings: readonly Finding[];
  /** Of `findings`, in their order. */
  readonly fingerprints: readonly string[];
  readonly accepted: readonly Accepted[];
  /** Accepted findings that the report no longer has. */
  readonly stale: readonly AcceptedEntry[];
}

/** Checks a draft under a policy. */
export function judge(draft: Draft, policy: Policy): Judgement {
  return inOneGo(judgeInSteps(draft, policy));
}

export function* judgeInSteps(draft: Draft, policy: Policy): Steps<Judgement> {
  return judgeFindings(draft, yield* checkInSteps(draft, policy.rules), policy);
}

/** What there is to say of what was found in a draft. Fingerprints are worked out when they are first asked for. */
export function judgeFindings(draft: Draft, found: readonly Finding[], policy: Policy): Judgement {
  const all = withLevels(found, policy);
  const prints = once(() => fingerprints(draft, all));
  if (policy.accepted.length === 0) return simple(found, all, prints);
  const { byFinding, stale } = assign(prints(), policy.accepted);
  const shown = all.map((_, index) => index).filter(index => !byFinding.has(index));
  return {
    found,
    findings: shown.map(index => all[index]!),
    fingerprints: shown.map(index => prints()[index]!),
    accepted: [...byFinding].map(([index, entry]) => ({ finding: all[index]!, fingerprint: prints()[index]!, entry })),
    stale: stale.filter(entry => isLookedFor(entry, found, policy)),
  };
}

function simple(found: readonly Finding[], findings: readonly Finding[], prints: () => readonly string[]): Judgement {
  return {
    found,
    findings,
    get fingerprints() {
      return prints();
    },
    accepted: [],
    stale: [],
  };
}

function withLevels(findings: readonly Finding[], { levelOf }: Policy): readonly Finding[] {
  const all: Finding[] = [];
  for (const finding of findings) {
    const level = levelOf(finding);
    if (level !== 'off') all.push(level === finding.severity ? finding : withSeverity(finding, level));
  }
  return all;
}

/**
 * Each entry accepts one finding. Of several alike it is the very one that was accepted, by its number; where that is no
 * more, as the others have moved up, one of the rest.
 */
function assign(prints: readonly string[], entries: readonly AcceptedEntry[]) {
  const byFinding = new Map<number, AcceptedEntry>();
  const own = indexBy(prints, print => print);
  const left = entries.filter(entry => !take(own.get(entry.fingerprint), entry));
  const alike = indexBy(prints, (print, index) => (byFinding.has(index) ? undefined : baseOf(print)));
  const stale = left.filter(entry => !take(alike.get(baseOf(entry.fingerprint)), entry));
  return { byFinding: new Map([...byFinding].sort(([a], [b]) => a - b)), stale };

  function take(indices: number[] | undefined, entry: AcceptedEntry): boolean {
    const index = indices?.pop();
    if (index === undefined) return false;
    byFinding.set(index, entry);
    return true;
  }
}

/** The places of equal keys, the last first. */
function indexBy(
  prints: readonly string[],
  keyOf: (print: string, index: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const indices = new Map<string, number[]>();
  for (let index = prints.length - 1; index >= 0; index--) {
    const key = keyOf(prints[index]!, index);
    if (key === undefined) continue;
    const known = indices.get(key);
    if (known) known.push(index);
    else indices.set(key, [index]);
  }
  return indices;
}

/**
 * A finding that nobody looked for is not gone: its rule is off, the check did not come to its end, or the other reports
 * are not at hand.
 */
function isLookedFor({ rule }: AcceptedEntry, findings: readonly Finding[], { levelOf, rules }: Policy): boolean {
  if (rule === otherReport.id) return false;
  if (findings.some(each => each.rule === 'check/limit' || each.rule === 'check/crash')) return false;
  const known = rules.find(each => each.id === rule);
  return known !== undefined && levelOf({ rule, severity: known.severity }) !== 'off';
}
