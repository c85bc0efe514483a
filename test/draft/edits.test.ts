import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Draft, lineAt, readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { relationsOf } from '../../server/src/draft/relations';
import { check } from '../../server/src/rules/check';
import { editing } from '../support/edits';
import { runs } from '../support/runs';

suite('reading again after an edit', () => {
  test('gives what reading the new text alone gives', () => {
    fc.assert(
      fc.property(editing, ({ before, after }) => {
        let draft = readDraft(before);
        for (const text of after) {
          draft = readDraft(text, draft);
          const fresh = readDraft(text);
          assert.deepEqual(draft, fresh);
          assert.deepEqual(check(draft), check(fresh));
          assert.deepEqual(indicatorsOf(draft), indicatorsOf(fresh));
        }
      }),
      runs(5),
    );
  });

  test('keeps the paragraphs whose text stands before or behind the edit', () => {
    fc.assert(
      fc.property(editing, ({ before, after }) => {
        const old = readDraft(before);
        const draft = readDraft(after[0]!, old);
        const [front, back] = [sameAtFront(old, draft), sameAtBack(old, draft)];
        for (let line = 0; line < front; line++) assert.equal(draft.paragraphs[line], old.paragraphs[line]);
        for (let line = 1; line <= back; line++) assert.equal(draft.paragraphs.at(-line), old.paragraphs.at(-line));
      }),
      runs(5),
    );
  });

  test('keeps paragraphs that only changed places', () => {
    const old = readDraft('一、甲工作\n二、乙工作\n三、丙工作');
    const draft = readDraft('开头\n三、丙工作\n一、甲工作\n二、乙工作\n结尾', old);
    assert.deepEqual(
      draft.paragraphs.map(each => old.paragraphs.indexOf(each)),
      [-1, 2, 0, 1, -1],
    );
  });

  test('tells a line that stands twice from two figures of one sentence', () => {
    const line = '城镇新增就业68万人。';
    const draft = readDraft(`${line}\n${line}\n此外，${line}`, readDraft(line));
    assert.deepEqual(relationsOf(draft), relationsOf(readDraft(draft.text)));
    assert.ok(relationsOf(draft).length > 0);
  });

  test('splits lines at the offsets that the text says', () => {
    fc.assert(
      fc.property(editing, ({ after }) => {
        for (const text of after) assertPlaced(readDraft(text));
      }),
      runs(5),
    );
  });
});

/** Every paragraph stands where `starts` says, and between two of them stands a line end and nothing else. */
function assertPlaced(draft: Draft): void {
  const { text, paragraphs, starts } = draft;
  assert.equal(starts.length, paragraphs.length + 1);
  assert.equal(starts.at(-1), text.length);
  paragraphs.forEach((paragraph, line) => {
    const [start, next] = [starts[line]!, starts[line + 1]!];
    assert.ok(text.startsWith(paragraph.text, start));
    const end = text.slice(start + paragraph.text.length, next);
    assert.match(end, line === paragraphs.length - 1 ? /^$/ : /^(?:\r\n|\r(?!\n)|\n)$/);
    assert.doesNotMatch(paragraph.text, /[\r\n]/);
    assert.equal(lineAt(draft, start), line);
  });
}

function sameAtFront(old: Draft, draft: Draft): number {
  const differs = draft.paragraphs.findIndex((each, line) => each.text !== old.paragraphs[line]?.text);
  return differs < 0 ? draft.paragraphs.length : differs;
}

function sameAtBack(old: Draft, draft: Draft): number {
  let count = 0;
  const most = Math.min(old.paragraphs.length, draft.paragraphs.length) - sameAtFront(old, draft);
  while (count < most && old.paragraphs.at(-1 - count)!.text === draft.paragraphs.at(-1 - count)!.text) count++;
  return count;
}
