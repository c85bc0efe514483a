import { rarityOf } from './commonness';
import { LOST, type LostCharacter, type Rebuilt, rebuildBetween } from './rebuild';
import type { Span } from './span';
import { ODD, type Traits, traitsOf } from './traits';

export { LOST } from './rebuild';

/** A run of characters that an encoding error left behind. Offsets count from the start of the text examined. */
export interface Damage extends Span {
  /** `replacement`: the original is lost (U+FFFD); `latin`: bytes read as Latin-1; `shifted`: double bytes out of step or read in another encoding. */
  readonly kind: 'replacement' | 'latin' | 'shifted';
  /** What most likely stood here, where the bytes tell. */
  readonly rebuilt?: Original;
}

/** A text rebuilt from its damage, with □ for every character that is lost. */
export interface Original {
  readonly text: string;
  readonly lost: readonly LostCharacter[];
  /** All bytes were there, and the text, damaged again in the same way, gives what stands here. */
  readonly proven: boolean;
}

/**
 * Finds runs that no Chinese text holds: GBK read out of step, UTF-8 read as GBK or Latin-1, GBK and Big5 taken for each
 * other, lost characters; and rebuilds what can be. Rare but right characters (勠, 蹚, 鹮) stand alone among common ones
 * and are left in peace. Linear.
 */
export function findDamage(source: string, { seen, rareUnits }: Traits = traitsOf(source)): readonly Damage[] {
  const isSuspicious = (seen & ODD) !== 0 && SUSPICIOUS.test(source);
  if (!isSuspicious && rareUnits < HINT_COUNT) return NONE;
  if (!isSuspicious && !mayCluster(source)) return NONE;
  const certain = isSuspicious ? merge(findCertain(source)) : [...findRareRuns(source)];
  const hints = [...certain, ...findHints(source)];
  return hints.length === 0 ? certain : withRebuilt(source, certain, hints);
}

const NONE: readonly Damage[] = [];

/** Whether rare characters stand near enough together to be looked at more closely; damage is nearer still. */
function mayCluster(source: string): boolean {
  let last = Number.NEGATIVE_INFINITY;
  let weight = 0;
  for (let i = 0; i < source.length; i++) {
    const rarity = rarityOf(source.charCodeAt(i));
    if (rarity === 0) continue;
    weight = i - last > HINT_GAP ? rarity : weight + rarity;
    if (weight >= HINT_WEIGHT && i - last <= HINT_GAP) return true;
    last = i;
  }
  return false;
}

function findCertain(source: string): readonly Damage[] {
  return [
    ...findReplacements(source),
    ...findLatinRuns(source),
    ...findCuts(source),
    ...findLostBytes(source),
    ...findKnownRemains(source),
    ...findRareRuns(source),
  ];
}

const HINT_GAP = 8;
const HINT_COUNT = 2;
const HINT_WEIGHT = 3;

/** Places that are looked at more closely: it is damage where something better comes out. */
function* findHints(source: string): Iterable<Span> {
  for (const { start, end, weight, count } of findClusters(source, HINT_GAP, false))
    if (count >= HINT_COUNT && weight >= HINT_WEIGHT) yield { start, end };
}

// How far a run may reach beyond what gives it away.
const REACH = 64;

function withRebuilt(source: string, certain: readonly Damage[], hints: readonly Span[]): readonly Damage[] {
  const rebuilt = regionsAround(source, hints).flatMap(region => rebuildBetween(source, region));
  return rebuilt.length === 0 ? certain : groupsOf(certain, rebuilt).map(group => damageOf(source, group));
}

function regionsAround(source: string, hints: readonly Span[]): readonly Span[] {
  const regions: { start: number; end: number }[] = [];
  for (const hint of [...hints].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, hint.start - REACH);
    const end = Math.min(source.length, hint.end + REACH);
    const last = regions.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else regions.push({ start, end });
  }
  return regions;
}

/** What stands at one place: the runs found there, and what they can be rebuilt to. */
interface Group {
  readonly certain: Damage[];
  readonly rebuilt: Rebuilt[];
  end: number;
}

function groupsOf(certain: readonly Damage[], rebuilt: readonly Rebuilt[]): readonly Group[] {
  const groups: Group[] = [];
  const groupAt = ({ start, end }: Span, isInside: (last: Group) => boolean) => {
    const last = groups.at(-1);
    const group = last !== undefined && (start < last.end || isInside(last)) ? last : { certain: [], rebuilt: [], end };
    if (group !== last) groups.push(group);
    group.end = Math.max(group.end, end);
    return group;
  };
  const parts = [
    ...certain.map(each => ({ span: each, add: (group: Group) => group.certain.push(each) })),
    ...rebuilt.map(each => ({ span: each, add: (group: Group) => group.rebuilt.push(each) })),
  ];
  for (const { span, add } of parts.sort((a, b) => a.span.start - b.span.start))
    add(groupAt(span, last => span.start === last.end));
  return groups;
}

function damageOf(source: string, { certain, rebuilt }: Group): Damage {
  if (rebuilt.length === 0) return merge(certain)[0]!;
  // Latin signs are quotes and dashes too: what was rebuilt tells where such a run ends.
  const others = certain.filter(({ kind }) => kind !== 'latin');
  const starts = [...others, ...rebuilt].map(each => each.start);
  const lastRebuilt = rebuilt.at(-1)!.end;
  const lastCertain = others.reduce((end, each) => Math.max(end, each.end), 0);
  const start = starts.reduce((least, each) => Math.min(least, each));
  const end = Math.max(lastRebuilt, endOfDamage(source, lastRebuilt, lastCertain));
  return { start, end, kind: certain[0]?.kind ?? 'shifted', rebuilt: together(source, { start, end }, rebuilt) };
}

/** A run that was cut is taken to reach as far as it may; behind what was rebuilt only odd characters belong to it. */
function endOfDamage(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && rarityOf(source.charCodeAt(end - 1)) === 0 && !RESYNC.test(source.charAt(end - 1))) end--;
  return end;
}

/** One original for the whole run. Between what was rebuilt a question mark is a lost byte, and anything else a lost character. */
function together(source: string, { start, end }: Span, parts: readonly Rebuilt[]): Original {
  let text = '';
  let from = start;
  const lost: LostCharacter[] = [];
  for (const part of [...parts, { start: end, end, original: '', lost: [], proven: true }]) {
    text += unknown(source.slice(from, part.start));
    lost.push(...part.lost.map(each => ({ ...each, at: each.at + text.length })));
    text += part.original;
    from = part.end;
  }
  const isWhole = parts.length === 1 && parts[0]!.start === start && parts[0]!.end === end;
  return { text, lost, proven: isWhole && parts[0]!.proven };
}

function unknown(between: string): string {
  return between.replace(/[!-~\ufffd]/g, '').replace(/[^，。、；：\s]/g, LOST);
}

// Whatever hints at damage other than rare characters: lost characters, Latin-1 runs, question marks of a cut pair.
const SUSPICIOUS =
  /[\u4e00-\u9fff]\?[\u4e00-\u9fff\d]|[\ufffd\u0080-\u00b6\u00b8-\u00ff]|\?[?，。、；：]|[，。、；：]\?|锟斤|烫烫|屯屯/;
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

// A question mark between characters, which is a lost byte where nothing asks.
const INNER_QUESTION = /(?<=[\u4e00-\u9fff])\?(?=[\u4e00-\u9fff\d])/g;
const ASKS = /[吗呢么哪谁几何啥]|是否|多少|怎|能不能|有没有|可不可|会不会|对不对|要不要|嗎|麼|誰|幾/;
const LONGEST_QUESTION = 40;

function* findLostBytes(source: string): Iterable<Damage> {
  for (const match of source.matchAll(LOST_BYTE)) yield { start: match.index, end: match.index + 1, kind: 'shifted' };
  for (const { index } of source.matchAll(INNER_QUESTION)) {
    if (!ASKS.test(source.slice(Math.max(0, index - LONGEST_QUESTION), index)))
      yield { start: index, end: index + 1, kind: 'shifted' };
  }
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

/** A cluster of rare characters; each weighs by its rarity. */
interface Cluster extends Span {
  readonly weight: number;
  readonly count: number;
}

/** Rare characters with no more than `widest` others between them. */
function* findClusters(source: string, widest: number, endsList: boolean): Iterable<Cluster> {
  let [start, last, weight, count] = [-1, -1, 0, 0];
  for (let i = 0; i <= source.length; i++) {
    const rarity = i < source.length ? rarityOf(source.charCodeAt(i)) : 0;
    const isOver = i === source.length || i - last > widest || (endsList && LIST_SIGN.test(source.charAt(i)));
    if (start >= 0 && isOver) {
      yield { start, end: last + 1, weight, count };
      [start, weight, count] = [-1, 0, 0];
    }
    if (rarity === 0) continue;
    if (start < 0) start = i;
    last = i;
    weight += rarity;
    count++;
  }
}

// Words of Greek and Russian.
const FOREIGN = /^[\u0370-\u04ff]+(?:[\s,.!?-]+[\u0370-\u04ff]+)*$/;

/** A cluster is damage where it is heavy and dense. */
function* findRareRuns(source: string): Iterable<Damage> {
  for (const { start, end, weight } of findClusters(source, WIDEST_GAP, true)) {
    if (weight >= LEAST_WEIGHT && weight >= LEAST_DENSITY * (end - start) && !FOREIGN.test(source.slice(start, end)))
      yield { start, end: withTail(source, end), kind: 'shifted' };
  }
}

// The byte that brings a reading back into step.
const RESYNC = /[\^~`{}\\@#$*<_]/;

/** Lost bytes show as `?`, and the byte that brings the reading back into step as a stray sign. */
function withTail(source: string, end: number): number {
  let last = end;
  while (source.charAt(last) === '?') last++;
  return RESYNC.test(source.charAt(last)) ? last + 1 : last;
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
