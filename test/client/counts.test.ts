import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { countsOf, countsText, isClean } from '../../client/src/views/counts';

suite('counts', () => {
  test('are by severity, without hints', () => {
    assert.deepEqual(countsOf([0, 1, 1, 2, 3, 3]), { errors: 1, warnings: 2, information: 1 });
  });

  test('leave out what is nought', () => {
    assert.equal(countsText({ errors: 2, warnings: 0, information: 1 }), '$(error) 2 $(info) 1');
    assert.equal(countsText({ errors: 0, warnings: 3, information: 0 }), '$(warning) 3');
  });

  test('are clean with hints only', () => {
    assert.equal(isClean(countsOf([3])), true);
    assert.equal(isClean(countsOf([2])), false);
  });
});
