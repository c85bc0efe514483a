import { gapBetween } from '../between';
import { add, compare, decimal, subtract } from '../decimal';
import type { Figure } from '../figure';
import { intervalOf } from '../interval';
import { countAlike, isAmount, isRelative } from '../kinds';
import type { Relation, TiedText } from '../relation';
import { inPlace, repairsOf } from '../repair';
import { givenShare, isShare } from './share';
import { judgeSum } from './sum';

/**
 * How far something has come: 受理137件,办结132件,办结率96.4% (the rate is of what was done), and 排查隐患1893项,已整改1881项,
 * 剩余12项 (what was done and what is left make up the whole). What no slip explains is taken for something else. Linear.
 */
export function* findProgress({ text, sentences }: TiedText): Iterable<Relation> {
  if (!CUES.test(text)) return;
  for (const { figures } of sentences) {
    for (let i = 2; i < figures.length; i++) {
      const relation = rateAt(text, figures, i) ?? restAt(text, figures, i);
      if (relation) yield relation;
    }
  }
}

/** A glance tells that most paragraphs say nothing of the kind. */
const CUES = /率|剩|余|正在|尚未|仍在|还未|待|未/;

// ---- The rate ----

const RATE = /[,、;(](?:其?中)?[^\d,。;、!?()]{0,4}?([㐀-鿿]{2})率(?:已)?(?:为|达到|达|高达)?$/;
const LONGEST_GAP = 40;
/** How many rates may stand between what was done and its own: 审执结83217件,同比上升5.1%,结案率96.16%. */
const MOST_ASIDES = 3;

function rateAt(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const percent = figures[at]!;
  if (percent.unit !== '%' || percent.approx !== 'none' || percent.numeral !== 'arabic') return undefined;
  const rated = RATE.exec(text.slice(Math.max(0, percent.start - LONGEST_GAP), percent.start))?.[1];
  const done = rated === undefined ? -1 : amountBefore(figures, at);
  const [whole, part] = [figures[done - 1], figures[done]];
  if (rated === undefined || !whole || !part || !isWholeOf(whole, part)) return undefined;
  const words = gapBetween(text, whole, part);
  if (BY_HOW_MUCH.test(rated) || !isDone(words, rated)) return undefined;
  const relation = givenShare(text, part, whole, percent);
  const isSure = relation?.verdict !== 'fails' || JUST_THAT.exec(words)?.[1] === rated;
  return isSure || isNear(text, [percent, part, whole]) ? relation : undefined;
}

/** The nearest amount before a rate, with rates only in between; -1 where there is none. */
function amountBefore(figures: readonly Figure[], at: number): number {
  let i = at - 1;
  while (i > 0 && i > at - 1 - MOST_ASIDES && isRelative(figures[i]!)) i--;
  return i > 0 && isAmount(figures[i]!) ? i : -1;
}

function isWholeOf(whole: Figure, part: Figure): boolean {
  const areSharp = [whole, part].every(each => each.approx === 'none' && each.numeral === 'arabic' && isAmount(each));
  return areSharp && countAlike(whole, part) && compare(whole.value, decimal(0)) > 0;
}

/** Whether the words before a part say that just this was done: 办结 for 办结率, 审执结 for 结案率, 调解成功 for 成功率. */
function isDone(gap: string, rated: string): boolean {
  if (gap.length > LONGEST_GAP || /[\d。!?]/.test(gap) || !/[,、;(中]/.test(gap)) return false;
  const clause = gap.slice(Math.max(...[...',、;('].map(sign => gap.lastIndexOf(sign))) + 1);
  return clause.includes(rated) || (rated.endsWith('案') && clause.endsWith(rated.charAt(0)));
}

/** 26个项目中,已开工21个: nothing is said of the part but that it was done. */
const JUST_THAT = /^[^\d。;!?]{0,16}(?:中|,)[,:]?(?:目前)?(?:已经|已|有|累计|共|全部)*([㐀-鿿]{2})(?:了)?$/;

/** 核减16.26万元,核减率5.89%: of what there was before, wherever that stands. */
const BY_HOW_MUCH = /[减降增升省节]/;

const ONE = decimal(1);

/**
 * Whether one slip makes the rate right, or the rate is off by less than a point: 96% for 95.3% was rounded wrongly. Of
 * rates of two digits every third is one slip away from any other (FIGURES.md), so that they prove nothing.
 */
function isNear(text: string, all: readonly Figure[]): boolean {
  const [percent, part, whole] = all;
  const around = { low: subtract(percent!.value, ONE), high: add(percent!.value, ONE) };
  if (isShare([around, intervalOf(part!), intervalOf(whole!)])) return true;
  const holds = inPlace(all, each => isShare(each.map(intervalOf)));
  return percent!.step.exponent < 0 && repairsOf(text, all, holds).length > 0;
}

// ---- The rest ----

const REST = /[,、;(和及](?:剩余|其余|余下|剩下|尚余|还剩)的?[^\d,。;、!?()]{0,6}$/;
const PENDING = /^[^\d,。;、!?()]{0,3}(?:正在|尚未|仍在|还未|待|未)([㐀-鿿]{2})/;
const DONE =
  /^[^\d。;!?、]{0,16}(?:中|[,(:]|已|均)[^\d。;!?、]{0,6}?(?:其中|已|完成|办结|整改|解决|化解|落实|开工|竣工|投产|建成|销号)[^\d。;!?、]{0,10}$/;
/** 已完成9项、正在推进2项,其余1项: what was done in so many parts. */
const MOST_DONE = 3;

/** 剩余12项, or 1个正在整改 behind 已整改6个: the last part of a whole. */
function restAt(text: string, figures: readonly Figure[], at: number): Relation | undefined {
  const rest = figures[at]!;
  const amounts = figures.slice(0, at).filter(each => !isRelative(each));
  const gap = gapBetween(text, figures[at - 1]!, rest);
  const pending = REST.test(gap) ? '' : pendingOf(text, gap, rest);
  if (pending === undefined) return undefined;
  for (let count = 1; count <= Math.min(MOST_DONE, amounts.length - 1); count++) {
    const [whole, ...done] = amounts.slice(-count - 1);
    if (![...done, rest].every(part => isWholeOf(whole!, part))) return undefined;
    const words = gapBetween(text, whole!, done[0]!);
    if (DONE.test(words) && words.includes(pending))
      return judgeSum(text, { whole: whole!, parts: [...done, rest], completeness: 'likely' });
  }
  return undefined;
}

/** What is still to be done, where that is said behind the figure: 整改 for 1个正在整改. */
function pendingOf(text: string, gap: string, rest: Figure): string | undefined {
  if (!/^[^\d,。;、!?]{0,4}[,、;]$/.test(gap)) return undefined;
  return PENDING.exec(text.slice(rest.end, rest.end + 10))?.[1];
}
