import type { Span } from './span';
import { readAs } from './variants';

/** A run of characters that an encoding error left behind. Offsets count from the start of the text examined. */
export interface Damage extends Span {
  /** `replacement`: the original is lost (U+FFFD); `latin`: bytes read as Latin-1; `shifted`: double bytes out of step or read in another encoding. */
  readonly kind: 'replacement' | 'latin' | 'shifted';
}

/**
 * Finds runs that no Chinese text holds: GBK read out of step, UTF-8 read as GBK or Latin-1, lost characters. Rare but
 * right characters (勠, 蹚, 鹮) stand alone among common ones and are left in peace. Linear.
 */
export function findDamage(source: string): readonly Damage[] {
  if (!SUSPICIOUS.test(source)) return [...findRareRuns(source)];
  return merge([
    ...findReplacements(source),
    ...findLatinRuns(source),
    ...findCuts(source),
    ...findLostBytes(source),
    ...findKnownRemains(source),
    ...findRareRuns(source),
  ]);
}

// Whatever hints at damage other than rare characters: lost characters, Latin-1 runs, question marks of a cut pair.
const SUSPICIOUS = /[\ufffd\u0080-\u00b6\u00b8-\u00ff]|\?[?，。、；：]|[，。、；：]\?|锟斤|烫烫|屯屯/;
const REPLACEMENTS = /\ufffd+/g;
const LATIN_RUN =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{4,}/g;
// A byte pair cut in two: an orphan byte became `?`, and what follows is out of step until the next ASCII byte.
const CUT = /\?(?:。|\?(?=[\u4e00-\u9fff]))[^\s，。、；：,;:“”《》\d]{0,14}?(?:[!-~]|$|(?=[\s，。、；：,;:“”《》\d]))/g;

function* findReplacements(source: string): Iterable<Damage> {
  for (const match of source.matchAll(REPLACEMENTS)) {
    yield { start: match.index, end: match.index + match[0].length, kind: 'replacement' };
  }
}

function* findLatinRuns(source: string): Iterable<Damage> {
  for (const match of source.matchAll(LATIN_RUN)) {
    if (!/[\u00a1-\u00ff]{2}/.test(match[0])) continue;
    yield { start: match.index, end: match.index + match[0].length, kind: 'latin' };
  }
}

// One lost byte: a question mark where no question can end, beside another stop.
const LOST_BYTE = /(?<=[\u4e00-\u9fff])\?(?=[，、；：])|(?<=[，。、；：])\?(?=[\u4e00-\u9fff])/g;

function* findLostBytes(source: string): Iterable<Damage> {
  for (const match of source.matchAll(LOST_BYTE)) yield { start: match.index, end: match.index + 1, kind: 'shifted' };
}

// What empty or lost memory looks like in GBK, and U+FFFD twice encoded.
const KNOWN_REMAINS = /(?:锟斤拷)+锟?|(?:烫烫|屯屯){2,}/g;

function* findKnownRemains(source: string): Iterable<Damage> {
  for (const match of source.matchAll(KNOWN_REMAINS)) {
    yield { start: match.index, end: match.index + match[0].length, kind: 'shifted' };
  }
}

function* findCuts(source: string): Iterable<Damage> {
  for (const match of source.matchAll(CUT)) {
    const before = source.charAt(match.index - 1);
    if (match.index > 0 && !HAN.test(before)) continue;
    yield { start: match.index, end: match.index + match[0].length, kind: 'shifted' };
  }
}

const HAN = /[\u3400-\u9fff]/;
const WIDEST_GAP = 3;
const LEAST_WEIGHT = 7;
const LEAST_DENSITY = 0.75;

// Damage holds none of these; a list of people holds them between rare characters: 张喆、李堃、王璟玥.
const LIST_SIGN = /[、\s]/;

/** Clusters of rare characters: each weighs by its rarity, and the cluster must be heavy and dense. */
function* findRareRuns(source: string): Iterable<Damage> {
  let start = -1;
  let last = -1;
  let weight = 0;
  for (let i = 0; i <= source.length; i++) {
    const rarity = i < source.length ? rarityOf(source.charCodeAt(i)) : 0;
    const ends = start >= 0 && (i === source.length || i - last > WIDEST_GAP || LIST_SIGN.test(source.charAt(i)));
    if (ends) {
      if (weight >= LEAST_WEIGHT && weight >= LEAST_DENSITY * (last + 1 - start)) {
        yield { start, end: withTail(source, last + 1), kind: 'shifted' };
      }
      start = -1;
      weight = 0;
    }
    if (rarity === 0) continue;
    if (start < 0) start = i;
    last = i;
    weight += rarity;
  }
}

/** Lost bytes show as `?`, and the byte that brings the reading back into step as a stray sign. */
function withTail(source: string, end: number): number {
  let last = end;
  while (source.charAt(last) === '?') last++;
  return /[\^~`{}\\@#$*<_]/.test(source.charAt(last)) ? last + 1 : last;
}

/** Whether a UTF-16 unit is one of the 3,755 common characters of GB/T 2312, or is read as one. */
export function isCommonCharacter(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff && rarities()[readAs[unit]!] === 0;
}

const NEVER = 3;
const OUTSIDE_GB2312 = 2;
const SECOND_LEVEL = 1;

function rarityOf(unit: number): number {
  if (unit < FIRST_SIGN) return 0;
  if (unit < 0x3400) return isSign(unit) ? NEVER : 0;
  if (unit >= 0xe000 && unit <= 0xf8ff) return NEVER;
  return unit > 0x9fff ? 0 : rarities()[readAs[unit]!]!;
}

const FIRST_SIGN = 0x370;

/** Greek and Cyrillic letters, ⒈ and its like, box drawing, bopomofo: rows of GBK that bytes out of step fall into. */
function isSign(unit: number): boolean {
  return (
    unit <= 0x4ff ||
    (unit >= 0x2474 && unit <= 0x249b) ||
    (unit >= 0x2500 && unit < 0x2580) ||
    (unit >= 0x3105 && unit <= 0x312f)
  );
}

let raritiesOfUnits: Uint8Array | undefined;

/** GB/T 2312 orders characters by use: level 1 holds the 3,755 common ones, level 2 another 3,008, the rest is rare. */
function rarities(): Uint8Array {
  if (raritiesOfUnits !== undefined) return raritiesOfUnits;
  raritiesOfUnits = new Uint8Array(0x10000).fill(OUTSIDE_GB2312, 0x3400, 0xa000);
  for (const character of decodeRows(0xd8, 0xf7)) raritiesOfUnits[character.charCodeAt(0)] = SECOND_LEVEL;
  for (const character of decodeRows(0xb0, 0xd7)) raritiesOfUnits[character.charCodeAt(0)] = 0;
  return raritiesOfUnits;
}

// The platform's decoder; declared here because the engine is compiled without the types of any platform.
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

function decodeRows(first: number, last: number): string {
  const bytes: number[] = [];
  for (let row = first; row <= last; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  }
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes));
}

function merge(damages: readonly Damage[]): readonly Damage[] {
  const sorted = [...damages].sort((a, b) => a.start - b.start);
  const merged: Damage[] = [];
  for (const damage of sorted) {
    const last = merged.at(-1);
    if (last === undefined || damage.start > last.end) merged.push(damage);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, damage.end) };
  }
  return merged;
}
