import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  type Anchors,
  followed,
  foundAgain,
  readAnchors,
  renewed,
} from '../../../server/src/library/annotations/anchors';
import { type Annotation, targetOf } from '../../../server/src/library/annotations/annotation';
import { countedText } from '../../../server/src/library/annotations/counted-text';
import { quoteOf } from '../../../server/src/library/annotations/quote';
import { applyEdits, type Edit, trimmedEdit } from '../../../server/src/text/edit';
import { seed } from '../../support/seeds';

const TEXT = '一、主要工作\r\n新增学位6000个，同比增长5%。\r\n建成学校12所，完成投资3亿元。\r\n';

function on(text: string, words: string, more: object = {}): Annotation {
  const counted = countedText(text);
  const start = counted.text.indexOf(words);
  return { id: words, target: targetOf('a.txt', quoteOf(counted, { start, end: start + words.length })), ...more };
}

function edit(text: string, from: string, to: string): Edit {
  const start = text.indexOf(from);
  assert.ok(start >= 0);
  return trimmedEdit(text, { start, end: start + from.length, text: to });
}

/** The text at the anchor after edits that were followed one by one. */
function following(words: string, ...edits: readonly (readonly [from: string, to: string])[]): string | undefined {
  let [text, anchors] = [TEXT, readAnchors(TEXT, [on(TEXT, words)])];
  for (const [from, to] of edits) {
    const each = edit(text, from, to);
    anchors = followed(anchors, text, each);
    text = applyEdits(text, [each]);
  }
  return at(foundAgain(anchors, text), text, words);
}

function at({ places }: Anchors, text: string, id: string): string | undefined {
  const place = places.get(id);
  return place && text.slice(place.start, place.end);
}

suite('annotations while a report is edited', () => {
  const cases: readonly (readonly [name: string, edits: readonly (readonly [string, string])[], string | undefined])[] =
    [
      ['an edit above', [['一、', '二、新的']], '6000个'],
      ['an edit behind', [['5%', '6%']], '6000个'],
      ['an edit inside', [['000', '1234']], '61234个'],
      ['text put right before or behind', [['6000个', '约6000个左右']], '约6000个左右'],
      [
        'another figure typed over it',
        [
          ['6000个', '7'],
          ['7，', '70，'],
          ['70，', '70所，'],
        ],
        '70所',
      ],
      ['one end taken away with its neighbour', [['0个，同比', '']], '600'],
      ['deletion', [['6000个', '']], undefined],
      ['deletion of its line', [['新增学位6000个，同比增长5%。\r\n', '']], undefined],
      [
        'deletion that is undone',
        [
          ['位6000个，', ''],
          ['学同', '学位6000个，同'],
        ],
        '6000个',
      ],
      [
        'one edit of everything, as when the file changes on disk',
        [[TEXT, `序\r\n${TEXT.replace('5%', '6%')}`]],
        '6000个',
      ],
    ];
  for (const [name, edits, expected] of cases) test(name, () => assert.equal(following('6000个', ...edits), expected));

  test('nothing is ever lost: every annotation has a place or is among the lost', () => {
    const text = seed('haicang-2024').slice(0, 4000);
    const annotations = [100, 900, 1800, 2500].map(start => ({
      id: String(start),
      target: targetOf('a', quoteOf(countedText(text), { start, end: start + 12 })),
    }));
    const edits = fc.array(fc.record({ at: fc.nat(4000), length: fc.nat(300), text: fc.string({ maxLength: 20 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, all => {
        let [now, anchors] = [text, readAnchors(text, annotations)];
        for (const each of all) {
          const start = Math.min(each.at, now.length);
          const made = { start, end: Math.min(start + each.length, now.length), text: each.text };
          anchors = followed(anchors, now, made);
          now = applyEdits(now, [made]);
        }
        const known = foundAgain(anchors, now);
        assert.equal(known.places.size + known.lost.size, annotations.length);
        for (const { start, end } of known.places.values()) assert.ok(start >= 0 && start < end && end <= now.length);
      }),
    );
  });
});

suite('saving a report', () => {
  const annotations = [on(TEXT, '6000个'), on(TEXT, '12所')];

  test('leaves every line as it is that still leads to its text', () => {
    const text = `新的一段。\r\n${TEXT}`;
    assert.deepEqual(renewed(annotations, readAnchors(text, annotations), text, 'a.txt'), annotations);
  });

  test('renews those that would not be found again', () => {
    const change = edit(TEXT, '6000个，同比增长5%。\r\n建成学校', '一万二千个。\r\n建成');
    const anchors: Anchors = {
      places: new Map([['6000个', { start: change.start, end: change.start + 5, isReplaced: false }]]),
      lost: new Map(),
    };
    const text = applyEdits(TEXT, [change]);
    const [first, second] = renewed(annotations, anchors, text, 'a.txt');
    assert.equal(second, annotations[1]);
    assert.equal(at(readAnchors(text, [first!]), text, '6000个'), '一万二千个');
  });
});

suite('a checked figure', () => {
  const check = on(TEXT, '6000个', { motivation: 'assessing', checked: '6000个' });

  test('is found by its surroundings when all of it has changed', () => {
    const text = TEXT.replace('6000个', '1.2万人');
    assert.equal(at(readAnchors(text, [check]), text, '6000个'), '1.2万人');
    assert.equal(at(readAnchors(text, [{ ...check, motivation: 'commenting' }]), text, '6000个'), undefined);
  });

  test('is lost where it has been deleted or made into words', () => {
    for (const by of ['', '若干个']) assert.equal(readAnchors(TEXT.replace('6000个', by), [check]).places.size, 0);
  });
});
