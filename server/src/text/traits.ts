import { enterRare } from './commonness';
import { SPACES } from './ink';
import { type Cues, closeCues, pairsOfCues, signsOfCues } from './line-cues';
import { lookalikeUnits } from './lookalikes';
import { once } from './once';
import { CLOSER_OF, OTHER_SIGNS } from './pairs';
import { PLEDGE_WORDS, PROVINCES } from './provinces';
import { rolesOfUnits } from './roles';
import { isSimplified, isTraditional, type ScriptCounts } from './script';
import { placeFor, unitsAt } from './unit-memory';
import { readAs, variantUnits } from './variants';
import { otherSimplified, theirSimplified, traditionalCharacters } from './variants.data';

/**
 * What a line is made of, told by its UTF-16 units and pairs of neighbours alone: what none of them can be part of need not
 * be sought there. Nearly every line has little of it, and that is known from one pass.
 */
export interface Traits extends ScriptCounts {
  /** The traits below that the line has, as bits; asked with `hasTrait`. */
  readonly seen: number;
  /** The cues of rules and finders that it has; asked with `hasCue`. */
  readonly cues: Cues;
  /** How many units are rare in Chinese text, or never in it. */
  readonly rareUnits: number;
}

/** Something that damage is told by, rare characters apart; what looks like a character and is none too. */
export const ODD = 1 << 3;
/** Anything but space. */
export const INK = 1 << 4;
/** A space, of any width that is read as one. */
export const SPACE = 1 << 5;
/** One of `HALF_WIDTH_SIGNS` as written. */
export const HALF_WIDTH = 1 << 6;
export const STRAIGHT_QUOTE = 1 << 7;
/** Half of a pair: a quote, bracket or book mark. */
export const PAIRED = 1 << 8;
/** One of `MARKUP_SIGNS`, of either width. */
export const MARKUP = 1 << 9;
/** The end of `PLEDGE_WORDS` before a province, or what looks like both. */
export const PLEDGED = 1 << 11;
/** ①. */
export const CIRCLED = 1 << 12;
/** A bracket with a letter of pinyin behind it. */
export const PINYIN = 1 << 14;
/** Two of `STOP_SIGNS` running. */
export const STOPS_RUNNING = 1 << 16;
/** Two quotations with nothing between them: ”“. */
export const QUOTES_RUNNING = 1 << 18;
/** 一是, 一要; 第一, 其一; 首先 and its like. */
export const SPOKEN_NUMBER = (1 << 20) | (1 << 22) | (1 << 24);

/** A name of `PROVINCES`, or what begins like one. */
export const PROVINCE = 1 << 26;
/** 2025年. */
export const YEAR = 1 << 28;
/** One of `DISTRICT_SIGNS`. */
export const DISTRICT = 1 << 29;

/** One of `OTHER_SIGNS`. */
export const OTHER_PAIR = 1 << 30;
export const STAR = 1 << 31;

export const HALF_WIDTH_SIGNS = ',;:?!.';
export const STOP_SIGNS = '，。；：、,;';
/** Without one of these there is no tag, no comment, no entity and no border of a table. */
const MARKUP_SIGNS = '>&|';
export const DISTRICT_SIGNS = '区县旗';
export const PINYIN_LETTERS = 'abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ';
export const HAN_NUMERALS = '一二三四五六七八九十';
export const CIRCLED_NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
export const FIRST_WORDS: readonly string[] = ['首先', '其次', '再次', '最后'];

/** Traits of single units, as they are written and as they are read. */
type Signs = readonly (readonly [trait: number, signs: string])[];
const WRITTEN: Signs = [
  [ODD, '?\ufffd锟烫屯'],
  [HALF_WIDTH, HALF_WIDTH_SIGNS],
  [STRAIGHT_QUOTE, '"'],
  [PAIRED, Array.from(CLOSER_OF, pair => pair.join('')).join('') + OTHER_SIGNS],
  [OTHER_PAIR, OTHER_SIGNS],
];
const READ: Signs = [
  [SPACE, ' '],
  [MARKUP, MARKUP_SIGNS],
  [STAR, '*'],
  [CIRCLED, CIRCLED_NUMBERS],
  [DISTRICT, DISTRICT_SIGNS],
];

/** Traits of two neighbours. The bit below that of a trait marks what may stand first, so that one shift compares them all. */
type Pairs = readonly (readonly [trait: number, firsts: string, seconds: string])[];
const WRITTEN_PAIRS: Pairs = [
  [PINYIN, '(（', PINYIN_LETTERS],
  [STOPS_RUNNING, STOP_SIGNS, STOP_SIGNS],
  [QUOTES_RUNNING, '”', '“'],
];
const READ_PAIRS: Pairs = [
  [1 << 20, HAN_NUMERALS, '是要'],
  [1 << 22, '第其', HAN_NUMERALS],
  [1 << 24, firstsOf(FIRST_WORDS), secondsOf(FIRST_WORDS)],
  [PROVINCE, firstsOf(PROVINCES), secondsOf(PROVINCES)],
  [PLEDGED, lastsOf(Object.values(PLEDGE_WORDS).flat()), firstsOf(PROVINCES)],
  [YEAR, '0123456789', '年'],
];

function firstsOf(words: readonly string[]): string {
  return words.map(word => word.charAt(0)).join('');
}

function secondsOf(words: readonly string[]): string {
  return words.map(word => word.charAt(1)).join('');
}

function lastsOf(words: readonly string[]): string {
  return words.map(word => word.slice(-1)).join('');
}

const RARE = 1;
const SIMPLIFIED_BIT = 1;
const TRADITIONAL_BIT = 2;
const PAIR_TRAITS = PLEDGED | PINYIN | STOPS_RUNNING | QUOTES_RUNNING | SPOKEN_NUMBER | PROVINCE | YEAR;
const PAIR_FIRSTS = PAIR_TRAITS >> 1;

/** Linear, at the speed of a look-up a unit. */
export function traitsOf(text: string): Traits {
  return readTraits(text, placeFor(text.length));
}

/** The same of a text that is read besides: what its units are read as is written to its place. */
export function readTraits(text: string, place: number): Traits {
  const { kindOf, marks, cues, pairCues } = kinds();
  const { units, roles, from } = unitsAt(place, text.length)!;
  let seen = 0;
  let pairs = 0;
  let before = 0;
  let cued = 0;
  let cuedPairs = 0;
  let cueBefore = 0;
  let rareUnits = 0;
  let simplified = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOf[unit]!;
    const mark = marks[kind]!;
    const cue = cues[kind]!;
    const read = readAs[unit]!;
    units[from + i] = read;
    roles[from + i] = rolesOfUnits[read]!;
    seen |= mark;
    pairs |= (before << 1) & mark;
    before = mark;
    cued |= cue;
    cuedPairs |= (cueBefore << 1) & cue;
    cueBefore = cue;
    rareUnits += mark & RARE;
    simplified += (mark >> SIMPLIFIED_BIT) & 1;
    traditional += (mark >> TRADITIONAL_BIT) & 1;
  }
  return {
    seen: (seen & ~(PAIR_TRAITS | PAIR_FIRSTS)) | (pairs & PAIR_TRAITS),
    cues: (cued & ~pairCues) | (cuedPairs & pairCues),
    rareUnits,
    simplified,
    traditional,
  };
}

/** Whether a line has any of some traits. */
export function hasTrait({ traits }: { readonly traits: Traits }, trait: number): boolean {
  return (traits.seen & trait) !== 0;
}

/** Whether a line has any of some cues. */
export function hasCue({ traits }: { readonly traits: Traits }, cue: Cues): boolean {
  return (traits.cues & cue) !== 0;
}

/** A line of which something is cut out may have any pair of neighbours when it is read. */
export function withAnyTrait(traits: Traits): Traits {
  return { ...traits, seen: ~0, cues: ~0 };
}

const MIDDLE_DOT = 0xb7;

/**
 * What each unit tells, in two steps: there are some hundred kinds of units, so that the large table is one of bytes, which
 * stays in the nearest cache, and is made by entering those units that are anything but ink.
 */
interface Kinds {
  readonly kindOf: Uint8Array;
  /** By kind. */
  readonly marks: Int32Array;
  readonly cues: Int32Array;
  /** The cues of pairs, with the bits of what stands first in them. */
  readonly pairCues: Cues;
}

const MOST_KINDS = 256;

const kinds = once((): Kinds => {
  const kindOf = new Uint8Array(0x10000);
  enterRare(kindOf, RARE);
  enterScript(kindOf, theirSimplified + otherSimplified, isSimplified, 1 << SIMPLIFIED_BIT);
  enterScript(kindOf, traditionalCharacters, isTraditional, 1 << TRADITIONAL_BIT);
  closeCues();
  const pairCues = pairsOfCues.reduce((all, [cue]) => all | cue | (cue >>> 1), 0);
  const [marks, cues] = [new Int32Array(MOST_KINDS), new Int32Array(MOST_KINDS)];
  const found = { kindOf, marks, cues, pairCues, count: KINDS_OF_CHARACTERS };
  for (let kind = 0; kind < KINDS_OF_CHARACTERS; kind++) found.marks[kind] = INK | kind;
  for (const space of SPACES) change(found, space.charCodeAt(0), 0, INK);
  for (let unit = 0x80; unit <= 0xff; unit++) if (unit !== MIDDLE_DOT) change(found, unit, ODD);
  for (const unit of lookalikeUnits()) change(found, unit, ODD);
  for (const [unit, mark] of marksOf(WRITTEN, WRITTEN_PAIRS)) change(found, unit, mark);
  const asRead = marksOf(READ, READ_PAIRS);
  for (const [unit, mark] of asRead) change(found, unit, mark);
  for (const unit of variantUnits()) {
    const mark = asRead.get(readAs[unit]!);
    if (mark !== undefined) change(found, unit, mark);
  }
  enterCues(found, marksOf(signsOfCues, pairsOfCues));
  return found;
});

// Common or rare, of either script or both: what is told of a character by its number among these kinds.
const KINDS_OF_CHARACTERS = 1 << (TRADITIONAL_BIT + 1);

function enterScript(kindOf: Uint8Array, of: string, isOwn: (unit: number) => boolean, mark: number): void {
  for (let i = 0; i < of.length; i++) if (isOwn(of.charCodeAt(i))) kindOf[of.charCodeAt(i)]! |= mark;
}

interface GrowingKinds extends Kinds {
  count: number;
}

/** Of a unit as it is written and as it is read: what looks at the one must not miss it for the other. */
function enterCues(found: GrowingKinds, cuesOfUnits: ReadonlyMap<number, Cues>): void {
  const units = new Set([...cuesOfUnits.keys(), ...variantUnits()]);
  for (const unit of units) {
    const cues = (cuesOfUnits.get(unit) ?? 0) | (cuesOfUnits.get(readAs[unit]!) ?? 0);
    if (cues !== 0) change(found, unit, 0, 0, cues);
  }
}

/** The unit is of the kind that has these marks too, or no longer, and these cues. */
function change(found: GrowingKinds, unit: number, more: number, less = 0, cues = 0): void {
  const mark = (found.marks[found.kindOf[unit]!]! | more) & ~less;
  const cue = found.cues[found.kindOf[unit]!]! | cues;
  let kind = 0;
  while (kind < found.count && (found.marks[kind] !== mark || found.cues[kind] !== cue)) kind++;
  if (kind === MOST_KINDS) throw new RangeError('There are more kinds of units than a byte can tell.');
  if (kind === found.count) {
    found.marks[found.count] = mark;
    found.cues[found.count++] = cue;
  }
  found.kindOf[unit] = kind;
}

function marksOf(singles: Signs, pairs: Pairs): ReadonlyMap<number, number> {
  const marks = new Map<number, number>();
  const add = (signs: string, mark: number) => {
    for (const sign of signs) marks.set(sign.charCodeAt(0), (marks.get(sign.charCodeAt(0)) ?? 0) | mark);
  };
  for (const [trait, signs] of singles) add(signs, trait);
  for (const [trait, firsts, seconds] of pairs) {
    add(firsts, trait >> 1);
    add(seconds, trait);
  }
  return marks;
}
