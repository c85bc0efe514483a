import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readParagraph, unitsIn } from '../../server/src/draft/paragraph';
import { columnsOf } from '../../server/src/rules/duplicate/unit-columns';
import { passagesOf } from '../../server/src/rules/duplicate/units';
import { LETTER, rolesOfUnits } from '../../server/src/text/roles';
import { keyOf, readSentences } from '../../server/src/text/sentences';
import { sketchInto } from '../../server/src/text/similarity';
import { placedText, placeFor, type UnitRun } from '../../server/src/text/unit-memory';
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

suite('the units of a line are those of its reading', () => {
  test('every unit by itself', () => {
    for (const unit of everyUnit) {
      const line = readParagraph(`${unit}甲${unit}乙`);
      assert.equal(textOf(unitsIn(line)), line.reading.text, JSON.stringify(unit));
      assert.equal(keyAmong(unitsIn(line)), keyOf(line.reading.text), JSON.stringify(unit));
      assert.deepEqual(rolesIn(unitsIn(line)), Array.from(unitsOf(line.reading.text), role), JSON.stringify(unit));
    }
  });

  test('of lines that others have taken the place of, too', () => {
    fc.assert(
      fc.property(texts, text => {
        const line = readParagraph(text);
        placeFor(MORE_THAN_ALL);
        for (let time = 0; time < 2; time++) assert.equal(textOf(unitsIn(line)), line.reading.text);
      }),
      runs(50),
    );
  });

  test('of a line longer than all that is kept', () => {
    const line = readParagraph('長，'.repeat(MORE_THAN_ALL / 2));
    assert.equal(unitsIn(line).end - unitsIn(line).from, MORE_THAN_ALL);
    assert.equal(textOf(unitsIn(readParagraph('短。'))), '短。');
  });
});

test('the columns of a line tell of its passages', () => {
  fc.assert(
    fc.property(texts, text => {
      const line = readParagraph(text);
      const { hashes, sizes, gramEnds } = columnsOf([line]);
      const passages = passagesOf(line);
      assert.deepEqual(
        passages.map(({ sentence }) => [sentence.hash, sentence.size]),
        Array.from(hashes, (hash, unit) => [hash, sizes[unit]]),
      );
      assert.deepEqual(
        passages.map(({ hasSketch }) => hasSketch),
        Array.from(gramEnds, (end, unit) => end > (gramEnds[unit - 1] ?? 0)),
      );
      for (const { sentence } of passages) assert.equal(keyOf(sentence.key).length, sentence.size);
    }),
    runs(200),
  );
});

test('sentences are read of units as of a reading', () => {
  fc.assert(
    fc.property(texts, text => {
      const line = readParagraph(text);
      if (line.kind === 'text') assert.deepEqual(shown(line.sentences), shown(readSentences(line.reading)));
    }),
    runs(200),
  );
});

test('a number is one 0 in a sketch', () => {
  const sketchOf = (text: string) => {
    const into = new Int32Array(8);
    return [sketchInto(placedText(text), into, 0), ...into];
  };
  assert.deepEqual(sketchOf('全年增长12个，减少3处。'), sketchOf('全年增长8个、减少2024处'));
  assert.deepEqual(sketchOf('甲乙丙2024'), sketchOf(''));
});

const MORE_THAN_ALL = 1 << 21;

function textOf({ units, from, end }: UnitRun): string {
  let text = '';
  for (let i = from; i < end; i++) text += String.fromCharCode(units[i]!);
  return text;
}

function rolesIn({ roles, from, end }: UnitRun): readonly number[] {
  return Array.from(roles.subarray(from, end));
}

function unitsOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

function role(unit: number): number {
  return rolesOfUnits[unit]!;
}

function keyAmong(run: UnitRun): string {
  return Array.from(textOf(run))
    .filter(sign => (rolesOfUnits[sign.charCodeAt(0)]! & LETTER) !== 0)
    .join('');
}

function shown(sentences: ReturnType<typeof readSentences>) {
  return sentences.map(({ start, end, key, hash, size }) => ({ start, end, key, hash, size }));
}
