import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { LONGEST_READ, readDraft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';

describe('check/limit', () => {
  it('says from which line on nothing was checked', () => {
    const text = `${'x'.repeat(LONGEST_READ)}\n以全国模范教师为代表的的11名教研员。\n`;
    const findings = check(readDraft(text));
    assert.deepEqual(
      findings.map(({ rule, start }) => ({ rule, start })),
      [{ rule: 'check/limit', start: LONGEST_READ + 1 }],
    );
    assert.match(findings[0]!.message.zh, /第 2 行/);
    assert.match(findings[0]!.message.en, /line 2/);
  });

  it('is silent where everything was read', () => {
    const text = `${'x'.repeat(LONGEST_READ - 1)}\n`;
    assert.deepEqual(check(readDraft(text)), []);
  });
});

describe('check/crash', () => {
  const failing: Rule = {
    id: 'text/failing',
    severity: 'error',
    summary: { zh: '出错', en: 'Fails.' },
    *paragraph({ text }) {
      if (text.includes('坏')) throw new Error('out of luck');
      yield { start: 0, end: 1, message: { zh: '好', en: 'Good.' } };
    },
  };

  it('names the rule that failed and its reason, in the paragraph where it failed', () => {
    const [good, crash, ...others] = check(readDraft('好的\n坏的\n好的'), [failing]);
    assert.deepEqual([good?.rule, good?.start], ['text/failing', 0]);
    assert.deepEqual([crash?.rule, crash?.severity, crash?.start], ['check/crash', 'warning', 3]);
    assert.match(crash!.message.zh, /text\/failing.*out of luck/);
    assert.match(crash!.message.en, /text\/failing.*out of luck/);
    assert.deepEqual(
      others.map(({ rule, start }) => [rule, start]),
      [['text/failing', 6]],
    );
  });

  it('lets the other rules go on', () => {
    const findings = check(readDraft('坏的的'), [failing, ...rules]);
    assert.deepEqual(findings.map(({ rule }) => rule).sort(), ['check/crash', 'duplicate/word']);
  });

  it('has a page of its own', () => {
    const markdown = readFileSync('server/src/rules/check/crash.md', 'utf8');
    assert.match(markdown, /^# check\/crash$/m);
    assert.match(markdown, /· 警告/);
    assert.match(markdown, /· Warning/);
  });
});
