import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const BUNDLES = ['cli.js', 'server.js', 'server.browser.js', 'extension.js', 'extension.browser.js'];

/** Kilobytes of what is shipped: as built, minified, and minified and compressed. */
export function bundleSizes() {
  return Promise.all(BUNDLES.map(sizesOf));
}

async function sizesOf(name) {
  const path = `dist/${name}`;
  if (!existsSync(path)) return `${name} not built`;
  const minified = await minify(path);
  const sizes = [readFileSync(path), minified, gzipSync(minified)].map(bytes => kilobytes(bytes.byteLength));
  return `${name} ${sizes[0]} kB built, ${sizes[1]} kB minified, ${sizes[2]} kB compressed`;
}

async function minify(path) {
  const options = { entryPoints: [path], minify: true, charset: 'utf8', write: false, logLevel: 'silent' };
  const { outputFiles } = await build(options);
  return outputFiles[0].contents;
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
