import { formulae } from './formulae.data';
import { markOfThree } from './hash';
import { once } from './once';

/** How many letters and digits of a key (see `keyOf`) belong to no formula. Linear. */
export function ownLetters(key: string): number {
  return withoutFormulae(key).length;
}

/** What is left of a key once the words that reports repeat on purpose are taken out. Linear. */
export function withoutFormulae(key: string): string {
  let own = '';
  let done = 0;
  const { all, marks } = known();
  for (let i = 0; i + GRAM <= key.length; i++) {
    if (marks[markOf(key, i)] === 0 || !all.has(key.slice(i, i + GRAM))) continue;
    if (i > done) own += key.slice(done, i);
    done = i + GRAM;
  }
  return done === 0 ? key : own + key.slice(done);
}

/** The shortest formula has so many letters. */
const GRAM = 8;

/** Every stretch of eight letters that stands in a formula. Made when it is first asked for: most texts never do. */
const known = once(() => {
  const all = new Set(formulae.split('|').flatMap(stretchesOf));
  const marks = new Uint8Array(MARKS);
  for (const stretch of all) marks[markOf(stretch, 0)] = 1;
  return { all, marks };
});

// A stretch has one mark, and few others have the same: no text need be cut out for the rest.
const MARKS = 0x10000;

function markOf(key: string, at: number): number {
  return markOfThree(key.charCodeAt(at), key.charCodeAt(at + 3), key.charCodeAt(at + GRAM - 1));
}

function stretchesOf(formula: string): readonly string[] {
  return Array.from({ length: formula.length - GRAM + 1 }, (_, at) => formula.slice(at, at + GRAM));
}
