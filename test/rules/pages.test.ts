import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { CONFIG_INVALID, CONFIG_STALE } from '../../server/src/library/config/known-rules';
import { withOtherReports } from '../../server/src/library/other-reports';
import { PassageIndex } from '../../server/src/library/passage-index';
import { passagesOf } from '../../server/src/library/passages';
import { withYearConflicts, yearFigures } from '../../server/src/library/year-conflicts';
import { check } from '../../server/src/rules/check';
import { compatibleFixes } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/index';
import type { Finding, Severity } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { overlaps, type Span } from '../../server/src/text/span';
import { type Mark, readPage, type WrongText } from './page';

const FOLDER = 'server/src/rules';
const SEVERITIES: Readonly<Record<Severity, readonly [zh: string, en: string]>> = {
  error: ['错误', 'Error'],
  warning: ['警告', 'Warning'],
  information: ['提示', 'Information'],
  hint: ['暗示', 'Hint'],
};

// No page can hold a document of twelve million characters or a rule that fails: test/rules/unchecked.test.ts shows these.
const WITHOUT_EXAMPLES = new Set(['check/limit', 'check/crash']);

// Said of a configuration and not of a text: test/library/config.test.ts shows them.
const described = [...rules, CONFIG_INVALID, CONFIG_STALE];

describe('rule pages', () => {
  it('exist for every rule and for nothing else', () => {
    const pages = readdirSync(FOLDER, { recursive: true }).map(name => String(name).replaceAll('\\', '/'));
    const documented = pages.filter(name => name.endsWith('.md')).map(name => name.slice(0, -3));
    assert.deepEqual(documented.sort(), [...described.map(({ id }) => id), 'check/crash'].sort());
  });
  for (const rule of described) {
    it(`${rule.id} says what the rule is`, () => {
      const markdown = pageOf(rule.id);
      const [zh, en] = SEVERITIES[rule.severity];
      assert.ok(markdown.includes(`**${rule.summary.zh}** · ${zh}`), 'summary and severity in Chinese');
      assert.ok(markdown.includes(`**${rule.summary.en}** · ${en}`), 'summary and severity in English');
      for (const [name, option] of Object.entries('options' in rule ? (rule.options ?? {}) : {})) {
        assert.ok(
          markdown.includes(`\`${name}\`（默认 ${option.default}）：${option.summary.zh}`),
          `${name} in Chinese`,
        );
        assert.ok(markdown.includes(`\`${name}\` (${option.default}): ${option.summary.en}`), `${name} in English`);
      }
    });
  }
});

for (const { id } of rules) {
  describe(`page of ${id}`, () => {
    const { heading, wrong, right, others } = readPage(pageOf(id));
    const checked = checking(others);
    it('is headed by the rule', () => assert.equal(heading, id));
    it('shows at least as many right texts as wrong ones', () => {
      assert.ok(right.length >= wrong.length, `${right.length} right, ${wrong.length} wrong`);
      assert.equal(wrong.length === 0, WITHOUT_EXAMPLES.has(id));
    });
    for (const example of wrong) it(`reports ${titleOf(example.text)}`, () => assertReported(id, example, checked));
    for (const text of right) it(`is silent on ${titleOf(text)}`, () => assertSilent(text, checked));
  });
}

function pageOf(id: string): string {
  const path = `${FOLDER}/${id}.md`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function titleOf(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 40);
}

type Check = (text: string) => readonly Finding[];

/** How the examples of a page are checked: by themselves, or with the other reports that the page has. */
function checking(others: readonly string[]): Check {
  if (others.length === 0) return text => check(readDraft(text));
  const index = new PassageIndex();
  for (const [i, text] of others.entries()) index.set(`other ${i}`, passagesOf(readDraft(text)));
  const years = others.map((text, i) => yearFigures(readDraft(text), `other ${i}`));
  return text => {
    const found = withOtherReports(readDraft(text), check(readDraft(text)), 'example', index);
    return withYearConflicts(readDraft(text), found, years, 'example');
  };
}

function assertReported(id: string, { text, marks, fixed }: WrongText, checked: Check): void {
  const findings = checked(text);
  const own = findings.filter(({ rule }) => rule === id);
  assert.deepEqual(own.map(quoted(text)), marks.map(quoted(text)));
  assert.deepEqual(
    findings.filter(each => each.rule !== id && marks.some(mark => touches(mark, each))).map(named(text)),
    [],
  );
  assert.ok(own.every(({ hasChoicesOnly, fixes }) => !hasChoicesOnly || !fixes.some(({ safe }) => safe)));
  marks.forEach((mark, i) => {
    if (mark.mended !== undefined) assert.equal(firstFixed(text, own[i]!), mended(text, mark, mark.mended));
  });
  assertMending(text, own, findings);
  if (fixed === undefined) return;
  assert.equal(own.length, 1, 'a fixed block follows a single defect');
  assert.equal(firstFixed(text, own[0]!), fixed);
}

/** A fix that leaves as much to report as before is none. Safe ones may run together, so they are judged together. */
function assertMending(text: string, own: readonly Finding[], before: readonly Finding[]): void {
  const choices = own.flatMap(({ fixes }) => fixes.filter(({ safe }) => !safe).map(({ edits }) => edits));
  const together = compatibleFixes(own).flatMap(({ edits }) => edits);
  for (const edits of together.length > 0 ? [...choices, together] : choices) {
    const mended = applyEdits(text, edits);
    const after = check(readDraft(mended));
    assert.ok(after.length < before.length, `the fix leaves ${after.map(named(mended)).join(', ')} in ${mended}`);
  }
}

/** A right text is right for every rule; what is only hinted at is not shown. */
function assertSilent(text: string, checked: Check): void {
  const shown = checked(text).filter(({ severity }) => severity !== 'hint');
  assert.deepEqual(shown.map(named(text)), []);
}

function quoted(text: string): (span: Span) => string {
  return ({ start, end }) => `${start}–${end} ${text.slice(start, end)}`;
}

function named(text: string): (finding: Finding) => string {
  return finding => `${finding.rule} ${quoted(text)(finding)}`;
}

function touches(mark: Mark, finding: Finding): boolean {
  return (
    overlaps(mark, finding) ||
    (finding.start === finding.end && mark.start <= finding.start && finding.start < mark.end)
  );
}

function mended(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function firstFixed(text: string, finding: Finding): string {
  const [fix] = finding.fixes;
  assert.ok(fix, 'the page promises a fix');
  return applyEdits(text, fix.edits);
}
