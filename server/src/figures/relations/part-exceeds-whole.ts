import { MOST_ASIDES, ownerOf } from '../asides';
import { markOf } from '../between';
import { anyOf, classOf, firstsOf, isAt } from '../characters';
import { compare } from '../decimal';
import type { Figure } from '../figure';
import { type Interval, intervalOf } from '../interval';
import { type Fits, isBeyondDoubt, verdictOf } from '../judgement';
import { haveSameUnit, isAmount } from '../kinds';
import type { Relation, TiedText } from '../relation';
import { inPlace, repairsOf } from '../repair';

/**
 * A part and the whole that it cannot exceed: 256人,其中研究生146人; 46家(18家入选); 2364人参加笔试、208人参加面试. A
 * figure behind 其中 in another unit proves nothing. Linear.
 */
export function* findPartsOfWholes({ text, sentences }: TiedText): Iterable<Relation> {
  for (const { figures } of sentences) {
    let cue = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < figures.length; i++) {
      if (figures[i]!.marks & OF_PARTS) cue = i;
      // The cue stands in front of the part, or of the list that it belongs to.
      const parted = i - cue <= FARTHEST + MOST_ASIDES ? wholeOf(text, figures, i) : undefined;
      const whole = parted ?? earlierStage(text, figures, i);
      if (whole) yield judge(text, figures[i]!, whole);
    }
  }
}

const LONGEST_GAP = 60;
const PARTS = '其中 含 包括 包含';
const OF_PARTS = markOf([...firstsOf(PARTS), '(']);
const PART_CUE = new RegExp(`^[^\\d。;!?]{0,30}?[,;、(]?${anyOf(PARTS)}[:,]?[^\\d。;,!?]{0,24}$`);
const BRACKET = /^[^\d,。;!?、()]{0,12}\((?:其中|含)?$/;
// 亿元以上项目: a size that describes the part, not a part.
const SIZE = /^(?:以上|以下|以内)?的?[^\d,。;、]{0,2}(?:以上|以下|级)/;

/** The whole that the figure at `at` is a part of: the one before it, or the one a list of parts began with. */
function wholeOf(text: string, figures: readonly Figure[], at: number): Figure | undefined {
  const part = figures[at]!;
  if (!isPart(text, part)) return undefined;
  // 5.3亿元,占全年的52.5%,其中3.1亿元: what is said of the whole besides is passed over.
  const nearest = ownerOf(text, figures, at - 1);
  for (let i = nearest; i >= 0 && i >= at - FARTHEST; i--) {
    const [before, next] = i === nearest ? [figures[at - 1]!, part] : [figures[i]!, figures[i + 1]!];
    const gap = text.slice(before.end, Math.min(next.start, before.end + LONGEST_GAP));
    if (PART_CUE.test(gap) || (next === part && BRACKET.test(gap)))
      return isWhole(text, figures, i) && haveSameUnit(figures[i]!, part) ? figures[i] : undefined;
    if (!/^[^\d,。;!?]{0,16}[、和及][^\d,。;!?]{1,16}$/.test(gap)) return undefined;
  }
  return undefined;
}

/** Of a list (小学30所、初中20所,其中…) no single figure is the whole. */
function isWhole(text: string, figures: readonly Figure[], at: number): boolean {
  const [previous, whole] = [figures[at - 1], figures[at]!];
  if (!isAmount(whole) || isDifference(text, whole)) return false;
  if (!previous || !isAmount(previous) || !haveSameUnit(previous, whole)) return true;
  return !/^[^\d。;!?]{0,24}$/.test(text.slice(previous.end, Math.min(whole.start, previous.end + LONGEST_GAP)));
}

/** How many figures of a list may lie between a part and 其中. */
const FARTHEST = 12;

function isPart(text: string, part: Figure): boolean {
  return isAmount(part) && !isDifference(text, part) && !SIZE.test(text.slice(part.end, part.end + 6));
}

/** 比上年增加36个 is no part, and 新增 after a stock none of it. */
function isDifference(text: string, { start, role }: Figure): boolean {
  return role === 'change' && /比|较|同比|增加|减少|下降/.test(text.slice(Math.max(0, start - 12), start));
}

const STAGES = ['报名', '笔试', '面试', '体检', '考察'];
const PASSING = '参加 通过 进入 入围';
const STAGE = new RegExp(`^(?:人|名)?${anyOf(PASSING)}(${STAGES.join('|')})`);
const OPENS_STAGE = classOf(['人', '名', ...firstsOf(PASSING)]);

/** Of those who sit the written examination, some come to the interview: 2364人参加笔试、208人参加面试. */
function earlierStage(text: string, figures: readonly Figure[], at: number): Figure | undefined {
  const [whole, part] = [figures[at - 1]!, figures[at]!];
  const early = stageOf(text, whole);
  if (early === undefined || !isAmount(whole) || !isAmount(part) || !haveSameUnit(whole, part)) return undefined;
  const late = stageOf(text, part);
  if (late !== undefined) return late > early ? whole : undefined;
  return /^[^\d。;!?]{0,10}[,、](?:最终|共)?(?:招聘|录用|录取)$/.test(text.slice(whole.end, part.start))
    ? whole
    : undefined;
}

function stageOf(text: string, { end }: Figure): number | undefined {
  const stage = isAt(text, end, OPENS_STAGE) ? STAGE.exec(text.slice(end, end + 8))?.[1] : undefined;
  return stage === undefined ? undefined : STAGES.indexOf(stage);
}

function judge(text: string, part: Figure, whole: Figure): Relation {
  const both = [part, whole];
  const fails = verdictOf(both, isWithin) === 'fails';
  const repairs = fails
    ? repairsOf(
        text,
        both,
        inPlace(both, each => isWithin(each.map(intervalOf))),
      )
    : [];
  const [little, large] = both.map(({ start, end }) => text.slice(start, end)) as [string, string];
  return {
    type: 'part-exceeds-whole',
    start: whole.start,
    end: part.end,
    operands: both.map(({ start, end }) => ({ start, end })),
    verdict: fails ? 'fails' : 'holds',
    certain: fails && repairs.length > 0 && isBeyondDoubt(text, both, isWithin),
    working: fails
      ? { zh: `部分${little}大于总数${large}`, en: `The part “${little}” is larger than the whole “${large}”` }
      : { zh: `部分${little}不超过总数${large}`, en: `The part “${little}” is within the whole “${large}”` },
    repairs,
  };
}

/** Whether the first can be a part of the second. */
export const isWithin: Fits = ([part, whole]) => !isAbove(part!, whole!);

function isAbove({ low }: Interval, { high }: Interval): boolean {
  return low !== undefined && high !== undefined && compare(low, high) > 0;
}
