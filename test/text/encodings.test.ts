import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { big5, type DoubleBytes, gbk, missingDecoders, singleByteOf } from '../../server/src/text/encodings';
import { hashText } from '../../server/src/text/hash';

suite('encodings', () => {
  // Findings must not depend on the platform, so the tables must not: these are the same in Node and in browsers.
  test('the table of GBK', () => assert.deepEqual(signature(gbk()), [GBK_PAIRS, GBK_HASH]));
  test('the table of Big5', () => assert.deepEqual(signature(big5()), [BIG5_PAIRS, BIG5_HASH]));
  test('this platform decodes both', () => assert.deepEqual(missingDecoders(), []));

  test('what is encoded decodes to the same', () => {
    for (const { codeOf, unitOf } of [gbk(), big5()]) {
      for (const character of '中国教育高') {
        const unit = character.charCodeAt(0);
        if (codeOf[unit] !== 0) assert.equal(unitOf[codeOf[unit]!], unit);
      }
    }
    assert.equal(gbk().codeOf['区'.charCodeAt(0)], 0xc7f8);
    assert.equal(big5().codeOf['區'.charCodeAt(0)], 0xb0cf);
  });

  test('single bytes', () => {
    assert.deepEqual(
      Array.from('Aé€œ\u0081', each => singleByteOf(each.charCodeAt(0))),
      [0x41, 0xe9, 0x80, 0x9c, 0x81],
    );
    assert.equal(singleByteOf('中'.charCodeAt(0)), undefined);
  });
});

const GBK_PAIRS = 23_827;
const GBK_HASH = 2_150_504_715;
const BIG5_PAIRS = 19_719;
const BIG5_HASH = 1_762_530_732;

function signature({ unitOf }: DoubleBytes): readonly [pairs: number, hash: number] {
  const text = Array.from(unitOf, (unit, code) =>
    unit === 0 ? '' : `${code.toString(16)}${unit.toString(16)}`,
  ).join();
  return [unitOf.reduce((count, unit) => count + (unit === 0 ? 0 : 1), 0), hashText(text)];
}
