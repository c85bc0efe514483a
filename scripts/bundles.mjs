import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { keepConstants } from './keep-constants.mjs';

/** What esbuild makes: one entry for each output that DESIGN names, minified in production. */
export function bundlesFor({ production }) {
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

  // Parts of the language server library that a server of reports has no use for: what stands in their place is enough for
  // the library to begin.
  const features = {
    notebook: 'NotebookSync',
    callHierarchy: 'CallHierarchy',
    typeHierarchy: 'TypeHierarchy',
    fileOperations: 'FileOperations',
    inlineValue: 'InlineValue',
    moniker: 'Moniker',
    linkedEditingRange: 'LinkedEditingRange',
    inlineCompletion: 'InlineCompletion',
    textDocumentContent: 'TextDocumentContent',
    showDocument: 'ShowDocument',
  };
  const unused = () => '';
  const changed = {
    'vscode-languageserver/lib/node/files.js': unused,
    'vscode-jsonrpc/lib/common/sharedArrayCancellation.js': unused,
    // The library passes on all kinds of the protocol and uses none: those that we use we import from where they are
    // (`vscode-languageserver-types`), and the rest, made by functions that esbuild cannot know to be pure, stays out.
    'vscode-languageserver-types/lib/esm/main.js': source =>
      source.replace(
        /^export var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);$/gm,
        'export var $1 = /* @__PURE__ */ (function ($1) {\n$2return $1;\n})({});',
      ),
    'vscode-languageserver-protocol/lib/common/api.js': source =>
      source.replace('__exportStar(require("vscode-languageserver-types"), exports);', ''),
    // Asked by RelativePattern.is alone, which a server has no use for.
    'vscode-languageserver-protocol/lib/common/protocol.js': source =>
      source.replace('require("vscode-languageserver-types")', '{}'),
  };
  for (const name of ['colorProvider', 'implementation', 'typeDefinition', 'declaration'])
    changed[`vscode-languageserver-protocol/lib/common/protocol.${name}.js`] = unused;
  for (const [file, name] of Object.entries(features)) {
    changed[`vscode-languageserver/lib/common/${file}.js`] = () => `exports.${name}Feature = Base => Base;`;
    changed[`vscode-languageserver-protocol/lib/common/protocol.${file}.js`] = unused;
  }
  const withoutUnused = {
    name: 'without-unused',
    setup: ({ onLoad }) => {
      for (const [path, change] of Object.entries(changed))
        onLoad({ filter: new RegExp(`/${path.replaceAll('.', '\\.')}$`) }, async ({ path: file }) => {
          const source = await readFile(file, 'utf8');
          const contents = change(source);
          if (contents === source) throw new Error(`${path} is not what it was: scripts/bundles.mjs must be seen to`);
          return { contents };
        });
    },
  };
  const server = { plugins: [withoutUnused, keepConstants] };

  // Stands beside the extension that loads it.
  const withoutLanguageClient = {
    name: 'without-language-client',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/language-client$/ }, () => ({ path: './language-client.js', external: true })),
  };

  return [
    {
      ...node,
      ...shebang,
      entryPoints: ['server/src/cli/main.ts'],
      outfile: 'dist/cli.js',
      plugins: [keepConstants],
    },
    { ...node, ...shebang, ...server, entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.js' },
    {
      ...node,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
      plugins: [withoutLanguageClient],
      // By `require`, which takes a third of the time: what is imported Node reads twice, once for its names.
      supported: { 'dynamic-import': false },
    },
    {
      ...node,
      entryPoints: ['client/src/language-client.ts'],
      outfile: 'dist/language-client.js',
      external: ['vscode'],
    },
    {
      ...browser,
      ...server,
      format: 'iife',
      entryPoints: ['server/src/browser/main.ts'],
      outfile: 'dist/server.browser.js',
    },
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
}
