import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';

/** The log, if it is valid by the schema of SARIF 2.1.0. */
export function validSarif(text: string): Log {
  const log = JSON.parse(text);
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
  return log as Log;
}

const schema = JSON.parse(readFileSync('test/data/sarif/sarif-2.1.0-rtm.5.json', 'utf8'));
// A pattern of the schema is no regular expression in Unicode mode.
const validator = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(validator);
const validate = validator.compile(schema);
