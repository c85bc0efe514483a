import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatOrdinal, parseChineseNumeral, parseOrdinal } from '../../server/src/text/numerals';

suite('Chinese numerals', () => {
  const values: readonly (readonly [text: string, value: number | undefined])[] = [
    ['零', 0],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['三十八', 38],
    ['一百', 100],
    ['一百零五', 105],
    ['一百五十', 150],
    ['一千二百', 1200],
    ['九千', 9000],
    ['二〇二四', 2024],
    ['二零二五', 2025],
    ['三万五千', 35_000],
    ['两万', 20_000],
    ['十万', 100_000],
    ['百万', 1_000_000],
    ['一亿', 100_000_000],
    ['一亿三千万', 130_000_000],
    ['十四亿零五百', 1_400_000_500],
    ['一万亿', 1_000_000_000_000],
    ['', undefined],
    ['十十', undefined],
    ['二十十', undefined],
    ['十百', undefined],
    ['个', undefined],
    ['三半', undefined],
    ['万'.repeat(200), undefined],
    ['九'.repeat(400), undefined],
  ];
  for (const [text, value] of values)
    test(`${text.slice(0, 12)} is ${value}`, () => assert.equal(parseChineseNumeral(text), value));
});

suite('ordinals of headings', () => {
  const malformed = ['', '十十', '一十', '一十二', '二十十', '二十一十', '零', '〇', '一一', '百', '十零'];
  for (const text of malformed) test(`${text || 'nothing'} is none`, () => assert.equal(parseOrdinal(text), undefined));

  test('1 to 99 are written as they are read', () => {
    for (let value = 1; value <= 99; value++)
      assert.equal(parseOrdinal(formatOrdinal(value)), value, formatOrdinal(value));
    assert.deepEqual([1, 10, 12, 20, 38, 99].map(formatOrdinal), ['一', '十', '十二', '二十', '三十八', '九十九']);
  });
});
