import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { contains, overlaps, type Span, spanAt } from '../../server/src/text/span';
import { spanSet } from '../../server/src/text/span-set';

const of = (start: number, end: number) => ({ start, end });

suite('spans', () => {
  test('touching ends share nothing', () => {
    assert.deepEqual([overlaps(of(0, 2), of(2, 3)), overlaps(of(0, 2), of(1, 3))], [false, true]);
    assert.deepEqual([contains(of(1, 4), of(1, 4)), contains(of(1, 4), of(0, 2))], [true, false]);
  });

  test('the span at an offset', () => {
    const spans = [of(2, 4), of(4, 5), of(9, 12)];
    const at = Array.from({ length: 14 }, (_, offset) => spans.indexOf(spanAt(spans, offset) as Span));
    assert.deepEqual(at, [-1, -1, 0, 0, 1, -1, -1, -1, -1, 2, 2, 2, -1, -1]);
    assert.equal(spanAt([], 0), undefined);
  });

  test('a set answers as a search through all of them would', () => {
    const spans = [of(9, 12), of(2, 4), of(3, 6), of(6, 7), of(20, 30), of(22, 24)];
    const set = spanSet(spans);
    for (let start = 0; start < 34; start++) {
      for (let end = start; end < 34; end++) {
        const [span, wanted] = [of(start, end), of(start, Math.max(end, start + 1))];
        assert.equal(
          set.touches(span),
          spans.some(each => overlaps(each, wanted)),
          `touches ${start}–${end}`,
        );
      }
    }
    assert.deepEqual([of(2, 6), of(2, 7), of(23, 30), of(19, 21)].map(set.contains), [true, false, true, false]);
  });
});
