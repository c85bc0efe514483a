// Bundles the outputs that DESIGN names: dist/cli.js, server.js, server.browser.js, extension.js, extension.browser.js.
// Beside them dist/opencc.json, which the client reads when a text is converted for the first time.
// And the page of the webviews: dist/webview/main.js and style.css.
// `--watch` rebuilds on change (F5), `--production` minifies, `--metafile` writes dist/meta.json for the size figures.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, context } from 'esbuild';
import { writeOpenccData } from './scripts/opencc-data.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  charset: 'utf8',
  target: 'es2022',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
  metafile: true,
  loader: { '.md': 'text' },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
const shebang = { banner: { js: '#!/usr/bin/env node' } };

// write-excel-file packs in Workers, which the security policy of our webviews forbids; zip-at-once.ts says more.
const withoutWorkers = {
  name: 'without-workers',
  setup: ({ onResolve }) =>
    onResolve({ filter: /zip\/zipToArrayBuffer\.js$/ }, () => ({ path: resolve('client/webview/zip-at-once.ts') })),
};

const bundles = [
  { ...node, ...shebang, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js' },
  { ...node, ...shebang, entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...browser, format: 'iife', entryPoints: ['server/src/browser/main.ts'], outfile: 'dist/server.browser.js' },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/src/browser/extension.ts'],
    outfile: 'dist/extension.browser.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: { main: 'client/webview/main.ts', style: 'client/webview/style.css' },
    outdir: 'dist/webview',
    plugins: [withoutWorkers],
  },
];

await mkdir('dist', { recursive: true });
await writeOpenccData('dist');
if (watch) {
  const contexts = await Promise.all(bundles.map(options => context({ ...options, logLevel: 'info' })));
  // F5 waits for the first “build finished”, which watching would print when the first of the bundles is there.
  await Promise.allSettled(contexts.map(each => each.rebuild()));
  await Promise.all(contexts.map(each => each.watch()));
} else {
  const results = await Promise.all(bundles.map(options => build(options)));
  await Promise.all(['dist/cli.js', 'dist/server.js'].map(file => chmod(file, 0o755)));
  const outputs = Object.assign({}, ...results.map(result => result.metafile.outputs));
  await writeFile('dist/meta.json', JSON.stringify({ outputs }));
}
