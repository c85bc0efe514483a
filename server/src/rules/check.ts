import type { Draft } from '../draft/draft';
import type { Paragraph } from '../draft/paragraph';
import { shift } from '../text/span';
import { spanSet } from '../text/span-set';
import { rules as allRules } from './index';
import type { Finding, Fix, Problem, Rule } from './rule';

/**
 * All findings of a draft, in reading order. Findings of unchanged paragraphs are taken from the paragraph's last check.
 * A rule that fails becomes a finding about that rule, and the others go on.
 */
export function check(draft: Draft, rules: readonly Rule[] = allRules): readonly Finding[] {
  const findings = rules.flatMap(rule => [...ofDraft(rule, draft), ...ofParagraphs(rule, draft)]);
  return inReadingOrder(withoutCovered(findings, rules));
}

function* ofDraft(rule: Rule, draft: Draft): Iterable<Finding> {
  if (!rule.draft) return;
  try {
    for (const problem of rule.draft(draft)) yield toFinding(rule, problem, 0);
  } catch (error) {
    yield crash(rule, error, 0);
  }
}

const checked = new WeakMap<Paragraph, Map<Rule, readonly Problem[]>>();

function* ofParagraphs(rule: Rule, draft: Draft): Iterable<Finding> {
  if (!rule.paragraph) return;
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const paragraph = draft.paragraphs[line]!;
    if (paragraph.kind === 'blank' || paragraph.kind === 'unread') continue;
    const start = draft.starts[line]!;
    try {
      for (const problem of problemsOf(rule, paragraph)) yield toFinding(rule, problem, start);
    } catch (error) {
      yield crash(rule, error, start);
    }
  }
}

/** What a rule says of a paragraph follows from the paragraph alone, so it is kept as long as the paragraph lives. */
function problemsOf(rule: Rule, paragraph: Paragraph): readonly Problem[] {
  let known = checked.get(paragraph);
  if (!known) checked.set(paragraph, (known = new Map()));
  let problems = known.get(rule);
  if (!problems) {
    problems = [...rule.paragraph!(paragraph)];
    known.set(rule, problems.length === 0 ? NONE : problems);
  }
  return problems;
}

const NONE: readonly Problem[] = [];

function toFinding(rule: Rule, problem: Problem, by: number): Finding {
  return {
    rule: rule.id,
    severity: problem.severity ?? rule.severity,
    message: problem.message,
    ...shift(problem, by),
    related: (problem.related ?? []).map(each => ({ ...each, ...shift(each, by) })),
    fixes: (problem.fixes ?? []).map(fix => shiftFix(fix, by)),
  };
}

function shiftFix(fix: Fix, by: number): Fix {
  return by === 0 ? fix : { ...fix, edits: fix.edits.map(edit => ({ ...edit, ...shift(edit, by) })) };
}

function crash(rule: Rule, error: unknown, start: number): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'check/crash',
    severity: 'warning',
    message: {
      zh: `规则 ${rule.id} 检查此处时出错，未得出结果：${reason}。其他规则不受影响，请报告这个问题。`,
      en: `The rule ${rule.id} failed here and gave no result: ${reason}. The other rules went on; please report this.`,
    },
    start,
    end: start,
    related: [],
    fixes: [],
  };
}

// Inside what these report, nothing else is said: a copy is as bad as its original, furniture and damage are no text.
const COVERS = new Set(['duplicate/document', 'duplicate/block', 'text/page-furniture', 'text/mojibake']);

/** Drops what an earlier rule of the list covers. */
function withoutCovered(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const order = new Map(rules.map((rule, index) => [rule.id, index]));
  const covers = [...COVERS].map(id => ({ rank: order.get(id) ?? -1, spans: spanSet(findings.filter(({ rule }) => rule === id)) }));
  return findings.filter(finding => {
    const rank = order.get(finding.rule) ?? -1;
    return !covers.some(cover => cover.rank < rank && cover.spans.touches(finding));
  });
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
}
