import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

const manifest = readFileSync('package.json', 'utf8');
const sources = readdirSync('client/src', { recursive: true })
  .map(name => join('client/src', String(name)))
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(name, 'utf8'));

function strings(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function sorted(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].sort();
}

function captures(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(match => match[1] ?? '');
}

/** `{0}` and the like. */
function placeholders(text: string): readonly string[] {
  return sorted(text.match(/\{\d+\}/g) ?? []);
}

suite('localization', () => {
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    test(`${file} has the strings of the manifest and no others`, () => {
      assert.deepEqual(sorted(Object.keys(strings(file))), sorted(captures(manifest, /"%([\w.]+)%"/g)));
    });
  }

  const bundle = strings('l10n/bundle.l10n.zh-cn.json');
  const messages = sources.flatMap(source => captures(source, /l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g));

  test('the Chinese bundle has the messages of the client and no others', () => {
    assert.ok(messages.length > 0);
    assert.deepEqual(sorted(Object.keys(bundle)), sorted(messages));
  });

  test('every message is a literal, so that the test before sees it', () => {
    const calls = sources.flatMap(source => source.match(/l10n\.t\(/g) ?? []);
    assert.equal(calls.length, messages.length);
  });

  test('translations keep their placeholders and are Chinese', () => {
    for (const [message, translation] of Object.entries(bundle)) {
      assert.deepEqual(placeholders(translation), placeholders(message), message);
      assert.match(translation, /\p{Script=Han}/u);
    }
  });

  test('messages that name a command use its title', () => {
    const english = strings('package.nls.json');
    const chinese = strings('package.nls.zh-cn.json');
    const naming = Object.entries(bundle).filter(([message]) =>
      message.includes(english['command.treatAsReport'] ?? '?'),
    );
    assert.equal(naming.length, 1);
    for (const [, translation] of naming) assert.ok(translation.includes(chinese['command.treatAsReport'] ?? '?'));
  });
});
