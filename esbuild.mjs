// Bundles the outputs that DESIGN names: dist/cli.js, server.js, server.browser.js, extension.js, extension.browser.js; and
// dist/language-client.js, which extension.js loads with the first report.
// Beside them dist/opencc.json, which the client reads when a text is converted for the first time.
// And the page of the webviews: dist/webview/main.js and style.css.
// `--watch` rebuilds on change (F5), `--production` minifies, `--metafile` writes dist/meta.json for the size figures.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { bundlesFor } from './scripts/bundles.mjs';
import { writeOpenccData } from './scripts/opencc-data.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const bundles = bundlesFor({ production });
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
