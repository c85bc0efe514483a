import type { Relation, Repair } from '../../figures/relation';
import { countWhile } from '../../text/halving';
import { readText, sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { type Gathered, gathering, kept } from '../blocks';
import { type Draft, wordsIn } from '../draft';
import type { Paragraph } from '../paragraph';
import { perParagraph, type ReadOfParagraph } from '../per-paragraph';
import { perTitle } from '../per-title';
import { datesOf, plansAndJubilees } from './plan-years';
import {
  type DatedSpan,
  datedIn,
  isOnPage,
  type LineHeading,
  type LineTitle,
  PLAN,
  placedHeading,
  REVIEW,
  type Report,
  readReports,
  SPANS_YEARS,
  titlesOf,
} from './reports';
import { spanOf, withYear, yearLike } from './year-repair';

/**
 * Years that a report ties together: headings with the title, the day of a meeting with the year of the report given
 * there, sentences with the heading they stand under, 十四五 and anniversaries with their years. Linear. Offsets are the
 * document's.
 */
export function findPeriods(draft: Draft): Iterable<Relation> {
  return periodsOf(draft, false);
}

/** Those of them that fail: what holds is not put into words. */
export function* findFailingPeriods(draft: Draft): Iterable<Relation> {
  for (const relation of periodsOf(draft, true)) if (relation.verdict === 'fails') yield relation;
}

const MEETING = /^\s*(?:—+|-+)?\s*\(?\d{4,5}年\d{1,2}月\d{1,2}日.{0,20}(?:大会|会议)/;
const OPENING = /^\s*(\d{4,5})年(?:以来|度)?,/;

/** The paragraph itself, where it may say on which day the report was given. */
function meetingIn(paragraph: Paragraph): readonly Paragraph[] {
  return MEETING.test(paragraph.reading.text) ? [paragraph] : [];
}

const openingsOf = perParagraph(({ reading, kind }) => {
  const match = kind === 'text' ? OPENING.exec(reading.text) : null;
  return match ? [match] : NONE;
});

const NONE: readonly RegExpExecArray[] = [];

/** What all of them follow from, beside the headings. */
export const periodsReadFrom: readonly ReadOfParagraph[] = [meetingIn, openingsOf, datesOf];

function* periodsOf(draft: Draft, failingOnly: boolean): Iterable<Relation> {
  for (const each of titlesOf(draft)) if (!isOnPage(draft, each.title)) yield* titleYears(draft, each);
  const reports = readReports(draft);
  for (const report of reports) {
    const headings = datedHeadings(draft, report);
    yield* headingYears(draft, report, headings, failingOnly);
    yield* meetingDays(draft, report);
    yield* openingYears(draft, report, headings);
  }
  yield* plansAndJubilees(draft, reports, failingOnly);
}

const BOTH =
  /(?<!\d)(\d{4,5})\s?年[^\d]*?(?:总结|回顾)[^\d]*?(\d{4,5})\s?年[^\d]*?(?:计划|思路|要点|打算|安排|部署|展望)/;

/** 2024年工作总结及2025年工作计划: what is planned is the year behind the one summed up. */
function* titleYears(draft: Draft, title: LineTitle): Iterable<Relation> {
  const { selection } = placedHeading(draft, title.title);
  const match = bothYears(draft)(wordsIn(draft, selection));
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

const bothYears = perTitle(title => {
  const { text } = readText(title);
  return SPANS_YEARS.test(text) ? null : BOTH.exec(text);
});

/** The parts below tell which of the two years is wrong, where they have years of their own. */
function* titleRepairs(
  draft: Draft,
  { headings }: LineTitle,
  [first, reviewed]: readonly [Span, number],
  [second, planned]: readonly [Span, number],
): Iterable<Repair> {
  const below = headings.flatMap(({ title }) => datedIn(readText(title).text).map(({ year }) => year));
  const fits = (from: number) => below.every(year => year === from || year === from + 1);
  const open = !fits(reviewed) && !fits(planned - 1);
  if (open || fits(reviewed)) yield withYear(draft, second, reviewed + 1);
  if (open || fits(planned - 1)) yield withYear(draft, first, planned - 1);
}

/** A heading that begins with a year, and the years that may stand there. */
interface DatedHeading extends DatedSpan {
  readonly heading: LineHeading;
  readonly allowed: readonly number[];
}

function datedHeadings(draft: Draft, { headings, reviewed, planned }: Report): readonly DatedHeading[] {
  const leadingYear = leadingYearOf(draft);
  const dated: DatedHeading[] = [];
  for (const heading of headings) {
    if (!heading.title.includes('年')) continue;
    const { selection } = placedHeading(draft, heading);
    const year = leadingYear(wordsIn(draft, selection));
    if (year === undefined) continue;
    const span = shift(year, selection.start);
    dated.push({ year: year.year, heading, allowed: allowedIn(year, reviewed, planned), ...span });
  }
  return dated;
}

/** The year that a heading begins with, and whether it looks back or ahead. */
interface LeadingYear extends DatedSpan {
  readonly reviews: boolean;
  readonly plans: boolean;
}

const leadingYearOf = perTitle((heading): LeadingYear | undefined => {
  const { text } = readText(heading);
  const lead = /^\S{0,6}?[、.)\s]?\s*(?=\d{4,5}\s?年)/.exec(text)?.[0].length ?? -1;
  const [year] = datedIn(text);
  if (!year || year.start !== lead || SPANS_YEARS.test(text)) return undefined;
  return { reviews: REVIEW.test(text), plans: PLAN.test(text), ...year };
});

/** 工作总结 is of the year reviewed, 工作计划 of the year planned; 重点工作 may be either's, and so may 计划完成情况. */
function allowedIn({ reviews, plans }: LeadingYear, reviewed: number, planned: number): readonly number[] {
  if (reviews === plans) return [reviewed, planned];
  return [reviews ? reviewed : planned];
}

function* headingYears(
  draft: Draft,
  report: Report,
  dated: readonly DatedHeading[],
  failingOnly: boolean,
): Iterable<Relation> {
  const headings = openedByReview(dated, report);
  const wrong = headings.filter(({ year, allowed }) => !allowed.includes(year));
  const shifts = new Set(wrong.map(({ year, allowed }) => year - allowed[0]!));
  // All headings agree among themselves: the year of the title was left from another report.
  const titleIsWrong = wrong.length >= 2 && wrong.length === headings.length && shifts.size === 1;
  if (titleIsWrong) return yield titleYear(draft, report, headings, [...shifts][0]!);
  for (const heading of failingOnly ? wrong : headings)
    yield headingYear(draft, report, heading, failingOnly || wrong.includes(heading));
}

/** 一、2025年主要工作 before 三、2025年工作计划: what comes first of the two, at the very beginning, looks back. */
function openedByReview(headings: readonly DatedHeading[], { reviewed, planned }: Report): readonly DatedHeading[] {
  const [first, ...others] = headings;
  const isPlanned = others.some(({ allowed }) => allowed.length === 1 && allowed[0] === planned);
  const isReviewed = others.some(({ year }) => year === reviewed);
  if (first?.heading.index !== 0 || !isPlanned || isReviewed) return headings;
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
          zh: `标题是${named}，这里应是${allowed.join('或')}年，却写${year}年`,
          en: `With a title of ${years.map(each => each.year).join(', ')} this is ${allowed.join(' or ')}, not ${year}`,
        }
      : {
          zh: `标题是${named}，这里写${year}年，相符`,
          en: `The title is of ${years.map(each => each.year).join(', ')}, and this says ${year}`,
        },
    repairs: fails ? allowed.map(right => withYear(draft, heading, right)) : [],
  };
}

const FARTHEST_LINE = 6;

/** 2025年1月16日在…会议上 under the name of the report that was given there. */
function* meetingDays(draft: Draft, { isGiven, title, years, planned }: Report): Iterable<Relation> {
  if (!isGiven) return;
  for (let line = title.line + 1; line < draft.paragraphs.length && line <= title.line + FARTHEST_LINE; line++) {
    const { reading, text } = draft.paragraphs[line]!;
    if (!MEETING.test(reading.text)) continue;
    const [first] = datedIn(reading.text);
    if (!first) return;
    const day = { year: first.year, ...shift(sourceSpan(reading, first.start, first.end), draft.starts[line]!) };
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
      repairs: fails ? [withYear(draft, day, planned)] : [],
    };
    return;
  }
}

const PROMISES = /将|计划|预计|力争|确保|拟|目标|要|争取|打算|继续|谋划|展望|全面实施|任务/;
const LOOKS_BACK = /了|已|完成|实现|新增|获|荣|达到|建成|同比|取得/;

/** A paragraph that opens with a year, under a heading of the other year: 2025年，我局完成… in the summary of 2024. */
function* openingYears(draft: Draft, report: Report, dated: readonly DatedHeading[]): Iterable<Relation> {
  const headings = dated.filter(({ year, allowed }) => allowed.includes(year));
  if (headings.length === 0) return;
  const openings = openingsIn(draft);
  for (const heading of headings) {
    const { line, lastLine } = heading.heading;
    for (let i = firstBehind(openings, line); i < openings.length && openings[i]!.line <= lastLine; i++)
      yield* openingYear(draft, report, heading, openings[i]!);
  }
}

/** Index of the first that stands below a line, by binary search. */
function firstBehind(openings: readonly { readonly line: number }[], line: number): number {
  return countWhile(openings.length, index => openings[index]!.line <= line);
}

const openingsIn = gathering(openingsOf, kept);

function* openingYear(
  draft: Draft,
  { reviewed, planned }: Report,
  heading: DatedHeading,
  { item: match, line, start }: Gathered<RegExpExecArray>,
): Iterable<Relation> {
  const { reading } = draft.paragraphs[line]!;
  const year = Number(match[1]);
  const at = match[0].indexOf(match[1]!);
  const span = { year, ...shift(sourceSpan(reading, at, at + match[1]!.length), start) };
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
    repairs: fails ? [withYear(draft, span, heading.year)] : [],
  };
}

function isDone(sentence: string): boolean {
  return LOOKS_BACK.test(sentence) && !PROMISES.test(sentence);
}

function isPromised(sentence: string): boolean {
  return /将|计划|力争|确保|争取/.test(sentence) && !LOOKS_BACK.test(sentence);
}
