// Breaks every relation that is recognised in the seeds and, where it is there, in ../shared/corpus, by one slip at a time,
// and prints for every type how many of the slips that can be seen at all lead to a finding. A part left out is counted
// apart: a list that lacks one is a list of some parts. `--verbose` lists the missed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CORPUS } from './draw.mjs';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));
const verbose = process.argv.includes('--verbose');
const { breakRelations, relationsOf, readDraft } = await loadEngine();

for (const [name, folder] of [
  ['seeds', SEEDS],
  ['corpus', CORPUS],
]) {
  if (existsSync(folder)) report(name, textsIn(folder));
  else console.log(`${name}: not measured, not there`);
}

function textsIn(folder) {
  const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return names.map(name => readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));
}

function report(name, texts) {
  const recognised = countBy(
    texts.flatMap(text => relationsOf(readDraft(text))),
    ({ type }) => type,
  );
  const slips = texts.flatMap(text => [...breakRelations(text)]);
  console.log(`\n${name}: ${texts.length} texts`);
  for (const type of [...recognised.keys()].sort()) {
    const own = slips.filter(slip => slip.type === type && slip.kind !== 'dropped');
    const dropped = slips.filter(slip => slip.type === type && slip.kind === 'dropped');
    console.log(`  ${type.padEnd(20)}${String(recognised.get(type)).padStart(4)} recognised  ${shareOf(own)}`);
    for (const kind of new Set(own.map(slip => slip.kind)))
      console.log(`    ${kind.padEnd(18)}${''.padStart(17)}${shareOf(own.filter(slip => slip.kind === kind))}`);
    if (dropped.length > 0) console.log(`    ${'dropped (apart)'.padEnd(35)}${shareOf(dropped)}`);
  }
  if (!verbose) return;
  for (const { type, kind, before, after, outcome } of slips)
    if (outcome === 'missed') console.log(`missed ${type} ${kind}: ${before} → ${after}`);
}

function shareOf(slips) {
  const { found = 0, missed = 0, undetectable = 0 } = Object.fromEntries(countBy(slips, ({ outcome }) => outcome));
  const all = found + missed;
  const percent = all === 0 ? '–' : `${Math.round((found / all) * 100)} %`;
  return `${found}/${all} slips found (${percent}), ${undetectable} undetectable`;
}

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

async function loadEngine() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { breakRelations } from './test/support/slips';
        export { relationsOf } from './server/src/draft/relations';
        export { readDraft } from './server/src/draft/draft';`,
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
