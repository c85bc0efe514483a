import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { commonEnds } from '../../server/src/text/common-ends';

suite('what two lists have in common at their ends', () => {
  for (const [one, other, front, back] of [
    ['', '', 0, 0],
    ['abc', '', 0, 0],
    ['abc', 'abc', 3, 0],
    ['abc', 'axc', 1, 1],
    ['abc', 'abxc', 2, 1],
    ['aa', 'aaa', 2, 0],
    ['abab', 'ab', 2, 0],
    ['xbc', 'bc', 0, 2],
  ] as const)
    test(`${one} and ${other}`, () => {
      assert.deepEqual(
        commonEnds(one.length, other.length, (i, j) => one[i] === other[j]),
        { front, back },
      );
    });
});
