import { formulae } from './formulae.data';

/** How many letters and digits of a key (see `keyOf`) belong to no formula. Linear. */
export function ownLetters(key: string): number {
  return withoutFormulae(key).length;
}

/** What is left of a key once the words that reports repeat on purpose are taken out. Linear. */
export function withoutFormulae(key: string): string {
  let own = '';
  let done = 0;
  for (let i = 0; i + GRAM <= key.length; i++) {
    if (!stretches().has(key.slice(i, i + GRAM))) continue;
    if (i > done) own += key.slice(done, i);
    done = i + GRAM;
  }
  return done === 0 ? key : own + key.slice(done);
}

/** The shortest formula has so many letters. */
const GRAM = 8;

let known: ReadonlySet<string> | undefined;

/** Every stretch of eight letters that stands in a formula. Made when it is first asked for: most texts never do. */
function stretches(): ReadonlySet<string> {
  known ??= new Set(formulae.split('|').flatMap(stretchesOf));
  return known;
}

function stretchesOf(formula: string): readonly string[] {
  return Array.from({ length: formula.length - GRAM + 1 }, (_, at) => formula.slice(at, at + GRAM));
}
