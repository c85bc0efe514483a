import type { Span } from './span';

/** A quote, bracket or book mark without its other half. Offsets count from the start of the text examined. */
export interface Unpaired extends Span {
  /** `reversed`: a closing quote that stands where an opening one belongs. */
  readonly kind: 'no-closer' | 'no-opener' | 'reversed';
}

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
  ['〔', '〕'],
]);
const OPENER_OF: ReadonlyMap<string, string> = new Map(Array.from(CLOSER_OF, ([opener, closer]) => [closer, opener]));
const SIGNS = /[“”‘’（）()《》〈〉【】「」『』〔〕]/g;

/** Finds halves of pairs in the order of the text. A bracket of one width closes one of the other. Linear. */
export function findUnpaired(text: string): readonly Unpaired[] {
  const open: { sign: string; at: number }[] = [];
  const found: Unpaired[] = [];
  SIGNS.lastIndex = 0;
  for (let match = SIGNS.exec(text); match; match = SIGNS.exec(text)) {
    const sign = match[0];
    if (CLOSER_OF.has(sign)) open.push({ sign, at: match.index });
    else close(text, open, found, sign, match.index);
  }
  for (const { at } of open) found.push({ start: at, end: at + 1, kind: 'no-closer' });
  return found.sort((a, b) => a.start - b.start);
}

function close(text: string, open: { sign: string; at: number }[], found: Unpaired[], sign: string, at: number): void {
  const opener = OPENER_OF.get(sign)!;
  const index = open.findLastIndex(each => isSame(each.sign, opener));
  if (index < 0) {
    const reversed = found.at(-1);
    if (sign === '”' && reversed?.kind === 'no-opener' && text.charAt(reversed.start) === '”' && isNear(text, reversed.start, at)) {
      found[found.length - 1] = { start: reversed.start, end: at + 1, kind: 'reversed' };
    } else if (!isEnumerator(text, at)) found.push({ start: at, end: at + 1, kind: 'no-opener' });
    return;
  }
  for (const left of open.splice(index + 1)) found.push({ start: left.at, end: left.at + 1, kind: 'no-closer' });
  open.pop();
}

function isSame(sign: string, opener: string): boolean {
  return sign === opener || (/[（(]/.test(sign) && /[（(]/.test(opener));
}

const LONGEST_QUOTATION = 60;

/** ”江苏省智慧教育样板区”: two closing quotes with no stop between them are a quotation whose first quote is turned. */
function isNear(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_QUOTATION && !/[。！？；]/.test(text.slice(from, to));
}

/** `1)` and `a）` open an item and close nothing. */
function isEnumerator(text: string, at: number): boolean {
  return /[)）]/.test(text.charAt(at)) && /(?:^|[\s，。；：,;:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$/.test(text.slice(Math.max(0, at - 4), at));
}
