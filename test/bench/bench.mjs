// npm run bench: the figures of one run, no verdict. `npm run bench -- check` runs the parts named.
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { measureAcross } from './across.mjs';
import { activation } from './activation.mjs';
import { measureCheck } from './check.mjs';
import { measureGrowth } from './growth.mjs';
import { compareWithJscpd } from './jscpd.mjs';
import { measureKeystrokes } from './keystrokes.mjs';
import { measureMemory } from './memory.mjs';
import { bundleSizes } from './sizes.mjs';
import { documentOf, readReports } from './texts.mjs';

const OUT = 'test/.work/bench';

const parts = {
  check: ({ engine, reports }) => measureCheck(engine, reports),
  keystrokes: ({ client, reports }) => measureKeystrokes(client, reports),
  across: ({ engine, reports }) => measureAcross(engine, reports),
  memory: ({ engine, reports }) => measureMemory(engine, documentOf(reports, 1_000_000)),
  growth: ({ engine, reports }) => measureGrowth(engine, reports),
  jscpd: ({ engine, reports }) => compareWithJscpd(engine, reports),
  sizes: bundleSizes,
  activation,
};

const chosen = process.argv.slice(2);
const { folder, reports } = readReports();
const modules = { reports, ...(await bundleModules()) };
const characters = reports.reduce((sum, text) => sum + text.length, 0);
console.log(`node ${process.version}, ${cpus()[0]?.model ?? 'cpu'} × ${cpus().length}`);
console.log(`texts ${folder}: ${reports.length} reports, ${characters} characters`);
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  for (const line of await part(modules)) console.log(`  ${line}`);
}

/** The engine as it stands in the sources, and the client of the protocol tests. */
async function bundleModules() {
  mkdirSync(OUT, { recursive: true });
  const entryPoints = { engine: 'test/bench/engine.ts', client: 'test/support/language-client.ts' };
  await build({
    entryPoints,
    outdir: OUT,
    bundle: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    loader: { '.md': 'text' },
    logLevel: 'warning',
  });
  const load = async name => (await import(pathToFileURL(resolve(OUT, `${name}.cjs`)).href)).default;
  return { engine: await load('engine'), client: await load('client') };
}
