import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Pace } from '../../client/src/views/pace';
import { fakeClock } from '../support/fake-clock';

/** A task that takes as long as it is let. */
function scene() {
  const clock = fakeClock();
  let runs = 0;
  let finish: (() => void) | undefined;
  const pace = new Pace(clock, () => {
    runs++;
    return new Promise(resolve => {
      finish = resolve;
    });
  });
  const end = async (milliseconds: number) => {
    clock.pass(milliseconds);
    finish?.();
    // The pace goes on in turns of its own.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { clock, pace, end, runs: () => runs };
}

suite('the pace of a view', () => {
  test('is at once for the first, and once more for all that come meanwhile', async () => {
    const { clock, pace, end, runs } = scene();
    pace.want();
    assert.equal(runs(), 1);
    for (let ask = 0; ask < 5; ask++) pace.want();
    assert.equal(runs(), 1);
    await end(10);
    assert.equal(runs(), 1);
    clock.pass(40);
    assert.equal(runs(), 2);
  });

  test('rests the longer the longer a run takes', async () => {
    const { clock, pace, end, runs } = scene();
    pace.want();
    await end(250);
    pace.want();
    clock.pass(999);
    assert.equal(runs(), 1);
    clock.pass(1);
    assert.equal(runs(), 2);
    await end(0);
    assert.equal(clock.waiting(), 0);
  });

  test('goes on after a failure, and no further after its end', async () => {
    const clock = fakeClock();
    let runs = 0;
    const pace = new Pace(clock, async () => {
      runs++;
      throw new Error('no answer');
    });
    pace.want();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    pace.want();
    assert.equal(runs, 2);
    pace.dispose();
    pace.want();
    assert.equal(runs, 2);
  });
});
