import { classOf, firstsOf, isAt } from '../../figures/characters';
import { numeralLike, parseCount } from '../../figures/count';
import { DECLARED_MEASURES } from '../../figures/counted-places';
import { clauseStart } from '../../figures/listing';
import type { Relation } from '../../figures/relation';
import { findListedCounts } from '../../figures/relations/listed-count';
import type { NumberingRun, Section } from '../../structure/outline';
import { matchesIn } from '../../text/matches';
import { type Reading, readText, sourceSpan } from '../../text/reading';
import { remembered } from '../../text/remembered';
import { type Span, shift } from '../../text/span';
import { type Gathered, gathering, kept } from '../blocks';
import { countedIn } from '../counted';
import { type Draft, wordsIn } from '../draft';
import type { Paragraph } from '../paragraph';
import { perOutline } from '../per-outline';
import { perParagraph, type ReadOfParagraph } from '../per-paragraph';
import { perTitle } from '../per-title';

/**
 * A number announced and what is then numbered: 重点抓好五件事：一是…五是…; 重点实施“五大行动”: and the sections that follow;
 * 六大行动 named in a summary and the sections of a plan that are actions throughout. Linear. Offsets are the document's.
 */
export function findDeclaredCounts(draft: Draft): Iterable<Relation> {
  return declaredCounts(draft, false);
}

/** Those of them that fail: what holds is not put into words. */
export function findFailingDeclaredCounts(draft: Draft): Iterable<Relation> {
  return declaredCounts(draft, true);
}

function* declaredCounts(draft: Draft, failingOnly: boolean): Iterable<Relation> {
  const { runsAt, siblings } = runIndexOf(draft);
  const taken = new Set<number>();
  for (const each of declarations(draft)) {
    const run = runAfter(draft, each.line, each.item.after, runsAt);
    if (!run) continue;
    const declared = placed(each);
    taken.add(declared.start);
    const relation = judge(draft, declared, run, siblings.get(run), failingOnly);
    if (relation) yield relation;
  }
  yield* namedAfar(draft, taken, failingOnly);
}

/** A number that promises a list. Offsets are the document's. */
interface Declared extends Span {
  readonly number: Span;
  readonly value: number;
  readonly measure: string;
  /** Whether the words leave no doubt that the list comes next: 以下, a colon, 方面. */
  readonly explicit: boolean;
  /** 0-based line, and the offset in its source behind the sentence. */
  readonly line: number;
  readonly after: number;
}

const NUMERAL = '(?<![\\d.第一二三四五六七八九十百千万几])(\\d{1,2}|十[一二三四五六七八九]?|[两二三四五六七八九])';
const CUE =
  /做好|抓好|办好|做了|抓了|干了|开展了|把握|实施|推进|开展|突出|围绕|聚焦|坚持|做到|落实|打好|抓实|做实|采取|完成了|体现在|表现在|存在|以下|如下|着力/;
const DECLARATION = new RegExp(
  `${NUMERAL}(${DECLARED_MEASURES.replaceAll(' ', '|')})(?!月|百分点)([^,。;:!?“”\\d]{0,12})”?[^,。;:!?“”\\d]{0,8}([。:,]|$)`,
  'y',
);

/** The same in its paragraph: offsets count from its start. */
type Local = Omit<Declared, 'line'>;

function placed({ item, line, start }: Gathered<Local>): Declared {
  const { value, measure, explicit, after } = item;
  const number = shift(item.number, start);
  return { start: item.start + start, end: item.end + start, number, value, measure, explicit, line, after };
}

const declarationsOf = perParagraph((paragraph): readonly Local[] => {
  const places = countedIn(paragraph);
  return places.length === 0 ? NONE : declaredAt(paragraph.reading, places);
});
const declarations = gathering(declarationsOf, kept);

const OPENS_MEASURE = classOf(firstsOf(DECLARED_MEASURES));

/** From measure word to measure word; those inside a declaration open none of their own. */
function declaredAt(reading: Reading, places: readonly number[]): readonly Local[] {
  const found: Local[] = [];
  let end = 0;
  for (const at of places) {
    const match = at >= end && isAt(reading.text, at, OPENS_MEASURE) && declarationBefore(reading.text, at, end);
    if (!match) continue;
    end = match.index + match[0].length;
    const declared = readDeclaration(reading, match);
    if (declared) found.push(declared);
  }
  return found.length === 0 ? NONE : found;
}

/** The declaration whose measure word stands at an offset, with a number of one or two characters, not before `least`. */
function declarationBefore(text: string, at: number, least: number): RegExpExecArray | undefined {
  for (let start = Math.max(at - 2, least); start < at; start++) {
    DECLARATION.lastIndex = start;
    const match = DECLARATION.exec(text);
    if (match) return match;
  }
  return undefined;
}

const NONE: readonly never[] = [];

function readDeclaration(reading: Reading, match: RegExpExecArray): Local | undefined {
  const [whole, numeral, measure, noun, stop] = match as unknown as [string, string, string, string, string];
  const at = match.index;
  const value = parseCount(numeral);
  if (value === undefined || value < 1 || (noun === '' && measure === '个')) return undefined;
  const opening = reading.text.charAt(at - 1) === '“' ? at - 1 : at;
  const clause = reading.text.slice(clauseStart(reading.text, opening), at + whole.length);
  if (stop !== ':' && !CUE.test(clause)) return undefined;
  const { start, end } = sourceSpan(reading, at, at + numeral.length + measure.length);
  return {
    start,
    end,
    number: sourceSpan(reading, at, at + numeral.length),
    value,
    measure,
    explicit: stop === ':' || measure.endsWith('方面') || /以下|如下/.test(clause) || /^[^。]{0,4}事/.test(noun),
    after: sourceSpan(reading, at, at + whole.length).end,
  };
}

interface RunIndex {
  /** Runs that begin with one, by the line of their first marker. */
  readonly runsAt: ReadonlyMap<number, readonly NumberingRun[]>;
  /** How many items of a run stand under one heading with its first, for 1. to 17. that run on through (一) to (五). */
  readonly siblings: ReadonlyMap<NumberingRun, number>;
}

/** An outline that was only moved along has the same runs, on the same lines. */
const runIndexOf = perOutline((draft): RunIndex => {
  const runsAt = new Map<number, NumberingRun[]>();
  for (const run of draft.runs) {
    const { line, marker } = run.items[0]!;
    if (marker.value !== 1) continue;
    const others = runsAt.get(line);
    if (others) others.push(run);
    else runsAt.set(line, [run]);
  }
  const siblings = new Map<NumberingRun, number>();
  countSiblings(draft.sections, siblings);
  return { runsAt, siblings };
});

function countSiblings(sections: readonly Section[], into: Map<NumberingRun, number>): void {
  const first = new Set<NumberingRun>();
  for (const { numbering } of sections) if (numbering?.index === 0) first.add(numbering.run);
  for (const { numbering } of sections) {
    if (numbering && first.has(numbering.run)) into.set(numbering.run, (into.get(numbering.run) ?? 0) + 1);
  }
  for (const { children } of sections) countSiblings(children, into);
}

/** The run whose first marker comes right behind an offset of a line, in it or in the next one that is not blank. */
function runAfter(
  { paragraphs }: Draft,
  line: number,
  after: number,
  runsAt: RunIndex['runsAt'],
): NumberingRun | undefined {
  const { text } = paragraphs[line]!;
  let at = after;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  if (at < text.length) return runAt(runsAt, line, at);
  let next = line + 1;
  while (next < paragraphs.length && paragraphs[next]!.kind === 'blank') next++;
  if (!runsAt.has(next)) return undefined;
  const following = paragraphs[next]!.text;
  return runAt(runsAt, next, following.length - following.trimStart().length);
}

function runAt(runsAt: RunIndex['runsAt'], line: number, at: number): NumberingRun | undefined {
  // Of two at one place the one found last counts.
  return runsAt.get(line)?.findLast(({ items }) => items[0]!.marker.start === at);
}

const FARTHEST = 2;

function judge(
  draft: Draft,
  declared: Declared,
  run: NumberingRun,
  together: number | undefined,
  failingOnly: boolean,
): Relation | undefined {
  const last = run.items.at(-1)!.marker.value ?? run.items.length;
  // A run with a number left out or doubled is another rule's; both readings of it fit.
  const sizes = new Set([run.items.length, together ?? run.items.length, last]);
  if (run.items.length < 2) return undefined;
  const holds = sizes.has(declared.value);
  if (holds && failingOnly) return undefined;
  const size = together ?? run.items.length;
  if (declared.value < 2 && !declared.explicit) return undefined;
  if (!holds && !declared.explicit && Math.abs(declared.value - size) > FARTHEST) return undefined;
  const markers = run.items.slice(0, size).map(({ marker, line }) => shift(marker, draft.starts[line]!));
  const shown = run.items.slice(0, size);
  const range = `${shown[0]!.marker.text}…${shown.at(-1)!.marker.text}`;
  return relation(draft, declared, markers, size, range, holds);
}

function relation(
  draft: Draft,
  declared: Declared,
  places: readonly Span[],
  size: number,
  range: string,
  holds: boolean,
): Relation {
  const written = wordsIn(draft, declared);
  return {
    type: 'declared-count',
    start: Math.min(declared.start, places[0]!.start),
    end: Math.max(declared.end, places.at(-1)!.end),
    operands: [{ start: declared.start, end: declared.end }, ...places.map(({ start, end }) => ({ start, end }))],
    verdict: holds ? 'holds' : 'fails',
    certain: false,
    working: holds
      ? { zh: `“${written}”与列出的${size}项（${range}）相符`, en: `“${written}” and ${size} items (${range}) agree` }
      : {
          zh: `说是“${written}”，列出的却有${size}项（${range}）`,
          en: `“${written}” are announced, ${size} are listed (${range})`,
        },
    repairs: holds || size < 2 || size > 99 ? [] : [repair(draft, declared, size)],
  };
}

function repair(draft: Draft, { number, measure }: Declared, size: number): Relation['repairs'][number] {
  const old = wordsIn(draft, number);
  const written = numeralLike(old, size, measure);
  return {
    title: { zh: `“${old}”改为“${written}”`, en: `Change “${old}” to “${written}”` },
    edits: [{ start: number.start, end: number.end, text: written }],
  };
}

const PROGRAMMES = /(行动|工程|计划|战略|攻坚战|任务)/;
const MENTION = new RegExp(`“?${NUMERAL}(大)(行动|工程|计划|战略|攻坚战|任务)`, 'g');
const NAMED_SIZE = /大(?:行动|工程|计划|战略|攻坚战|任务)/;
const LEAST_AFAR = 3;

/** 六大行动 named in a summary, and one row of sections that are all actions: two things, where only one of each is there. */
function* namedAfar(draft: Draft, taken: ReadonlySet<number>, failingOnly: boolean): Iterable<Relation> {
  const memory = rowMemoryOf(draft.runs);
  if (memory.hasNone) return;
  const rows = rowsByWord(draft.sections, programmesOf(draft));
  memory.hasNone = rows.size === 0;
  if (memory.hasNone) return;
  const mentions = mentionsOf(draft)
    .map(mention => ({ word: mention.item.word, ...placed(mention) }))
    .filter(({ start }) => !taken.has(start));
  for (const [word, [row, ...others]] of rows) {
    const named = mentions.filter(mention => mention.word === word);
    const values = new Set(named.map(({ value }) => value));
    if (others.length > 0 || values.size !== 1 || Math.abs(named[0]!.value - row!.length) > 1) continue;
    const holds = named[0]!.value === row!.length;
    if (holds && failingOnly) continue;
    const [first, last] = [row![0]!, row!.at(-1)!];
    const range = `${first.marker}…${last.marker}`;
    const places = row!.map(({ selection }) => selection);
    yield relation(draft, named[0]!, places, row!.length, range, holds);
  }
}

/** An outline that was only moved along has the same titles. */
const rowMemoryOf = remembered((_runs: Draft['runs']) => ({ hasNone: false }));

/** Rows of numbered sections whose titles all hold one of the words, by that word. */
function rowsByWord(
  sections: readonly Section[],
  wordIn: (title: string) => string | undefined,
  rows = new Map<string, (readonly Section[])[]>(),
): ReadonlyMap<string, readonly (readonly Section[])[]> {
  const numbered = sections.length < LEAST_AFAR ? [] : sections.filter(({ numbering }) => numbering);
  const word = numbered.length >= LEAST_AFAR ? wordIn(numbered[0]!.title) : undefined;
  if (word && numbered.every(({ title }) => readText(title).text.includes(word)))
    rows.set(word, [...(rows.get(word) ?? []), numbered]);
  for (const { children } of sections) if (children.length > 0) rowsByWord(children, wordIn, rows);
  return rows;
}

const programmesOf = perTitle(title => PROGRAMMES.exec(readText(title).text)?.[1]);

type LocalMention = Local & { readonly word: string };

/** Programmes named with their size and without a list in front of them. */
const namedSizesOf = perParagraph((paragraph): readonly LocalMention[] => {
  const { reading, kind } = paragraph;
  if (kind !== 'text' || !NAMED_SIZE.test(reading.text)) return NONE;
  const matches = matchesIn(reading.text, MENTION);
  if (matches.length === 0) return NONE;
  const listed = new Set(Array.from(listedIn(paragraph), ({ operands }) => operands[0]!.start));
  return matches.flatMap(match => {
    const mention = readMention(reading, match);
    return mention === undefined || listed.has(mention.start) ? [] : [mention];
  });
});
const mentionsOf = gathering(namedSizesOf, kept);

/** What all of them follow from, beside the headings. */
export const declaredCountsReadFrom: readonly ReadOfParagraph[] = [declarationsOf, namedSizesOf];

function listedIn(paragraph: Paragraph): readonly Relation[] {
  const { text, reading } = paragraph;
  return findListedCounts({ text, reading, counted: countedIn(paragraph) });
}

function readMention(reading: Reading, match: RegExpExecArray): LocalMention | undefined {
  const [whole, numeral, measure, word] = match as unknown as [string, string, string, string];
  const value = parseCount(numeral);
  const at = match.index + whole.indexOf(numeral);
  const span = sourceSpan(reading, at, at + numeral.length + measure.length);
  const number = sourceSpan(reading, at, at + numeral.length);
  return value === undefined ? undefined : { number, value, measure, word, explicit: false, after: span.end, ...span };
}
