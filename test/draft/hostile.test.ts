import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { cleanUp } from '../../server/src/library/clean-up';
import { fingerprints } from '../../server/src/library/fingerprint';
import { check } from '../../server/src/rules/check';
import { hostileTexts } from '../support/hostile';

// Quadratic work on the longest would not end within the time given; how the time grows is measured by
// test/bench/hostile.mjs.
const LONG = process.env.LONG === '1';
const LENGTH = LONG ? 400_000 : 4_000;
const USUAL = [
  '(',
  '“',
  '一是',
  '1.',
  '||',
  '、',
  '?',
  '1',
  '<',
  '&',
  ' ',
  '万',
  '；一是a；三是b',
  '壙墶',
  '加强理论武装。工作。',
  '5个”',
  '，一要x',
].map(piece => JSON.stringify(piece));

suite('hostile texts', () => {
  const chosen = hostileTexts().filter(({ name }) => LONG || USUAL.includes(name));
  test('there are some', () => assert.ok(chosen.length >= USUAL.length));
  for (const { name, of } of chosen) {
    test(`${name} is read and checked`, { timeout: 60_000 }, () => {
      const text = of(LENGTH);
      const draft = readDraft(text);
      const findings = check(draft);
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'check/crash'),
        [],
      );
      assert.equal(new Set(fingerprints(draft, findings)).size, findings.length);
      assert.ok(cleanUp(draft).every(({ start, end }, i, all) => start <= end && (all[i - 1]?.end ?? 0) <= start));
      for (const { start, end } of findings) assert.ok(0 <= start && start <= end && end <= text.length);
      for (const { value } of indicatorsOf(draft)) assert.ok(Number.isFinite(value));
    });
  }

  test('digits without end are no figure', () => {
    for (const text of [
      '1'.repeat(LENGTH),
      `${'1'.repeat(LENGTH)}个`,
      `0.${'3'.repeat(LENGTH)}%`,
      `${'九'.repeat(LENGTH)}人`,
      `${'万'.repeat(LENGTH)}人`,
    ]) {
      assert.deepEqual(indicatorsOf(readDraft(text)), []);
    }
  });
});
