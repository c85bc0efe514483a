import { type Paragraph, unitsIn } from '../../draft/paragraph';
import { ownLetters } from '../../text/formulae';
import { SPACES } from '../../text/ink';
import { sourceSpan } from '../../text/reading';
import { LETTER, MARK, STOP } from '../../text/roles';
import { keyOf } from '../../text/sentences';
import { stamps } from '../../text/stamps';
import { CIRCLED_NUMBERS, HAN_NUMERALS } from '../../text/traits';
import type { UnitRun } from '../../text/unit-memory';
import { configurable } from '../configurable';
import type { Problem } from '../rule';

/**
 * The same clause again in one sentence or in the next, bounded by punctuation both times. A slip and no figure of speech:
 * it says something, it is no predicate that every subject may have, and it stands twice and no more.
 */
export const clause = configurable(
  {
    id: 'duplicate/clause',
    severity: 'warning',
    summary: { zh: '分句重复', en: 'A clause stands twice in one sentence or in the next.' },
    options: {
      minimumLength: {
        default: 4,
        minimum: 4,
        maximum: 100,
        summary: { zh: '分句至少多少字才提示', en: 'How many letters and digits a clause needs to be told.' },
      },
    },
  },
  ({ minimumLength }) => ({
    paragraph(paragraph) {
      return mayRepeat(unitsIn(paragraph)) ? repeated(paragraph, minimumLength) : NONE;
    },
  }),
);

const NONE: readonly Problem[] = [];

function* repeated(paragraph: Paragraph, minimumLength: number): Iterable<Problem> {
  const clauses = clausesOf(paragraph);
  for (const repeat of repeatsIn(clauses))
    if (isSlip(clauses, repeat) && keyOfRun(clauses, repeat).length >= minimumLength)
      yield problem(paragraph, clauses, repeat);
}

interface Clause {
  /** Letters and digits; of the opening one of a sentence without its marker and connective (一是, 同时). */
  readonly key: string;
  /** In the reading, without the punctuation around it. */
  readonly start: number;
  readonly end: number;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly opensSentence: boolean;
  readonly closesSentence: boolean;
  readonly isQuotation: boolean;
}

const CLAUSE = /[^,。;:!?、]+/g;
// A semicolon parts what belongs together.
const STOPS = '。!?';
const OPENING = /^\s*(?:\([一二三四五六七八九十\d]+\)|\d+\.|第?[一二三四五六七八九十]+是|[①-⑳])\s*/;
const QUOTATION = /^\s*(?:“[^“”]*”|《[^《》]*》)\s*$/;

function clausesOf({ reading: { text } }: Paragraph): readonly Clause[] {
  const clauses: Clause[] = [];
  let sentence = 0;
  let opensSentence = true;
  CLAUSE.lastIndex = 0;
  for (let match = CLAUSE.exec(text); match; match = CLAUSE.exec(text)) {
    const [words] = match;
    const opening = OPENING.exec(words)?.[0].length ?? words.length - words.trimStart().length;
    const key = keyOf(words.slice(opening));
    if (key === '') continue;
    const end = match.index + words.trimEnd().length;
    const closesSentence = match.index + words.length === text.length || STOPS.includes(text.charAt(CLAUSE.lastIndex));
    const isQuotation = QUOTATION.test(words);
    clauses.push({ key, start: match.index + opening, end, sentence, opensSentence, closesSentence, isQuotation });
    opensSentence = closesSentence;
    if (closesSentence) sentence++;
  }
  return clauses;
}

/**
 * Whether two clauses near enough to be looked at are as long and end with the same four letters, or seem to: a cheap gate, as
 * in most paragraphs none do. Sentences without a clause of four letters are not counted, so that it lets rather more through.
 */
function mayRepeat({ units, roles, from, end }: UnitRun): boolean {
  const base = lastSentences.begin(end - from + NEAR + 1);
  let sentence = base + NEAR;
  let letters = 0;
  let start = from;
  // There is room for one more.
  roles[end] = STOP;
  for (let i = from; i <= end; i++) {
    const role = roles[i]!;
    if ((role & (STOP | MARK)) === 0) {
      letters += role & LETTER;
      continue;
    }
    if (letters >= SHORTEST) {
      const length = mayHaveMarker(units[start]!) ? ANY_LENGTH : letters;
      if (hasEnded(slotOfEnding(units, roles, i), sentence, length)) return true;
      if (role === STOP) sentence++;
    }
    letters = 0;
    start = i + 1;
  }
  return false;
}

/**
 * Whether a clause of such length ended so in a near sentence, or in one that shares the slot; the next is told of this one,
 * and where two of different lengths stand near, of any.
 */
function hasEnded(slot: number, sentence: number, length: number): boolean {
  const isNear = lastSentences.values[slot]! >= sentence - NEAR;
  const last = lastLengths[slot]!;
  if (isNear && (last === length || last === ANY_LENGTH || length === ANY_LENGTH)) return true;
  lastSentences.values[slot] = sentence;
  lastLengths[slot] = isNear ? ANY_LENGTH : length;
  return false;
}

/** Whether a clause that begins so may have letters that are none of its key: 一是, (三), 2. */
function mayHaveMarker(unit: number): boolean {
  return openingUnits[unit] !== 0;
}

const openingUnits = new Uint8Array(0x10000);
for (const sign of `${SPACES}(0123456789第${HAN_NUMERALS}${CIRCLED_NUMBERS}`) openingUnits[sign.charCodeAt(0)] = 1;

/** By the four letters before an offset. */
function slotOfEnding(units: Uint16Array, roles: Uint8Array, end: number): number {
  let hash = 0;
  for (let at = end - 1, letters = 0; letters < SHORTEST; at--) {
    if ((roles[at]! & LETTER) === 0) continue;
    hash = Math.imul(hash, 0x01000193) ^ units[at]!;
    letters++;
  }
  return Math.imul(hash, 0x85ebca6b) >>> (32 - SLOT_BITS);
}

// Sentences between two clauses, with one to spare for a sentence that is nothing but a number.
const NEAR = 2;
const SLOT_BITS = 10;
// The last sentence in which a clause ended with such letters, and how many letters that had.
const lastSentences = stamps(1 << SLOT_BITS);
const lastLengths = new Int32Array(1 << SLOT_BITS);
const ANY_LENGTH = 0;

/** Clauses [from, from + length) are the same as [at, at + length). */
interface Repeat {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

// Letters and digits; shorter ones are sought beside longer ones only.
const SHORTEST = 4;

/** Every run of clauses that stands in its sentence or the one before it already. Linear: only the last place is looked at. */
function* repeatsIn(clauses: readonly Clause[]): Iterable<Repeat> {
  const lastOf = new Map<string, number>();
  for (let from = 0; from < clauses.length; ) {
    const { key, sentence } = clauses[from]!;
    const at = key.length < SHORTEST ? undefined : lastOf.get(key);
    const isNear = at !== undefined && sentence - clauses[at]!.sentence <= 1;
    const length = isNear ? lengthOf(clauses, at, from) : 0;
    if (isNear) yield { at, from, length };
    for (const end = from + Math.max(1, length); from < end; from++) lastOf.set(clauses[from]!.key, from);
  }
}

function lengthOf(clauses: readonly Clause[], at: number, from: number): number {
  let length = 1;
  while (at + length < from && clauses[at + length]!.key === clauses[from + length]?.key) length++;
  return length;
}

// Letters and digits. In 36 reports no clause of ten stands twice in a paragraph but by a slip, and none of eight in a
// sentence, save for what is said of rank and growth.
const SHORTEST_IN_SENTENCE = 8;
const SHORTEST_IN_NEXT = 10;
const SHORTEST_AT_BOTH_ENDS = 12;
// Of every subject the same may be said.
const PREDICATE =
  /^(?:已|正在|全部|基本|预计|完成(?:全年|年度|年|序时)?(?:目标|任务|计划|预算|进度|指标)|同比|环比|增速|增幅|增长|下降|提高|居|位居|位列|排名|占|较|比|分别|均|约|达|高于|低于|连续|超|完成率|其中|据统计)|(?:感谢|敬意|致敬|问候|祝福)$|全[国省市区县州盟]第[一二三四五六七八九十\d]+位?/;
const ASSIGNED = /(?:责任|牵头|配合|主办|协办|承办|完成|实施|落实|主责)(?:单位|部门|科室|领导|处室|人|时限|时间)/;

function isSlip(clauses: readonly Clause[], { at, from, length }: Repeat): boolean {
  const run = clauses.slice(from, from + length);
  const [first, second] = [clauses[at]!, run[0]!];
  const key = keyOfRun(clauses, { at, from, length });
  if (run.every(each => each.isQuotation) || isThrice(clauses, at, from, length)) return false;
  if (ASSIGNED.test(key)) return false;
  const isAdjacent = at + length === from && first.sentence === second.sentence;
  // A predicate may belong to two subjects, but not with nothing in between.
  if (isAdjacent) return key.length >= (PREDICATE.test(second.key) ? SHORTEST_IN_SENTENCE : SHORTEST);
  if (length === 1 && key.length < 2 * SHORTEST_IN_SENTENCE && PREDICATE.test(second.key)) return false;
  // Short names in a list may stand in another list.
  if (run.every(each => each.key.length < SHORTEST_LONGEST)) return false;
  if (first.sentence === second.sentence) return key.length >= SHORTEST_IN_SENTENCE;
  const least = isParallel(clauses, { at, from, length }) ? SHORTEST_AT_BOTH_ENDS : SHORTEST_IN_NEXT;
  return key.length >= least && ownLetters(key) >= SHORTEST;
}

function keyOfRun(clauses: readonly Clause[], { from, length }: Repeat): string {
  return clauses
    .slice(from, from + length)
    .map(({ key }) => key)
    .join('');
}

const SHORTEST_LONGEST = 6;

/** Whether both open their sentences, or both close them: anaphora and epistrophe. */
function isParallel(clauses: readonly Clause[], { at, from, length }: Repeat): boolean {
  const opens = clauses[at]!.opensSentence && clauses[from]!.opensSentence;
  return opens || (clauses[at + length - 1]!.closesSentence && clauses[from + length - 1]!.closesSentence);
}

const WINDOW = 24;

/** Whether the clause stands a third time close by: what is said three times is said on purpose. */
function isThrice(clauses: readonly Clause[], at: number, from: number, length: number): boolean {
  const { key } = clauses[from]!;
  for (let i = Math.max(0, at - WINDOW); i < Math.min(clauses.length, from + length + WINDOW); i++)
    if (i !== at && i !== from && clauses[i]!.key === key) return true;
  return false;
}

function problem({ reading }: Paragraph, clauses: readonly Clause[], { at, from, length }: Repeat): Problem {
  const [first, second] = [rangeOf(clauses, at, length), rangeOf(clauses, from, length)];
  const isNext = clauses[at]!.sentence !== clauses[from]!.sentence;
  const edit = ([start, end]: readonly [number, number]) => ({ text: '', ...sourceSpan(reading, start, end) });
  return {
    message: isNext
      ? { zh: '上一句里已有这个分句。', en: 'This clause stands in the sentence before.' }
      : { zh: '同一句里这个分句出现了两次。', en: 'This clause stands twice in the sentence.' },
    related: [
      { message: { zh: '前一处在这里', en: 'The first place' }, ...sourceSpan(reading, first.start, first.end) },
    ],
    fixes: [
      {
        title: { zh: '删除这一处', en: 'Remove this one' },
        safe: false,
        edits: [edit(cutOf(clauses, from, second, reading.text))],
      },
      {
        title: { zh: '删除前一处', en: 'Remove the first one' },
        safe: false,
        edits: [edit([first.start, first.end + 1])],
      },
    ],
    ...sourceSpan(reading, second.start, second.end),
  };
}

function rangeOf(clauses: readonly Clause[], from: number, length: number) {
  return { start: clauses[from]!.start, end: clauses[from + length - 1]!.end };
}

/** With the mark before it; at the start of a sentence, where that is another's, with the mark behind it. */
function cutOf(
  clauses: readonly Clause[],
  from: number,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
): readonly [number, number] {
  const { opensSentence } = clauses[from]!;
  if (opensSentence) return [start, Math.min(end + 1, text.length)];
  return [clauses[from - 1]!.end, end];
}
