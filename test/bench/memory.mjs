import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { short } from './figures.mjs';
import { randomEdits } from './random-edits.mjs';
import { documentOf } from './texts.mjs';

const SIZE = 1_000_000;
const EDITED = 200_000;
const EDITS = [0, 500, 1000, 1500, 2000];

/** Bytes of heap that an open draft holds for each character, and whether edits add to it. */
export function measureMemory({ readDraft, check }, reports) {
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
  const perCharacter = bytes => bytes / held.draft.text.length;
  held.draft = held.findings = undefined;
  const growth = growthOverEdits({ readDraft, check }, reports, heap);
  const most = Math.max(perCharacter(all - before), perCharacter(edited - before - 2 * SIZE));
  return {
    lines: [
      `${SIZE} characters, bytes of heap per character over the text's own 2: draft ${short(perCharacter(draft - before))}, ` +
        `draft and findings ${short(perCharacter(all - before))}, after one edit ${short(perCharacter(edited - before - 2 * SIZE))}`,
      `${EDITED} characters, heap after ${EDITS.join(', ')} edits: ${growth.map(bytes => short(bytes / 1e6)).join(', ')} MB`,
    ],
    data: { perCharacter: most, growth: growth.at(-1) / growth[1], heaps: growth },
  };
}

/** Heap over what there was before, per stage; the text changes, but keeps its length but for some thousand characters. */
function growthOverEdits({ readDraft, check }, reports, heap) {
  const before = heap();
  const held = { text: documentOf(reports, EDITED) };
  const edits = randomEdits(held.text, EDITS.at(-1));
  held.draft = readDraft(held.text);
  held.findings = check(held.draft);
  return EDITS.map((count, stage) => {
    for (let index = EDITS[stage - 1] ?? 0; index < count; index++) edit(held, edits[index], { readDraft, check });
    return heap() - before;
  });
}

function edit(held, { start, end, text }, { readDraft, check }) {
  held.text = flat(held.text.slice(0, start) + text + held.text.slice(end));
  held.draft = readDraft(held.text, held.draft);
  held.findings = check(held.draft);
}

/** One piece, as a server has it from its document: V8 would keep what it was put together from. */
function flat(text) {
  return Buffer.from(text, 'utf16le').toString('utf16le');
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
