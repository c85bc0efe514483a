import { once } from './once';
import type { Span } from './span';

/** A quote, bracket or book mark without its other half. Offsets count from the start of the text examined. */
export interface Unpaired extends Span {
  /**
   * `reversed`: a closing quote that stands where an opening one belongs; `turned`: an opening one where a closing one
   * belongs.
   */
  readonly kind: 'no-closer' | 'no-opener' | 'reversed' | 'turned';
}

export const CLOSER_OF: ReadonlyMap<string, string> = new Map([
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
export const OPENER_OF: ReadonlyMap<string, string> = new Map(
  Array.from(CLOSER_OF, ([opener, closer]) => [closer, opener]),
);
const SIGNS = new RegExp(`[${[...CLOSER_OF.keys(), ...OPENER_OF.keys()].join('')}]`, 'g');

/** Signs that web pages have in place of quotes and brackets. */
const PLAIN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['〝', '“'],
  ['〞', '”'],
  ['﹙', '（'],
  ['﹚', '）'],
]);
export const OTHER_SIGNS = [...PLAIN_SIGNS.keys()].join('');
const OTHER_SIGN = new RegExp(`[${OTHER_SIGNS}]`);
const EACH_OTHER_SIGN = new RegExp(`[${OTHER_SIGNS}]`, 'g');

/** Finds halves of pairs in the order of the text. Linear. */
export function findUnpaired(written: string): readonly Unpaired[] {
  const text = OTHER_SIGN.test(written) ? written.replace(EACH_OTHER_SIGN, sign => PLAIN_SIGNS.get(sign)!) : written;
  if (isNested(text)) return NONE;
  const open: Open = { halves: [], counts: new Map() };
  const found: Unpaired[] = [];
  SIGNS.lastIndex = 0;
  for (let match = SIGNS.exec(text); match; match = SIGNS.exec(text)) {
    const sign = match[0];
    if (CLOSER_OF.has(sign)) push(open, sign, match.index);
    else close(text, open, found, sign, match.index);
  }
  for (const { at } of open.halves) found.push({ start: at, end: at + 1, kind: 'no-closer' });
  return withTurned(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** “江苏省智慧教育样板区“: two opening quotes with no stop between them are a quotation whose last quote is turned. */
function withTurned(text: string, found: readonly Unpaired[]): readonly Unpaired[] {
  const result: Unpaired[] = [];
  for (const each of found) {
    const last = result.at(-1);
    const isPair =
      last?.kind === 'no-closer' && each.kind === 'no-closer' && isQuote(text, last) && isQuote(text, each);
    if (isPair && isNear(text, last.start, each.start) && each.start > last.start + 1)
      result[result.length - 1] = { start: last.start, end: each.end, kind: 'turned' };
    else result.push(each);
  }
  return result;
}

function isQuote(text: string, { start }: Span): boolean {
  return text.charAt(start) === '“';
}

const NONE: readonly Unpaired[] = [];

/** Whether every sign closes what was opened last, as nearly always: a pass that makes nothing. */
function isNested(text: string): boolean {
  const table = halves();
  let depth = 0;
  SIGNS.lastIndex = 0;
  while (SIGNS.test(text)) {
    const half = table[text.charCodeAt(SIGNS.lastIndex - 1)]!;
    if (half > 0) {
      if (depth === opened.length) return false;
      opened[depth++] = half;
    } else if (depth === 0 || opened[--depth] !== -half) return false;
  }
  return depth === 0;
}

// Of the text that is being read: what is open, the innermost last.
const opened = new Int8Array(64);

/** For every unit the kind of pair that it opens, or that it closes with a minus; 0 where it does neither. */
const halves = once(() => {
  const table = new Int8Array(0x10000);
  const kinds = [...CLOSER_OF.keys()];
  for (const [opener, closer] of CLOSER_OF) {
    const kind = kinds.indexOf(kindOf(opener)) + 1;
    table[opener.charCodeAt(0)] = kind;
    table[closer.charCodeAt(0)] = -kind;
  }
  return table;
});

interface Half {
  readonly sign: string;
  readonly at: number;
}

/** Opening halves, the innermost last, and how many of each: what closes nothing must not search them all. */
interface Open {
  readonly halves: Half[];
  readonly counts: Map<string, number>;
}

function push({ halves, counts }: Open, sign: string, at: number): void {
  const kind = kindOf(sign);
  halves.push({ sign: kind, at });
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** Takes the innermost half of a kind off with what was opened inside it, which is returned: it was never closed. */
function pop({ halves, counts }: Open, kind: string): readonly Half[] | undefined {
  if (!counts.get(kind)) return undefined;
  const taken = halves.splice(halves.findLastIndex(each => each.sign === kind));
  for (const { sign } of taken) counts.set(sign, counts.get(sign)! - 1);
  return taken.slice(1);
}

/** A bracket of one width closes one of the other. */
function kindOf(opener: string): string {
  return opener === '(' ? '（' : opener;
}

function close(text: string, open: Open, found: Unpaired[], sign: string, at: number): void {
  const left = pop(open, kindOf(OPENER_OF.get(sign)!));
  if (left === undefined) {
    const reversed = found.at(-1);
    if (
      sign === '”' &&
      reversed?.kind === 'no-opener' &&
      text.charAt(reversed.start) === '”' &&
      isNear(text, reversed.start, at)
    ) {
      found[found.length - 1] = { start: reversed.start, end: at + 1, kind: 'reversed' };
    } else if (!isEnumerator(text, at)) found.push({ start: at, end: at + 1, kind: 'no-opener' });
    return;
  }
  for (const { at: start } of left) found.push({ start, end: start + 1, kind: 'no-closer' });
}

const LONGEST_QUOTATION = 60;

/** ”江苏省智慧教育样板区”: two closing quotes with no stop between them are a quotation whose first quote is turned. */
function isNear(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_QUOTATION && !/[。！？；]/.test(text.slice(from, to));
}

/** `1)` and `a）` open an item and close nothing. */
function isEnumerator(text: string, at: number): boolean {
  return (
    /[)）]/.test(text.charAt(at)) &&
    /(?:^|[\s，。；：,;:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$/.test(text.slice(Math.max(0, at - 4), at))
  );
}
