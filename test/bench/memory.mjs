import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { short } from './figures.mjs';

/** Bytes of heap that an open draft holds for each character, over the text itself. */
export function measureMemory({ readDraft, check }, text) {
  const collect = garbageCollector();
  const heap = () => {
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
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
  const perCharacter = bytes => short(bytes / held.draft.text.length);
  return [
    `${text.length} characters, bytes of heap per character over the text's own 2: draft ${perCharacter(draft - before)}, ` +
      `draft and findings ${perCharacter(all - before)}, after one edit ${perCharacter(edited - before - 2 * text.length)}`,
  ];
}

function garbageCollector() {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
