import { type Cues, cueOfPair } from '../../text/line-cues';
import { matchesIn } from '../../text/matches';
import { anyOf, lastsOf } from '../characters';
import { parseCount } from '../count';
import { type ListedCount, listedRelation } from '../listed-relation';
import { clauseStart, listingBefore } from '../listing';
import type { FigureText, Relation } from '../relation';

/**
 * Lists whose count stands otherwise than as 三大 or 3个 behind them: 省市县三级, 产业、创业、就业“三业联动”, 起数、死亡人数实现
 * “双下降”, 北斗定位、高柔性金属等关键技术700项. Linear: every count looks a bounded way back.
 */
export function findCountedLists(paragraph: FigureText): readonly Relation[] {
  if ((paragraph.cues & ANY_KIND) === 0) return NONE;
  const { text } = paragraph.reading;
  const relations: Relation[] = [];
  for (const { cue, pattern, read } of KINDS) {
    if ((paragraph.cues & cue) === 0) continue;
    for (const match of matchesIn(text, pattern)) {
      const count = read(text, match);
      if (count) relations.push(judge(paragraph, count));
    }
  }
  return relations;
}

const NONE: readonly Relation[] = [];

/** A way in which a list is counted. */
interface Kind {
  readonly cue: Cues;
  readonly pattern: RegExp;
  readonly read: (text: string, match: RegExpExecArray) => Count | undefined;
}

const NUMERALS = '双两二三四五六七八九';
const DIGITS = '0123456789';

/** A count with the list that it counts, not judged yet. */
type Count = Omit<ListedCount, 'fails' | 'certain'>;

function judge(paragraph: FigureText, count: Count): Relation {
  const { value, open, listing } = count;
  const fails = value < listing.least || (!open && value > listing.most);
  return listedRelation(paragraph, { fails, certain: false, ...count });
}

/** The count that begins `offset` characters behind the beginning of a match and ends with it. */
function counted(match: RegExpExecArray, numeral: string, measure: string, offset: number): Omit<Count, 'listing'> {
  const start = match.index + offset;
  return {
    counted: { start, end: start + numeral.length + measure.length },
    number: { start, end: start + numeral.length },
    value: numeral === '双' ? 2 : (parseCount(numeral) ?? 0),
    measure,
    open: false,
  };
}

// ---- 省市县三级 ----

const UNIT = /国家|街道|社区|[国省市县区州旗乡镇街村社居]/g;
// 县区, 乡镇 may be one level or two.
const FUSED_LEVELS = /县区|区县|县市|市州|州市|乡镇|镇街|街镇|街乡|乡街|村社|村居/g;
// 省市三级医院 has a grade and no levels: what follows speaks of levels of government.
const LEVELS =
  /(?<![㐀-鿿]、)([国家省市县区州旗乡镇街道村社居]{2,8})([两二三四五六])级(?=联动|联通|贯通|统筹|协同|共享|国土|用地|政府|党委|党组织|组织|法院|检察|财政|人大|政协|全|河长|湖长|林长|田长|干部|书记|网|平台|监督|应急|纪委|机构|部门|责任|管理|预算|城市|体系|公共|服务|综治|养老|物流|文化|防控|巡察|架构|审批|政务)/g;

function readLevels(_text: string, match: RegExpExecArray): Count | undefined {
  const [, written, numeral] = match as unknown as [string, string, string];
  const items = Array.from(written.matchAll(UNIT), ({ index, 0: unit }) => ({
    start: match.index + index,
    end: match.index + index + unit.length,
  }));
  if (items.length < 2 || items.reduce((sum, each) => sum + each.end - each.start, 0) < written.length)
    return undefined;
  const fused = written.match(FUSED_LEVELS)?.length ?? 0;
  const listing = { items, least: items.length - fused, most: items.length };
  return { listing, ...counted(match, numeral, '级', written.length) };
}

// ---- 产业、创业、就业“三业联动” ----

const CODE = /[“]([两三四五六七八九])([㐀-鿿])([㐀-鿿]{2})”/g;
const MEASURES = '个大项种类条座家所部位名门道件处支组对款级';

/** A code that takes one character of every item is about these items. */
function readCode(text: string, match: RegExpExecArray): Count | undefined {
  const [, numeral, shared] = match as unknown as [string, string, string];
  const listing = MEASURES.includes(shared) ? undefined : listingBefore(text, match.index);
  if (!listing || listing.items.length < 2) return undefined;
  if (!listing.items.every(({ start, end }) => text.slice(start, end).includes(shared))) return undefined;
  return { listing, ...counted(match, numeral, shared, 1) };
}

// ---- 起数、死亡人数、受伤人数实现“三下降” ----

const OUTCOME =
  /(?:均|全面|首次|同步|持续)?实现“?([双两三四五六七八九])(下降|增长|翻番|提升|提高|突破|减少|回落|缩减|丰收|降低|增收|上升)/g;

/** 双提升 is said of much that is not listed: other outcomes are counted, and may be off by one. */
function readOutcome(text: string, match: RegExpExecArray): Count | undefined {
  const [whole, numeral, outcome] = match as unknown as [string, string, string];
  const listing = listingBefore(text, match.index);
  if (!listing || listing.most < 2) return undefined;
  const least = Math.max(2, Math.min(listing.least, listing.items.length));
  const count = {
    listing: { ...listing, least },
    ...counted(match, numeral, outcome, whole.length - numeral.length - outcome.length),
  };
  const isOff = count.value < least || count.value > listing.most;
  const mayBeSaid = count.value > 2 && (count.value === least - 1 || count.value === listing.most + 1);
  return isOff && !mayBeSaid ? undefined : count;
}

// ---- 北斗位置追踪、高柔性金属等关键技术700项 ----

const NOUNS =
  '企业 公司 单位 机构 项目 工程 学校 高校 中学 小学 幼儿园 医院 品牌 产品 基地 平台 活动 赛事 奖项 荣誉 课程 案例 成果 技术 专利 专业 场馆 场所 园区';
const BEHIND = new RegExp(
  `等([㐀-鿿]{0,10}?${anyOf(NOUNS)})(\\d{1,5})(家|个|项|所|场|次|门|类|种|件|座)(?![㐀-鿿]{0,2}(?:以上|左右))`,
  'g',
);
const HAS_VERB = /吸引|带动|惠及|覆盖|服务|培训|走访|进入|走进|涉及|建设|实施|开展|组织|新增|完成|推进|培育|引进|获/;

/** The noun in front of the count is that of the list; with 等 only a count below what is listed is wrong. */
function readBehind(text: string, match: RegExpExecArray): Count | undefined {
  const [whole, noun, numeral, measure] = match as unknown as [string, string, string, string];
  const listing = HAS_VERB.test(noun) ? undefined : listingBefore(text, match.index);
  // 承办和参加A、B、C等活动3场: what stands in front of the list may be another.
  if (!listing || clauseStart(text, match.index) > listing.items[0]!.start) return undefined;
  return { ...counted(match, numeral, measure, whole.length - numeral.length - measure.length), open: true, listing };
}

const KINDS: readonly Kind[] = [
  { cue: cueOfPair(NUMERALS, '级'), pattern: LEVELS, read: readLevels },
  { cue: cueOfPair('“', NUMERALS), pattern: CODE, read: readCode },
  { cue: cueOfPair('现', `“${NUMERALS}`), pattern: OUTCOME, read: readOutcome },
  { cue: cueOfPair(lastsOf(NOUNS).join(''), DIGITS), pattern: BEHIND, read: readBehind },
];
const ANY_KIND = KINDS.reduce((all, { cue }) => all | cue, 0);
