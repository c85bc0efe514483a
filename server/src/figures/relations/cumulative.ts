import { markOf } from '../between';
import { anyOf, firstsOf } from '../characters';
import type { Figure } from '../figure';
import { intervalOf } from '../interval';
import { verdictOf } from '../judgement';
import { haveSameUnit, isAmount } from '../kinds';
import type { FigureSentence, Relation, TiedText } from '../relation';
import { inPlace, repairsOf } from '../repair';
import { isWithin } from './part-exceeds-whole';

/**
 * What is new and what there is in all: 新增公园141座、累计达到973座; 分别新增4部、10部,累计分别达到22部、31部; 创成省现代化学校
 * 7所…累计创成省现代化学校28所. What is new cannot be more. A total with a noun of its own counts something else unless it
 * is the same noun. Linear.
 */
export function findCumulatives(paragraph: TiedText): Iterable<Relation> {
  return (paragraph.marks & OF_TOTAL) === 0 ? NONE : cumulativesIn(paragraph);
}

const NONE: readonly Relation[] = [];

function* cumulativesIn({ text, sentences }: TiedText): Iterable<Relation> {
  for (const sentence of sentences) {
    for (let i = 1; i < sentence.figures.length; i++)
      if (sentence.figures[i]!.marks & OF_TOTAL) yield* totalsAt(sentence, text, i);
  }
}

const TOTALS = '累计 总数 总量 总计 共计';
// 总 for 总床位 too.
const OF_TOTAL = markOf([...firstsOf(TOTALS), '总']);
const TOTAL = new RegExp(
  `[,、;(]?(?:其|全市|全省|全区|全县)?${anyOf(TOTALS)}(?:已|已经|分别|共|约|有|达到|达|增至|增加到|扩大到|超过|超|突破|近|为|至|了|建成|拥有)*([^\\d,。;、!?]{0,20})$`,
);
const LONGEST_GAP = 60;

// 新增床位60张,总床位达到148张: the noun again, with 总 in front of it.
const TOTAL_OF =
  /^[^\d。;!?]{0,8}[,、;(](?:全市|全省|全区|全县|全镇|全校)?总([㐀-鿿]{2,6}?)(?:数|量)?(?:已|约)?(?:达到|达|增至|增加到|扩大到|突破|超过|为)$/;

function* totalsAt({ figures }: FigureSentence, text: string, at: number): Iterable<Relation> {
  const total = figures[at]!;
  const named = TOTAL_OF.exec(
    text.slice(figures[at - 1]!.end, Math.min(total.start, figures[at - 1]!.end + LONGEST_GAP)),
  );
  if (
    named &&
    isAmount(total) &&
    areNew(text, [figures[at - 1]!], [total]) &&
    isNamed(text, figures[at - 1]!, named[1]!)
  )
    return yield judge(text, figures[at - 1]!, total);
  const cue = TOTAL.exec(text.slice(Math.max(figures[at - 1]!.end, total.start - LONGEST_GAP), total.start));
  if (!cue || !isAmount(total)) return;
  const noun = cue[1]!;
  if (noun !== '') {
    const recent = sameNoun(text, figures, at, noun);
    if (recent) yield judge(text, recent, total);
    return;
  }
  const totals = listFrom(text, figures, at);
  const news = figures.slice(Math.max(0, at - totals.length), at);
  if (news.length === totals.length && areNew(text, news, totals))
    for (let i = 0; i < totals.length; i++) yield judge(text, news[i]!, totals[i]!);
}

/** 分别达到22部、31部: as many totals as stand in one list. */
function listFrom(text: string, figures: readonly Figure[], at: number): readonly Figure[] {
  let end = at + 1;
  while (
    end < figures.length &&
    end - at < 8 &&
    /^[、和及与]$/.test(text.slice(figures[end - 1]!.end, figures[end]!.start))
  )
    end++;
  return figures.slice(at, end);
}

const NEW = /新增|新获批|新认定|新获|新设|新建|新创|新培育|新登记|新评|新入选|净增|增加|新开/;

function areNew(text: string, news: readonly Figure[], totals: readonly Figure[]): boolean {
  const first = news[0]!;
  const clause = /[^,。;!?]*$/.exec(text.slice(Math.max(0, first.start - 40), first.start))![0];
  const between = text.slice(first.end, totals[0]!.start);
  if (!NEW.test(clause) || /[。;!?]/.test(between) || clausesBetween(text, news.at(-1)!, totals[0]!) > 1) return false;
  return news.every((each, i) => isAmount(each) && haveSameUnit(each, totals[i]!));
}

/** Whether the noun stands in the clause of a figure, before it or right behind it. */
function isNamed(text: string, { start, end }: Figure, noun: string): boolean {
  const clause = /[^,。;!?]*$/.exec(text.slice(Math.max(0, start - 40), start))![0];
  return clause.includes(noun) || text.slice(end, end + 8).includes(noun);
}

/** How many commas lie between two figures: with two, another subject may have come in. */
function clausesBetween(text: string, a: Figure, b: Figure): number {
  return text.slice(a.end, b.start).split(/[,、]/).length - 1;
}

/** The same noun earlier in the sentence, made or won this year: 创成省现代化学校7所. */
function sameNoun(text: string, figures: readonly Figure[], at: number, noun: string): Figure | undefined {
  const thing = noun.replace(VERB, '');
  if (thing.length < 3) return undefined;
  for (let i = at - 1; i >= 0 && i >= at - 12; i--) {
    const { start } = figures[i]!;
    if (!text.slice(Math.max(0, start - 40), start).endsWith(thing)) continue;
    const clause = /[^,。;!?]*$/.exec(text.slice(Math.max(0, start - 40), start))![0];
    if (isAmount(figures[i]!) && haveSameUnit(figures[i]!, figures[at]!) && !/累计|总数/.test(clause))
      return figures[i];
  }
  return undefined;
}

const VERB = /^(?:创成|建成|培育|创建|获评|认定|入选|引进|开工|培训|发放|完成|新增|实施|打造|改造|新建|评选)+/;

function judge(text: string, recent: Figure, total: Figure): Relation {
  const both = [recent, total];
  const fails = verdictOf(both, isWithin) === 'fails';
  const [fresh, all] = both.map(({ start, end }) => text.slice(start, end)) as [string, string];
  return {
    type: 'cumulative',
    start: recent.start,
    end: total.end,
    operands: [total, recent].map(({ start, end }) => ({ start, end })),
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: fails
      ? { zh: `累计${all}小于新增${fresh}`, en: `The total “${all}” is less than the new “${fresh}”` }
      : { zh: `新增${fresh}，累计${all}，相容`, en: `“${fresh}” new, “${all}” in all: possible` },
    repairs: fails
      ? repairsOf(
          text,
          [total, recent],
          inPlace(both, each => isWithin(each.map(intervalOf))),
        )
      : [],
  };
}
