import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { short } from './figures.mjs';
import { documentOf } from './texts.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const REPORT = 20_000;
const SIZES = [1_000_000, 10_000_000, 20_000_000];

/** An index over so many characters of reports: time to make it, memory, a first comparison, and one after a keystroke. */
export function measureAcross(engine, reports) {
  measure(engine, reports, 400_000);
  const times = SIZES.map(size => bestOf(3, () => measure(engine, reports, size)));
  const growth = times[1].index / times[0].index;
  return [...times.map(({ line }) => line), `growth from 1 to 10 million characters: ${short(growth)}-fold`];
}

/** The quickest of some runs: what else the machine does only ever adds. */
function bestOf(runs, run) {
  return Array.from({ length: runs }, run).sort((a, b) => a.index - b.index)[0];
}

function measure({ PassageIndex, readPassages, sharedPassages, readDraft }, reports, size) {
  const whole = documentOf(reports, size);
  const texts = Array.from({ length: size / REPORT }, (_, i) => whole.slice(i * REPORT, (i + 1) * REPORT));
  collect();
  const before = memory();
  const index = new PassageIndex();
  let longest = 0;
  const started = performance.now();
  for (const [i, text] of texts.entries()) {
    const from = performance.now();
    index.set(`report ${i}`, finished(readPassages(text)));
    longest = Math.max(longest, performance.now() - from);
  }
  const time = performance.now() - started;
  collect();
  const held = memory() - before;
  const draft = readDraft(texts[1]);
  const first = timeOf(() => sharedPassages(draft, 'report 1', index));
  const edited = readDraft(`${texts[1].slice(0, REPORT / 2)}好${texts[1].slice(REPORT / 2)}`, draft);
  const key = timeOf(() => sharedPassages(edited, 'report 1', index));
  const line =
    `${size} characters, ${texts.length} reports: indexed in ${short(time)} ms, longest step ${short(longest)} ms, ` +
    `${short(held / 1e6)} MB; first comparison ${short(first)} ms, after a keystroke ${short(key)} ms`;
  return { index: time, line };
}

function finished(slices) {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

function timeOf(run) {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function memory() {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
