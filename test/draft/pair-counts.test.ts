import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PairCounts } from '../../server/src/draft/pair-counts';
import { runs } from '../support/runs';

const texts = fc.array(fc.array(fc.integer({ min: 0x4e00, max: 0x5000 }), { maxLength: 2_000 }), { maxLength: 6 });

test('pairs are counted as in a table of their texts', () => {
  fc.assert(
    fc.property(texts, written => {
      const [counts, table] = [new PairCounts(), new Map<string, number>()];
      const all = written.map(units => String.fromCharCode(...units));
      for (const text of all) counts.add(text, 0, text.length, 1);
      // What has gone again counts no more.
      const kept = all.filter((_, index) => index % 2 === 0);
      for (const [index, text] of all.entries()) if (index % 2 === 1) counts.add(text, 0, text.length, -1);
      for (const text of kept)
        for (let i = 0; i + 1 < text.length; i++) {
          const pair = text.slice(i, i + 2);
          table.set(pair, (table.get(pair) ?? 0) + 1);
        }
      for (const text of all)
        for (let i = 0; i + 1 < text.length; i++) {
          const pair = text.slice(i, i + 2);
          assert.equal(counts.get(pair), table.get(pair));
        }
      assert.equal(counts.get('甲龘'), undefined);
    }),
    runs(30),
  );
});

test('only what stands between the offsets is counted', () => {
  const counts = new PairCounts();
  counts.add('甲乙丙丁', 1, 3, 1);
  assert.deepEqual([counts.get('甲乙'), counts.get('乙丙'), counts.get('丙丁')], [undefined, 1, undefined]);
});
