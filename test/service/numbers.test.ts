import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inFull, inRoundWords, inWords } from '../../server/src/service/numbers';

describe('numbers', () => {
  const full: [number, string][] = [
    [0, '0'],
    [7880, '7,880'],
    [-1234567, '-1,234,567'],
    [3.22e12, '3,220,000,000,000'],
    [1e20, '100,000,000,000,000,000,000'],
    [17.85, '17.85'],
    [1234.5678, '1,234.5678'],
    [0.1 + 0.2, '0.3'],
    [0.00000025, '0.00000025'],
  ];
  for (const [value, expected] of full) {
    it(`writes ${expected} in full`, () => assert.equal(inFull(value), expected));
  }

  const words: [number, string | undefined, string | undefined][] = [
    [3.22e12, '3.22万亿', '3.22 trillion'],
    [1.785e8, '1.785亿', '178.5 million'],
    [4.35e9 * 1.1, '47.85亿', '4.785 billion'],
    [-56000, '-5.6万', undefined],
    [9999, undefined, undefined],
    [17.85, undefined, undefined],
  ];
  for (const [value, chinese, english] of words) {
    it(`says ${value} in words`, () => {
      assert.equal(inWords(value, 'zh-CN'), chinese);
      assert.equal(inWords(value, 'en'), english);
    });
  }

  const round: [number, string | undefined, string | undefined][] = [
    [3219315000000, '≈ 3.22万亿', '≈ 3.22 trillion'],
    [1.44e8, '1.44亿', '144 million'],
    [1.995e8 + 1e5, '≈ 2亿', '199.6 million'],
    [7880, undefined, undefined],
  ];
  for (const [value, chinese, english] of round) {
    it(`says ${value} in round words`, () => {
      assert.equal(inRoundWords(value, 'zh-CN'), chinese);
      assert.equal(inRoundWords(value, 'en'), english);
    });
  }
});
