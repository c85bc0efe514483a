import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SlowChecks } from '../../client/src/slow-checks';
import { type Counts, countsOf, countsText, isClean } from '../../client/src/views/counts';
import { fakeClock } from '../support/fake-clock';

const found = (severity: number, rule = 'figure/sum') => ({ severity, rule, message: `${rule} ${severity}` });
const none: Counts = { errors: 0, warnings: 0, information: 0, unchecked: [] };

suite('counts', () => {
  test('are by severity, without hints', () => {
    const counts = countsOf([0, 1, 1, 2, 3, 3].map(severity => found(severity)));
    assert.deepEqual(counts, { errors: 1, warnings: 2, information: 1, unchecked: [] });
  });

  test('leave out what is nought', () => {
    assert.equal(countsText({ ...none, errors: 2, information: 1 }), '$(error) 2 $(info) 1');
    assert.equal(countsText({ ...none, warnings: 3 }), '$(warning) 3');
  });

  test('are clean with hints only', () => {
    assert.equal(isClean(countsOf([found(3)])), true);
    assert.equal(isClean(countsOf([found(2)])), false);
  });

  test('say apart what was not checked', () => {
    const counts = countsOf([found(2, 'check/limit'), found(1, 'check/crash'), found(1)]);
    assert.deepEqual(counts, { ...none, warnings: 1, unchecked: ['check/limit 2', 'check/crash 1'] });
    assert.equal(countsText(counts), '$(warning) 1 $(circle-slash)');
    assert.equal(isClean(countsOf([found(2, 'check/limit')])), true);
  });
});

suite('slow checks', () => {
  test('are told after half a second, and when they end', async () => {
    const clock = fakeClock();
    const told: boolean[] = [];
    const slow: SlowChecks = new SlowChecks(() => told.push(slow.has('a')), clock);
    let finish: (() => void) | undefined;
    const check = slow.track(
      'a',
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    clock.pass(499);
    assert.deepEqual([told, slow.has('a')], [[], false]);
    clock.pass(1);
    assert.deepEqual([told, slow.has('a'), slow.has('b')], [[true], true, false]);
    finish?.();
    await check;
    assert.deepEqual(told, [true, false]);
  });

  test('that are quick or fail are no word worth', async () => {
    const clock = fakeClock();
    let told = 0;
    const slow = new SlowChecks(() => told++, clock);
    await slow.track('a', async () => 1);
    await assert.rejects(slow.track('a', async () => Promise.reject(new Error('cancelled'))));
    clock.pass(1000);
    assert.deepEqual([told, slow.has('a'), clock.waiting()], [0, false, 0]);
  });
});
