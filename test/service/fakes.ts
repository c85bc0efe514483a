import { readDraft } from '../../server/src/draft/draft';
import type { Indicator } from '../../server/src/draft/indicators';
import type { Finding, Fix } from '../../server/src/rules/rule';
import type { Analysis } from '../../server/src/service/analysis';
import { type Client, readClient } from '../../server/src/service/client';
import { ABLE } from '../support/language-client';

/** An analysis whose findings are given, so that a test of the protocol side does not hang on what the rules say. */
export function analysisWith(
  text: string,
  findings: readonly Finding[],
  indicators: readonly Indicator[] = [],
): Analysis {
  const fingerprints = findings.map((_, index) => `print${index}`);
  const judgement = { found: findings, findings, fingerprints, accepted: [], stale: [] };
  return { draft: readDraft(text), judgement, findings, indicators, *workOut() {} };
}

/** A finding over the first place where `quote` stands. */
export function findingOn(text: string, quote: string, change: Partial<Finding> = {}): Finding {
  const start = placeOf(text, quote);
  return {
    rule: 'duplicate/word',
    severity: 'error',
    start,
    end: start + quote.length,
    message: { zh: '重复', en: 'repeated' },
    related: [],
    fixes: [],
    ...change,
  };
}

/** A fix that puts `replacement` where `quote` stands. */
export function fixOf(text: string, quote: string, replacement: string, safe: boolean): Fix {
  const start = placeOf(text, quote);
  return {
    title: { zh: `改为“${replacement}”`, en: `Change to “${replacement}”` },
    safe,
    edits: [{ start, end: start + quote.length, text: replacement }],
  };
}

export function indicatorOn(text: string, quote: string, change: Partial<Indicator> = {}): Indicator {
  const start = placeOf(text, quote);
  return {
    start,
    end: start + quote.length,
    text: quote,
    value: 7880,
    low: 7880,
    high: 7880,
    unit: '个',
    approx: 'none',
    role: 'level',
    direction: undefined,
    planned: false,
    name: '项目',
    nameSpan: { start: 0, end: 0 },
    period: undefined,
    scope: undefined,
    section: undefined,
    ...change,
  };
}

export const able: Client = readClient({ capabilities: ABLE });

function placeOf(text: string, quote: string): number {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return start;
}
