import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { short } from './figures.mjs';
import { flat, randomEdits } from './random-edits.mjs';
import { documentOf, readReports } from './texts.mjs';

const SIZE = 1_000_000;
const EDITED = 200_000;
// The first 2,500 read nearly every line anew; what the next 2,000 add is growth.
const EDITS = [0, 2500, 3000, 3500, 4000, 4500];

/**
 * Bytes of heap that an open draft holds for each character, and whether edits add to it. In a process of its own whose code
 * stays as it is: what V8 compiles, and keeps beside it, would be counted, and goes on for tens of thousands of edits.
 */
export function measureMemory(enginePath) {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, ['--no-opt', script, enginePath], { encoding: 'utf8' }));
}

function measure({ readDraft, check }, reports) {
  const text = documentOf(reports, SIZE);
  const heap = heapMeter();
  check(readDraft(text.slice(0, 50_000)));
  const before = heap();
  const held = { draft: readDraft(text) };
  const draft = heap();
  held.findings = check(held.draft);
  const all = heap();
  // One edit later: what a draft keeps of its predecessor would show here.
  held.draft = readDraft(`${text.slice(0, text.length >> 1)}好${text.slice(text.length >> 1)}`, held.draft);
  held.findings = check(held.draft);
  const edited = heap();
  const perCharacter = bytes => bytes / SIZE;
  held.draft = held.findings = undefined;
  const growth = growthOverEdits({ readDraft, check }, reports, heap);
  const most = Math.max(perCharacter(all - before), perCharacter(edited - before - 2 * SIZE));
  return {
    lines: [
      `${SIZE} characters, bytes of heap per character over the text's own 2: draft ${short(perCharacter(draft - before))}, ` +
        `draft and findings ${short(perCharacter(all - before))}, after one edit ${short(perCharacter(edited - before - 2 * SIZE))}`,
      `${EDITED} characters, heap after ${EDITS.join(', ')} edits, of which every other half takes the first back: ${growth.map(bytes => short(bytes / 1e6)).join(', ')} MB`,
    ],
    data: { perCharacter: most, growth: growth.at(-1) / growth[1], heaps: growth },
  };
}

/** Heap over what there was before; at every stage the same text, as each stage takes its edits back one by one. */
function growthOverEdits({ readDraft, check }, reports, heap) {
  const held = { text: documentOf(reports, EDITED) };
  const stages = EDITS.slice(1).map((count, stage) => thereAndBack(held.text, count - EDITS[stage], stage));
  const before = heap();
  held.draft = readDraft(held.text);
  held.findings = check(held.draft);
  const first = heap() - before;
  const heaps = stages.map(edits => {
    for (const each of edits) edit(held, each, { readDraft, check });
    return heap() - before;
  });
  return [first, ...heaps];
}

function thereAndBack(text, count, seed) {
  const there = randomEdits(text, count / 2, seed);
  const back = there.map(({ start, text: inserted, removed }) => ({
    start,
    end: start + inserted.length,
    text: removed,
  }));
  return [...there, ...back.reverse()];
}

function edit(held, { start, end, text }, { readDraft, check }) {
  held.text = flat(held.text.slice(0, start) + text + held.text.slice(end));
  held.draft = readDraft(held.text, held.draft);
  held.findings = check(held.draft);
}

function heapMeter() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  return () => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const engine = (await import(process.argv[2])).default;
  process.stdout.write(JSON.stringify(measure(engine, readReports().reports)));
}
