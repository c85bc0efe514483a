import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';

suite('configurations of other editors', () => {
  const files = readdirSync('docs/editors', { withFileTypes: true }).filter(entry => entry.isFile());
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    for (const { name } of files) {
      test(`${readme} shows ${name} as it was tried`, () => {
        assert.ok(readFileSync(readme, 'utf8').includes(readFileSync(`docs/editors/${name}`, 'utf8').trimEnd()));
      });
    }
  }

  test('name the kinds of reports that VS Code takes', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const { name } of files) {
      const config = readFileSync(`docs/editors/${name}`, 'utf8');
      for (const pattern of contributes.languages[0].filenamePatterns as readonly string[]) {
        const kind = pattern.replace(/^\*工作(.+)\*\.txt$/, '$1');
        assert.ok(config.includes(kind), `${kind} in ${name}`);
      }
    }
  });
});
