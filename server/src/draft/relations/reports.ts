import type { Section } from '../../structure/outline';
import { matchesIn } from '../../text/matches';
import { readText } from '../../text/reading';
import { type Span, shift, shiftBack } from '../../text/span';
import { type Draft, lengthOf, lineAt, wordsIn } from '../draft';
import { perOutline } from '../per-outline';
import { perTitle } from '../per-title';

/** A heading as years are told by it. */
export interface YearHeading {
  /** 0-based. */
  readonly line: number;
  readonly title: string;
  readonly selection: Span;
  /** Its index in its run of markers. */
  readonly index: number | undefined;
  /** The last line of its section. */
  readonly lastLine: number;
}

/** Whether a title stands in the index of the web page only, where nothing is reported. */
export function isOnPage(draft: Draft, { line }: Pick<YearHeading, 'line'>): boolean {
  return draft.paragraphs[line]?.kind === 'furniture';
}

/** A report with the years that its title gives it. */
export interface Report extends Span {
  readonly title: YearHeading;
  /** The year looked back on, and the one planned for; undefined where the title names only the other kind of year. */
  readonly reviewed: number;
  readonly planned: number;
  /** Where the title's years stand, each with its year. */
  readonly years: readonly DatedSpan[];
  /** A report to a congress: 今年 is the year of its title. */
  readonly isGiven: boolean;
  /** Those of its first two levels, which stand where they stood when the outline was last read. */
  readonly headings: readonly LineHeading[];
}

/** A heading whose selection counts from the start of its line, with which it moves along. */
export type LineHeading = YearHeading;

/** A title of a document, and the headings of its first two levels. */
export interface LineTitle {
  readonly title: LineHeading;
  /** Counts from the start of its line too. */
  readonly start: number;
  readonly headings: readonly LineHeading[];
}

export interface DatedSpan extends Span {
  readonly year: number;
}

// Four digits are a year whatever they are, and so are five: a slip makes 5024 and 20240 of 2024.
const YEAR = /(?<!\d)(?<!\d年?[—–~-])(\d{4,5})(?=\s?年)(?!\s?年[—–~至到-])/g;
export const SPANS_YEARS = /学年|\d\d年?[—–~至-]+\d\d|[三五]年|季度|上半年|下半年|月/;
const GIVEN = /政府工作报告|人大常委会工作报告|法院工作报告|检察院工作报告/;
export const REVIEW = /总结|回顾|述职|完成情况|开展情况|工作情况|成效/;
export const PLAN = /计划|思路|要点|打算|安排|部署|展望/;

export function readReports(draft: Draft): readonly Report[] {
  const titles = titlesOf(draft);
  const startOf = ({ title, start }: LineTitle) => draft.starts[title.line]! + start;
  return titles.flatMap((title, i) => {
    const next = titles[i + 1];
    return readReport(draft, title, startOf(title), next ? startOf(next) : lengthOf(draft));
  });
}

/** An outline that was only moved along has the same titles and headings on the same lines, and its sections are not asked. */
export const titlesOf = perOutline((draft): readonly LineTitle[] =>
  draft.sections.filter(({ kind }) => kind === 'title').map(title => titleIn(draft, title)),
);

function titleIn(draft: Draft, title: Section): LineTitle {
  const headings = upperHeadings(title).map(heading => headingIn(draft, heading));
  return { title: headingIn(draft, title), start: title.start - draft.starts[title.line]!, headings };
}

function headingIn(draft: Draft, { line, title, selection, numbering, end }: Section): LineHeading {
  const local = shiftBack(selection, draft.starts[line]!);
  return { line, title, selection: local, index: numbering?.index, lastLine: lineAt(draft, end - 1) };
}

/** The heading with its selection in the document. */
export function placedHeading(draft: Draft, heading: LineHeading): YearHeading {
  return { ...heading, selection: shift(heading.selection, draft.starts[heading.line]!) };
}

function readReport(
  draft: Draft,
  { title: local, headings }: LineTitle,
  start: number,
  end: number,
): readonly Report[] {
  const title = placedHeading(draft, local);
  const named = (isOnPage(draft, title) ? namedOnPage : namedInText)(draft)(wordsIn(draft, title.selection));
  if (named === undefined) return [];
  const years = named.years.map(each => ({ year: each.year, ...shift(each, title.selection.start) }));
  return [{ title, start, end, headings, ...named, years }];
}

const [namedInText, namedOnPage] = [false, true].map(isOnPage => perTitle(title => namedBy(title, isOnPage))) as [
  ReturnType<typeof perTitle<Named | undefined>>,
  ReturnType<typeof perTitle<Named | undefined>>,
];

/** What a title says of its report. Offsets count from the start of the title. */
type Named = Pick<Report, 'years' | 'reviewed' | 'planned' | 'isGiven'>;

function namedBy(title: string, isOnPage: boolean): Named | undefined {
  const { text } = readText(title);
  const name = GIVEN.test(text) ? text.replace(/\d{1,2}月\d{1,2}日/, '') : text;
  const known = SPANS_YEARS.test(name) ? undefined : yearsOf(name, isOnPage);
  return known && { years: datedIn(text), ...known };
}

export function datedIn(text: string): readonly DatedSpan[] {
  return matchesIn(text, YEAR).map(match => ({
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

const MOST_LEVELS = 2;

/** The headings of a title's first two levels, without the titles of other reports and what stands under them. */
function upperHeadings(title: Section): readonly Section[] {
  const headings: Section[] = [];
  addHeadings(headings, title, 1);
  return headings;
}

function addHeadings(into: Section[], { children, level }: Section, depth: number): void {
  for (const child of children) {
    if (child.kind === 'title' || child.kind === 'front-matter' || child.level > level + MOST_LEVELS) continue;
    into.push(child);
    if (depth < MOST_LEVELS) addHeadings(into, child, depth + 1);
  }
}
