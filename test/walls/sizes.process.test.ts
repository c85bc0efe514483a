import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { productionBundles } from '../support/production-bundles.mjs';

// Kilobytes as shipped, without the data of OpenCC. An editor reads them each time it starts.
const LIMITS: Readonly<Record<string, number>> = {
  'extension.js': 550,
  'extension.browser.js': 550,
  'server.js': 700,
  'server.browser.js': 700,
  'cli.js': 500,
};

suite('the sizes of the bundles', () => {
  test('stay below their limits', async () => {
    const bundles = await productionBundles(Object.keys(LIMITS));
    assert.equal(bundles.length, Object.keys(LIMITS).length);
    for (const { name, size } of bundles)
      assert.ok(size < LIMITS[name]! * 1000, `${name} has ${size} bytes, its limit is ${LIMITS[name]} kB`);
  });
});
