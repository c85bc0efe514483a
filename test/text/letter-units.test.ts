import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  lettersAsText,
  lettersBetween,
  lettersOf,
  lettersOfSource,
  maskNumbers,
} from '../../server/src/text/letter-units';
import { readText } from '../../server/src/text/reading';
import { keyOf, readPlainSentences, readSentences } from '../../server/src/text/sentences';
import { runs } from '../support/runs';

const everyUnit = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
const texts = fc
  .array(
    fc.constantFrom(
      '教',
      '發',
      '１',
      '9',
      'Ａ',
      ' ',
      '　',
      '，',
      '。',
      '！',
      '；',
      '”',
      '）',
      '😀',
      '\ufeff',
      '\u00a0',
      '圳',
    ),
    {
      maxLength: 60,
    },
  )
  .map(signs => signs.join(''));

suite('a line that nothing is cut from is read as its reading is', () => {
  test('every unit by itself', () => {
    for (const unit of everyUnit) {
      const [read, key] = [readText(unit).text, keyOf(readText(unit).text)];
      assert.equal(lettersAsText(lettersBetween(unit, 0, 1, lettersOfSource())), key, read);
      const line = `${unit}甲${unit}乙`;
      assert.deepEqual(shown(readPlainSentences(line)), shown(readSentences(readText(line))), JSON.stringify(unit));
    }
  });

  test('its sentences', () => {
    fc.assert(
      fc.property(texts, text => {
        assert.deepEqual(shown(readPlainSentences(text)), shown(readSentences(readText(text))));
      }),
      runs(200),
    );
  });
});

test('a number is one 0', () => {
  for (const [key, masked] of [
    ['增长12和3', '增长0和0'],
    ['2024', '0'],
    ['无', '无'],
    ['', ''],
  ] as const)
    assert.equal(lettersAsText(maskNumbers(lettersOf(key))), masked);
});

function shown(sentences: ReturnType<typeof readSentences>) {
  return sentences.map(({ start, end, key, hash, size }) => ({ start, end, key, hash, size }));
}
