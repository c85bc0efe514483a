import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { anchorIn } from '../../../server/src/library/annotations/anchor';
import { type CountedText, countedText } from '../../../server/src/library/annotations/counted-text';
import { ALONE, type Quote, quoteOf } from '../../../server/src/library/annotations/quote';
import type { Span } from '../../../server/src/text/span';
import {
  editedText,
  isGone,
  isWhole,
  type Known,
  knownText,
  type Remains,
  remainsOf,
  type TextEdit,
  verdict,
} from '../../support/annotated';
import { seed, seedNames } from '../../support/seeds';

/** Enough of each that together they make 1,000 edits, and 10,000 with `LONG=1`. */
const TEXTS = process.env.LONG === '1' ? 500 : 50;
const EDITS_EACH = 20;
const ANNOTATIONS_EACH = 10;

suite('anchors under random edits', () => {
  const count = { edits: 0, exact: 0, near: 0, orphaned: 0, wrong: 0, gone: 0, goneFound: 0, whole: 0, wholeExact: 0 };

  test('no edit, read in batches, leads an anchor to a wrong place', () => {
    fc.assert(
      fc.property(fc.noBias(scenes()), ({ text, spans, batches }) => {
        const counted = countedText(text);
        const quotes = spans.map(span => quoteOf(counted, span));
        let known: Known = knownText(text);
        for (const batch of batches) {
          known = batch.reduce(editedText, known);
          count.edits += batch.length;
          judge(known, quotes, remainsOf(known, spans));
        }
      }),
      { numRuns: TEXTS, seed: 1 },
    );
    assert.deepEqual([count.edits, count.wrong], [TEXTS * EDITS_EACH, 0]);
  });

  test('what has been deleted is an orphan', () => {
    assert.ok(count.gone > TEXTS);
    assert.equal(count.goneFound, 0);
  });

  test('nearly all of what has not been touched is found to the letter, though much around it has changed', () => {
    assert.ok(count.wholeExact > 0.95 * count.whole, JSON.stringify(count));
  });

  function judge(known: Known, quotes: readonly Quote[], remains: readonly Remains[]): void {
    const now = countedText(known.text);
    for (const [index, left] of remains.entries()) {
      const result = verdict(left, inSource(now, anchorIn(now, quotes[index]!)));
      count[result]++;
      if (isGone(left)) count.gone++;
      if (isGone(left) && result !== 'orphaned') count.goneFound++;
      if (isWhole(left)) count.whole++;
      if (isWhole(left) && result === 'exact') count.wholeExact++;
    }
  }
});

suite('anchors', () => {
  const TEXT = '开头一句。\n新增学位6000个，同比增长5%。\n全年新增学位7000个，超额完成。\n结尾一句。\n';

  /** The text at the anchor of `words` after the text has become `after`; `undefined` for an orphan. */
  function found(before: string, words: string, after: string, nth = 0): string | undefined {
    let start = before.indexOf(words);
    for (let count = 0; count < nth; count++) start = before.indexOf(words, start + 1);
    const quote = quoteOf(countedText(before), { start, end: start + words.length });
    const now = countedText(after);
    const span = anchorIn(now, quote);
    return span && `${now.text.slice(0, span.start).length}:${now.text.slice(span.start, span.end)}`;
  }

  const cases: readonly (readonly [name: string, words: string, after: string, expected: string | undefined])[] = [
    ['nothing changes', '6000个', TEXT, '10:6000个'],
    ['text is put before', '6000个', `新的一段。\n${TEXT}`, '16:6000个'],
    ['text is put behind', '6000个', `${TEXT}新的一段。\n`, '10:6000个'],
    ['one character of it changes', '6000个', TEXT.replace('6000', '6100'), '10:6100个'],
    ['its neighbourhood changes on one side', '6000个', TEXT.replace('新增学位6', '新建学校学位6'), '12:6000个'],
    [
      'its line moves, with nothing long in it to know it by',
      '结尾一句',
      `结尾一句。\n${TEXT.replace('结尾一句。\n', '')}`,
      undefined,
    ],
    ['it is deleted', '6000个', TEXT.replace('6000个', ''), undefined],
    ['its line is deleted, and the same words stand elsewhere', '学位', TEXT.replace(/新增学位6.*\n/, ''), undefined],
    ['it is replaced', '6000个', TEXT.replace('6000个', '若干所'), undefined],
    ['the whole text is doubled, so that it could be either', '6000个', TEXT + TEXT, undefined],
    ['the text is emptied', '6000个', '', undefined],
    ['line ends become two characters', '7000个', TEXT.replaceAll('\n', '\r\n'), '30:7000个'],
  ];
  for (const [name, words, after, expected] of cases)
    test(name, () => assert.equal(found(TEXT, words, after), expected));

  test('a paragraph takes its annotations along when it moves', () => {
    const long = '全区新增学位6000个，同比增长5%，超额完成全年目标任务，群众满意度进一步提高。\n';
    assert.equal(found(`${long}${TEXT}`, '完成全年', `${TEXT}${long}`), `${TEXT.length + 21}:完成全年`);
  });

  test('each of two equal passages is found while both are there, and neither once one has gone', () => {
    const padding = Array.from({ length: 40 }, (_, index) => `第${index}项工作。`).join('');
    const doubled = `${padding}${TEXT}${padding}${TEXT}`;
    const at = (nth: number, after: string) => found(doubled, '6000个', after, nth);
    const second = doubled.lastIndexOf('6000个');
    assert.equal(at(0, doubled), `${doubled.indexOf('6000个')}:6000个`);
    assert.equal(at(1, doubled), `${second}:6000个`);
    assert.equal(at(1, `新${doubled}`), `${second + 1}:6000个`);
    for (const nth of [0, 1]) assert.equal(at(nth, `${padding}${TEXT}`), undefined);
  });

  test('a quote by another program, without surroundings, is found by its position or where it stands only once', () => {
    const bare = (exact: string, start: number | undefined) => {
      const quote = { exact, prefix: '', suffix: '', start, end: undefined, among: ALONE };
      return anchorIn(countedText(TEXT), quote)?.start;
    };
    assert.deepEqual(
      [bare('学位', 8), bare('学位', 1), bare('学位', undefined), bare('结尾', 3)],
      [8, undefined, undefined, 42],
    );
  });

  test('the search is linear in hostile texts', () => {
    const texts = ['一'.repeat(400_000), '一二'.repeat(200_000), '第一项。\n'.repeat(80_000), '\r\n'.repeat(200_000)];
    for (const text of texts) {
      const counted = countedText(text);
      const middle = counted.text.length >> 1;
      for (const length of [1, 20, 2000]) {
        const quote = quoteOf(counted, { start: middle, end: middle + length });
        assert.doesNotThrow(() => anchorIn(countedText(`零${text}`), quote));
      }
    }
  });
});

function scenes() {
  return fc
    .record({
      name: fc.constantFrom(...seedNames),
      from: share(),
      whole: fc.nat(3).map(number => number === 0),
      places: fc.array(fc.tuple(share(), fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 120 }))), {
        minLength: ANNOTATIONS_EACH,
        maxLength: ANNOTATIONS_EACH,
      }),
      sizes: fc.constantFrom([1, 1, 2, 4, 12], [20], [5, 5, 10], [2, 3, 5, 10]),
      edits: fc.array(edit(), { minLength: EDITS_EACH, maxLength: EDITS_EACH }),
    })
    .map(({ name, from, whole, places, sizes, edits }) => {
      const all = onceOnly(seed(name));
      const start = Math.floor(from * Math.max(0, all.length - 3000));
      const text = whole ? all : all.slice(start, start + 3000);
      return { text, spans: places.map(place => spanAt(text, place)), batches: batched(edits, sizes) };
    });
}

function inSource({ toSource }: CountedText, span: Span | undefined): Span | undefined {
  return span && { start: toSource(span.start), end: toSource(span.end) };
}

/**
 * Without the second copy of a doubled report: which of two equal passages has been deleted, when the other one was copied,
 * cannot be told from the text.
 */
function onceOnly(text: string): string {
  const again = text.indexOf(text.slice(text.length >> 2, (text.length >> 2) + 200), (text.length >> 2) + 1);
  return again < 0 ? text : text.slice(0, again - (text.length >> 2));
}

function spanAt(text: string, [at, length]: readonly [number, number]): Span {
  const start = Math.floor(at * (text.length - length));
  return { start, end: start + length };
}

function batched(edits: readonly TextEdit[], sizes: readonly number[]): readonly TextEdit[][] {
  const left = [...edits];
  return sizes.map(size => left.splice(0, size));
}

function edit(): fc.Arbitrary<TextEdit> {
  const length = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }) }, fc.integer({ min: 1, max: 400 }));
  const text = fc.constantFrom(
    '的',
    '，',
    '。',
    '\n',
    '\r\n',
    '5%',
    '684个',
    '进一步',
    '一是',
    '😀',
    '新增学位',
    '同比增长',
    '（二）民生改善\n',
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: share(), text }),
    fc.record({ kind: fc.constant('delete' as const), at: share(), length }),
    fc.record({ kind: fc.constant('replace' as const), at: share(), length, text }),
    fc.record({ kind: fc.constant('copy' as const), from: share(), length, at: share() }),
    fc.record({ kind: fc.constant('move' as const), from: share(), length, at: share() }),
  );
}

/** Where in the text, all places alike. */
function share(): fc.Arbitrary<number> {
  return fc.noBias(fc.integer({ min: 0, max: 999_999 })).map(number => number / 1_000_000);
}
