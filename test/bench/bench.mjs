// npm run bench: the figures of one run, no verdict. `npm run bench -- check` runs the parts named; `--write` puts the table
// of the READMEs together from this run, and from the last one for the parts that are not in it.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keepConstants } from '../../scripts/keep-constants.mjs';
import { measureAcross } from './across.mjs';
import { activation } from './activation.mjs';
import { measureCheck } from './check.mjs';
import { compareWithJscpd } from './jscpd.mjs';
import { measureKeystrokes } from './keystrokes.mjs';
import { measureMemory } from './memory.mjs';
import { measurePeers } from './peers.mjs';
import { keepResult, machine, writeTables } from './results.mjs';
import { measureScaling } from './scaling.mjs';
import { measureShares } from './shares.mjs';
import { bundleSizes } from './sizes.mjs';
import { readReports } from './texts.mjs';

const OUT = 'test/.work/bench';

const parts = {
  memory: () => measureMemory(resolve(OUT, 'engine.cjs')),
  check: ({ engine, reports }) => measureCheck(engine, reports),
  shares: ({ engine, reports }) => measureShares(engine, reports, `${OUT}/engine.cjs`),
  peers: ({ reports }) => measurePeers(reports),
  jscpd: ({ engine, reports }) => compareWithJscpd(engine, reports),
  scaling: ({ engine, reports }) => measureScaling(engine, reports),
  keystrokes: ({ client, reports }) => measureKeystrokes(client, reports),
  across: ({ engine, reports }) => measureAcross(engine, reports),
  sizes: () => bundleSizes(),
  activation,
};

const [options, chosen] = [
  process.argv.slice(2).filter(isOption),
  process.argv.slice(2).filter(each => !isOption(each)),
];
const unknown = [...chosen.filter(name => !(name in parts)), ...options.filter(each => each !== '--write')];
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
const { folder, reports } = readReports();
const modules = { reports, ...(await bundleModules()) };
const characters = reports.reduce((sum, text) => sum + text.length, 0);
console.log(machine());
console.log(`texts ${folder}: ${reports.length} reports, ${characters} characters`);
for (const [name, part] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  const result = await part(modules);
  for (const line of result.lines ?? result) console.log(`  ${line}`);
  if (result.data) keepResult(name, result.data, { reports: reports.length, characters });
}
if (options.includes('--write')) writeTables();

function isOption(argument) {
  return argument.startsWith('--');
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
    // As they are shipped.
    plugins: [keepConstants],
    logLevel: 'warning',
  });
  const load = async name => (await import(pathToFileURL(resolve(OUT, `${name}.cjs`)).href)).default;
  return { engine: await load('engine'), client: await load('client') };
}
