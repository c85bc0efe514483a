import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { differenceOf } from '../../server/src/text/difference';
import { runs } from '../support/runs';

suite('the difference of two texts', () => {
  test('is what one edit made of them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, text, fc.nat(9000), (head, old, now, tail, padding) => {
        const pad = 'a'.repeat(padding);
        assertShortest(`${pad}${head}${old}${tail}`, `${pad}${head}${now}${tail}`);
      }),
      runs(300),
    );
  });

  test('of a text and itself is empty', () => {
    assertShortest('', '');
    assertShortest('一、总体要求', '一、总体要求');
  });
});

function assertShortest(a: string, b: string): void {
  const { before, after } = differenceOf(a, b);
  assert.equal(a.slice(0, before.start) + b.slice(after.start, after.end) + a.slice(before.end), b);
  const isEmpty = before.start === before.end || after.start === after.end;
  if (isEmpty) return;
  assert.notEqual(a.charAt(before.start), b.charAt(after.start));
  assert.notEqual(a.charAt(before.end - 1), b.charAt(after.end - 1));
}
