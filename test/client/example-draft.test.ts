import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE } from '../../client/src/example-draft';
import { readDraft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';

test('the example of the first steps has a mistake of every kind', () => {
  const found = check(readDraft(EXAMPLE)).map(({ rule }) => rule);
  for (const rule of ['figure/sum', 'duplicate/word', 'numbering/skipped', 'duplicate/sentence'])
    assert.ok(found.includes(rule), `${rule} in ${found}`);
});
