import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { listFiles } from '@vscode/vsce';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** What the editor asks for by itself, and what the law asks for. */
const KNOWN = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

suite('the package', async () => {
  const files: ReadonlySet<string> = new Set(await listFiles());

  test('holds every file that the manifest names', () => {
    for (const file of [...KNOWN, ...namedFiles()]) assert.ok(files.has(file), file);
  });

  test('holds the servers that the extension starts, the library of the client, and the strings of both languages', () => {
    for (const file of [
      'dist/server.js',
      'dist/server.browser.js',
      'dist/language-client.js',
      'l10n/bundle.l10n.zh-cn.json',
    ])
      assert.ok(files.has(file), file);
  });

  test('holds the page of every rule, to which findings link', () => {
    const pages = readdirSync('server/src/rules', { recursive: true }).map(String);
    for (const page of pages.filter(name => name.endsWith('.md')))
      assert.ok(files.has(`server/src/rules/${page.replaceAll('\\', '/')}`), page);
  });

  test('holds nothing else', () => {
    const wanted = new Set([...KNOWN, ...namedFiles()]);
    const other = [...files].filter(file => !wanted.has(file) && !ALSO.some(pattern => pattern.test(file)));
    assert.deepEqual(other, []);
  });
});

const ALSO = [
  /^server\/src\/rules\/[\w-]+\/[\w-]+\.md$/,
  /^l10n\/bundle\.l10n\.[\w-]+\.json$/,
  /^dist\/(?:server(?:\.browser)?|language-client)\.js$/,
  // What other editors check .reportlint.json by.
  /^schemas\/[\w.-]+\.json$/,
  // The dictionaries of the converter.
  /^dist\/opencc\.(json|LICENSE\.txt)$/,
  // Scripts and styles of webviews.
  /^dist\/webview\/[\w.-]+\.(js|css)$/,
];

/** The values of the manifest that are paths of files. */
function namedFiles(): readonly string[] {
  const values: string[] = [];
  JSON.stringify([manifest.main, manifest.browser, manifest.icon, manifest.contributes], (_, value) => {
    if (typeof value === 'string' && /^[\w./-]+\.\w+$/.test(value)) values.push(value.replace(/^\.\//, ''));
    return value;
  });
  const isPath = (value: string) => /^(dist|images|syntaxes|schemas)\/|^language-configuration/.test(value);
  return [...new Set(values.filter(isPath))];
}
