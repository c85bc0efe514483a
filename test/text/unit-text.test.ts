import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placedText } from '../../server/src/text/unit-memory';
import { textOfUnits } from '../../server/src/text/unit-text';
import { runs } from '../support/runs';

test('units are text again, whatever they are', () => {
  const units = fc.array(fc.constantFrom(0x4e00, 0x2c, 0, 0xfeff, 0xfffd, 0xd83d, 0xde00, 0xffff), { maxLength: 120 });
  fc.assert(
    fc.property(units, written => {
      const text = String.fromCharCode(...written);
      assert.equal(textOfUnits(placedText(text)), text);
    }),
    runs(300),
  );
});
