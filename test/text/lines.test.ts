import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { splitLines } from '../../server/src/text/lines';

suite('lines', () => {
  const texts: readonly (readonly [text: string, lines: readonly string[]])[] = [
    ['', ['']],
    ['甲', ['甲']],
    ['甲\n', ['甲', '']],
    ['甲\n乙\r\n丙\r丁', ['甲', '乙', '丙', '丁']],
    ['\r\n\r\n', ['', '', '']],
    ['\n\r', ['', '', '']],
    ['\r\r\n\n', ['', '', '', '']],
    ['甲\u2028乙\u0085丙\f丁\v戊', ['甲\u2028乙\u0085丙\f丁\v戊']],
  ];
  for (const [text, lines] of texts) {
    test(JSON.stringify(text), () =>
      assert.deepEqual(
        splitLines(text).map(({ start, end }) => text.slice(start, end)),
        lines,
      ),
    );
  }
});
