import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { breaches, type Sources } from '../support/layers';

suite('the walls between the layers', () => {
  test('no import goes through a wall', () => {
    const sources = {
      ...sourcesBelow('server/src'),
      ...sourcesBelow('client/src'),
      ...sourcesBelow('client/webview'),
    };
    assert.ok(Object.keys(sources).length > 60, 'the sources are there');
    assert.deepEqual(breaches(sources), []);
  });

  const bad: readonly (readonly [path: string, code: string])[] = [
    ['server/src/text/a.ts', `import { rules } from '../rules/index';`],
    ['server/src/text/a.ts', `import type { Draft } from '../draft/draft';`],
    ['server/src/structure/a.ts', `export { b } from '../figures/b';`],
    ['server/src/draft/a.ts', `import '../rules/check';`],
    ['server/src/rules/figure/a.ts', `import { b } from '../../library/b';`],
    ['server/src/library/a.ts', `const b = await import('../service/b');`],
    ['server/src/service/a.ts', `import { b } from '../server';`],
    ['server/src/service/a.ts', `import { b } from '../node/main';`],
    ['server/src/cli/a.ts', `import { hover } from '../service/hover';`],
    ['server/src/cli/formats/a.ts', `import { startServer } from '../../server';`],
    ['server/src/node/a.ts', `import { run } from '../cli/run';`],
    ['server/src/text/a.ts', `import { readFileSync } from 'node:fs';`],
    ['server/src/service/a.ts', `import path from 'node:path';`],
    ['server/src/server.ts', `import {\n  join,\n} from 'node:path';`],
    ['server/src/browser/main.ts', `import { join } from 'node:path';`],
    ['server/src/rules/a.ts', `import type { Range } from 'vscode-languageserver-types';`],
    ['server/src/library/a.ts', `import { Range } from 'vscode-languageserver-types';`],
    ['server/src/service/a.ts', `import { Connection } from 'vscode-languageserver';`],
    ['server/src/cli/a.ts', `import { Range } from 'vscode-languageserver-types';`],
    ['server/src/draft/a.ts', `import pc from 'picocolors';`],
    ['server/src/server.ts', `import * as vscode from 'vscode';`],
    ['server/src/text/a.ts', `const fs = require('fs');`],
    ['client/src/a.ts', `import { rules } from '../../server/src/rules/index';`],
    ['client/src/views/a.ts', `import type { Draft } from '../../../server/src/draft/draft';`],
    ['client/src/extension.ts', `import { join } from 'node:path';`],
    ['client/src/a.ts', `import { Chart } from 'chart.js';`],
    ['client/src/a.ts', `import { View } from '../webview/view';`],
    ['client/webview/a.ts', `import * as vscode from 'vscode';`],
    ['client/webview/a.ts', `import { words } from '../src/webviews/words';`],
    ['server/src/text/a.ts', `const words = new Intl.Segmenter('zh', { granularity: 'word' });`],
  ];
  for (const [path, code] of bad)
    test(`holds against ${code} in ${path}`, () => assert.equal(breaches({ [path]: code }).length, 1));

  const good: readonly (readonly [path: string, code: string])[] = [
    ['server/src/rules/figure/a.ts', `import { b } from '../../draft/draft';\nimport { c } from './c';`],
    [
      'server/src/service/a.ts',
      `import { Range } from 'vscode-languageserver-types';\nimport { X } from '../protocol';`,
    ],
    ['server/src/server.ts', `import type { Connection } from 'vscode-languageserver';`],
    [
      'client/webview/a.ts',
      `import type { Words } from '../src/webviews/messages';\nimport { Chart } from 'chart.js';`,
    ],
    ['server/src/cli/a.ts', `import { readFileSync } from 'node:fs';\nimport { check } from '../rules/check';`],
    [
      'client/src/a.ts',
      `import { isReport } from '../../server/src/structure/is-report';\nimport * as vscode from 'vscode';`,
    ],
    [
      'server/src/text/a.ts',
      `// import { rules } from '../rules/index';\n/* Intl.Segmenter differs between platforms. */`,
    ],
  ];
  for (const [path, code] of good)
    test(`lets ${code} into ${path}`, () => assert.deepEqual(breaches({ [path]: code }), []));
});

function sourcesBelow(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true }).map(name => `${folder}/${String(name).replaceAll('\\', '/')}`);
  return Object.fromEntries(files.filter(file => file.endsWith('.ts')).map(file => [file, readFileSync(file, 'utf8')]));
}
