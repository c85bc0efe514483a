import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { type Candidate, canBeServed, isServed, OPENING_LENGTH, touchesOpening } from '../../client/src/judge';

const REPORT = readFileSync('seeds/pingshan-2024.txt', 'utf8');
const README = '# Reportlint\n\nChecks reports.\n\n1. Install Node\n2. Run `npm start`\n';

function candidate(given: Partial<Candidate> & { readonly text?: string }): Candidate {
  const { text = REPORT, ...rest } = given;
  const opening = () => text.slice(0, OPENING_LENGTH);
  return { scheme: 'file', onFileSystem: true, languageId: 'plaintext', opening, ...rest };
}

suite('judge', () => {
  for (const seed of readdirSync('seeds').filter(name => name.endsWith('.txt'))) {
    test(`serves ${seed} as plain text and as Markdown`, () => {
      const text = readFileSync(`seeds/${seed}`, 'utf8');
      assert.ok(isServed(candidate({ text }), 'auto'));
      assert.ok(isServed(candidate({ text, languageId: 'markdown' }), 'auto'));
    });
  }

  for (const [text, name] of [
    [README, 'a README'],
    ['', 'an empty document'],
    ['会议纪要\n参会人员\uff1a张三、李四\n', 'a note'],
  ] as const) {
    test(`leaves ${name} alone`, () => {
      assert.equal(isServed(candidate({ text, languageId: 'markdown' }), 'auto'), false);
      assert.equal(isServed(candidate({ text }), 'auto'), false);
    });
  }

  test('serves the language report whatever it reads like, without looking', () => {
    const opening = () => assert.fail('the text of a report document need not be read');
    assert.ok(isServed(candidate({ languageId: 'report', opening }), 'auto'));
    assert.ok(isServed(candidate({ languageId: 'report', opening }), 'report'));
  });

  test('serves nothing else where the setting says so', () => {
    assert.equal(isServed(candidate({}), 'report'), false);
    assert.equal(canBeServed(candidate({})), true);
  });

  test('serves no other language', () => {
    for (const languageId of ['json', 'latex', 'log', 'scminput']) {
      assert.equal(canBeServed(candidate({ languageId })), false, languageId);
    }
  });

  const schemes: readonly (readonly [scheme: string, onFileSystem: boolean, served: boolean])[] = [
    ['file', true, true],
    ['untitled', false, true],
    ['vscode-vfs', true, true],
    ['vscode-test-web', true, true],
    ['vscode-remote', true, true],
    ['memfs', true, true],
    ['memfs', false, false],
    ['output', false, false],
    ['git', true, false],
    ['search-editor', true, false],
    ['vscode-settings', true, false],
    ['vscode-userdata', true, false],
    ['vscode-local-history', true, false],
    ['walkThroughSnippet', true, false],
    ['vscode-notebook-cell', true, false],
    ['vscode-chat-code-block', true, false],
    ['https', true, false],
  ];
  for (const [scheme, onFileSystem, served] of schemes) {
    const where = onFileSystem ? 'on a file system' : 'without a file system';
    test(`${served ? 'serves' : 'leaves alone'} ${scheme} ${where}`, () => {
      assert.equal(isServed(candidate({ scheme, onFileSystem, languageId: 'report' }), 'auto'), served);
    });
  }

  test('an edit matters up to the end of what is judged', () => {
    assert.equal(touchesOpening(OPENING_LENGTH - 1), true);
    assert.equal(touchesOpening(OPENING_LENGTH), false);
  });
});
