import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { matchesIn } from '../../server/src/text/matches';

suite('matches of a pattern', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '1', '2'), { maxLength: 12 }).map(all => all.join(''));

  for (const pattern of [/甲(乙?)/g, /\d*/g, /(?<=甲)\d|乙/g])
    test(`are those of matchAll: ${pattern.source}`, () => {
      fc.assert(
        fc.property(text, each => assert.deepEqual(matchesIn(each, pattern), Array.from(each.matchAll(pattern)))),
      );
    });
});
