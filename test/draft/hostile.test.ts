import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { fingerprints } from '../../server/src/library/fingerprint';
import { check } from '../../server/src/rules/check';
import { hostileTexts } from '../support/hostile';

// Quadratic work on these would take minutes and not end within the time that the runner gives; how the time grows is
// measured by test/bench/hostile.mjs.
const LENGTH = process.env['LONG'] === '1' ? 400_000 : 50_000;

suite('hostile texts', () => {
  const chosen = hostileTexts().filter((_, index) => process.env['LONG'] === '1' || index % 4 === 0);
  for (const { name, of } of chosen) {
    test(`${name} is read and checked`, { timeout: 30_000 }, () => {
      const text = of(LENGTH);
      const draft = readDraft(text);
      const findings = check(draft);
      assert.deepEqual(findings.filter(({ rule }) => rule === 'check/crash'), []);
      assert.equal(new Set(fingerprints(draft, findings)).size, findings.length);
      for (const { start, end } of findings) assert.ok(0 <= start && start <= end && end <= text.length);
      for (const { value } of indicatorsOf(draft)) assert.ok(Number.isFinite(value));
    });
  }

  test('digits without end are no figure', () => {
    for (const text of ['1'.repeat(LENGTH), `${'1'.repeat(LENGTH)}个`, `0.${'3'.repeat(LENGTH)}%`, `${'九'.repeat(LENGTH)}人`, `${'万'.repeat(LENGTH)}人`]) {
      assert.deepEqual(indicatorsOf(readDraft(text)), []);
    }
  });
});
