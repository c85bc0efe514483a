import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'jsonc-parser';
import { readConfig } from '../../server/src/library/config/read-config';

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schemas/reportlint.schema.json', 'utf8')));

const completing = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync('schemas/reportlint.completion.json', 'utf8')),
);

suite('the schema of .reportlint.json', () => {
  // What the schema accepts, reading accepts, and the other way round.
  const texts = [
    '{}',
    '{ "profile": "strict", "rules": { "figure/sum": "off", "duplicate/near": { "severity": "hint", "minimumLength": 80 } } }',
    '{ "overrides": [{ "files": ["a*"], "rules": { "config/stale": "off" } }] }',
    '{ "accepted": [{ "path": "a", "rule": "figure/sum", "fingerprint": "0", "text": "", "reason": "", "author": "", "date": "" }] }',
    '{ "rule": {} }',
    '{ "rules": { "figure/sums": "off" } }',
    '{ "rules": { "config/invalid": "off" } }',
    '{ "rules": { "figure/sum": "warn" } }',
    '{ "rules": { "figure/sum": { "minimumLength": 5 } } }',
    '{ "rules": { "duplicate/clause": { "minimumLength": 1 } } }',
    '{ "rules": { "duplicate/clause": { "minimumLength": 9.5 } } }',
    '{ "profile": "loose" }',
    '{ "overrides": [{ "rules": {} }] }',
    '{ "accepted": [{ "path": "a" }] }',
    '[]',
  ];
  for (const text of texts) {
    test(`agrees with reading on ${text}`, () => {
      assert.equal(validate(parse(text)), readConfig(text).problems.length === 0);
      assert.ok(completing(parse(text)), 'the editor tells nothing a second time');
    });
  }

  for (const name of ['README.md', 'README.zh-CN.md']) {
    test(`accepts the example of ${name}`, () => {
      const [, example = ''] = /```jsonc\n([\s\S]*?)\n```/.exec(readFileSync(name, 'utf8')) ?? [];
      assert.ok(validate(parse(example)));
      const { problems, accepted } = readConfig(example);
      assert.deepEqual([problems, accepted.length], [[], 1]);
    });
  }
});
