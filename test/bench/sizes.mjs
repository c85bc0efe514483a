import { gzipSync } from 'node:zlib';
import { productionBundles } from '../support/production-bundles.mjs';

const BUNDLES = ['extension.js', 'server.js', 'cli.js', 'extension.browser.js', 'server.browser.js'];

/** Kilobytes of what is shipped: minified, and compressed. What is in it most: `node esbuild.mjs --production`, dist/meta.json. */
export async function bundleSizes() {
  const contents = await productionBundles(BUNDLES);
  const lines = contents.map(
    ([name, bytes]) => `${name} ${kilobytes(bytes)} kB, ${kilobytes(gzipSync(bytes))} kB compressed`,
  );
  return { lines, data: Object.fromEntries(contents.map(([name, { byteLength }]) => [name, byteLength])) };
}

function kilobytes({ byteLength }) {
  return (byteLength / 1000).toFixed(1);
}
