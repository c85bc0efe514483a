import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { reaches } from '../../server/src/cli/fail-on';
import type { Severity } from '../../server/src/rules/rule';
import { findingOn } from './support';

suite('--fail-on', () => {
  const of = (severity: Severity) => [findingOn('文', '文', { severity })];

  test('counts from the named severity on', () => {
    assert.ok(reaches(of('error'), 'error') && reaches(of('error'), 'information'));
    assert.ok(reaches(of('warning'), 'warning') && !reaches(of('warning'), 'error'));
    assert.ok(reaches(of('information'), 'information') && !reaches(of('information'), 'warning'));
    assert.ok(!reaches(of('hint'), 'information') && !reaches(of('error'), 'never') && !reaches([], 'error'));
  });
});
