import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';

suite('the bundles for the browser', () => {
  const bundles = [
    ['dist/server.browser.js', []],
    ['dist/extension.browser.js', ['vscode']],
    ['dist/webview/main.js', []],
  ] as const;
  for (const [file, allowed] of bundles) {
    test(`${file} asks for ${allowed.join(', ') || 'no module'}`, () => {
      assert.deepEqual(modulesOf(readFileSync(file, 'utf8')), allowed);
    });
  }

  test('no bundle holds the dictionaries of OpenCC, which are read when a text is converted', () => {
    const { dictionaries } = JSON.parse(readFileSync('dist/opencc.json', 'utf8'));
    const phrases = dictionaries.filter((each: string) => each.length > 1000).map((each: string) => each.slice(0, 200));
    assert.ok(phrases.length > 5);
    for (const file of readdirSync('dist').filter(name => name.endsWith('.js'))) {
      const code = readFileSync(`dist/${file}`, 'utf8');
      for (const phrase of phrases) assert.ok(!code.includes(phrase), `${file} holds ${phrase}`);
    }
  });

  // The security policy of a webview would stop them, in the middle of an export.
  test('the page of the webviews makes no code out of text and starts no Worker', () => {
    const code = readFileSync('dist/webview/main.js', 'utf8');
    const found = code.match(/\beval\(|new Function\b|new Worker\b|\bfetch\(|WebSocket/g) ?? [];
    assert.deepEqual(found, []);
  });

  test('the libraries of the webviews stay out of the extension', () => {
    for (const file of ['dist/extension.js', 'dist/extension.browser.js'])
      assert.ok(!/node_modules\/(?:chart\.js|@tanstack|write-excel-file)/.test(readFileSync(file, 'utf8')), file);
  });

  test('VS Code reads the library of the language client when a report wants it', () => {
    const code = readFileSync('dist/extension.js', 'utf8');
    assert.ok(!/node_modules\/vscode-(?:languageclient|languageserver-protocol|jsonrpc)/.test(code));
    assert.deepEqual([...modulesOf(code)].sort(), ['./language-client.js', 'vscode']);
  });

  test('a module of Node is seen in any form', () => {
    const forms = [
      'var fs=require("fs");',
      "const p = __require('path')",
      'import("node:os")',
      'import x from "node:net";',
      "import'node:tty'",
    ];
    assert.deepEqual(forms.flatMap(modulesOf), ['fs', 'path', 'node:os', 'node:net', 'node:tty']);
  });

  test('the CLI, which may, does ask for modules of Node', () => {
    assert.ok(modulesOf(readFileSync('dist/cli.js', 'utf8')).includes('node:fs'));
  });
});

const REQUEST =
  /(?:\brequire\d*|__require\d*|\bimport)\s*\(\s*["'`]([^"'`]+)["'`]\s*\)|^\s*import\b[^"'`;()]*["']([^"']+)["']/gm;

/** The modules that a bundle asks for when it runs, each once. */
function modulesOf(code: string): readonly string[] {
  return [...new Set(Array.from(code.matchAll(REQUEST), ([, call, statement]) => (call ?? statement)!))];
}
