// Writes the generated files of the repository; `--check` only compares and fails where one is out of date.
// Generated: server/src/text/variants.data.ts from opencc-js, docs/rules.md, the schema of
// .reportlint.json and the setting of rules in package.json from the rules.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { configSchemas } from './generate/config-schema.mjs';
import { rulesIndex } from './generate/rules-index.mjs';
import { variantsData } from './generate/variants.mjs';

const check = process.argv.includes('--check');
const outputs = [...(await variantsData()), ...(await rulesIndex()), ...(await configSchemas())];

let stale = 0;
for (const { path, content } of outputs) {
  const current = await readFile(path, 'utf8').catch(() => '');
  if (current === content) continue;
  stale++;
  if (check) console.error(`out of date: ${path} (run npm run generate)`);
  else await mkdir(dirname(path), { recursive: true }).then(() => writeFile(path, content));
  if (!check) console.log(`wrote ${path}`);
}
console.log(`${outputs.length} generated files, ${stale} ${check ? 'out of date' : 'written'}`);
process.exitCode = check && stale ? 1 : 0;
