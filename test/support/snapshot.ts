import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares `actual` with the file `test/data/<name>`. `UPDATE=1` writes the file instead: read the difference before you
 * keep it.
 */
export function matchSnapshot(name: string, actual: string): void {
  const path = `test/data/${name}`;
  if (process.env.UPDATE === '1') write(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8').replaceAll('\r\n', '\n'), `${path} differs; UPDATE=1 writes it anew`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
