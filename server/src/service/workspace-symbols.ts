import type { SymbolInformation } from 'vscode-languageserver-types';

/** The most symbols that one answer holds: an editor asks again with every letter that is typed. */
const MOST = 1000;

/**
 * The symbols whose names hold the letters of a query in their order, those that hold it as it stands first. All of them
 * for an empty query.
 */
export function matchingSymbols(symbols: readonly SymbolInformation[], query: string): SymbolInformation[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const exact: SymbolInformation[] = [];
  const loose: SymbolInformation[] = [];
  for (const symbol of symbols) {
    const name = symbol.name.toLowerCase();
    if (name.includes(wanted)) exact.push(symbol);
    else if (hasInOrder(name, wanted)) loose.push(symbol);
    if (exact.length === MOST) break;
  }
  return [...exact, ...loose].slice(0, MOST);
}

function hasInOrder(name: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = name.indexOf(letter, from) + letter.length;
    if (from < letter.length) return false;
  }
  return true;
}
