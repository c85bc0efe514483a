import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { periodsOf, plannedAt } from '../../server/src/draft/periods';
import { editing } from '../support/edits';
import { runs } from '../support/runs';

test('the half that a place in a line lies in is that of its offset, after whatever edits', () => {
  fc.assert(
    fc.property(editing, ({ before, after }) => {
      let draft = readDraft(before);
      for (const text of after) {
        draft = readDraft(text, draft);
        const timeAt = periodsOf(draft);
        draft.paragraphs.forEach((paragraph, line) => {
          for (const { start } of paragraph.sentences)
            assert.equal(plannedAt(draft, line, start), timeAt(draft.starts[line]! + start).planned);
        });
      }
    }),
    runs(20),
  );
});
