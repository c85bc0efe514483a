import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stamps } from '../../server/src/text/stamps';

suite('a table that is emptied without being touched', () => {
  test('numbers of an earlier text lie below those of the next', () => {
    const table = stamps(2);
    const first = table.begin(10);
    table.values[0] = first + 9;
    assert.ok(table.values[0] < table.begin(1));
    assert.ok(table.values[1]! < first);
  });

  test('is emptied when the numbers run out', () => {
    const table = stamps(1);
    table.values[0] = table.begin(0x3fffffff);
    assert.equal(table.begin(2), 1);
    assert.equal(table.values[0], 0);
  });
});
