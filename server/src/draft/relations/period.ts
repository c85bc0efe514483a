import type { Relation, Repair } from '../../figures/relation';
import type { Section } from '../../structure/outline';
import type { Bilingual } from '../../text/bilingual';
import { readText, sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import type { Draft } from '../draft';
import { perParagraph } from '../per-paragraph';

/**
 * Years that a report ties together: headings with the title, the day of a meeting with the year of the report given
 * there, sentences with the heading they stand under, 十四五 and anniversaries with their years. Linear. Offsets are the
 * document's.
 */
export function* findPeriods(draft: Draft): Iterable<Relation> {
  for (const section of draft.sections) {
    if (section.kind === 'title' && !isOnPage(draft, section)) yield* titleYears(draft, section);
  }
  const reports = readReports(draft);
  for (const report of reports) {
    yield* headingYears(draft, report);
    yield* meetingDays(draft, report);
    yield* openingYears(draft, report);
  }
  yield* plansAndJubilees(draft, reports);
}

/** Whether a title stands in the index of the web page only, where nothing is reported. */
function isOnPage(draft: Draft, { line }: Section): boolean {
  return draft.paragraphs[line]?.kind === 'furniture';
}

/** A report with the years that its title gives it. */
interface Report extends Span {
  readonly title: Section;
  /** The year looked back on, and the one planned for; undefined where the title names only the other kind of year. */
  readonly reviewed: number;
  readonly planned: number;
  /** Where the title's years stand, each with its year. */
  readonly years: readonly DatedSpan[];
  /** A report to a congress: 今年 is the year of its title. */
  readonly isGiven: boolean;
  readonly headings: readonly Section[];
}

interface DatedSpan extends Span {
  readonly year: number;
}

// Four digits are a year whatever they are, and so are five: a slip makes 5024 and 20240 of 2024.
const YEAR = /(?<!\d)(?<!\d年?[—–~-])(\d{4,5})(?=\s?年)(?!\s?年[—–~至到-])/g;
const SPANS_YEARS = /学年|\d\d年?[—–~至-]+\d\d|[三五]年|季度|上半年|下半年|月/;
const GIVEN = /政府工作报告|人大常委会工作报告|法院工作报告|检察院工作报告/;
const REVIEW = /总结|回顾|述职|完成情况|开展情况|工作情况|成效/;
const PLAN = /计划|思路|要点|打算|安排|部署|展望/;

function readReports(draft: Draft): readonly Report[] {
  const titles = draft.sections.filter(({ kind }) => kind === 'title');
  return titles.flatMap((title, i) => readReport(draft, title, titles[i + 1]?.start ?? draft.text.length));
}

function readReport(draft: Draft, title: Section, end: number): readonly Report[] {
  const written = draft.text.slice(title.selection.start, title.selection.end);
  const { text } = readText(written);
  const years = datedIn(text).map(each => ({ ...each, ...shift(each, title.selection.start) }));
  const headings = upperHeadings(title);
  const name = GIVEN.test(text) ? text.replace(/\d{1,2}月\d{1,2}日/, '') : text;
  const known = SPANS_YEARS.test(name) ? undefined : yearsOf(name, isOnPage(draft, title));
  return known ? [{ title, start: title.start, end, years, headings, ...known }] : [];
}

function datedIn(text: string): readonly DatedSpan[] {
  return Array.from(text.matchAll(YEAR), match => ({
    start: match.index,
    end: match.index + match[1]!.length,
    year: Number(match[1]),
  }));
}

/** 2024年工作总结及2025年工作计划 names both; a summary alone is followed by plans for the next year, a plan looks back on the last. */
function yearsOf(title: string, isOnPage: boolean): Pick<Report, 'reviewed' | 'planned' | 'isGiven'> | undefined {
  const [first, second, third] = datedIn(title);
  if (!first || third) return undefined;
  if (GIVEN.test(title)) return second ? undefined : { reviewed: first.year - 1, planned: first.year, isGiven: true };
  const [reviews, plans] = [REVIEW.test(title), PLAN.test(title)];
  if (second) {
    // Where the two do not follow one another the title is reported itself, unless it stands on the page.
    if (!reviews || !plans || (second.year !== first.year + 1 && !isOnPage)) return undefined;
    return { reviewed: first.year, planned: first.year + 1, isGiven: false };
  }
  if (reviews === plans) return undefined;
  const reviewed = reviews ? first.year : first.year - 1;
  return { reviewed, planned: reviewed + 1, isGiven: false };
}

const BOTH =
  /(?<!\d)(\d{4,5})\s?年[^\d]*?(?:总结|回顾)[^\d]*?(\d{4,5})\s?年[^\d]*?(?:计划|思路|要点|打算|安排|部署|展望)/;

/** 2024年工作总结及2025年工作计划: what is planned is the year behind the one summed up. */
function* titleYears(draft: Draft, title: Section): Iterable<Relation> {
  const { selection } = title;
  const reading = readText(draft.text.slice(selection.start, selection.end));
  const match = SPANS_YEARS.test(reading.text) ? null : BOTH.exec(reading.text);
  if (!match) return;
  const [reviewed, planned] = [Number(match[1]), Number(match[2])];
  const at = match.index + match[0].lastIndexOf(match[2]!);
  const first = shift({ start: match.index, end: match.index + match[1]!.length }, selection.start);
  const second = shift({ start: at, end: at + match[2]!.length }, selection.start);
  const fails = planned !== reviewed + 1;
  yield {
    type: 'period',
    start: first.start,
    end: second.end,
    operands: [second, first],
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? { zh: `总结是${reviewed}年，计划却是${planned}年`, en: `The summary is of ${reviewed}, the plan of ${planned}` }
      : {
          zh: `总结是${reviewed}年，计划是${planned}年，相接`,
          en: `The plan of ${planned} follows the summary of ${reviewed}`,
        },
    repairs: fails ? [...titleRepairs(draft, title, [first, reviewed], [second, planned])] : [],
  };
}

/** The parts below tell which of the two years is wrong, where they have years of their own. */
function* titleRepairs(
  draft: Draft,
  title: Section,
  [first, reviewed]: readonly [Span, number],
  [second, planned]: readonly [Span, number],
): Iterable<Repair> {
  const below = upperHeadings(title).flatMap(heading => datedIn(readText(heading.title).text).map(({ year }) => year));
  const fits = (from: number) => below.every(year => year === from || year === from + 1);
  const open = !fits(reviewed) && !fits(planned - 1);
  if (open || fits(reviewed)) yield changed(draft, second, reviewed + 1);
  if (open || fits(planned - 1)) yield changed(draft, first, planned - 1);
}

const MOST_LEVELS = 2;

/** The headings of a title's first two levels, without the titles of other reports and what stands under them. */
function upperHeadings({ children, level }: Section, depth = 1): readonly Section[] {
  return children.flatMap(child => {
    if (child.kind === 'title' || child.kind === 'front-matter') return [];
    const below = depth < MOST_LEVELS ? upperHeadings(child, depth + 1) : [];
    return child.level > level + MOST_LEVELS ? [] : [child, ...below];
  });
}

/** A heading that begins with a year, and the years that may stand there. */
interface DatedHeading extends DatedSpan {
  readonly heading: Section;
  readonly allowed: readonly number[];
}

function datedHeadings(draft: Draft, { headings, reviewed, planned }: Report): readonly DatedHeading[] {
  return headings.flatMap(heading => {
    const span = heading.selection;
    const { text } = readText(draft.text.slice(span.start, span.end));
    const lead = /^\S{0,6}?[、.)\s]?\s*(?=\d{4,5}\s?年)/.exec(text)?.[0].length ?? -1;
    const [year] = datedIn(text);
    if (!year || year.start !== lead || SPANS_YEARS.test(text)) return [];
    return [{ ...year, ...shift(year, span.start), heading, allowed: allowedIn(text, reviewed, planned) }];
  });
}

/** 工作总结 is of the year reviewed, 工作计划 of the year planned; 重点工作 may be either's, and so may 计划完成情况. */
function allowedIn(text: string, reviewed: number, planned: number): readonly number[] {
  const [reviews, plans] = [REVIEW.test(text), PLAN.test(text)];
  if (reviews === plans) return [reviewed, planned];
  return [reviews ? reviewed : planned];
}

function* headingYears(draft: Draft, report: Report): Iterable<Relation> {
  const headings = openedByReview(datedHeadings(draft, report), report);
  const wrong = headings.filter(({ year, allowed }) => !allowed.includes(year));
  const shifts = new Set(wrong.map(({ year, allowed }) => year - allowed[0]!));
  // All headings agree among themselves: the year of the title was left from another report.
  const titleIsWrong = wrong.length >= 2 && wrong.length === headings.length && shifts.size === 1;
  if (titleIsWrong) return yield titleYear(draft, report, headings, [...shifts][0]!);
  for (const heading of headings) yield headingYear(draft, report, heading, wrong.includes(heading));
}

/** 一、2025年主要工作 before 三、2025年工作计划: what comes first of the two, at the very beginning, looks back. */
function openedByReview(headings: readonly DatedHeading[], { reviewed, planned }: Report): readonly DatedHeading[] {
  const [first, ...others] = headings;
  const isPlanned = others.some(({ allowed }) => allowed.length === 1 && allowed[0] === planned);
  const isReviewed = others.some(({ year }) => year === reviewed);
  if (first?.heading.numbering?.index !== 0 || !isPlanned || isReviewed) return headings;
  return [{ ...first, allowed: [reviewed] }, ...others];
}

function titleYear(draft: Draft, { years, title }: Report, headings: readonly DatedHeading[], by: number): Relation {
  const first = years[0]!;
  const said = [...new Set(headings.map(({ year }) => year))].join('、');
  return {
    type: 'period',
    start: title.selection.start,
    end: headings.at(-1)!.end,
    operands: (isOnPage(draft, title) ? [...headings, first] : [first, ...headings]).map(spanOf),
    verdict: 'fails',
    certain: false,
    working: {
      zh: `标题写“${first.year}年”，各部分却都写${said}年`,
      en: `The title says ${first.year}, but every dated heading says ${said}`,
    },
    repairs: [
      {
        title: { zh: `标题改为“${first.year + by}年”`, en: `Change the title to ${first.year + by}` },
        edits: years.map(({ start, end, year }) => ({ start, end, text: yearLike(draft, start, year + by) })),
      },
    ],
  };
}

function headingYear(draft: Draft, { years, title }: Report, heading: DatedHeading, fails: boolean): Relation {
  const named = years.map(({ year }) => `${year}年`).join('、');
  const { year, allowed } = heading;
  return {
    type: 'period',
    start: title.selection.start,
    end: heading.end,
    operands: [heading, ...years].map(spanOf),
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? {
          zh: `标题是${named}，这里却写${year}年`,
          en: `The title is of ${years.map(each => each.year).join(', ')}, but this says ${year}`,
        }
      : {
          zh: `标题是${named}，这里写${year}年，相符`,
          en: `The title is of ${years.map(each => each.year).join(', ')}, and this says ${year}`,
        },
    repairs: fails ? allowed.map(right => changed(draft, heading, right)) : [],
  };
}

const MEETING = /^\s*(?:—+|-+)?\s*\(?\d{4,5}年\d{1,2}月\d{1,2}日.{0,20}(?:大会|会议)/;
const FARTHEST_LINE = 6;

/** 2025年1月16日在…会议上 under the name of the report that was given there. */
function* meetingDays(draft: Draft, { isGiven, title, years, planned }: Report): Iterable<Relation> {
  if (!isGiven) return;
  for (let line = title.line + 1; line < draft.paragraphs.length && line <= title.line + FARTHEST_LINE; line++) {
    const { reading, text } = draft.paragraphs[line]!;
    if (!MEETING.test(reading.text)) continue;
    const [first] = datedIn(reading.text);
    if (!first) return;
    const day = { ...shift(sourceSpan(reading, first.start, first.end), draft.starts[line]!), year: first.year };
    const fails = first.year !== planned;
    yield {
      type: 'period',
      start: title.selection.start,
      end: draft.starts[line]! + text.length,
      operands: [day, ...years].map(spanOf),
      verdict: fails ? 'fails' : 'holds',
      certain: false,
      working: fails
        ? {
            zh: `标题是${planned}年的报告，会议日期却是${first.year}年`,
            en: `The report is of ${planned}, but the meeting was in ${first.year}`,
          }
        : { zh: `会议日期与标题同为${planned}年`, en: `The meeting and the title are both of ${planned}` },
      repairs: fails ? [changed(draft, day, planned)] : [],
    };
    return;
  }
}

const OPENING = /^\s*(\d{4,5})年(?:以来|度)?,/;
const PROMISES = /将|计划|预计|力争|确保|拟|目标|要|争取|打算|继续|谋划|展望|全面实施|任务/;
const LOOKS_BACK = /了|已|完成|实现|新增|获|荣|达到|建成|同比|取得/;

/** A paragraph that opens with a year, under a heading of the other year: 2025年，我局完成… in the summary of 2024. */
function* openingYears(draft: Draft, report: Report): Iterable<Relation> {
  const headings = datedHeadings(draft, report).filter(({ year, allowed }) => allowed.includes(year));
  for (const heading of headings) {
    for (let line = heading.heading.line + 1; draft.starts[line]! < heading.heading.end; line++) {
      const { reading, kind } = draft.paragraphs[line]!;
      const match = kind === 'text' ? OPENING.exec(reading.text) : null;
      if (match) yield* openingYear(draft, report, heading, line, match);
    }
  }
}

function* openingYear(
  draft: Draft,
  { reviewed, planned }: Report,
  heading: DatedHeading,
  line: number,
  match: RegExpExecArray,
): Iterable<Relation> {
  const { reading } = draft.paragraphs[line]!;
  const year = Number(match[1]);
  const at = match[0].indexOf(match[1]!);
  const span = { ...shift(sourceSpan(reading, at, at + match[1]!.length), draft.starts[line]!), year };
  const sentence = reading.text.slice(match[0].length).split(/[。!?;]/, 1)[0]!;
  const isStray =
    heading.year === reviewed ? year === planned && isDone(sentence) : year === reviewed && isPromised(sentence);
  if (year !== heading.year && !isStray) return;
  const fails = year !== heading.year;
  yield {
    type: 'period',
    start: heading.start,
    end: span.end,
    operands: [span, heading].map(spanOf),
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? {
          zh: `这一部分写的是${heading.year}年，这里却写${year}年`,
          en: `This part is of ${heading.year}, but this says ${year}`,
        }
      : { zh: `与这一部分同为${year}年`, en: `This part is of ${year} too` },
    repairs: fails ? [changed(draft, span, heading.year)] : [],
  };
}

function isDone(sentence: string): boolean {
  return LOOKS_BACK.test(sentence) && !PROMISES.test(sentence);
}

function isPromised(sentence: string): boolean {
  return /将|计划|力争|确保|争取/.test(sentence) && !LOOKS_BACK.test(sentence);
}

const SAID = /(?<!\d)(\d{4,5})年(?!底|末|[—–~至到-])|(今年)|(过去一年|去年)/g;
const FIVE_YEARS =
  /“?(十[一二三四五六]?五)”?(?:规划|计划|时期)?(?:的)?(开局|起步|收官|最后一|第([一二三四五])|决战收官)(?:之)?年/g;
const SPAN_OF_FIVE = /“?(十[一二三四五六]?五)”?(?:规划|计划|时期|期间)?\((\d{4,5})(?:年)?[—–~至到-]+(\d{4,5})年?\)/g;
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
function* plansAndJubilees(draft: Draft, reports: readonly Report[]): Iterable<Relation> {
  let next = 0;
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const matches = datesIn(draft.paragraphs[line]!);
    if (matches === undefined) continue;
    while (next < reports.length && reports[next]!.start <= draft.starts[line]!) next++;
    const report = reports[next - 1];
    for (const match of matches.ofFive) yield* yearOfFive(draft, line, report, match);
    for (const match of matches.spans) yield spanOfFive(draft, line, match);
    for (const match of matches.jubilees) yield* jubilee(draft, line, report, match);
  }
}

/** Where a paragraph speaks of five-year plans and jubilees; undefined where it does not. */
const datesIn = perParagraph(({ reading, kind }) => {
  if (kind !== 'text' || !/五|周年/.test(reading.text)) return undefined;
  const [ofFive, spans, jubilees] = [FIVE_YEARS, SPAN_OF_FIVE, JUBILEE].map(each => [...reading.text.matchAll(each)]);
  return ofFive!.length + spans!.length + jubilees!.length === 0
    ? undefined
    : { ofFive: ofFive!, spans: spans!, jubilees: jubilees! };
});

/** The year that a sentence speaks of before `at`: one it names, or 今年 of a report given this year. */
function yearBefore(text: string, at: number, report: Report | undefined): DatedSpan | undefined {
  const least = Math.max(0, at - LONGEST_REACH);
  const from = least + /[^。;!?]*$/.exec(text.slice(least, at))!.index;
  const [said] = Array.from(text.slice(from, at).matchAll(SAID)).slice(-1);
  if (!said || !IS.test(text.slice(from + said.index + said[0].length, at))) return undefined;
  const span = { start: from + said.index, end: from + said.index + (said[1]?.length ?? said[0].length) };
  if (said[1] !== undefined) return { ...span, year: Number(said[1]) };
  if (!report?.isGiven) return undefined;
  return { ...span, year: said[2] === undefined ? report.reviewed : report.planned };
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
    ...place(match.index, match.index + match[0].length),
    operands: [year, place(match.index, from - 1)],
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: {
      zh: `“${match[1]}”是${first}—${first + 4}年，这里写${written}年`,
      en: `“${match[1]}” is ${first}–${first + 4}; this says ${written}`,
    },
    repairs: fails ? [changed(draft, year, isFirst ? first : first + 4)] : [],
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
  const year = { ...placed(said), year: said.year };
  const isWritten = /^\d/.test(reading.text.slice(said.start));
  const repairs = [
    ...(count !== undefined && count > 0 ? [replaced(draft, placed(place), String(count))] : []),
    ...(isWritten ? [changed(draft, year, right)] : []),
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

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function changed(draft: Draft, span: Span, year: number): Repair {
  return replaced(draft, span, yearLike(draft, span.start, year));
}

function replaced({ text }: Draft, { start, end }: Span, written: string): Repair {
  const old = text.slice(start, end);
  return {
    title: { zh: `“${old}”改为“${written}”`, en: `Change “${old}” to “${written}”` },
    edits: [{ start, end, text: written }],
  };
}

/** A year in full-width digits where one stood. */
function yearLike({ text }: Draft, at: number, year: number): string {
  const digits = String(year);
  return /[０-９]/.test(text.charAt(at))
    ? digits.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : digits;
}
