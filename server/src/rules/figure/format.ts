import { gathering } from '../../draft/blocks';
import { type Draft, wordsIn } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { anyOf, classOf, firstsOf, isAt } from '../../figures/characters';
import { parseCount } from '../../figures/count';
import { formatDecimal } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import { cueOfPair } from '../../text/line-cues';
import { matchesIn } from '../../text/matches';
import { sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { hasCue } from '../../text/traits';
import type { Fix, Problem, Rule } from '../rule';

/** How figures are written (GB/T 15835-2011): 4千余, digit groups in some figures only, 5-10%, 约…左右, 减少N倍, 二个. */
export const format: Rule = {
  id: 'figure/format',
  severity: 'information',
  summary: { zh: '数字写法不规范或前后不一', en: 'A figure is written against the standard or unlike the others.' },
  paragraph(paragraph) {
    const problems: Problem[] = [];
    for (const figure of paragraph.figures) {
      if (figure.numeral === 'mixed') problems.push(mixedNumeral(paragraph, figure));
      if (figure.upper && isPercent(figure)) problems.push(...openPercentRange(paragraph, figure));
      if (isAt(paragraph.reading.text, figure.start - 1, ENDS_AHEAD)) problems.push(...saidTwice(paragraph, figure));
    }
    if (isShrunk(paragraph)) problems.push(...shrunkByTimes(paragraph));
    if (isTwoCounted(paragraph)) problems.push(...twoAsOrdinal(paragraph));
    return problems;
  },
  *draft(draft) {
    yield* mixedGrouping(draft);
  },
};

/** GB/T 15835-2011 5.1.3: Arabic digits combine with 万 and 亿, not with 千, 百 and 十. */
function mixedNumeral({ text }: Paragraph, figure: Figure): Problem {
  const written = text.slice(figure.start, figure.end);
  const rest = written.replace(/^[\d.,]+[千百]/, '');
  const plain = formatDecimal(figure.value) + rest;
  return {
    start: figure.start,
    end: figure.end,
    message: {
      zh: `“${written}”混用阿拉伯数字与“千、百”，应写作“${plain}”。`,
      en: `“${written}” mixes Arabic digits with 千 or 百; write “${plain}”.`,
    },
    fixes: [
      {
        title: { zh: `改为“${plain}”`, en: `Change to “${plain}”` },
        safe: false,
        edits: [{ start: figure.start, end: figure.end, text: plain }],
      },
    ],
  };
}

function isPercent({ unit }: Figure): boolean {
  return unit === '%' || unit === '％';
}

const OPEN_RANGE = /^(\d+(?:\.\d+)?)(\s?(?:[-—–~～－]{1,2}|至)\s?)(\d+(?:\.\d+)?)([%％])$/;

/** GB/T 15835-2011 5.1.4: a range of percentages carries the sign on both ends, as 5-10% may be read as 5 to 10 %. */
function* openPercentRange({ text }: Paragraph, { start, end }: Figure): Iterable<Problem> {
  const written = text.slice(start, end);
  const match = OPEN_RANGE.exec(written);
  if (!match) return;
  const mended = `${match[1]}${match[4]}${match[2]}${match[3]}${match[4]}`;
  yield {
    start,
    end,
    message: {
      zh: `百分数的范围两头都要写百分号：“${written}”应写作“${mended}”。`,
      en: `A range of percentages has the sign on both ends: write “${mended}”.`,
    },
    fixes: [replacing(start, end, mended)],
  };
}

// 预约, 附近 and 高超 are words; 近十年 counts years, and 约定, 超级 and 近期 go on behind.
const AHEAD =
  /(?:(大约|(?<![预合契节签邀履公简集违特赴失大制解守])约|将近|接近|(?<![附邻最新临接将靠走亲远贴就])近)(?:有|为|占|达)?|(不少于|不低于|至少)(?:有|达|为)?|(超过|突破|逾|(?<![高赶反])超))$/;
// What these words end with. A reading with other offsets than its source is not asked.
const ENDS_AHEAD = classOf('约近有为占达于少过破逾超');
const ABOUT = /^(?:左右|上下)/;
const LEAST = /^以上/;
const MEASURES_TIME = /^(?:年|天|个?月|周|小时|分钟)$/;

/** 约100人左右, 近200余户, 至少50人以上: said once is enough. 达到50%以上 says it once. */
function* saidTwice({ reading, text }: Paragraph, figure: Figure): Iterable<Problem> {
  if (reading.origins || figure.upper || MEASURES_TIME.test(figure.unit)) return;
  const before = AHEAD.exec(reading.text.slice(Math.max(0, figure.start - 5), figure.start));
  if (!before) return;
  const behind = hedgeBehind(reading.text, figure, before);
  if (!behind) return;
  const start = figure.start - before[0].length;
  const end = Math.max(figure.end, behind.end);
  const written = text.slice(start, end);
  const [word, other] = [before[1] ?? before[2] ?? before[3]!, reading.text.slice(behind.start, behind.end)];
  const ahead = { start, end: start + word.length };
  yield {
    start,
    end,
    message: {
      zh: `“${written}”里“${word}”和“${other}”意思重复，留一个就够。`,
      en: `“${word}” and “${other}” in “${written}” say the same; keep one.`,
    },
    fixes: isInside(behind, figure)
      ? [removing(text, ahead), removing(text, behind)]
      : [removing(text, behind), removing(text, ahead)],
  };
}

function isInside(hedge: Span, figure: Figure): boolean {
  return hedge.end <= figure.end;
}

/** 左右 behind 约 and 近, 以上 behind 至少 and 超过, 余 and 多 inside the figure behind any of them. */
function hedgeBehind(text: string, figure: Figure, [, about, least, over]: RegExpExecArray): Span | undefined {
  const inside = /[余多](?=\D*$)/.exec(text.slice(figure.number.end, figure.end));
  if (inside && least === undefined) {
    const start = figure.number.end + inside.index;
    return { start, end: start + 1 };
  }
  const after = text.slice(figure.end, figure.end + 2);
  const matches = ABOUT.test(after) ? (about ?? least ?? over) : LEAST.test(after) ? (least ?? over) : undefined;
  return matches === undefined ? undefined : { start: figure.end, end: figure.end + 2 };
}

const SHRUNK =
  /(?:减少|下降|降低|缩短|压减|压缩|缩减|缩小|减小|回落|跌)了?(?:近|约|超过?)?(\d+(?:\.\d+)?|[一两二三四五六七八九十])倍(?=[,。;:、!?)]|以上|左右|$)/g;

const TIMES = cueOfPair('0123456789一两二三四五六七八九十', '倍');

function isShrunk(paragraph: Paragraph): boolean {
  return hasCue(paragraph, TIMES) && paragraph.kind === 'text';
}

/** What is two times less is below nothing: decreases are given in percent, or as the part that is left. */
function* shrunkByTimes(paragraph: Paragraph): Iterable<Problem> {
  const { reading, text } = paragraph;
  for (const match of matchesIn(reading.text, SHRUNK)) {
    const { start, end } = sourceSpan(reading, match.index, match.index + match[0].length);
    yield {
      start,
      end,
      message: {
        zh: `“${text.slice(start, end)}”说不通：减少用百分数或分数，“倍”只用于增加。`,
        en: `“${text.slice(start, end)}” cannot be: decreases take a percentage or a fraction, 倍 is for growth.`,
      },
      fixes: [...leftOver(paragraph, match, end)],
    };
  }
}

/** 减少3倍 mostly means that a third is left, or else a fourth; what is given as more or less than that stays unclear. */
function* leftOver({ scripts, reading }: Paragraph, match: RegExpExecArray, end: number): Iterable<Fix> {
  const [written, numeral] = match as unknown as [string, string];
  const times = parseCount(numeral);
  const isHedged = /[近约超]/.test(written) || /^(?:以上|左右)/.test(reading.text.slice(match.index + written.length));
  if (times === undefined || !Number.isInteger(times) || isHedged) return;
  const before = scripts.traditional > scripts.simplified ? '原來' : '原来';
  const verb = /^跌|^../.exec(written)![0];
  const { start } = sourceSpan(reading, match.index + verb.length, match.index + written.length);
  if (times === 1) yield replacing(start, end, '一半');
  else for (const left of [times, times + 1]) yield replacing(start, end, `到${before}的1/${left}`);
}

// 第二项, 十二个, 一二个 and 一、二项 count otherwise; 二项式 and 二次 are words.
const COUNTED = '个(?!体) 项(?![式目]) 件(?!套) 名 位(?![数一]) 家 座 间 份 场次 人次';
const TWO = new RegExp(`(?<![第十百千万亿〇零一二三四五六七八九\\d、初之周期·.])二(?=${anyOf(COUNTED)}[^、二三])`, 'g');

const TWO_COUNTED = cueOfPair('二', firstsOf(COUNTED).join(''));

function isTwoCounted(paragraph: Paragraph): boolean {
  return hasCue(paragraph, TWO_COUNTED) && paragraph.kind === 'text';
}

/** Two of something are 两: 二个, 二项. */
function* twoAsOrdinal({ reading, scripts }: Paragraph): Iterable<Problem> {
  for (const { index } of matchesIn(reading.text, TWO)) {
    const span = sourceSpan(reading, index, index + 1);
    const measure = reading.text.charAt(index + 1);
    const two = scripts.traditional > scripts.simplified ? '兩' : '两';
    yield {
      message: {
        zh: `量词前用“两”：“二${measure}”应写作“两${measure}”。`,
        en: `Two of something are 两: write “两${measure}”.`,
      },
      fixes: [replacing(span.start, span.end, two)],
      ...sourceSpan(reading, index, index + 2),
    };
  }
}

function replacing(start: number, end: number, text: string): Fix {
  return {
    title: { zh: `改为“${text}”`, en: `Change to “${text}”` },
    safe: false,
    edits: [{ start, end, text }],
  };
}

function removing(text: string, { start, end }: Span): Fix {
  const word = text.slice(start, end);
  return { title: { zh: `删去“${word}”`, en: `Remove “${word}”` }, safe: false, edits: [{ start, end, text: '' }] };
}

/** Figures of four and more digits, some with a comma and some without: one note on the first with a comma. */
function* mixedGrouping(draft: Draft): Iterable<Problem> {
  const grouped = groupedIn(draft).map(({ item, start }) => shift(item, start));
  const plain = grouped.length > 0 ? plainIn(draft)[0]?.item : undefined;
  const [first, ...others] = grouped;
  if (!first || plain === undefined) return;
  yield {
    message: {
      zh: `“${wordsIn(draft, first)}”用了千分位逗号，全文另有“${plain}”等不用；共 ${grouped.length} 处，宜统一。`,
      en: `“${wordsIn(draft, first)}” groups its digits while “${plain}” and others do not; ${grouped.length} places to make alike.`,
    },
    related: others.map(span => ({ message: { zh: '这里也用了千分位逗号', en: 'Grouped here too' }, ...span })),
    fixes: [
      {
        title: { zh: `去掉千分位逗号（${grouped.length} 处）`, en: `Remove the commas (${grouped.length} places)` },
        safe: false,
        edits: grouped.map(span => ({ text: wordsIn(draft, span).replace(/[,，]/g, ''), ...span })),
      },
    ],
    ...first,
  };
}

const groupedIn = gathering(({ figures, text }) =>
  figures.filter(({ number }) => isLong(number) && /[,，]/.test(text.slice(number.start, number.end))),
);

/** Whether there is room for a group and its comma: 1,234. */
function isLong({ start, end }: Span): boolean {
  return end - start > 4;
}

/** The first figure of four and more digits without a comma, as written. */
const plainIn = gathering(({ figures, text }) =>
  figures
    .filter(({ number }) => /^\d{4,}(?!.*[,，])/.test(text.slice(number.start, number.end)))
    .slice(0, 1)
    .map(({ start, end }) => text.slice(start, end)),
);
