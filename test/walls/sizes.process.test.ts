import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { productionBundles } from '../support/production-bundles.mjs';

// Kilobytes as shipped, without the data of OpenCC: what is read together. An editor reads it each time it starts.
const LIMITS: readonly (readonly [names: readonly string[], limit: number])[] = [
  [['extension.js', 'language-client.js'], 550],
  [['extension.browser.js'], 550],
  [['server.js'], 700],
  [['server.browser.js'], 700],
  [['cli.js'], 500],
];

suite('the sizes of the bundles', () => {
  test('stay below their limits', async () => {
    const all = LIMITS.flatMap(([names]) => names);
    const bundles = await productionBundles(all);
    assert.deepEqual(bundles.map(({ name }) => name).sort(), all.sort());
    for (const [names, limit] of LIMITS) {
      const size = bundles.filter(({ name }) => names.includes(name)).reduce((sum, each) => sum + each.size, 0);
      assert.ok(size < limit * 1000, `${names.join(' and ')}: ${size} bytes, the limit is ${limit} kB`);
    }
  });
});
