import { type Draft, readDraft } from '../draft/draft';
import { type Indicator, indicatorsOf } from '../draft/indicators';
import { type Judgement, judgeFindings, judgeInSteps } from '../library/config/judge';
import { type Policy, policyFor } from '../library/config/policy';
import type { Finding } from '../rules/rule';
import { once } from '../text/once';
import { inOneGo, type Steps } from '../text/steps';

/** What is known of one text. The draft is read at once; the rest when it is first asked for, and then kept. */
export interface Analysis {
  readonly draft: Draft;
  /** What is shown, in reading order. */
  readonly findings: readonly Finding[];
  /** The same with what has been accepted. */
  readonly judgement: Judgement;
  /** In reading order. */
  readonly indicators: readonly Indicator[];
  /** Works the findings out step by step, where nobody has asked for them yet. */
  readonly workOut: () => Steps<void>;
}

/**
 * Reads a text; `previous` is the draft of an earlier version of the same document. A failure is told to `report` and
 * leaves a finding behind: nothing is skipped silently, and the server goes on.
 */
export function analyse(
  text: string,
  previous: Draft | undefined,
  report: (failure: string) => void,
  policy: Policy = DEFAULT_POLICY,
): Analysis {
  const failed = (error: unknown) => {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [crash(error)];
  };
  try {
    return analysisOf(readDraft(text, previous), failed, report, policy);
  } catch (error) {
    const judgement = justFindings(failed(error));
    return lazyAnalysis(
      readDraft(''),
      () => judgement,
      () => [],
    );
  }
}

/**
 * The analysis with other findings as well, worked out when they are first asked for and judged under the same policy; like
 * the others they cannot fail.
 */
export function withFindings(
  analysis: Analysis,
  policy: Policy,
  complete: (found: readonly Finding[]) => readonly Finding[],
): Analysis {
  const { draft } = analysis;
  const judged = () => judgeFindings(draft, complete(analysis.judgement.found), policy);
  const judgement = once(() => attempt(judged, error => justFindings([crash(error), ...analysis.findings])));
  return lazyAnalysis(draft, judgement, () => analysis.indicators, analysis.workOut);
}

const DEFAULT_POLICY = policyFor(undefined);

function analysisOf(
  draft: Draft,
  failed: (error: unknown) => Finding[],
  report: (failure: string) => void,
  policy: Policy,
): Analysis {
  let judgement: Judgement | undefined;
  function* workOut(): Steps<void> {
    const steps = attemptInSteps(judgeInSteps(draft, policy), error => justFindings(failed(error)));
    // Somebody else may work it out in between.
    while (judgement === undefined) {
      const { done, value } = steps.next();
      if (done) judgement = told(value, report);
      else yield;
    }
  }
  const judged = () => {
    inOneGo(workOut());
    return judgement!;
  };
  const indicators = once(() =>
    attempt<readonly Indicator[]>(
      () => indicatorsOf(draft),
      error => failed(error) && [],
    ),
  );
  return lazyAnalysis(draft, judged, indicators, workOut);
}

function lazyAnalysis(
  draft: Draft,
  judgement: () => Judgement,
  indicators: () => readonly Indicator[],
  workOut: () => Steps<void> = noSteps,
): Analysis {
  return {
    draft,
    workOut,
    get judgement() {
      return judgement();
    },
    get findings() {
      return judgement().findings;
    },
    get indicators() {
      return indicators();
    },
  };
}

function* noSteps(): Steps<void> {}

/** A rule that fails is turned into a finding by the engine: the log says it too, where a maintainer looks for it. */
function told(judgement: Judgement, report: (failure: string) => void): Judgement {
  for (const finding of judgement.findings) if (finding.rule === CRASH) report(finding.message.en);
  return judgement;
}

function justFindings(findings: readonly Finding[]): Judgement {
  return { found: findings, findings, fingerprints: findings.map(() => ''), accepted: [], stale: [] };
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

function attempt<T>(compute: () => T, failed: (error: unknown) => T): T {
  try {
    return compute();
  } catch (error) {
    return failed(error);
  }
}

function* attemptInSteps<T>(steps: Steps<T>, failed: (error: unknown) => T): Steps<T> {
  try {
    return yield* steps;
  } catch (error) {
    return failed(error);
  }
}

const CRASH = 'check/crash';
