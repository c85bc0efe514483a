import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { LONGEST_READ, readDraft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';
import type { Rule } from '../../server/src/rules/rule';

// As long as what is read, in a hundred blank lines.
const BLANK = `${' '.repeat(LONGEST_READ / 100 - 1)}\n`.repeat(100);

suite('check/limit', () => {
  test('says from which line on nothing was checked', () => {
    const [limit, ...others] = check(readDraft(`${BLANK}以全国模范教师为代表的的11名教研员。\n`));
    assert.deepEqual([limit?.rule, limit?.start], ['check/limit', LONGEST_READ]);
    assert.ok(limit!.message.zh.includes('第 101 行') && limit!.message.en.includes('line 101'));
    assert.deepEqual(others, []);
  });

  test('is silent where only the end of the last line lies beyond', () => {
    assert.deepEqual(check(readDraft(BLANK)), []);
  });
});

suite('check/crash', () => {
  const failing: Rule = {
    id: 'test/failing',
    severity: 'error',
    summary: { zh: '出错', en: 'Fails.' },
    *paragraph({ text }) {
      if (text.includes('坏')) throw new Error('out of luck');
      yield { start: 0, end: 1, message: { zh: '好', en: 'Good.' } };
    },
  };

  test('stands where the rule failed, and the rule goes on behind it', () => {
    const found = check(readDraft('好的\n坏的\n好的'), [failing]);
    assert.deepEqual(
      found.map(({ rule, start, severity }) => [rule, start, severity]),
      [
        ['test/failing', 0, 'error'],
        ['check/crash', 3, 'warning'],
        ['test/failing', 6, 'error'],
      ],
    );
  });

  test('has a page although it is in no list of rules', () => {
    const markdown = readFileSync('server/src/rules/check/crash.md', 'utf8');
    for (const line of ['# check/crash', '**规则出错** · 警告', '**A rule failed.** · Warning']) {
      assert.ok(markdown.split('\n').includes(line), line);
    }
  });
});
