import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Range, TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/service/code-actions';
import { diagnosticOf } from '../../server/src/service/diagnostics';
import { able, analysisWith, findingOn, fixOf } from './fakes';

const TEXT = '我们的的工作\n三是创新。\n结束';
const TARGET = { uri: 'file:///a.txt', version: 7 };
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 2, character: 2 } };

const word = findingOn(TEXT, '的的', { fixes: [fixOf(TEXT, '的的', '的', true)] });
const skipped = findingOn(TEXT, '三是', {
  rule: 'numbering/skipped',
  fixes: [fixOf(TEXT, '三是', '二是', false), fixOf(TEXT, '创新', '四是创新', true)],
});
const silent = findingOn(TEXT, '结束', { rule: 'text/missing-end' });
const analysis = analysisWith(TEXT, [word, skipped, silent]);

describe('codeActions', () => {
  it('offers the fixes of the findings that the range touches, and nothing for those without', () => {
    assert.deepEqual(titles(at(0, 3)), ['改为“的”', ALL]);
    assert.deepEqual(titles(at(1, 0)), ['改为“二是”', '改为“四是创新”', ALL]);
    assert.deepEqual(titles(at(2, 0)), [ALL]);
    assert.deepEqual(titles(WHOLE).length, 4);
  });

  it('counts a cursor right behind the finding', () => {
    assert.deepEqual(titles(at(0, 4)), ['改为“的”', ALL]);
    assert.deepEqual(titles(at(0, 5)), [ALL]);
  });

  it('prefers the first safe fix only', () => {
    const preferred = ask(at(1, 0)).map(action => action.isPreferred ?? false);
    assert.deepEqual(preferred, [false, true, false]);
  });

  it('edits the version that it was asked for, and only that', () => {
    const [action] = ask(at(0, 3));
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, TARGET);
    assert.equal(applied(change.edits as TextEdit[]), '我们的工作\n三是创新。\n结束');
  });

  it('sends plain changes to a client that does not know versions', () => {
    const [action] = codeActions(analysis, TARGET, at(0, 3), {}, { ...able, checksVersions: false });
    assert.equal(action?.edit?.documentChanges, undefined);
    assert.equal(action?.edit?.changes?.[TARGET.uri]?.length, 1);
  });

  it('sends nothing to a client that knows commands only', () => {
    assert.deepEqual(codeActions(analysis, TARGET, WHOLE, {}, { ...able, readsActionLiterals: false }), []);
  });

  const kinds: [only: string[], expected: string[]][] = [
    [['quickfix'], ['quickfix', 'quickfix', 'quickfix']],
    [['source'], ['source.fixAll.reportlint']],
    [['source.fixAll'], ['source.fixAll.reportlint']],
    [['source.fixAll.reportlint'], ['source.fixAll.reportlint']],
    [['source.fixAll.eslint'], []],
    [['source.fix'], []],
    [['refactor'], []],
    [[], []],
    [[''], ['quickfix', 'quickfix', 'quickfix', 'source.fixAll.reportlint']],
  ];
  for (const [only, expected] of kinds) {
    it(`honours only ${JSON.stringify(only)}`, () => {
      const actions = codeActions(analysis, TARGET, WHOLE, { only }, able);
      assert.deepEqual(
        actions.map(action => action.kind),
        expected,
      );
    });
  }

  it('makes all safe repairs and no other', () => {
    assert.equal(fixAll([word, skipped]), '我们的工作\n三是四是创新。\n结束');
    assert.equal(fixAll([silent]), undefined);
  });

  it('leaves out a repair that meets an earlier one, whatever the order of the findings', () => {
    const wider = findingOn(TEXT, '的的工作', { fixes: [fixOf(TEXT, '的的工作', '的劳动', true)] });
    const later = findingOn(TEXT, '的工作', { fixes: [fixOf(TEXT, '的工作', '的活', true)] });
    assert.equal(fixAll([later, wider]), '我们的劳动\n三是创新。\n结束');
    assert.equal(fixAll([wider, later]), '我们的劳动\n三是创新。\n结束');
  });

  it('names the diagnostic that the client sent, else the one it would have been sent', () => {
    const own = diagnosticOf(analysis.draft, word, TARGET.uri, able);
    const sent = { ...own, message: 'as the client shows it' };
    assert.equal(codeActions(analysis, TARGET, at(0, 3), { diagnostics: [sent] }, able)[0]?.diagnostics?.[0], sent);
    assert.deepEqual(ask(at(0, 3))[0]?.diagnostics, [own]);
  });
});

const ALL = '修正本文中可自动修正的全部问题';

function ask(range: Range): CodeAction[] {
  return codeActions(analysis, TARGET, range, { diagnostics: [] }, able);
}

function titles(range: Range): string[] {
  return ask(range).map(action => action.title);
}

function at(line: number, character: number): Range {
  return { start: { line, character }, end: { line, character } };
}

function fixAll(findings: Parameters<typeof analysisWith>[1]): string | undefined {
  const context = { only: ['source.fixAll'], diagnostics: [] };
  const [action] = codeActions(analysisWith(TEXT, findings), TARGET, WHOLE, context, {
    ...able,
    checksVersions: false,
  });
  return action && applied(action.edit?.changes?.[TARGET.uri] ?? []);
}

function applied(edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(TARGET.uri, 'report', 7, TEXT), edits);
}
