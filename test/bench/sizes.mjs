import { gzipSync } from 'node:zlib';
import { productionBundles } from '../support/production-bundles.mjs';

const BUNDLES = [
  'extension.js',
  'language-client.js',
  'server.js',
  'cli.js',
  'extension.browser.js',
  'server.browser.js',
];

/** Kilobytes of what is shipped: minified, and compressed. What is in it most: `node esbuild.mjs --production`, dist/meta.json. */
export async function bundleSizes() {
  const bundles = await productionBundles(BUNDLES);
  const lines = bundles.map(
    ({ name, contents, size }) =>
      `${name} ${kilobytes(contents.byteLength)} kB, ${kilobytes(gzipSync(contents).byteLength)} kB compressed, ${kilobytes(size)} kB without the data of OpenCC`,
  );
  return { lines, data: Object.fromEntries(bundles.map(({ name, size }) => [name, size])) };
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
