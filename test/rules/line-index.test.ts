import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineIndex } from '../../server/src/rules/duplicate/line-index';
import { runs } from '../support/runs';

const hash = fc.integer({ min: 0, max: 12 });
const line = fc.array(hash, { maxLength: 5 });

test('an index of lines by their hashes tells what looking into every line tells, after whatever exchanges', () => {
  const edit = fc.record({ at: fc.nat(), gone: fc.nat({ max: 3 }), come: fc.array(line, { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.array(edit, { maxLength: 12 }), (first, edits) => {
      let lines = first.map(hashes => Int32Array.from(hashes));
      const index = lineIndex(lines.length, lines.flat().length);
      lines.forEach((hashes, number) => {
        index.add(number, hashes);
      });
      for (const { at, gone, come } of edits) {
        const start = at % (lines.length + 1);
        const end = Math.min(lines.length, start + gone);
        for (let number = start; number < end; number++) index.remove(number, lines[number]!);
        const between = come.map(hashes => Int32Array.from(hashes));
        index.exchange(start, end, start + between.length);
        lines = [...lines.slice(0, start), ...between, ...lines.slice(end)];
        between.forEach((hashes, number) => {
          index.add(start + number, hashes);
        });
        for (let key = 0; key <= 12; key++) assertSame(index, lines, key);
      }
    }),
    runs(100),
  );

  /** Slots are shared by hashes so near to each other never. */
  function assertSame(index: ReturnType<typeof lineIndex>, lines: readonly Int32Array[], key: number) {
    const expected = lines.flatMap((hashes, number) => (hashes.includes(key) ? [number] : []));
    assert.deepEqual(index.linesOf(key), expected);
    for (const number of lines.keys())
      assert.equal(
        index.isOnlyIn(key, number),
        expected.every(each => each === number),
      );
  }
});
