import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { editDistance } from '../../server/src/text/edit-distance';

suite('edit distance', () => {
  test('is that of the plain table, up to the bound', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 6 }).map(all => all.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(9), (a, b, most) => {
        const distance = plain(a, b);
        assert.equal(editDistance(a, b, most), distance <= most ? distance : undefined);
      }),
    );
  });
});

function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a[0] === b[0] ? 0 : 1;
  const [first, second] = [a.slice(1), b.slice(1)];
  return Math.min(plain(first, second) + same, plain(first, b) + 1, plain(a, second) + 1);
}
