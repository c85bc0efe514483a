import { type Draft, readDraft } from '../draft/draft';
import { type Indicator, indicatorsOf } from '../draft/indicators';
import { check } from '../rules/check';
import type { Finding } from '../rules/rule';

/** What is known of one text. The draft is read at once; the rest when it is first asked for, and then kept. */
export interface Analysis {
  readonly draft: Draft;
  /** In reading order. */
  readonly findings: readonly Finding[];
  /** In reading order. */
  readonly indicators: readonly Indicator[];
}

/**
 * Reads a text; `previous` is the draft of an earlier version of the same document. A failure is told to `report` and
 * leaves a finding behind: nothing is skipped silently, and the server goes on.
 */
export function analyse(text: string, previous: Draft | undefined, report: (failure: string) => void): Analysis {
  const failed = (error: unknown) => {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [crash(error)];
  };
  try {
    return analysisOf(readDraft(text, previous), failed, report);
  } catch (error) {
    return { draft: readDraft(''), findings: failed(error), indicators: [] };
  }
}

/** The analysis with other findings, worked out when they are first asked for; like the others they cannot fail. */
export function withFindings(analysis: Analysis, find: () => readonly Finding[]): Analysis {
  const findings = once(find, error => [crash(error), ...analysis.findings]);
  return {
    draft: analysis.draft,
    get findings() {
      return findings();
    },
    get indicators() {
      return analysis.indicators;
    },
  };
}

function analysisOf(draft: Draft, failed: (error: unknown) => Finding[], report: (failure: string) => void): Analysis {
  const findings = once(() => findingsOf(draft, report), failed);
  const indicators = once<readonly Indicator[]>(
    () => indicatorsOf(draft),
    error => failed(error) && [],
  );
  return {
    draft,
    get findings() {
      return findings();
    },
    get indicators() {
      return indicators();
    },
  };
}

/** A rule that fails is turned into a finding by the engine: the log says it too, where a maintainer looks for it. */
function findingsOf(draft: Draft, report: (failure: string) => void): readonly Finding[] {
  const findings = check(draft);
  for (const finding of findings) if (finding.rule === CRASH) report(finding.message.en);
  return findings;
}

function crash(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: CRASH,
    severity: 'warning',
    start: 0,
    end: 0,
    message: {
      zh: `检查时程序出错，本文未能检查：${reason}`,
      en: `The check failed, so this document was not checked: ${reason}`,
    },
    related: [],
    fixes: [],
  };
}

function once<T>(compute: () => T, failed: (error: unknown) => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: attempt(compute, failed) };
    return known.value;
  };
}

function attempt<T>(compute: () => T, failed: (error: unknown) => T): T {
  try {
    return compute();
  } catch (error) {
    return failed(error);
  }
}

const CRASH = 'check/crash';
