// Looks for what takes more than linear time: runs every reader and every rule on hostile texts of growing length and
// compares the CPU time of n and 4n, which is 4 for linear work and 16 for quadratic. Prints the ratios, judges nothing.
// `node test/bench/hostile.mjs [part of a target's name …]`
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'esbuild';

const BUNDLE = 'test/.work/hostile/targets.mjs';
const LENGTHS = [4_000, 16_000, 64_000, 256_000];
const LONGEST_STEP = 5_000;
// Below this many milliseconds a ratio is noise; a step beyond the other ends the series.
const LEAST = 25;
const ENOUGH = 300;
const DOUBTFUL = 5;
const SUSPICIOUS = 9;

if (isMainThread) await main();
else await measureTarget(workerData);

async function main() {
  await bundle();
  const { targets } = await import(`../../${BUNDLE}`);
  const wanted = process.argv.slice(2);
  const chosen = targets
    .map(({ name }) => name)
    .filter(name => wanted.length === 0 || wanted.some(part => name.includes(part)));
  for (const name of chosen) await report(name);
}

async function bundle() {
  mkdirSync('test/.work/hostile', { recursive: true });
  await build({
    entryPoints: ['test/bench/targets.ts'],
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    platform: 'node',
    loader: { '.md': 'text' },
  });
}

async function report(name) {
  const found = [];
  let from = 0;
  let worst = { ratio: 0, text: '-', milliseconds: 0 };
  // A text that hangs ends its worker; the next one goes on behind it.
  while (from !== undefined)
    from = await runWorker(name, from, result => {
      if (result.problem || result.ratio >= SUSPICIOUS) found.push(result);
      if (result.ratio > worst.ratio) worst = result;
    });
  console.log(
    `${name.padEnd(32)} ${found.length === 0 ? 'linear' : `${found.length} suspicious`}; worst ratio ${show(worst)}`,
  );
  for (const each of found.slice(0, 12)) console.log(`    ${show(each)}`);
}

function show({ ratio, text, milliseconds, length, problem }) {
  return problem
    ? `${problem} on ${text} at ${length}`
    : `${ratio.toFixed(1)} on ${text} (${Math.round(milliseconds)} ms at ${length ?? '-'})`;
}

/** Resolves to the index of the text to go on with, or undefined at the end. */
function runWorker(name, from, onResult) {
  return new Promise(resolve => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { name, from }, stdout: false });
    let current = { index: from, text: '', length: 0 };
    let timer;
    const finish = next => {
      clearTimeout(timer);
      worker.terminate().then(() => resolve(next));
    };
    const hangs = problem => {
      onResult({ ...current, ratio: Number.POSITIVE_INFINITY, problem });
      finish(current.index + 1);
    };
    worker.on('message', message => {
      clearTimeout(timer);
      if (message.done) return finish(undefined);
      if (message.starting) {
        current = message;
        timer = setTimeout(() => hangs(`more than ${LONGEST_STEP} ms`), LONGEST_STEP);
      } else onResult(message);
    });
    worker.on('error', error => hangs(`stopped with ${error.message}`));
  });
}

async function measureTarget({ name, from }) {
  const { targets, hostileTexts } = await import(`../../${BUNDLE}`);
  const target = targets.find(each => each.name === name);
  const texts = hostileTexts();
  warm(target, texts);
  for (let index = from; index < texts.length; index++) measure(target, texts[index], index);
  parentPort.postMessage({ done: true });
}

function warm(target, texts) {
  for (const { of } of texts) attempt(() => target.prepare(of(200))());
}

function attempt(run) {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function measure(target, { name: text, of }, index) {
  let before;
  let worst = { ratio: 0, text, milliseconds: 0, length: 0 };
  for (const length of LENGTHS) {
    parentPort.postMessage({ starting: true, index, text, length });
    let milliseconds;
    try {
      milliseconds = cpuTime(target.prepare(of(length)));
    } catch (error) {
      return parentPort.postMessage({
        text,
        length,
        ratio: 0,
        milliseconds: 0,
        problem: `${error.name}: ${error.message.slice(0, 80)}`,
      });
    }
    if (before !== undefined && milliseconds >= LEAST)
      worst = { ratio: milliseconds / Math.max(before, 0.5), text, milliseconds, length };
    // A longer text is tried only where the shorter ones leave a doubt.
    if (before !== undefined && (milliseconds > ENOUGH || milliseconds < LEAST / 4 || milliseconds < before * DOUBTFUL))
      break;
    before = milliseconds;
  }
  parentPort.postMessage(worst);
}

/** The least of a few runs, as a collection of garbage may fall into one. */
function cpuTime(run) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3 && (i === 0 || least < 400); i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
