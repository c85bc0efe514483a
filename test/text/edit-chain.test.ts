import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import { chainEdits } from '../../server/src/text/edit-chain';
import { runs } from '../support/runs';

const whole = (_: readonly Edit[], edit: Edit) => [edit];

suite('a chain of edits', () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    earlier: readonly Edit[],
    later: readonly Edit[],
    chained: readonly Edit[],
  ])[] = [
    [
      'apart: back to where they belong',
      '區(qū),二',
      [{ start: 1, end: 5, text: '' }],
      [{ start: 1, end: 2, text: '，' }],
      [
        { start: 1, end: 5, text: '' },
        { start: 5, end: 6, text: '，' },
      ],
    ],
    [
      'inside what was written: one edit',
      '甲乙',
      [{ start: 0, end: 1, text: '丙丁戊' }],
      [{ start: 1, end: 2, text: '' }],
      [{ start: 0, end: 1, text: '丙戊' }],
    ],
    [
      'over what was deleted: one edit',
      '甲乙丙',
      [{ start: 1, end: 2, text: '' }],
      [{ start: 0, end: 2, text: '丁' }],
      [{ start: 0, end: 3, text: '丁' }],
    ],
  ];
  for (const [name, text, earlier, later, chained] of cases) {
    test(name, () => assert.deepEqual(chainEdits(applyEdits(text, earlier), earlier, later, whole), chained));
  }

  test('does what the two do one after the other, in reading order and apart', () => {
    fc.assert(
      fc.property(written, edits, edits, (text, first, second) => {
        const earlier = within(text, first);
        const middle = applyEdits(text, earlier);
        const later = within(middle, second);
        const chained = chainEdits(middle, earlier, later, whole);
        assert.equal(applyEdits(text, chained), applyEdits(middle, later));
        for (let i = 1; i < chained.length; i++) assert.ok(chained[i - 1]!.end <= chained[i]!.start);
      }),
      runs(300),
    );
  });
});

const written = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，'), maxLength: 12 });
const edits = fc.array(
  fc.record({
    gap: fc.nat(3),
    length: fc.nat(3),
    text: fc.string({ unit: fc.constantFrom('子', '丑'), maxLength: 3 }),
  }),
  {
    maxLength: 4,
  },
);

/** Edits one behind the other, as far as they fit into the text; none that does nothing. */
function within(text: string, steps: readonly { gap: number; length: number; text: string }[]): readonly Edit[] {
  const all: Edit[] = [];
  let at = 0;
  for (const { gap, length, text: replacement } of steps) {
    const start = at + gap + (length === 0 ? 1 : 0);
    const end = start + length;
    if (end > text.length) break;
    if (length > 0 || replacement !== '') all.push({ start, end, text: replacement });
    at = end;
  }
  return all;
}
