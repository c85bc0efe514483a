import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, trimmedEdit } from '../../server/src/text/edit';
import { runs } from '../support/runs';

suite('edits', () => {
  test('apply in any order', () => {
    const edits = [
      { start: 3, end: 4, text: '丁丁' },
      { start: 0, end: 1, text: '' },
      { start: 2, end: 2, text: '！' },
    ];
    assert.equal(applyEdits('甲乙丙丁', edits), '乙！丙丁丁');
  });

  test('without what they leave as it is', () => {
    assert.deepEqual(trimmedEdit('（十一）甲', { start: 0, end: 4, text: '（十二）' }), {
      start: 2,
      end: 3,
      text: '二',
    });
    assert.deepEqual(trimmedEdit('一一', { start: 0, end: 2, text: '一' }), { start: 1, end: 2, text: '' });
    assert.deepEqual(trimmedEdit('一', { start: 0, end: 1, text: '一一' }), { start: 1, end: 1, text: '一' });
  });

  test('trimmed ones say the same', () => {
    const short = fc.string({ unit: fc.constantFrom('一', '二', '（'), maxLength: 6 });
    fc.assert(
      fc.property(short, short, short, short, (before, old, text, after) => {
        const edit = { start: before.length, end: before.length + old.length, text };
        const whole = before + old + after;
        const trimmed = trimmedEdit(whole, edit);
        assert.equal(applyEdits(whole, [trimmed]), applyEdits(whole, [edit]));
        assert.ok(trimmed.end - trimmed.start <= old.length && trimmed.text.length <= text.length);
      }),
      runs(50),
    );
  });
});
