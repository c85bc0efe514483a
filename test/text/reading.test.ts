import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { BLOT, readText, sourceSpan } from '../../server/src/text/reading';
import { readAs, variantUnits } from '../../server/src/text/variants';
import { runs } from '../support/runs';

suite('the reading of a text', () => {
  const readings: readonly (readonly [source: string, reading: string])[] = [
    ['教育局，2024年（一）。', '教育局,2024年(一)。'],
    ['ＡＢ１２％　～', 'AB12% ~'],
    ['發(fā)展區(qū)域', '发展区域'],
    ['甲\u00a0乙', '甲 乙'],
    ['', ''],
    ['(yōu)', '(yōu)'],
    ['𠮷😀', '𠮷😀'],
  ];
  for (const [source, reading] of readings) {
    test(`${source} is read as ${reading}`, () =>
      assert.equal(readText(source, findPinyinRemains(source)).text, reading));
  }

  test('damage is blotted and keeps its length', () => {
    assert.equal(
      readText(
        '教育壙墶工作壙',
        [],
        [
          { start: 2, end: 4 },
          { start: 6, end: 7 },
        ],
      ).text,
      `教育${BLOT}${BLOT}工作${BLOT}`,
    );
  });

  test('what is cut out stays outside of what a span maps to', () => {
    const source = '發(fā)展';
    const reading = readText(source, findPinyinRemains(source));
    const mapped = (start: number, end: number) => Object.values(sourceSpan(reading, start, end));
    assert.deepEqual(
      [mapped(0, 1), mapped(1, 2), mapped(0, 2), mapped(1, 1), mapped(2, 2)],
      [
        [0, 1],
        [5, 6],
        [0, 6],
        [5, 5],
        [6, 6],
      ],
    );
  });

  test('every unit maps back to the unit that it was read from', () => {
    const piece = fc.constantFrom(
      '區(qū)',
      '優(yōu)',
      '发',
      '，',
      '１',
      '　',
      'a',
      '\u00a0',
      '😀',
      '(',
      '%',
      '勠',
      '\ufffd',
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const source = pieces.join('');
        const cut = findPinyinRemains(source);
        const reading = readText(source, cut);
        const places = Array.from(reading.text, (_, i) => sourceSpan(reading, i, i + 1));
        places.forEach(({ start, end }, i) => {
          assert.equal(end, start + 1);
          assert.equal(String.fromCharCode(readAs[source.charCodeAt(start)]!), reading.text.charAt(i));
        });
        assert.equal(reading.text.length + cut.reduce((sum, { start, end }) => sum + end - start, 0), source.length);
      }),
      runs(200),
    );
  });

  test('a reading is read as itself, and every Traditional character once', () => {
    const variants = new Set(variantUnits());
    for (let unit = 0; unit < readAs.length; unit++) {
      const read = readAs[unit]!;
      if (!variants.has(read)) assert.equal(readAs[read], read, String.fromCharCode(unit));
    }
    assert.ok(variants.size > 2900, String(variants.size));
  });
});
