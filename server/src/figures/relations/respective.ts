import { cueOfWords } from '../../text/line-cues';
import { type Reading, sourceSpan } from '../../text/reading';
import type { Span } from '../../text/span';
import { clauseStart, type Listing, listingBefore } from '../listing';
import type { FigureText, Relation } from '../relation';

/**
 * 分别 gives each of several subjects a value of its own: 事故起数、死亡人数分别下降18.6%、12.1%. Only fewer values than
 * subjects are wrong; more are legal, as 城乡居民收入 is two. Linear: every 分别 looks a bounded way around.
 */
export function findRespective(paragraph: FigureText): Iterable<Relation> {
  return (paragraph.cues & RESPECTIVELY) === 0 ? NONE : respectiveIn(paragraph);
}

const CUE = '分别';
const RESPECTIVELY = cueOfWords(CUE);
const NONE: readonly Relation[] = [];

function* respectiveIn(paragraph: FigureText): Iterable<Relation> {
  const { reading } = paragraph;
  let before: Subjects | undefined;
  for (let at = reading.text.indexOf(CUE); at >= 0; at = reading.text.indexOf(CUE, at + CUE.length)) {
    const values = valuesAfter(reading.text, at + CUE.length);
    const subjects = subjectsBefore(reading.text, at, before);
    before = subjects;
    if (values && subjects) yield* judge(paragraph, at, subjects, values);
  }
}

/** What 分别 gives values to. Offsets are in the reading. */
interface Subjects {
  readonly items: readonly Span[];
  readonly least: number;
  readonly most: number;
  /** The sentence they stand in, as the next 分别 of it may speak of them again. */
  readonly end: number;
}

const ELIDED =
  /^(?:且|并|也|又|已|还)?(?:累计|同比|预计|排名|排位|增速|比上年|较上年|均|总数|总量|占比)?(?:已|将|预计|累计)?$/;

/** The list in front of 分别; where its clause names none (累计分别达到), the one of the 分别 before it. */
function subjectsBefore(text: string, at: number, earlier: Subjects | undefined): Subjects | undefined {
  const start = clauseStart(text, at);
  if (ELIDED.test(text.slice(start, at))) {
    return earlier && !/[。;!?]/.test(text.slice(earlier.end, at)) ? { ...earlier, end: at } : undefined;
  }
  const listing = listingBefore(text, lastNamed(text, start, at));
  if (!listing || /^[各每]/.test(text.slice(listing.items[0]!.start))) return undefined;
  return { end: at, ...counted(text, listing) };
}

/** Without the adverbs between the subjects and 分别. */
function lastNamed(text: string, start: number, at: number): number {
  const adverb = /(?:预计|预期|将|已|累计|同比|均|再|拟|要|年均|合计)+$/.exec(text.slice(start, at));
  return adverb && start + adverb.index > start ? start + adverb.index : at;
}

/** Two words in one: 城乡 are two subjects, and so may others be. */
const FUSED = /城乡|进出口|产销|存贷|粮油|博士硕士|省市|市县|男女|升降|起降/;

function counted(text: string, listing: Listing): Pick<Subjects, 'items' | 'least' | 'most'> {
  const gone = HAS_ITS_VALUE.test(text.slice(listing.items[0]!.start, listing.items[0]!.end)) ? 1 : 0;
  const items = listing.items.slice(gone);
  const fused = FUSED.test(text.slice(items[0]?.start, items.at(-1)?.end)) ? 1 : 0;
  const most = listing.most - gone + fused;
  // One subject has no 分别: where nothing but 和 joins them, they are two at least.
  return { items, least: Math.max(Math.min(listing.least, items.length), Math.min(2, most)), most };
}

/** 授予单位均新增2家、授权点分别新增…: the first has its value already. */
const HAS_ITS_VALUE = /(?:新增|增长|下降|达到?|完成|增至|共|为)\d/;

const JOINT = /^(?:[、和与及]|以及)/;
const MORE = /^,(?:约|近|超|超过|为|达|达到)?\d/;
const NUMBER = /[-+]?\d[\d,]*(?:\.\d+)?(?:\/\d+)?(?:[-—~至到]\d+(?:\.\d+)?)?/.source;
const UNIT = /[㐀-鿿%℃A-Za-z·/]{0,7}?/.source;
const STOP = /(?=[、和与及,。;:!?)”]|$)/.source;
const VALUE = new RegExp(`^[㐀-鿿]{0,12}?${NUMBER}${UNIT}(?:${STOP}|(?=[㐀-鿿]))`);
const NEXT = new RegExp(`^[㐀-鿿]{0,4}?${NUMBER}${UNIT}${STOP}`);

/** The values behind 分别, joined by 、 or 和; undefined where something else than numbers is given out. */
function valuesAfter(text: string, from: number): readonly Span[] | undefined {
  const first = VALUE.exec(text.slice(from, from + LONGEST_VALUE));
  // 从…到 gives two numbers to each, and dates are no figures.
  if (!first || /[从由于在]|\d[年月日]/.test(first[0])) return undefined;
  const values: Span[] = [{ start: from, end: endOf(text, from, first[0]) }];
  for (;;) {
    const at = values.at(-1)!.end;
    const joint = JOINT.exec(text.slice(at, at + 2))?.[0] ?? (MORE.test(text.slice(at, at + 6)) ? ',' : undefined);
    if (joint === undefined) return isEnd(text, at) ? values : undefined;
    const start = at + joint.length;
    const next = NEXT.exec(text.slice(start, start + LONGEST_VALUE));
    // A word where a value is expected: 分别升至第二、第三, or a list that goes on with another clause.
    if (!next) return undefined;
    values.push({ start, end: start + next[0].length });
  }
}

const LONGEST_VALUE = 36;

function endOf(text: string, from: number, written: string): number {
  const rest = /^[㐀-鿿%℃]{0,8}?(?=[、和与及,。;:!?)”]|$)/.exec(
    text.slice(from + written.length, from + written.length + 10),
  );
  return from + written.length + (rest?.[0].length ?? 0);
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || /[,。;:!?)”]/.test(text.charAt(at));
}

function* judge(
  { text, reading }: FigureText,
  at: number,
  subjects: Subjects,
  values: readonly Span[],
): Iterable<Relation> {
  const count = values.length;
  // Fused subjects that no list of words knows, or a value that is two: nothing to say.
  if (count > subjects.most || subjects.most < 2) return;
  const fails = count < subjects.least;
  if (fails && count === 1 && !IS_MEASURED.test(reading.text.slice(values[0]!.start, values[0]!.end))) return;
  const cue = sourceSpan(reading, at, values.at(-1)!.end);
  const operands = [cue, ...toSource(reading, subjects.items), ...toSource(reading, values)];
  const named = subjects.least === subjects.most ? `${subjects.least}` : `${subjects.least}–${subjects.most}`;
  yield {
    type: 'respective',
    start: Math.min(...operands.map(each => each.start)),
    end: cue.end,
    operands,
    verdict: fails ? 'fails' : 'holds',
    certain: false,
    working: workingOf(text.slice(cue.start, cue.end), named, count, fails),
    repairs: [],
  };
}

/** 市、县分别召开3次会议, 增加2个, 达到200个以上: a single count may be that of each. A rate, or 达到22部, may not. */
const IS_MEASURED =
  /[%倍点]|(?:增长|下降|提高|降低)(?:了|约|近|超过?)?\d|(?:增加|减少|新增|达到?|增至|为)(?:\d{2,}|\d\.\d)[^\d]{0,4}(?<!以上|左右|以内|以下)$/;

function toSource(reading: Reading, spans: readonly Span[]): readonly Span[] {
  return spans.map(({ start, end }) => sourceSpan(reading, start, end));
}

function workingOf(written: string, named: string, count: number, fails: boolean): Relation['working'] {
  return fails
    ? {
        zh: `前面有${named}个对象，“${written}”只有${count}个数`,
        en: `${named} subjects, but “${written}” gives ${count} value${count === 1 ? '' : 's'}`,
      }
    : { zh: `${named}个对象，${count}个数，一一对应`, en: `${named} subjects and ${count} values` };
}
