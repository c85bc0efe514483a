import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { marksIn, SENTENCE_END } from '../../server/src/figures/between';
import { countedPlaces, numeralStart } from '../../server/src/figures/counted-places';
import { readQuantities } from '../../server/src/figures/quantity';
import { placedText } from '../../server/src/text/unit-memory';

suite('measure words behind numbers', () => {
  const text = fc.array(fc.constantFrom('两', '十', '一', '3', '个', '大', '人', '、'), { maxLength: 12 });

  test('are all found, with the numbers they end', () => {
    fc.assert(
      fc.property(
        text.map(all => all.join('')),
        each => {
          const found = Array.from(each.matchAll(/[\d一两十]+(?=[个大])/g), ({ index, 0: number }) => [
            index,
            index + number.length,
          ]);
          assert.deepEqual(
            countedPlaces(placedText(each)).map(place => [numeralStart(each, place), place]),
            found,
          );
        },
      ),
    );
  });
});

suite('marks in front of quantities', () => {
  const piece = fc.constantFrom('新增3个', '。', '1,234人', '2024年', '统一', '5-10%', '甲', '第2名,', '!');

  test('hold what stands between each and the one before it', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 9 }).map(all => all.join('')),
        each => {
          const marks: number[] = [];
          const quantities = readQuantities(each, marks);
          const between = quantities.map(({ start }, i) => marksIn(each, quantities[i - 1]?.end ?? 0, start));
          assert.equal(marks.length, quantities.length);
          between.forEach((expected, i) => {
            assert.equal(marks[i]! & expected, expected);
            assert.equal(marks[i]! & SENTENCE_END, expected & SENTENCE_END);
          });
        },
      ),
    );
  });
});
