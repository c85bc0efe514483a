import { sourceSpan } from '../../text/reading';
import type { Rule } from '../rule';

const DATE = /(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g;
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that no calendar has. */
export const date: Rule = {
  id: 'figure/date',
  severity: 'error',
  summary: { zh: '日期不存在', en: 'A date that does not exist.' },
  *paragraph({ reading, kind }) {
    if (kind !== 'text' || !reading.text.includes('月')) return;
    DATE.lastIndex = 0;
    for (let match = DATE.exec(reading.text); match; match = DATE.exec(reading.text)) {
      const reason = whyImpossible(match[1], Number(match[2]), Number(match[3]));
      if (!reason) continue;
      const span = sourceSpan(reading, match.index, match.index + match[0].length);
      yield {
        ...span,
        message: { zh: `“${match[0]}”不存在：${reason.zh}。`, en: `“${match[0]}” does not exist: ${reason.en}.` },
      };
    }
  },
};

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
