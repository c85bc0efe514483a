/** What a filter looks at. */
export interface Filtered {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What a line may be, besides what it says. */
export type Mark = 'findings' | 'checked' | 'open' | 'resolved' | 'lost' | 'changed';

/** A filter as it was typed: words that must all occur, in any order, and the marks below. Undefined for an empty one. */
export function filterOf(query: string): ((item: Filtered) => boolean) | undefined {
  const terms = plain(query)
    .split(/\s+/)
    .filter(term => term !== '');
  if (terms.length === 0) return undefined;
  const tests = terms.map(testOf);
  return item => tests.every(test => test(item));
}

function testOf(term: string): (item: Filtered) => boolean {
  const mark = MARKS[term];
  return mark ? ({ marks }) => marks.includes(mark) : ({ text }) => plain(text).includes(term);
}

/** As VS Code writes the marks of its own filters. */
const MARKS: Readonly<Record<string, Mark>> = {
  '@findings': 'findings',
  '@问题': 'findings',
  '@checked': 'checked',
  '@核对': 'checked',
  '@open': 'open',
  '@未处理': 'open',
  '@resolved': 'resolved',
  '@已解决': 'resolved',
  '@lost': 'lost',
  '@失去原文': 'lost',
  '@changed': 'changed',
  '@已改': 'changed',
};

/** Full-width letters, digits and signs are found by their half-width ones, capitals by small letters. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
