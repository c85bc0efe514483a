import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { countedText } from '../../../server/src/library/annotations/counted-text';
import { quoteOf } from '../../../server/src/library/annotations/quote';

suite('counted text', () => {
  test('positions are code points of a text whose line ends are one character', () => {
    const source = '😀甲\r\n𠮷乙\r丙';
    const counted = countedText(source);
    const start = counted.fromSource(source.indexOf('乙'));
    assert.equal(counted.text, '😀甲\n𠮷乙\n丙');
    const { start: from, end, exact, prefix } = quoteOf(counted, { start, end: start + 1 });
    assert.deepEqual([from, end, exact, prefix], [4, 5, '乙', '😀甲\n𠮷']);
  });

  test('half a character is never quoted', () => {
    const { exact, start, end } = quoteOf(countedText('甲😀乙'), { start: 2, end: 4 });
    assert.deepEqual([exact, start, end], ['😀乙', 1, 3]);
  });

  test('there and back for every place between two characters', () => {
    const pieces = fc.array(fc.constantFrom('甲', '\n', '\r\n', '\r', '😀', '𠮷', 'a', ''), { maxLength: 60 });
    fc.assert(
      fc.property(pieces, all => {
        const source = all.join('').replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
        const counted = countedText(source);
        const characters = [...counted.text];
        let [offset, before] = [0, ''];
        for (const [count, character] of ['', ...characters].entries()) {
          before += character;
          offset = before.length;
          assert.equal(counted.toCodePoint(offset), count);
          assert.equal(counted.fromCodePoint(count), offset);
          assert.equal(counted.fromSource(counted.toSource(offset)), offset);
          assert.equal(source.slice(0, counted.toSource(offset)).replace(/\r\n?/g, '\n'), before);
        }
      }),
    );
  });
});
