import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { readDraft } from '../../server/src/draft/draft';
import type { Client } from '../../server/src/service/client';
import { completion } from '../../server/src/service/completion';
import { offsetAt, positionAt } from '../../server/src/service/convert';
import { able, analysisWith } from './fakes';

const REPORT = '海港区2024年工作总结\n一、主要工作\n（一）经济增长\n增长5%。\n（二）民生改善\n建成学校。\n';

describe('completion', () => {
  it('offers the next marker of every open level at the start of a line, innermost first, then a new level', () => {
    assert.deepEqual(labels(`${REPORT}$0`), ['（三）', '二、', '1.']);
    assert.deepEqual(labels(`${REPORT}\u3000\u3000$0`), ['（三）', '二、', '1.']);
  });

  it('offers the next 是 after a stop', () => {
    assert.ok(labels(`${REPORT}一是办好学校。$0`).includes('二是'));
    assert.ok(labels(`${REPORT}做法有二：一是办好学校；$0`).includes('二是'));
  });

  it('offers nothing within words', () => {
    for (const marked of ['（三）生$0态', '建$0', '其中（$0', '2024$0', '增长5%$0']) {
      assert.deepEqual(labels(REPORT + marked), [], marked);
    }
  });

  const begun: [typed: string, offered: string, line: string][] = [
    ['（$0', '（三）', '（三）'],
    ['($0', '（三）', '（三）'],
    ['（$0）', '（三）', '（三）'],
    ['（三$0）', '（三）', '（三）'],
    ['三$0', '（三）', '（三）'],
    ['二$0', '二、', '二、'],
    ['\u3000\u3000（$0', '（三）', '\u3000\u3000（三）'],
  ];
  for (const [typed, offered, line] of begun) {
    it(`makes ${JSON.stringify(line)} of ${JSON.stringify(typed)}`, () => {
      const item = items(REPORT + typed).find(({ label }) => label === offered);
      assert.equal(item && accepted(REPORT + typed, item), REPORT + line);
      const before = /[^\s]*$/.exec(typed.replace(/\$0.*/, ''))![0];
      assert.ok(item?.filterText?.startsWith(before), 'editors filter by what is typed');
    });
  }

  it('does not come unasked where text follows', () => {
    assert.deepEqual(items(`${REPORT}$0生态好转。`, true), []);
    assert.ok(items(`${REPORT}$0生态好转。`).length > 0);
    assert.ok(items(`${REPORT}$0`, true).length > 0);
    assert.ok(items(`${REPORT}（$0）`, true).length > 0);
  });

  it('shows level and neighbour, keeps the order whatever the labels, and marks the first', () => {
    const [first, second] = items(`${REPORT}$0`);
    assert.match(first?.labelDetails?.description ?? '', /^第 \d 级 · .*民生改善/);
    assert.ok(first!.sortText! < second!.sortText!);
    assert.deepEqual([first?.preselect, second?.preselect], [true, undefined]);
    const [english] = items(`${REPORT}$0`, false, { ...able, language: 'en', showsLabelDetails: false });
    assert.match(english?.detail ?? '', /^Level \d · .*民生改善/);
  });
});

function labels(marked: string): readonly string[] {
  return items(marked).map(({ label }) => label);
}

function items(marked: string, isUnasked = false, client: Client = able): CompletionItem[] {
  const { draft, offset } = scene(marked);
  return completion(analysisWith(draft.text, []), positionAt(draft, offset), isUnasked, client);
}

function accepted(marked: string, { textEdit }: CompletionItem): string {
  const { draft } = scene(marked);
  assert.ok(textEdit && 'range' in textEdit);
  const [start, end] = [textEdit.range.start, textEdit.range.end].map(each => offsetAt(draft, each));
  return draft.text.slice(0, start) + textEdit.newText + draft.text.slice(end);
}

function scene(marked: string) {
  return { draft: readDraft(marked.replace('$0', '')), offset: marked.indexOf('$0') };
}
