// npm run test:long: an edited draft says in every way what one read afresh says, over thousands of random sequences of
// edits of the seeds, with every rule. `-- --runs 500 --seed 7` begins with sequence 7 and tries 500; without, a new place
// to begin each time, which is printed. A sequence is known by its number: `--seed N --runs 1` tries it again.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const OUT = 'test/.work/long';
const OVER_PROTOCOL = 10;

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 3000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(seed)) throw new Error('--runs and --seed are whole numbers');
const { sequenceOf, differenceIn, differenceOverProtocol, smallest } = await bundled();
console.log(`${runs} sequences from --seed ${seed}`);
const failures = [];
const started = Date.now();
let texts = 0;
for (let number = seed; number < seed + runs; number++) await tryOne(number);
console.log(`${runs} sequences with ${texts} texts in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`\n${runs - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);

async function tryOne(number) {
  const sequence = sequenceOf(number);
  texts += sequence.length;
  try {
    const difference =
      differenceIn(sequence) ?? (number % OVER_PROTOCOL === 0 ? await differenceOverProtocol(sequence) : undefined);
    if (difference) report(number, difference, sequence);
  } catch (error) {
    report(number, error.stack, sequence);
  }
  const done = number - seed + 1;
  if (done % 250 === 0) console.log(`  ${done} sequences, ${failures.length} failed`);
}

/** The first failures are made small, which takes a while. */
function report(number, difference, sequence) {
  failures.push(number);
  console.log(`FAILED --seed ${number} --runs 1: ${difference}`);
  if (failures.length > 5) return;
  const file = `${OUT}/${number}.json`;
  writeFileSync(file, JSON.stringify(smallest(sequence, difference), undefined, 2));
  console.log(`  texts of the smallest such sequence: ${file}`);
}

async function bundled() {
  mkdirSync(OUT, { recursive: true });
  const outfile = `${OUT}/incremental-${process.pid}.cjs`;
  await build({
    entryPoints: ['test/long/incremental.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    logLevel: 'warning',
  });
  const module = (await import(pathToFileURL(resolve(outfile)).href)).default;
  rmSync(outfile);
  return module;
}
