import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readDraft } from '../../server/src/draft/draft';
import { offsetAt, positionAt, rangeOf, spanOf } from '../../server/src/service/convert';

/** Short texts in which line ends of all kinds, empty lines and signs of two code units meet. */
const TEXT = fc
  .array(fc.constantFrom('一、', 'a', '\n', '\r\n', '\r', '\n\r', '𠮷', '。', ' '), { maxLength: 12 })
  .map(parts => parts.join(''));
const NUMBER = fc.integer({ min: -2, max: 15 });

describe('convert', () => {
  it('finds the same offset for a position as the reference implementation', () => {
    fc.assert(
      fc.property(TEXT, NUMBER, NUMBER, (text, line, character) => {
        const reference = TextDocument.create('', '', 0, text).offsetAt({ line, character });
        // Before the first line the library knows the start of the text only, whatever the character.
        if (line >= 0) assert.equal(offsetAt(readDraft(text), { line, character }), reference);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same position for an offset as the reference implementation', () => {
    fc.assert(
      fc.property(TEXT, NUMBER, (text, offset) => {
        // Inside a line end the library moves to its start; such an offset is nowhere in a finding.
        if (isInsideLineEnd(text, offset)) return;
        const reference = TextDocument.create('', '', 0, text).positionAt(offset);
        assert.deepEqual(positionAt(readDraft(text), offset), reference);
      }),
      { numRuns: 500 },
    );
  });

  it('takes garbage for a place in the text', () => {
    const draft = readDraft('一\n二二');
    const garbage = [Number.NaN, -1, 1.5, 1e21, Number.POSITIVE_INFINITY, undefined as unknown as number];
    for (const line of garbage) {
      for (const character of garbage) {
        const offset = offsetAt(draft, { line, character });
        assert.ok(Number.isInteger(offset) && offset >= 0 && offset <= 4, `${line}:${character} → ${offset}`);
      }
    }
  });

  it('turns a range sent backwards around', () => {
    const draft = readDraft('一二三\n四五六');
    const { start, end } = rangeOf(draft, { start: 1, end: 6 });
    assert.deepEqual({ start, end }, { start: { line: 0, character: 1 }, end: { line: 1, character: 2 } });
    assert.deepEqual(spanOf(draft, { start: end, end: start }), { start: 1, end: 6 });
  });
});

function isInsideLineEnd(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
