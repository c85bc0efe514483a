import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compatibleFixes } from '../../server/src/rules/fixes';
import type { Edit, Finding } from '../../server/src/rules/rule';
import { applyEdits } from '../../server/src/text/edit';
import { findingOn } from './support';

const TEXT = '0123456789';

function fixable(edits: readonly Edit[], safe = true): Finding {
  return findingOn(TEXT, '0', { fixes: [{ title: { zh: '改', en: 'fix' }, safe, edits }] });
}

function edit(start: number, end: number, text = ''): Edit {
  return { start, end, text };
}

function mendedBy(...findings: readonly Finding[]): string {
  return applyEdits(
    TEXT,
    compatibleFixes(findings).flatMap(fix => fix.edits),
  );
}

suite('repairs', () => {
  test('edits are made from any order, insertions and deletions alike', () => {
    assert.equal(applyEdits(TEXT, [edit(8, 10, 'Z'), edit(0, 0, 'A'), edit(3, 5)]), 'A012567Z');
    assert.equal(applyEdits(TEXT, []), TEXT);
  });

  test('only safe fixes are chosen, the first safe one of a finding', () => {
    const choices = [
      { title: { zh: '', en: '' }, safe: false, edits: [edit(0, 1)] },
      { title: { zh: '', en: '' }, safe: true, edits: [edit(1, 2)] },
      { title: { zh: '', en: '' }, safe: true, edits: [edit(2, 3)] },
    ];
    assert.equal(mendedBy(fixable([edit(5, 6)], false), findingOn(TEXT, '0', { fixes: choices })), '023456789');
  });

  test('of fixes that overlap or touch, the first is made; the others wait for the next round', () => {
    assert.equal(mendedBy(fixable([edit(2, 5)]), fixable([edit(0, 3)]), fixable([edit(7, 8)])), '345689');
    assert.equal(mendedBy(fixable([edit(0, 2)]), fixable([edit(2, 2, 'X')])), '23456789');
  });

  test('a fix is made as a whole or not at all', () => {
    assert.equal(mendedBy(fixable([edit(0, 1), edit(8, 9)]), fixable([edit(4, 5), edit(8, 10)])), '12345679');
  });

  test('a fix without edits changes nothing', () => {
    assert.equal(compatibleFixes([fixable([])]).length, 0);
  });
});
