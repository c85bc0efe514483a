import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countRepeats, mayRepeat, repeatsAmong } from '../../server/src/rules/duplicate/repeats';
import { runs } from '../support/runs';

test('every hash that stands twice is known to', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 60 }), written => {
      const hashes = Int32Array.from(written, each => Math.imul(each, 0x9e3779b1));
      const repeats = repeatsAmong(hashes);
      const twice = [...hashes].filter((hash, index) => hashes.indexOf(hash) !== index);
      for (const hash of twice) assert.ok(mayRepeat(repeats, hash));
      assert.ok(countRepeats(repeats, hashes) >= twice.length);
    }),
    runs(200),
  );
});

test('what stands once is hardly ever taken for a repeat', () => {
  const hashes = Int32Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 0x85ebca6b));
  assert.ok(countRepeats(repeatsAmong(hashes), hashes) < hashes.length / 4);
});
