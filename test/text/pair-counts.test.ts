import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { PairCounts } from '../../server/src/text/pair-counts';
import { runs } from '../support/runs';

suite('counts of pairs', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('一', '二', '，', 'a', '\0', '\uffff'), maxLength: 30 }));

  test('are those of a map, whatever was counted and taken back', () => {
    fc.assert(
      fc.property(texts, texts, (kept, gone) => {
        const counts = new PairCounts();
        for (const text of [...kept, ...gone]) counts.add(text, 0, text.length, 1);
        for (const text of gone) counts.add(text, 0, text.length, -1);
        const expected = new Map<string, number>();
        for (const text of kept)
          for (let i = 0; i + 1 < text.length; i++) {
            const pair = text.slice(i, i + 2);
            expected.set(pair, (expected.get(pair) ?? 0) + 1);
          }
        for (const pair of ['一二', 'aa', '\0\0', '\uffff\uffff', '一', '', '一二，'])
          assert.equal(counts.get(pair), expected.get(pair), JSON.stringify(pair));
      }),
      runs(200),
    );
  });

  test('of many pairs', () => {
    const counts = new PairCounts();
    const unitsOf = (first: number) =>
      Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + first * 300 + i));
    for (let first = 0; first < 60; first++) counts.add(unitsOf(first).join(''), 0, 300, 1);
    for (let first = 0; first < 60; first++)
      for (const [i, unit] of unitsOf(first).slice(1).entries()) assert.equal(counts.get(unitsOf(first)[i]! + unit), 1);
  });
});
