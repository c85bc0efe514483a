import type { Span } from '../../text/span';
import { classOf, isAt } from '../characters';
import { parseCount } from '../count';
import { LIST_MEASURES, numeralStart } from '../counted-places';
import { listedRelation } from '../listed-relation';
import { CLOSERS, type Listing, listingBefore, OPENERS, STOPS as STOPPERS } from '../listing';
import type { CountedText, FigureText, Relation } from '../relation';

/**
 * Things listed in front of their count: 党建育人、活动育人、环境育人、文化育人四大红色阵地. With 等 more belong to them, and
 * only a count below what is listed is wrong. `counted` are the places that `countedPlaces` finds in the reading. Linear:
 * every count looks a bounded way back.
 */
export function findListedCounts({ text, reading, counted }: CountedText): readonly Relation[] {
  if (counted.length === 0) return NONE;
  const relations: Relation[] = [];
  for (const at of numeralsBehindLists(reading.text, counted)) {
    COUNT.lastIndex = at;
    const match = COUNT.exec(reading.text);
    const count = match && readCount(reading.text, match);
    const relation = count && judge({ text, reading }, count);
    if (relation) relations.push(relation);
  }
  return relations;
}

const NONE: readonly Relation[] = [];

const [JOINS, STOPS, OPENS, FORBIDS] = [1, 2, 3, 4];
/** What a character does to a list in front of a number, or that no number begins with it or behind it. */
const SIGNS = new Uint8Array(0x10000);
for (const sign of '第.一百千万几') SIGNS[sign.charCodeAt(0)] = FORBIDS;
for (const sign of `、${CLOSERS}`) SIGNS[sign.charCodeAt(0)] = JOINS;
for (const sign of STOPPERS) SIGNS[sign.charCodeAt(0)] = STOPS;
for (const sign of OPENERS) SIGNS[sign.charCodeAt(0)] = OPENS;

/**
 * Where numbers begin that may count a list: the last sign in front of them is none that a clause begins with, or 等 stands
 * there. A number may stand behind the opening sign of a quotation of its own.
 */
function numeralsBehindLists(text: string, counted: readonly number[]): readonly number[] {
  const found: number[] = [];
  let from = 0;
  let sign = 0;
  for (const place of counted) {
    const at = numeralStart(text, place);
    if (SIGNS[text.charCodeAt(at)] === FORBIDS || (at > 0 && SIGNS[text.charCodeAt(at - 1)] === FORBIDS)) continue;
    const end = text.charAt(at - 1) === '“' ? at - 1 : at;
    sign = lastSign(text, from, end) || sign;
    from = end;
    if (sign === JOINS || isOpenList(text, end)) found.push(at);
  }
  return found;
}

/** The last sign of a list or clause in a stretch; 0 where it has none. */
function lastSign(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    const sign = SIGNS[text.charCodeAt(at)]!;
    if (sign !== 0 && sign !== FORBIDS) return sign;
  }
  return 0;
}

function isOpenList(text: string, end: number): boolean {
  return text.charAt(text.charAt(end - 1) === '这' ? end - 2 : end - 1) === '等';
}

/** A count behind a list. Offsets are in the reading. */
interface Count extends Span {
  readonly number: Span;
  readonly value: number;
  /** Whether 等 leaves the list open. */
  readonly open: boolean;
  /** Whether the count is part of a quotation: “五大工程”. */
  readonly quoted: boolean;
  readonly measure: string;
  /** What is counted, a few characters of it. */
  readonly noun: string;
  readonly listing: Listing;
}

const COUNT = new RegExp(
  `(\\d{1,4}|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[两二三四五六七八九])(${LIST_MEASURES.replaceAll(' ', '|')})`,
  'y',
);

/** What may stand between a list and its count: 等, 这, an opening quotation mark. */
const LEAD = /(等)?这?(“)?$/;

// What is no count of things: times, ranks, grades, parts of words; or a list that goes on.
const NO_NOUN =
  /^(?:[,。;:!?、)》”\s\d和与及至到以左多余等]|月|年|季度|学期|百分点|工作日|小时|星期|周|亿|[一二三四五六七八九十两]|$)/;
const NO_COUNT =
  /^(?:个百|级甲|级乙|级医|级园|项目|家庭|位一体|大精|大以|大会|大报|大代|名以|个以|处理|部门|部委|所有|类似|支持)/;

function readCount(text: string, match: RegExpExecArray): Count | undefined {
  const [whole, numeral, measure] = match as unknown as [string, string, string];
  const [lead, open, quote] = LEAD.exec(text.slice(Math.max(0, match.index - 3), match.index)) as unknown as [
    string,
    string?,
    string?,
  ];
  const end = match.index + whole.length;
  const rest = text.slice(end, end + 12);
  const value = parseCount(numeral);
  if (value === undefined || (value < 2 && !/^\d/.test(numeral)) || NO_COUNT.test(measure + rest)) return undefined;
  if (/^[市县区省国地校院]$/.test(measure) ? !isPlace(numeral, quote, rest) : !isNoun(measure, rest)) return undefined;
  if (quote !== undefined && !/^[㐀-鿿]{0,8}”/.test(rest)) return undefined;
  const listEnd = match.index - lead.length;
  // Of most counts that tells: a list that ends so is none, and need not be read.
  const listing = isAt(text, listEnd - 1, NOT_BEHIND) ? undefined : listingBefore(text, listEnd);
  if (!listing || !isList(text, listing, quote !== undefined)) return undefined;
  // 餐饮业等39个重点行业: 等 leaves it open how many there are.
  if (listing.items.length < 2 && open === undefined) return undefined;
  const last = listing.items.at(-1)!;
  const inner = /等(在内)?/.exec(text.slice(last.start, last.end));
  if (inner && !inner[1]) return undefined;
  if (value < 2 && open === undefined && listing.items.length < LONG_LIST - 1) return undefined;
  const numberStart = end - measure.length - numeral.length;
  return {
    start: numberStart,
    end,
    number: { start: numberStart, end: end - measure.length },
    value,
    open: open !== undefined || inner !== null,
    quoted: quote !== undefined,
    measure: measure,
    noun: rest.replace(/^”/, ''),
    listing,
  };
}

/** 柬埔寨、老挝两国, 西安、咸阳2市: a place is its own measure. */
function isPlace(numeral: string, quote: string | undefined, rest: string): boolean {
  return (
    quote === undefined &&
    /^[两三四五六七八九\d]/.test(numeral) &&
    !/^[级域内外道立别名一二三四五六七八九十\d]/.test(rest)
  );
}

/** A count behind a noun counts that noun: 学校创建、维修、改造项目49个. One in front of a noun counts what is listed. */
function isNoun(measure: string, rest: string): boolean {
  if (measure === '级') return !/^[以及]/.test(rest);
  return !NO_NOUN.test(rest) || /^”[㐀-鿿]/.test(rest);
}

// Behind these a number counts something else than the list, or the list is none: prepositions, particles; verbs, whole areas.
const NOT_BEHIND = classOf(
  '第各每前近超约达到至为共等是的在对与和及或向从由把将让用以按比较升居列排同这了着过另其年月日',
);
const LONGEST_WORD = 3;
const NOT_BEFORE =
  /(?:党的|全国|全省|全市|全区|全县|世界|全球|年度|累计|合计|总计|连续|分别|新增|做到|入选|获评|获批|获得|荣获|评为|惠及|拥有|派出|选派|成立|组建|吸引|带动|取消|认定|授予|命名|发布|推出|落地|解决|办理|查处|开通|投用|开工|竣工|招引|签约|招聘|聘请|邀请|走访|评选|表彰|实现|涉及|包含|包括|其中|还有|以上|以下|左右|不少于|不低于|首批|牵头|落户|支持|服务于|来自)$/;
// These are nouns where they end a longer item (基层能力建设).
const VERB_ALONE =
  /^(?:[㐀-鿿]{0,2})(?:建设|改造|整治|创建|培育|落实|推进|覆盖|引进|完成|举办|组织|出台|制定|设立|建立|形成|整合|上线|化解|关闭|检查|坚持|坚定|实施|开展|推动|打造|深化|强化|抓好|聚焦|突出|新建|建成|增加|争取|获|抓住|提升|服务)$/;

/** A list of nouns that runs up to the count, with no verb between. */
function isList(text: string, { items }: Listing, quoted: boolean): boolean {
  const written = items.map(item => text.slice(item.start, item.end));
  const last = written.at(-1)!;
  if (isAt(last, last.length - 1, NOT_BEHIND) || NOT_BEFORE.test(last.slice(-LONGEST_WORD))) return false;
  if (VERB_ALONE.test(last)) return false;
  // 增强“四个意识”、坚定“四个自信”、做到“两个维护”: quoted counts that stand in a row are names.
  return !(quoted && written.some(item => item.includes('“')));
}

function judge({ text, reading }: Pick<FigureText, 'text' | 'reading'>, count: Count): Relation | undefined {
  const { least, most, items } = count.listing;
  const below = count.value < least;
  const above = !count.open && count.value > most;
  if (above && !countsTheList(text, count)) return undefined;
  // A quoted count may be the name of something else (“两项补贴”, “三个一批”), unless the list is long.
  if (below && count.quoted && count.value < least - 1 && items.length < LONG_LIST) return undefined;
  return listedRelation(
    { text, reading },
    {
      counted: count,
      number: count.number,
      value: count.value,
      measure: count.measure,
      open: count.open,
      listing: count.listing,
      fails: below || above,
      certain: below && least - count.value <= MOST_SLIPPED,
    },
  );
}

const MOST_SLIPPED = 2;
const LONG_LIST = 4;

// What stands in places and belongs to fields is counted behind their names without being listed: 汕尾、河源6个县区,
// 交通、水利4个项目, 宝鸡、咸阳6座水库.
const CONTAINED = /[县区市乡镇村园校企街站库院馆]|项目|中心|基地|平台|单位|案|产品|品牌|队|人/;
// Behind these a writer who leaves some out writes 等.
const ENUMERATED =
  /^(?:[大重]?点?|主要|关键|核心|优势|支柱)(?:领域|行业|方面|环节|维度|关键|国家|目标|样板|区域|层面|阶段|体系|机制|清单|板块|抓手|高地|短板|原则|理念|能力|措施)/;
const NOUN_LENGTH = 6;

/** Whether a count above the list means the list at all, and not more that it leaves unnamed. */
function countsTheList(text: string, count: Count): boolean {
  const { value, measure, noun, listing, quoted } = count;
  const written = listing.items.map(({ start, end }) => text.slice(start, end));
  if (measure === '级') return value <= MOST_LEVELS && written.every(item => LEVEL.test(item));
  if (written.some(item => item.length === 1)) return false;
  const isContained = CONTAINED.test(noun.slice(0, NOUN_LENGTH));
  if (value === listing.most + 1) return !(quoted && /^一/.test(noun)) && !(/[个家处]/.test(measure) && isContained);
  if (quoted) return value < 100 && arePhrases(written);
  if (ENUMERATED.test(noun.slice(0, NOUN_LENGTH)) && !isContained) return written.length > 2 || value <= 10;
  return countsManyItems(count, isContained);
}

// 国家、省、市、县、乡五级 is as far as it goes.
const MOST_LEVELS = 6;
const LEVEL = /(?:国家?|中央|省|市|州|县|区|旗|乡|镇|街道?|村|社区?|居|组|团|师|校|园|局|班|户|片|所|院|厅|处|科)\)?$/;

/** Clauses, not names, set side by side: 落实加强组织领导、加强要素投入、加强考核督查“三条措施”. Names in front of “五项管理” are others'. */
function arePhrases(items: readonly string[]): boolean {
  return items.length >= LONG_LIST || items.every(item => item.length >= PHRASE);
}

const PHRASE = 6;

/** A list of three or more whose measure counts sorts and not things, or a long one of things that is not far off. */
function countsManyItems({ value, measure, listing }: Count, isContained: boolean): boolean {
  const { items, most } = listing;
  if (items.length < LONG_LIST - 1) return false;
  if (/^[大类种市县区省国校院]$/.test(measure)) return value < 100;
  if (isContained) return items.length >= LONG_LIST && /^[座条]$/.test(measure) && value <= most * 2;
  return /^(?:项|个|方面|门|道|座|条)$/.test(measure) && (value <= most * 2 || value === most * 10);
}
