import { COMMA, FULL_STOP, markOf, marksOf } from './between';
import { anyOf, classOf, firstAt, firstsOf } from './characters';

/** What a sentence has said before a place in it. */
export interface Cues {
  /** Whether it promises: 力争, 计划, 确保. */
  readonly promised: boolean;
  /** The last year it names. */
  readonly year: number | undefined;
  /** 全市, 全区, 其中 and their like, in the same clause. */
  readonly scope: string | undefined;
}

const NOTHING: Cues = { promised: false, year: undefined, scope: undefined };

const STOPS = '。;!?';
const PROMISES = '力争 确保 争取 争创';
const PLANS = '计划 预计 拟';
const SCOPES = '全市 全省 全区 全县 全国 全校 其中';

// Group 1 is a year, 2 a promise, 3 a scope. 计划 promises where it is a verb, at the start of a clause or after a time;
// 行动计划 is a name.
const CUE = new RegExp(
  `((?:19|20)\\d\\d)(?=年)|(${anyOf(PROMISES)}|(?<=^|[,。;:、年])${anyOf(PLANS)})|(${anyOf(SCOPES)})`,
  'y',
);
const FIRSTS = ['1', '2', ...firstsOf(`${PROMISES} ${PLANS} ${SCOPES}`)];
const CUES = markOf(FIRSTS);
const OPENS_CUE = classOf([...STOPS, ',', ...FIRSTS]);

/**
 * A function from offsets of a reading, asked in ascending order with the marks from one to the next, to what the sentence
 * has said by then. Linear.
 */
export function readCues(text: string): (offset: number, marks: number) => Cues {
  let cues = NOTHING;
  let at = 0;
  return (offset, marks) => {
    if ((marks & CUES) === 0) {
      at = offset;
      cues = marks & FULL_STOP ? NOTHING : marks & COMMA ? afterComma(cues) : cues;
      return cues;
    }
    for (at = firstAt(text, at, offset, OPENS_CUE); at < offset; at = firstAt(text, at, offset, OPENS_CUE)) {
      const sign = marksOf(text.charCodeAt(at));
      if (sign & COMMA) cues = afterComma(cues);
      else if (sign & FULL_STOP) cues = NOTHING;
      else if (isWord(text, at)) {
        CUE.lastIndex = at;
        const match = CUE.exec(text);
        if (match) cues = after(cues, match);
        at += match ? match[0].length - 1 : 0;
      }
      at++;
    }
    return cues;
  };
}

/** Whether a cue may begin at an offset: not with a digit, unless 年 stands where it would behind a year. */
function isWord(text: string, at: number): boolean {
  return text.charCodeAt(at) > LAST_DIGIT || text.charAt(at + 4) === '年';
}

const LAST_DIGIT = 0x39;

function afterComma(cues: Cues): Cues {
  return cues.scope === undefined ? cues : { promised: cues.promised, year: cues.year, scope: undefined };
}

function after({ promised, year, scope }: Cues, [, yearNow, promise, scopeNow]: RegExpExecArray): Cues {
  if (yearNow !== undefined) return { promised, year: Number(yearNow), scope };
  if (promise !== undefined) return { promised: true, year, scope };
  return { promised, year, scope: scopeNow };
}
