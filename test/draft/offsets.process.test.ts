import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';

const FOLDER = 'test/.work/offsets';

// V8 keeps the offsets of all spans as floats, each in memory of its own, once one of them was: -0 is, and all that it is
// added to. Nothing looks different then, but a check takes a sixth more time. Asked in a process of its own, as whatever
// runs in one process has part in it.
const program = `
import { readFileSync } from 'node:fs';
import { check, readDraft, relationsOf } from './engine.mjs';
let draft;
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  const titled = '坪山区2024年政府工作报告\\n' + text;
  for (const each of [text, titled, '甲' + titled, titled.slice(1), text]) {
    draft = readDraft(each, draft);
    check(draft);
    relationsOf(draft);
  }
  draft = undefined;
}
draft = readDraft('一\\n二\\n三');
console.log(%HasSmiElements(draft.starts) ? 'whole numbers' : 'floats');
`;

test('offsets are whole numbers to V8, whatever has been checked', async () => {
  mkdirSync(FOLDER, { recursive: true });
  await build({
    stdin: {
      contents: `export { readDraft } from './server/src/draft/draft';
        export { relationsOf } from './server/src/draft/relations';
        export { check } from './server/src/rules/check';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: `${FOLDER}/engine.mjs`,
    loader: { '.md': 'text' },
  });
  writeFileSync(`${FOLDER}/program.mjs`, program);
  const seeds = ['haicang-2024', 'linping-2024', 'longwan-2023', 'pingshan-2024', 'xinwu-2024'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--allow-natives-syntax', `${FOLDER}/program.mjs`, ...seeds.map(name => `seeds/${name}.txt`)],
    { encoding: 'utf8' },
  );
  assert.equal(stdout.trim(), 'whole numbers', stderr);
});
