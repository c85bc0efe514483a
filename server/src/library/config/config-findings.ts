import type { Finding, Severity } from '../../rules/rule';
import type { AcceptedEntry, ConfigFile, ConfigProblem } from './config-file';
import { CONFIG_INVALID, CONFIG_STALE } from './known-rules';

/** What there is to say of a configuration itself, placed in its own text, in reading order. */
export function configFindings({ problems }: ConfigFile, stale: readonly Stale[] = []): readonly Finding[] {
  const findings = [...problems.map(invalid), ...stale.map(staleFinding)];
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** An accepted finding that is no more, and how severe that is in its report. */
export interface Stale {
  readonly entry: AcceptedEntry;
  readonly severity: Severity;
}

function invalid({ message, start, end }: ConfigProblem): Finding {
  return { rule: CONFIG_INVALID.id, severity: CONFIG_INVALID.severity, message, start, end, related: [], fixes: [] };
}

function staleFinding({ entry, severity }: Stale): Finding {
  const { path, rule, span } = entry;
  return {
    rule: CONFIG_STALE.id,
    severity,
    message: {
      zh: `${path} 中已没有这个 ${rule} 问题，这一条可以删去。`,
      en: `${path} no longer has this ${rule} finding; the entry can be removed.`,
    },
    ...span,
    related: [],
    fixes: [],
  };
}
