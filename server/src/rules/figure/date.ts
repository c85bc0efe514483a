import { cueOfPair } from '../../text/line-cues';
import { type Reading, sourceSpan } from '../../text/reading';
import type { Span } from '../../text/span';
import { hasCue } from '../../text/traits';
import type { Problem, Rule } from '../rule';

// Groups: year, month, day, and the weekday with its word.
const DATE =
  /(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:\s?\(?(星期|周|礼拜)([一二三四五六日天])(?![一-鿿]))?/g;
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEKDAYS = '日一二三四五六';

const MONTH = cueOfPair('0123456789', '月');

/** A day that no calendar has, or that falls on another weekday. */
export const date: Rule = {
  id: 'figure/date',
  severity: 'error',
  summary: { zh: '日期不存在，或与星期不符', en: 'A date that does not exist, or on another weekday.' },
  paragraph(paragraph) {
    return hasCue(paragraph, MONTH) && paragraph.kind === 'text' ? [...wrongDates(paragraph.reading)] : NONE;
  },
};

const NONE: readonly Problem[] = [];

function* wrongDates(reading: Reading): Iterable<Problem> {
  let year: string | undefined;
  let end = 0;
  DATE.lastIndex = 0;
  for (let match = DATE.exec(reading.text); match; match = DATE.exec(reading.text)) {
    // 2024年5月1日（星期三）至5月5日（星期日）: a sentence names its year once.
    if (STOP.test(reading.text.slice(end, match.index))) year = undefined;
    year = match[1] ?? year;
    end = match.index + match[0].length;
    const problem = impossible(reading, match) ?? onAnotherWeekday(reading, match, year);
    if (problem) yield problem;
  }
}

const STOP = /[。!?]|(?:19|20)\d\d年|[今明去上]年/;

function impossible(reading: Reading, match: RegExpExecArray): Problem | undefined {
  const reason = whyImpossible(match[1], Number(match[2]), Number(match[3]));
  if (!reason) return undefined;
  const written = match[0].replace(/日.*$/, '日');
  return {
    message: { zh: `“${written}”不存在：${reason.zh}。`, en: `“${written}” does not exist: ${reason.en}.` },
    ...sourceSpan(reading, match.index, match.index + written.length),
  };
}

function whyImpossible(year: string | undefined, month: number, day: number): { zh: string; en: string } | undefined {
  if (month < 1 || month > 12) return { zh: `没有 ${month} 月`, en: `there is no month ${month}` };
  const longest = month === 2 && year !== undefined && !isLeap(Number(year)) ? 28 : LONGEST[month - 1]!;
  if (day >= 1 && day <= longest) return undefined;
  if (day === 0) return { zh: '没有 0 日', en: 'there is no day 0' };
  return { zh: `${month} 月最多 ${longest} 天`, en: `month ${month} has ${longest} days at most` };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function onAnotherWeekday(reading: Reading, match: RegExpExecArray, year: string | undefined): Problem | undefined {
  const [whole, , month, day, word, written] = match;
  if (year === undefined || written === undefined) return undefined;
  const right = weekdayOf(Number(year), Number(month), Number(day));
  if (right === WEEKDAYS.indexOf(written.replace('天', '日'))) return undefined;
  const end = match.index + whole.length;
  const span = sourceSpan(reading, end - word!.length - 1, end);
  const name = `${word}${WEEKDAYS.charAt(right)}`;
  return {
    message: {
      zh: `${year}年${month}月${day}日是${name}，不是${word}${written}。`,
      en: `${year}-${month}-${day} is ${name}, not ${word}${written}.`,
    },
    related: [dayBefore(reading, match)],
    fixes: [{ title: fixTitle(name), safe: false, edits: [{ text: WEEKDAYS.charAt(right), ...lastUnit(span) }] }],
    ...span,
  };
}

function dayBefore(reading: Reading, { index, 0: whole }: RegExpExecArray): Span & { message: Problem['message'] } {
  const span = sourceSpan(reading, index, index + whole.indexOf('日') + 1);
  return { message: { zh: '日期', en: 'The date' }, ...span };
}

function fixTitle(name: string): Problem['message'] {
  return { zh: `改为“${name}”`, en: `Change to “${name}”` };
}

function lastUnit({ end }: Span): Span {
  return { start: end - 1, end };
}

/** 0 is Sunday. */
function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
