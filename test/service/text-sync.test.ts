import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { opened, updated } from '../../server/src/service/text-sync';

const PLACE = fc.record({ line: fc.integer({ min: -1, max: 9 }), character: fc.integer({ min: -1, max: 9 }) });
const INSERTED = fc
  .array(fc.constantFrom('一', '\n', '\r\n', '\r', 'ab'), { maxLength: 4 })
  .map(parts => parts.join(''));
const CHANGE = fc.record({ range: fc.record({ start: PLACE, end: PLACE }), text: INSERTED });

describe('text sync', () => {
  it('keeps the text that the same changes make of a document opened anew each time', () => {
    fc.assert(
      fc.property(fc.array(CHANGE, { maxLength: 8 }), changes => {
        const document = updated(opened('a', 'report', 1, '一\n二'), changes, 2);
        assert.equal(document.getText(), changes.reduce(oneByOne, '一\n二'));
      }),
      { numRuns: 500 },
    );
  });

  it('survives changes past the last line, which the library alone does not', () => {
    const far = { start: { line: 9, character: 0 }, end: { line: 10, character: 0 } };
    const place = { line: 5, character: 0 };
    const changes = [
      { range: far, text: '\n' },
      { range: { start: place, end: place }, text: '末' },
    ];
    assert.equal(updated(opened('a', 'report', 1, '一\n二'), changes, 2).getText(), '一\n二\n末');
  });

  it('refuses to open what is no document', () => {
    assert.throws(() => opened('a', 'report', 1, undefined), TypeError);
    assert.throws(() => opened(undefined, 'report', 1, ''), TypeError);
  });
});

/** Without the table of line starts that is carried from change to change. */
function oneByOne(text: string, change: TextDocumentContentChangeEvent): string {
  return updated(opened('a', 'report', 1, text), [change], 2).getText();
}
