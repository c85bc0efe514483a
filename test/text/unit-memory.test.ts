import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectText, placeText, unitsAt } from '../../server/src/text/unit-memory';

const LINE = '全'.repeat(10_000);

test('the first line of a long text that was announced is still there when the last has been read', () => {
  expectText(3_000_000);
  const first = placeText('甲乙丙');
  placeLines(299);
  assert.deepEqual(textAt(first, 3), '甲乙丙');
});

test('lines give way to what comes behind them, in the memory of one long text as in that of short ones', () => {
  for (const announced of [3_000_000, 10]) {
    expectText(announced);
    const first = placeText('甲乙丙');
    placeLines(400);
    assert.equal(unitsAt(first, 3), undefined);
    assert.equal(textAt(placeText('丁戊'), 2), '丁戊');
  }
});

test('a line longer than all of the memory has a place', () => {
  expectText(10);
  const long = '长'.repeat(1_200_000);
  assert.equal(textAt(placeText(long), long.length), long);
});

function placeLines(count: number): void {
  for (let line = 0; line < count; line++) placeText(LINE);
}

function textAt(place: number, count: number): string {
  const { units, from, end } = unitsAt(place, count)!;
  return Buffer.from(units.slice(from, end).buffer).toString('utf16le');
}
