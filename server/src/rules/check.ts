import { acrossBlocks, gatheringForNow } from '../draft/blocks';
import type { Draft } from '../draft/draft';
import type { Paragraph } from '../draft/paragraph';
import { countWhile } from '../text/halving';
import { remembered } from '../text/remembered';
import { shift } from '../text/span';
import { spanSet } from '../text/span-set';
import { inOneGo, type Steps } from '../text/steps';
import { type Uncopied, withoutCopies } from './duplicate/uncopied';
import { findingOf, movedFinding } from './finding';
import { rules as allRules } from './index';
import type { Finding, Problem, Rule } from './rule';

/**
 * All findings of a draft, in reading order. What the rules say of an unchanged paragraph is kept from the last check. A
 * rule that fails becomes a finding about that rule, and the others go on. Linear in the document.
 */
export function check(draft: Draft, rules: readonly Rule[] = allRules): readonly Finding[] {
  return inOneGo(checkInSteps(draft, rules));
}

/** The same, giving way after each block of paragraphs and after each rule: what was said of a paragraph is kept with it. */
export function* checkInSteps(draft: Draft, rules: readonly Rule[] = allRules): Steps<readonly Finding[]> {
  const ofBlock = checkerFor(rules);
  for (const { block } of draft.blocks) {
    ofBlock(block);
    yield;
  }
  const uncopied = withoutCopies(draft);
  const findings: Finding[] = [];
  for (const rule of rules) {
    yield;
    for (const finding of ofDraft(rule, draft, uncopied)) findings.push(finding);
  }
  for (const { item, start } of acrossBlocks(ofBlock)(draft))
    findings.push(movedFinding(item, span => shift(span, start)));
  return inReadingOrder(withoutCovered(findings, rules), rules);
}

/**
 * What a rule says of the whole. A copy is one defect: the headings and figures in it must not make the numbering behind it
 * wrong, or an indicator contradict itself, so that numbering and figures are judged without the copies.
 */
function ofDraft(rule: Rule, draft: Draft, uncopied: Uncopied | undefined): readonly Finding[] {
  if (!rule.draft) return NONE;
  if (uncopied === undefined || !/^(?:numbering|figure)\//.test(rule.id)) return run(rule, () => rule.draft!(draft));
  return run(rule, () => rule.draft!(uncopied.draft)).map(finding => movedFinding(finding, uncopied.spanOf));
}

/** The paragraph rules of a list as one function of a block, which remembers what it said of a paragraph. */
const checkerFor = remembered((rules: readonly Rule[]) => {
  const ofParagraph = rules.filter(rule => rule.paragraph);
  return gatheringForNow(paragraph => checkParagraph(ofParagraph, paragraph));
});

const NONE: readonly Finding[] = [];

function checkParagraph(rules: readonly Rule[], paragraph: Paragraph): readonly Finding[] {
  if (paragraph.kind === 'blank' || paragraph.kind === 'unread') return NONE;
  let findings = NONE;
  for (const rule of rules) {
    const found = ofParagraph(rule, paragraph);
    if (found.length > 0) findings = findings.length === 0 ? found : [...findings, ...found];
  }
  return findings;
}

/** Nothing is made for a rule that has nothing to say, as nearly all have of nearly every paragraph. */
function ofParagraph(rule: Rule, paragraph: Paragraph): readonly Finding[] {
  try {
    return toFindings(rule, rule.paragraph!(paragraph));
  } catch (error) {
    return [crash(rule, error)];
  }
}

function run(rule: Rule, find: () => Iterable<Problem>): readonly Finding[] {
  try {
    return toFindings(rule, find());
  } catch (error) {
    return [crash(rule, error)];
  }
}

function toFindings(rule: Rule, problems: Iterable<Problem>): readonly Finding[] {
  if (Array.isArray(problems) && problems.length === 0) return NONE;
  const findings: Finding[] = [];
  for (const problem of problems) findings.push(findingOf(rule, problem));
  return findings.length === 0 ? NONE : findings;
}

function crash(rule: Rule, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'check/crash',
    severity: 'warning',
    message: {
      zh: `规则 ${rule.id} 检查此处时出错，未得出结果：${reason}。其他规则不受影响，请报告这个问题。`,
      en: `The rule ${rule.id} failed here and gave no result: ${reason}. The other rules went on; please report this.`,
    },
    start: 0,
    end: 0,
    related: [],
    fixes: [],
  };
}

// Inside what these report, nothing else is said: a copy is as bad as its original, furniture and damage are no text.
const COVERS = new Set([
  'duplicate/document',
  'duplicate/block',
  'duplicate/sentence',
  'duplicate/near',
  'duplicate/clause',
  'text/page-furniture',
  'text/mojibake',
]);

/** Whether nothing else is said inside what a rule reports. */
export function covers(rule: string): boolean {
  return COVERS.has(rule);
}

/** Drops what an earlier rule of the list covers. */
function withoutCovered(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const rank = rankIn(rules);
  const covering = findings.filter(({ rule }) => COVERS.has(rule));
  if (covering.length === 0) return findings;
  const ranks = [...new Set(covering.map(rank))].sort((a, b) => a - b);
  // Of each, with all that come before it.
  const covers = ranks.map(last => spanSet(covering.filter(each => rank(each) <= last)));
  return findings.filter(finding => {
    const own = rank(finding);
    const before = countWhile(ranks.length, index => ranks[index]! < own);
    return before === 0 || !covers[before - 1]!.touches(finding);
  });
}

function inReadingOrder(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const rank = rankIn(rules);
  return [...findings].sort((a, b) => a.start - b.start || a.end - b.end || rank(a) - rank(b));
}

/** The place of a finding's rule in the list; what is said of a rule itself comes first. */
const rankIn = remembered((rules: readonly Rule[]) => {
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  return (finding: Finding): number => order.get(finding.rule) ?? -1;
});
