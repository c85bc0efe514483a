/** The kinds of random edits. */
export const KINDS = ['typing', 'pasting', 'deleting', 'undo'];

const TYPED = Array.from('的了和在是推进建设完成同比增长，。、；0123456789%亿元一二（）');
const SEED = 20_261_122;

/**
 * Edits as a writer makes them, always the same for the same text: mostly typing in one place, now and then a jump, a paste
 * of up to a page, a deletion of up to some lines, and the last edit undone. Each has offsets in the text as the ones before
 * it left it. The text keeps about its length.
 */
export function randomEdits(before, count, seed = SEED) {
  const random = randomOf(seed);
  const upTo = most => Math.floor(random() * most);
  const edits = [];
  let text = before;
  let caret = upTo(text.length);
  for (let index = 0; index < count; index++) {
    if (random() < 0.15) caret = upTo(text.length);
    const edit = nextEdit({ text, caret: Math.min(caret, text.length), edits, upTo, random });
    const removed = flat(text.slice(edit.start, edit.end));
    text = flat(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
    caret = edit.start + edit.text.length;
    edits.push({ ...edit, removed });
  }
  return edits;
}

/** A text of its own: V8 would keep what it was cut out of or put together from. */
export function flat(text) {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function nextEdit({ text, caret, edits, upTo, random }) {
  const chance = random();
  const last = edits.at(-1);
  if (chance < 0.1 && last && last.kind !== 'undo')
    return { kind: 'undo', start: last.start, end: last.start + last.text.length, text: last.removed };
  if (chance < 0.2) return { kind: 'pasting', start: caret, end: caret, text: passage(text, upTo, random) };
  if (chance < 0.4) {
    // As much as is pasted goes again, in the long run.
    const length = random() < 0.5 ? 1 : upTo(Math.min(text.length / 20, 400));
    return { kind: 'deleting', start: Math.max(0, caret - length), end: caret, text: '' };
  }
  return { kind: 'typing', start: caret, end: caret, text: TYPED[upTo(TYPED.length)] };
}

/** A few words, or some paragraphs, of what is there. */
function passage(text, upTo, random) {
  const length = 1 + upTo(Math.min(text.length / 20, random() < 0.7 ? 120 : 1000));
  const from = upTo(Math.max(1, text.length - length));
  return flat(text.slice(from, from + length));
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
