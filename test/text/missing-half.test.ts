import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { placesForHalf } from '../../server/src/text/missing-half';
import { findUnpaired } from '../../server/src/text/pairs';

const NOTHING = { terms: new Set<string>(), pairs: new Map<string, number>() };

suite('the missing half of a pair', () => {
  for (const whole of [
    '深入实施“护苗助学”行动，打造一批精品示范村。',
    '坚持“走在前、勇争先、善作为”的目标要求。',
    '做好“双减”“双增”“双优”各项工作。',
    '印发《关于进一步加强校园安全工作的实施意见》，压实责任。',
  ]) {
    for (const at of signsIn(whole))
      test(`${whole} without ${whole.charAt(at)}`, () => assert.equal(mended(whole, at), whole));
  }

  test('leaves every sign in its pair, wherever it is offered', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'“”《》（）推进建设、，。的12aA+'), { maxLength: 40 }), signs => {
        const text = signs.join('');
        // The bracket of a marker such as 2） needs no other, depending on what stands before it.
        if (/[\dA-Za-z]）/.test(text)) return;
        const [half, ...others] = findUnpaired(text);
        if (half === undefined || others.length > 0 || !half.kind.startsWith('no-')) return;
        for (const { offset, sign } of placesForHalf(text, half, NOTHING))
          assert.deepEqual(findUnpaired(text.slice(0, offset) + sign + text.slice(offset)), []);
      }),
    );
  });
});

function signsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(/[“”《》（）]/g), ({ index }) => index);
}

function mended(whole: string, at: number): string {
  const broken = whole.slice(0, at) + whole.slice(at + 1);
  const [half] = findUnpaired(broken);
  const [first] = placesForHalf(broken, half!, NOTHING);
  return broken.slice(0, first!.offset) + first!.sign + broken.slice(first!.offset);
}
