import { surprises } from './commonness';
import { big5, type DoubleBytes, gbk, singleByteOf } from './encodings';
import type { Span } from './span';

/** What most likely stood where an encoding error left other characters. Offsets are UTF-16, in the text examined. */
export interface Rebuilt extends Span {
  /** With `LOST` where a character cannot be restored from the bytes alone. */
  readonly original: string;
  readonly lost: readonly LostCharacter[];
  /** All bytes were there, and the original, damaged again in the same way, gives what stands here. */
  readonly proven: boolean;
}

/** A character of which only a part is left, and what it may have been, the most frequent first. */
export interface LostCharacter {
  /** Offset in `original`. */
  readonly at: number;
  readonly choices: string;
}

/** GB/T 15834-2011 5.1.10 sets □ for a character that is missing. */
export const LOST = '□';

/**
 * Rebuilds what was damaged between two offsets, by undoing each of the known accidents: what reads as Chinese then and
 * did not before was damaged by it. Linear in the stretch examined.
 */
export function rebuildBetween(source: string, { start, end }: Span): readonly Rebuilt[] {
  const found = ACCIDENTS.flatMap(accident =>
    segmentsOf(accident.undo(source, start, end)).map(segment => ({ accident, segment })),
  );
  const taken: Rebuilt[] = [];
  const isTaken = new Uint8Array(end - start);
  for (const { accident, segment } of found.sort((a, b) => b.segment.gain - a.segment.gain)) {
    const span = spanOf(segment);
    // Greek, Cyrillic, kana or bopomofo alone is what it seems to be; damage falls into characters too.
    if (!/[\u3400-\u9fff\ue000-\uf8ff\u0080-\u00ff]/.test(source.slice(span.start, span.end))) continue;
    if (isTaken.subarray(span.start - start, span.end - start).includes(1)) continue;
    isTaken.fill(1, span.start - start, span.end - start);
    taken.push(accident.finish?.(source, segment) ?? joined(segment));
  }
  return taken.sort((a, b) => a.start - b.start);
}

// ---- What an accident leaves, undone ----

/** A way in which bytes are read wrongly. `undo` gives the characters that its bytes mean, in order. */
interface Accident {
  undo(source: string, start: number, end: number): readonly Token[];
  finish?(source: string, segment: Segment): Rebuilt;
}

/** One character of the original with the stretch of the source that its bytes stand in. */
interface Token extends Span {
  readonly text: string;
  /** Quarters of a bit by which the original is likelier than what stands here. */
  readonly gain: number;
  /** Where a part of its bytes is lost. */
  readonly choices?: string;
  /** Nothing goes on behind it. */
  readonly last?: boolean;
  /** Whether its bytes begin, and end, where a character of the source does. */
  readonly opens: boolean;
  readonly closes: boolean;
}

const ACCIDENTS: readonly Accident[] = [
  { undo: (source, start, end) => readAligned(source, start, end, gbk(), big5()) },
  { undo: (source, start, end) => readAligned(source, start, end, big5(), gbk()) },
  { undo: (source, start, end) => readUtf8(bytesOfGbk(source, start, end)) },
  { undo: (source, start, end) => readUtf8(singleBytes(source, start, end)) },
  { undo: (source, start, end) => readPairs(singleBytes(source, start, end)) },
  { undo: readShifted, finish: withEnds },
];

const isAscii = (unit: number) => unit < 0x80;
const QUESTION = 0x3f;
const isLostByte = (unit: number) => unit === QUESTION || unit === 0xfffd;
// What a question mark costs: it may be one.
const LOST_BYTE_GAIN = 8;

/** Two double-byte encodings that were taken for each other: pair for pair. */
function readAligned(
  source: string,
  start: number,
  end: number,
  wrong: DoubleBytes,
  right: DoubleBytes,
): readonly Token[] {
  const tokens: Token[] = [];
  const costs = surprises();
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i);
    const read = isAscii(unit) ? unit : right.unitOf[wrong.codeOf[unit]!]!;
    if (read === 0) tokens.push(bad(i));
    else tokens.push(wholeToken(i, String.fromCharCode(read), isAscii(unit) ? 0 : costs[unit]! - costs[read]!));
  }
  return tokens;
}

function wholeToken(i: number, text: string, gain: number): Token {
  return { start: i, end: i + 1, text, gain, opens: true, closes: true };
}

/** Ends what went before. */
function bad(i: number): Token {
  return wholeToken(i, '', Number.NEGATIVE_INFINITY);
}

/** Double bytes that lost one byte: every pair is read from the second half of one character and the first of the next. */
function readShifted(source: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  const { codeOf } = gbk();
  for (let i = start; i + 1 < end; i++) {
    const [unit, next] = [source.charCodeAt(i), source.charCodeAt(i + 1)];
    const isCut = i > 0 && source.charCodeAt(i - 1) === QUESTION && CUT_SIGNS.includes(source.charAt(i));
    const code = isCut && isLostByte(unit) ? WIDE_QUESTION : codeOf[unit]!;
    const nextCode = codeOf[next]!;
    if (code === 0) tokens.push(bad(i));
    else if ((code & 0xff) < 0x80) tokens.push(shiftedPair(i, unit, unit, code & 0xff, isCut));
    else if (nextCode !== 0) tokens.push(shiftedPair(i, unit, next, (code & 0xff) * 256 + (nextCode >> 8), isCut));
    else if (isLostByte(next)) tokens.push(lostSecondHalf(i, code & 0xff, isCut));
    else if (next >= 0x40 && next < 0x7f) tokens.push(shiftedPair(i, unit, next, (code & 0xff) * 256 + next, isCut));
    else tokens.push(bad(i));
  }
  return tokens;
}

// Punctuation was sought byte by byte and a character cut there; the second sign may have become half width.
const CUT_SIGNS = '?？。，、；：！';
const WIDE_QUESTION = 0xa3bf;
const CUT_GAIN = 64;

function shiftedPair(i: number, unit: number, next: number, code: number, isCut: boolean): Token {
  const isSingle = isAscii(code);
  const read = isSingle ? code : gbk().unitOf[code]!;
  if (read === 0) return bad(i);
  const costs = surprises();
  const gain = (costs[unit]! + costs[next]!) / 2 - costs[read]! + (isCut ? CUT_GAIN : 0);
  const last = isSingle || isAscii(next);
  return {
    start: i,
    end: isSingle ? i + 1 : i + 2,
    text: String.fromCharCode(read),
    gain,
    last,
    opens: false,
    closes: last,
  };
}

// A question mark within Chinese is half width only where a byte was lost.
const LOST_HALF_GAIN = 40;

/** The byte that brings the reading back into step had no partner, and shows as a question mark. */
function lostSecondHalf(i: number, lead: number, isCut: boolean): Token {
  const choices = choicesBehind(lead);
  const gain = LOST_HALF_GAIN + (isCut ? CUT_GAIN : 0);
  return { start: i, end: i + 2, text: LOST, gain, choices, last: true, opens: false, closes: true };
}

/** At both ends of a shifted run stands half a character. An orphan byte that shows as a question mark belongs to it. */
function withEnds(source: string, segment: Segment): Rebuilt {
  const span = spanOf(segment);
  const { codeOf } = gbk();
  const inner = joined(segment);
  const first = (codeOf[source.charCodeAt(span.start)]! || WIDE_QUESTION) >> 8;
  const lost = [
    { at: 0, choices: choicesBefore(first) },
    ...inner.lost.map(({ at, choices }) => ({ at: at + 1, choices })),
  ];
  const isClosed = segment.tokens.at(-1)!.closes;
  const lead = codeOf[source.charCodeAt(span.end - 1)]! & 0xff;
  if (!isClosed) lost.push({ at: inner.original.length + 1, choices: choicesBehind(lead) });
  const start = isLostByte(source.charCodeAt(span.start - 1)) ? span.start - 1 : span.start;
  return { start, end: span.end, original: LOST + inner.original + (isClosed ? '' : LOST), lost, proven: false };
}

const MOST_CHOICES = 60;
const RAREST_CHOICE = 66;

/** Characters in use that begin with a byte, and that end with one. */
const choicesBehind = byByte(lead => choicesFor(code => code >> 8 === lead));
const choicesBefore = byByte(trail => choicesFor(code => (code & 0xff) === trail));

function byByte(choose: (byte: number) => string): (byte: number) => string {
  const known = new Map<number, string>();
  return byte => {
    const choices = known.get(byte) ?? choose(byte);
    known.set(byte, choices);
    return choices;
  };
}

/** Characters in use whose code fits, the most frequent first. */
function choicesFor(fits: (code: number) => boolean): string {
  const { unitOf } = gbk();
  const costs = surprises();
  const units: number[] = [];
  for (let code = 0x8140; code < 0xff00; code++) {
    const unit = unitOf[code]!;
    if (unit !== 0 && fits(code) && costs[unit]! <= RAREST_CHOICE) units.push(unit);
  }
  return String.fromCharCode(...units.sort((a, b) => costs[a]! - costs[b]!).slice(0, MOST_CHOICES));
}

// ---- Bytes ----

/** Bytes with the offset of the unit that each stands in. A lost byte is LOST_BYTE, a unit without bytes NO_BYTE. */
interface Bytes {
  readonly values: readonly number[];
  readonly origins: readonly number[];
  /** Quarters of a bit that each costs. */
  readonly costs: readonly number[];
}

const LOST_BYTE = 256;
const NO_BYTE = 257;
const ASCII_COST = 24;

function bytesOfGbk(source: string, start: number, end: number): Bytes {
  const bytes = { values: [] as number[], origins: [] as number[], costs: [] as number[] };
  const { codeOf } = gbk();
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i);
    const code = codeOf[unit]!;
    const cost = surprises()[unit]!;
    if (isLostByte(unit)) push(bytes, LOST_BYTE, i, LOST_BYTE_GAIN);
    else if (isAscii(unit)) push(bytes, unit, i, ASCII_COST);
    else if (unit === EURO) push(bytes, 0x80, i, cost);
    else if (code === 0) push(bytes, NO_BYTE, i, 0);
    else {
      push(bytes, code >> 8, i, cost / 2);
      push(bytes, code & 0xff, i, cost / 2);
    }
  }
  return bytes;
}

// The one byte of GBK beyond ASCII that stands alone.
const EURO = 0x20ac;

function singleBytes(source: string, start: number, end: number): Bytes {
  const bytes = { values: [] as number[], origins: [] as number[], costs: [] as number[] };
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i);
    const byte = singleByteOf(unit) ?? NO_BYTE;
    push(bytes, unit === 0xfffd ? LOST_BYTE : byte, i, isAscii(unit) ? ASCII_COST : surprises()[unit]!);
  }
  return bytes;
}

function push(
  bytes: { values: number[]; origins: number[]; costs: number[] },
  value: number,
  origin: number,
  cost: number,
) {
  bytes.values.push(value);
  bytes.origins.push(origin);
  bytes.costs.push(cost);
}

/** A character, if there is one, and how many bytes it was read from. */
interface ReadToken {
  readonly token: Token | undefined;
  readonly read: number;
}

const NO_TOKEN: ReadToken = { token: undefined, read: 1 };

function readUtf8(bytes: Bytes): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  while (from < bytes.values.length) {
    const first = bytes.values[from]!;
    const length = isAscii(first) ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 0;
    const { token, read } = length === 0 ? NO_TOKEN : utf8Token(bytes, from, length);
    tokens.push(token ?? bad(bytes.origins[from]!));
    from += read;
  }
  return tokens;
}

function utf8Token(bytes: Bytes, from: number, length: number): ReadToken {
  const { values } = bytes;
  let point = length === 1 ? values[from]! : values[from]! & (length === 2 ? 0x1f : 0x0f);
  for (let i = 1; i < length; i++) {
    const value = values[from + i];
    if (value === undefined) return NO_TOKEN;
    if (value === LOST_BYTE) return lostTail(bytes, from, i, point << (6 * (length - i)), length - i);
    if (value < 0x80 || value > 0xbf) return NO_TOKEN;
    point = point * 64 + (value & 0x3f);
  }
  if (length === 3 && point < 0x800) return NO_TOKEN;
  const cost = point < 0x10000 ? surprises()[point]! : 80;
  const token = tokenOver(bytes, from, length, String.fromCodePoint(point), isAscii(point) ? ASCII_COST : cost);
  return { token, read: length };
}

/** The last bytes of a character show as a question mark, or as one each. */
function lostTail(bytes: Bytes, from: number, known: number, base: number, missing: number): ReadToken {
  const read = known + 1 + (missing === 2 && bytes.values[from + known + 1] === LOST_BYTE ? 1 : 0);
  const choices = missing === 1 ? inUse(base, 64) : '';
  return { token: { ...tokenOver(bytes, from, read, LOST, LOST_COST), choices }, read };
}

const LOST_COST = 48;

function inUse(first: number, count: number): string {
  const costs = surprises();
  const units = Array.from({ length: count }, (_, index) => first + index).filter(
    unit => costs[unit]! <= RAREST_CHOICE,
  );
  return String.fromCharCode(...units.sort((a, b) => costs[a]! - costs[b]!));
}

function tokenOver({ origins, costs }: Bytes, from: number, length: number, text: string, cost: number): Token {
  let gain = -cost;
  for (let i = from; i < from + length; i++) gain += costs[i]!;
  const [start, last] = [origins[from]!, origins[from + length - 1]!];
  return {
    start,
    end: last + 1,
    text,
    gain,
    opens: origins[from - 1] !== start,
    closes: origins[from + length] !== last,
  };
}

/** GBK that was read one byte a character. */
function readPairs(bytes: Bytes): readonly Token[] {
  const tokens: Token[] = [];
  const { values, origins } = bytes;
  let from = 0;
  while (from < values.length) {
    const [first, second] = [values[from]!, values[from + 1] ?? 0];
    const unit = first > 0x80 && first < 0xff && second < LOST_BYTE ? gbk().unitOf[first * 256 + second]! : 0;
    if (unit !== 0) tokens.push(tokenOver(bytes, from, 2, String.fromCharCode(unit), surprises()[unit]!));
    else if (isAscii(first)) tokens.push(tokenOver(bytes, from, 1, String.fromCharCode(first), ASCII_COST));
    else tokens.push(bad(origins[from]!));
    from += unit === 0 ? 1 : 2;
  }
  return tokens;
}

// ---- Stretches that gain ----

interface Segment {
  readonly tokens: readonly Token[];
  readonly gain: number;
}

const LEAST_GAIN = 80;
const LEAST_CHARACTERS = 2;
// A stretch that loses so much on the way is over.
const GREATEST_DROP = 80;
const MOST_PLAIN = 12;

/** Stretches of tokens whose gains add up: each begins and ends with one that gains. Linear. */
function segmentsOf(tokens: readonly Token[]): readonly Segment[] {
  const segments: Segment[] = [];
  let [from, best, sum, most] = [-1, -1, 0, 0];
  const finish = () => {
    const found = from < 0 ? [] : withoutChance(tokens.slice(from, best + 1));
    if (most >= LEAST_GAIN && found.filter(({ gain }) => gain > 0).length >= LEAST_CHARACTERS)
      segments.push({ tokens: found, gain: most });
    from = -1;
  };
  for (let i = 0; i < tokens.length; i++) {
    const { gain, last } = tokens[i]!;
    if (from < 0 && gain > 0) [from, best, sum, most] = [i, i, 0, 0];
    if (from < 0) continue;
    sum += gain;
    if (sum > most) [best, most] = [i, sum];
    if (sum <= 0 || sum < most - GREATEST_DROP || i - best > MOST_PLAIN || last) {
      // What followed the best place is looked at again: another stretch may begin there.
      const again = best;
      finish();
      i = Math.max(again, i - MOST_PLAIN);
    }
  }
  finish();
  return segments;
}

// A pair of halves that gains less at an end is more likely sound, and gains by chance.
const LEAST_AT_END = 10;

function withoutChance(tokens: readonly Token[]): readonly Token[] {
  const isChance = ({ gain, opens, closes }: Token) => gain < LEAST_AT_END && !opens && !closes;
  // What begins in the middle of a character although the next does not borrowed its first byte from a sound one.
  const isBorrowed = tokens[0]?.opens === false && tokens[1]?.opens === true;
  const start = tokens[0] && (isBorrowed || isChance(tokens[0])) ? 1 : 0;
  const end = tokens.length > 1 && isChance(tokens.at(-1)!) ? tokens.length - 1 : tokens.length;
  return tokens.slice(start, Math.max(start, end));
}

function spanOf({ tokens }: Segment): Span {
  return { start: tokens[0]!.start, end: tokens.at(-1)!.end };
}

function joined(segment: Segment): Rebuilt {
  const { tokens } = segment;
  const lost: LostCharacter[] = [];
  let original = '';
  for (const { text, choices } of tokens) {
    if (choices !== undefined) lost.push({ at: original.length, choices });
    original += text;
  }
  const span = spanOf(segment);
  const proven = lost.length === 0 && isProven(segment, original);
  return { original, lost, proven, ...span };
}

const COMMON = 68;
const LEAST_PROVEN = 6;

/** Every byte is used, and what comes out is ordinary Chinese. The tables are one to one, so that it damages to the same. */
function isProven({ tokens }: Segment, original: string): boolean {
  const han = original.match(/[㐀-鿿]/g)?.length ?? 0;
  const costs = surprises();
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  return (
    han >= LEAST_PROVEN &&
    first.opens &&
    last.closes &&
    Array.from(original).every(each => costs[each.charCodeAt(0)]! <= COMMON)
  );
}
