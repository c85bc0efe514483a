import type { Relation } from '../../figures/relation';
import type { Bilingual } from '../../text/bilingual';
import { cueOfPair, cueOfWords } from '../../text/line-cues';
import { matchesIn } from '../../text/matches';
import { sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { hasCue } from '../../text/traits';
import { gathering, kept } from '../blocks';
import type { Draft } from '../draft';
import { perParagraph } from '../per-paragraph';
import type { DatedSpan, Report } from './reports';
import { spanOf, withNumber, withYear } from './year-repair';

const SAID = /(?<!\d)(\d{4,5})年(?!底|末|[—–~至到-])|(今年)|(过去一年|去年)/g;
const FIVE_YEARS =
  /“?(十[一二三四五六]?五)”?(?:规划|计划|时期)?(?:的)?(开局|起步|收官|最后一|第([一二三四五])|决战收官)(?:之)?年/g;
const SPAN_OF_FIVE = /“?(十[一二三四五六]?五)”?(?:规划|计划|时期|期间)?\((\d{4,5})(?:年)?[—–~至到-]+(\d{4,5})年?\)/g;
/** 高质量完成“十四五”规划，为实现“十五五”良好开局打牢基础: one plan ends and the next begins. */
const SUCCESSION =
  /(?:完成|收官|总结|冲刺)[^。;!?“]{0,10}“(十[一二三四五六]?五)”[^。;!?“]{0,30}“(十[一二三四五六]?五)”[^。;!?“”]{0,4}(?:开局|开好局|起步|规划)/g;
/** A plan at work, or being drawn up; what is said of another year is left alone. */
const AT_WORK = /(深入实施|全面实施|继续实施|编制好?|谋划好?|启动)“(十[一二三四五六]?五)”(?=[^,。;]{0,8}规划|是今年)/g;
const JUBILEE = /([㐀-鿿]{2,24}?)(\d{2,3})周年/g;

const FOUNDED: readonly (readonly [name: RegExp, year: number])[] = [
  [/(?:新中国|中华人民共和国|人民政协)成立$/, 1949],
  [/(?:中国共产党(?:成立|建党)|建党)$/, 1921],
  [/(?:建军|解放军(?:建军|成立))$/, 1927],
  [/(?:中国人民)?抗(?:日战争|战)胜利$/, 1945],
  [/(?:中国人民抗日战争暨)?世界反法西斯战争胜利$/, 1945],
  [/红军长征胜利$/, 1936],
  [/改革开放$/, 1978],
  [/五四运动$/, 1919],
  [/香港回归(?:祖国)?$/, 1997],
  [/澳门回归(?:祖国)?$/, 1999],
  [/(?:人民代表大会|人大)(?:制度)?成立$/, 1954],
  [/内蒙古自治区成立$/, 1947],
  [/新疆维吾尔自治区成立$/, 1955],
  [/(?:广西壮族|宁夏回族)自治区成立$/, 1958],
  [/西藏自治区成立$/, 1965],
];

/** 今年是“十四五”规划收官之年 and 2024年是新中国成立75周年: what a year is the last or the 75th of can be reckoned. */
export function* plansAndJubilees(draft: Draft, reports: readonly Report[], failingOnly: boolean): Iterable<Relation> {
  let next = 0;
  for (const { item: matches, line, start } of datesIn(draft)) {
    while (next < reports.length && reports[next]!.start <= start) next++;
    const report = reports[next - 1];
    const key = `${report?.reviewed} ${report?.planned} ${report?.isGiven}`;
    if (failingOnly && matches.held.has(key)) continue;
    const relations = [...relationsIn(draft, matches, line, report)];
    if (relations.every(({ verdict }) => verdict === 'holds')) matches.held.add(key);
    yield* relations;
  }
}

function* relationsIn(draft: Draft, matches: Matches, line: number, report: Report | undefined): Iterable<Relation> {
  for (const match of matches.ofFive) yield* yearOfFive(draft, line, report, match);
  for (const match of matches.spans) yield spanOfFive(draft, line, match);
  for (const match of matches.jubilees) yield* jubilee(draft, line, report, match);
  for (const match of matches.successions) yield succession(draft, line, match);
  if (report) for (const match of matches.atWork) yield* planAtWork(draft, line, report, match);
}

/** What a paragraph says of plans and jubilees. */
interface Matches {
  readonly ofFive: readonly RegExpExecArray[];
  readonly spans: readonly RegExpExecArray[];
  readonly jubilees: readonly RegExpExecArray[];
  readonly successions: readonly RegExpExecArray[];
  readonly atWork: readonly RegExpExecArray[];
  /** In reports of which years all of it is known to hold. */
  readonly held: Set<string>;
}

// The name of a plan: every pattern but that of jubilees holds it.
const FIVE = /十[一二三四五六]?五/;
const PLANS = cueOfPair('十一二三四五六', '五');
const JUBILEES = cueOfWords('周年');
const NONE: readonly never[] = [];

/** Where paragraphs speak of five-year plans and jubilees. */
export const datesOf = perParagraph((paragraph): readonly Matches[] => {
  if (!hasCue(paragraph, PLANS | JUBILEES) || paragraph.kind !== 'text') return NONE;
  const { text } = paragraph.reading;
  const [isPlan, isJubilee] = [FIVE.test(text), hasCue(paragraph, JUBILEES)];
  if (!isPlan && !isJubilee) return NONE;
  const of = (pattern: RegExp, isThere: boolean) => (isThere ? matchesIn(text, pattern) : NONE);
  const found = {
    held: new Set<string>(),
    ofFive: of(FIVE_YEARS, isPlan),
    spans: of(SPAN_OF_FIVE, isPlan),
    jubilees: of(JUBILEE, isJubilee),
    successions: of(SUCCESSION, isPlan),
    atWork: of(AT_WORK, isPlan),
  };
  const { ofFive, spans, jubilees, successions, atWork } = found;
  return [ofFive, spans, jubilees, successions, atWork].some(matches => matches.length > 0) ? [found] : NONE;
});

const datesIn = gathering(datesOf, kept);

/** The year that a sentence speaks of before `at`: one it names, or 今年 of a report given this year. */
function yearBefore(text: string, at: number, report: Report | undefined): DatedSpan | undefined {
  const least = Math.max(0, at - LONGEST_REACH);
  const from = least + /[^。;!?]*$/.exec(text.slice(least, at))!.index;
  const said = matchesIn(text.slice(from, at), SAID).at(-1);
  if (!said || !IS.test(text.slice(from + said.index + said[0].length, at))) return undefined;
  const span = { start: from + said.index, end: from + said.index + (said[1]?.length ?? said[0].length) };
  if (said[1] !== undefined) return { year: Number(said[1]), ...span };
  if (!report?.isGiven) return undefined;
  return { year: said[2] === undefined ? report.reviewed : report.planned, ...span };
}

const LONGEST_REACH = 60;
// 为“十五五”开局之年打基础 and 以庆祝新中国成立75周年为动力 do not say what the year is.
const IS =
  /(?:^|[,、;])(?:将|又|也|正|既|还|更|同时|恰|适)*(?:是|迎来|正值|逢|值)(?:我们|伟大的?|中国人民|我[国省市区县]|全[国省市区县])?(?:实施|完成)?$/;

function* yearOfFive(
  draft: Draft,
  line: number,
  report: Report | undefined,
  match: RegExpExecArray,
): Iterable<Relation> {
  const { reading } = draft.paragraphs[line]!;
  const said = yearBefore(reading.text, match.index, report);
  if (!said) return;
  const first = firstOfFive(match[1]!);
  const nth = match[3] === undefined ? (/开局|起步/.test(match[2]!) ? 1 : 5) : '一二三四五'.indexOf(match[3]) + 1;
  const right = first + nth - 1;
  const reason = {
    zh: `“${match[1]}”是${first}—${first + 4}年，${match[0].replace(/^[^”]*”?/, '') || match[0]}应是${right}年`,
    en: `“${match[1]}” is ${first}–${first + 4}, so that this year is ${right}`,
  };
  yield reckoned(draft, line, said, { start: match.index, end: match.index + match[0].length }, right, reason);
}

/** 十五 began in 2001, and every fifth year another. */
function firstOfFive(name: string): number {
  return 2001 + 5 * '零一二三四五六'.indexOf(name.length === 3 ? name.charAt(1) : '零');
}

function succession(draft: Draft, line: number, match: RegExpExecArray): Relation {
  const [whole, ending, beginning] = match as unknown as [string, string, string];
  const place = (name: string, at: number) => placeOf(draft, line, match.index + at, name);
  const [first, next] = [place(ending, whole.indexOf(ending)), place(beginning, whole.lastIndexOf(beginning))];
  const fails = firstOfFive(beginning) !== firstOfFive(ending) + 5;
  return {
    type: 'period',
    start: first.start,
    end: next.end,
    operands: [next, first],
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? {
          zh: `“${ending}”之后是“${planFrom(firstOfFive(ending) + 5)}”，不是“${beginning}”`,
          en: `“${planFrom(firstOfFive(ending) + 5)}” comes after “${ending}”, not “${beginning}”`,
        }
      : { zh: `“${ending}”之后是“${beginning}”，相接`, en: `“${beginning}” follows “${ending}”` },
    repairs: fails
      ? [
          withNumber(draft, next, planFrom(firstOfFive(ending) + 5)),
          withNumber(draft, first, planFrom(firstOfFive(beginning) - 5)),
        ]
      : [],
  };
}

/** A plan is at work in its five years, and drawn up in the two before them and the first. */
function* planAtWork(draft: Draft, line: number, report: Report, match: RegExpExecArray): Iterable<Relation> {
  const [whole, verb, name] = match as unknown as [string, string, string];
  const sentence = draft.paragraphs[line]!.reading.text.slice(Math.max(0, match.index - LONGEST_REACH), match.index);
  if (/\d{4}年|以来/.test(/[^。;!?]*$/.exec(sentence)![0])) return;
  const first = firstOfFive(name);
  const fits = (year: number) => isAtWork(verb, year, report);
  const place = placeOf(draft, line, match.index + whole.indexOf(name), name);
  const right = [0, 5].map(by => runningPlan(report.planned) + by).find(fits);
  yield {
    type: 'period',
    start: report.title.selection.start,
    end: place.end,
    operands: [place, ...report.years.map(spanOf)],
    verdict: fits(first) ? 'holds' : 'fails',
    certain: false,
    working: atWorkWorking(name, first, report, fits(first)),
    repairs: fits(first) || right === undefined ? [] : [withNumber(draft, place, planFrom(right))],
  };
}

function isAtWork(verb: string, first: number, { reviewed, planned }: Report): boolean {
  const [from, to] = verb.endsWith('实施') ? [first, first + 4] : [first - 2, first];
  return planned >= from && reviewed <= to;
}

/** The first year of the plan that a year belongs to. */
function runningPlan(year: number): number {
  return year - ((year - 2001) % 5);
}

function atWorkWorking(name: string, first: number, { reviewed, planned }: Report, fits: boolean): Bilingual {
  return {
    zh: `“${name}”是${first}—${first + 4}年，报告写的是${reviewed}年和${planned}年${fits ? '，相符' : '，不符'}`,
    en: `“${name}” is ${first}–${first + 4}; the report is of ${reviewed} and ${planned}${fits ? ', which fits' : ', which does not fit'}`,
  };
}

function placeOf(draft: Draft, line: number, at: number, name: string): Span {
  return shift(sourceSpan(draft.paragraphs[line]!.reading, at, at + name.length), draft.starts[line]!);
}

/** 2026 → 十五五: the plan that begins in a year. */
function planFrom(year: number): string {
  const nth = (year - 2001) / 5;
  return nth === 0 ? '十五' : `十${'零一二三四五六'.charAt(nth)}五`;
}

function spanOfFive(draft: Draft, line: number, match: RegExpExecArray): Relation {
  const { reading } = draft.paragraphs[line]!;
  const first = firstOfFive(match[1]!);
  const written = `${match[2]}—${match[3]}`;
  const from = match.index + match[0].indexOf(match[2]!);
  const isFirst = Number(match[2]) !== first;
  const at = isFirst ? from : match.index + match[0].lastIndexOf(match[3]!);
  const fails = isFirst || Number(match[3]) !== first + 4;
  const place = (start: number, end: number) => shift(sourceSpan(reading, start, end), draft.starts[line]!);
  const year = place(at, at + (isFirst ? match[2]! : match[3]!).length);
  return {
    type: 'period',
    operands: [year, place(match.index, from - 1)],
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: {
      zh: `“${match[1]}”是${first}—${first + 4}年，这里写${written}年`,
      en: `“${match[1]}” is ${first}–${first + 4}; this says ${written}`,
    },
    repairs: fails ? [withYear(draft, year, isFirst ? first : first + 4)] : [],
    ...place(match.index, match.index + match[0].length),
  };
}

function* jubilee(draft: Draft, line: number, report: Report | undefined, match: RegExpExecArray): Iterable<Relation> {
  const founded = FOUNDED.find(([name]) => name.test(match[1]!));
  const { reading } = draft.paragraphs[line]!;
  const name = founded?.[0].exec(match[1]!);
  const said = name && yearBefore(reading.text, match.index + name.index, report);
  if (!founded || !said) return;
  const count = Number(match[2]);
  const right = founded[1] + count;
  const from = match.index + match[1]!.length;
  const number = { start: from, end: from + match[2]!.length };
  const reason = {
    zh: `${founded[1]}＋${count}＝${right}，“${count}周年”是${right}年`,
    en: `${founded[1]} + ${count} = ${right}: the ${count}th year is ${right}`,
  };
  yield reckoned(draft, line, said, number, right, reason, said.year - founded[1]);
}

/** A year with what it is said to be. Offsets are in the reading of the line. */
function reckoned(
  draft: Draft,
  line: number,
  said: DatedSpan,
  place: Span,
  right: number,
  reason: Bilingual,
  count?: number,
): Relation {
  const { reading } = draft.paragraphs[line]!;
  const placed = (span: Span) => shift(sourceSpan(reading, span.start, span.end), draft.starts[line]!);
  const fails = said.year !== right;
  const year = { year: said.year, ...placed(said) };
  const isWritten = /^\d/.test(reading.text.slice(said.start));
  const repairs = [
    ...(count !== undefined && count > 0 ? [withNumber(draft, placed(place), String(count))] : []),
    ...(isWritten ? [withYear(draft, year, right)] : []),
  ];
  return {
    type: 'period',
    start: year.start,
    end: placed(place).end,
    operands: [placed(place), spanOf(year)],
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? { zh: `${reason.zh}，不是${said.year}年`, en: `${reason.en}, not ${said.year}` }
      : { zh: `${reason.zh}，相符`, en: `${reason.en}, as said` },
    repairs: fails ? repairs : [],
  };
}
