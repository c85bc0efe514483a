/** What a filter looks at. */
export interface Filtered {
  readonly text: string;
  readonly hasFinding: boolean;
  readonly isChecked: boolean;
}

/** A filter as it was typed: words that must all occur, in any order, and the marks below. Undefined for an empty one. */
export function filterOf(query: string): ((item: Filtered) => boolean) | undefined {
  const terms = plain(query)
    .split(/\s+/)
    .filter(term => term !== '');
  if (terms.length === 0) return undefined;
  const tests = terms.map(term => MARKS[term] ?? (({ text }: Filtered) => plain(text).includes(term)));
  return item => tests.every(test => test(item));
}

/** As VS Code writes the marks of its own filters. */
const MARKS: Readonly<Record<string, (item: Filtered) => boolean>> = {
  '@findings': ({ hasFinding }) => hasFinding,
  '@问题': ({ hasFinding }) => hasFinding,
  '@checked': ({ isChecked }) => isChecked,
  '@核对': ({ isChecked }) => isChecked,
};

/** Full-width letters, digits and signs are found by their half-width ones, capitals by small letters. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
