import type { Span } from '../text/span';
import { FULL_STOP, markOf, RESPECTIVELY as OF_PAIRS } from './between';
import { anyOf, classOf, firstAt, firstsOf, holds, isAt, lastsOf, SPACES } from './characters';
import type { Quantity } from './quantity';

/**
 * Finds, for every quantity of a paragraph, the noun phrase that says what it measures, in the reading. Both orders
 * occur: 新增学位4920个 and 41家企业. No dictionary of words: short lists of the verbs and particles that bound such
 * phrases in reports. `marks` say what stands in front of each quantity. Linear.
 */
export function namesOf(text: string, quantities: readonly Quantity[], marks: readonly number[]): readonly Span[] {
  const names: Span[] = [];
  const isPaired = marks.some(each => each & OF_PAIRS) && text.includes(RESPECTIVELY);
  const paired = isPaired ? pairRespectively(text, quantities) : NO_PAIRS;
  const echoes = isPaired ? echoesOf(text, quantities) : NO_ECHOES;
  for (let index = 0; index < quantities.length; index++) {
    const echoed = echoes.get(index);
    const known = echoed === undefined ? paired.get(index) : names[echoed];
    names.push(known ?? nameOf(text, quantities, index, marks[index]!, names[index - 1]));
  }
  return names;
}

// What ties several values to several subjects: without it there are neither pairs nor echoes.
const RESPECTIVELY = '分别';
const NO_PAIRS: ReadonlyMap<number, Span> = new Map();
const NO_ECHOES: ReadonlyMap<number, number> = new Map();

// Words with which a list of values takes up the subjects of the list before: ,累计分别达到22部、31部.
const ECHO =
  /^[^,。;!?]{0,6}[,;、](?:均|也|还)?(?:累计|总数|总量|同比|比上年|较上年|增速|增幅|排名|占比)?分别(?:[^,。;!?\d、]{0,8})$/;

/** 甲、乙分别新增4部、10部,累计分别达到22部、31部: the index of the value that has the same subject, for every later one. */
function echoesOf(text: string, quantities: readonly Quantity[]): ReadonlyMap<number, number> {
  const echoes = new Map<number, number>();
  for (let first = 2; first < quantities.length; first++) {
    if (!ECHO.test(text.slice(quantities[first - 1]!.end, quantities[first]!.start))) continue;
    const values = valuesFrom(text, quantities, first);
    const from = first - values.length;
    if (values.length < 2 || from < 0 || !isOneSentence(text, quantities, from, first)) continue;
    for (const index of values) echoes.set(index, index - values.length);
  }
  return echoes;
}

function isOneSentence(text: string, quantities: readonly Quantity[], from: number, to: number): boolean {
  return !/[。;!?]/.test(text.slice(quantities[from]!.start, quantities[to]!.start));
}

const LONGEST_LIST = 60;

/** 甲、乙和丙分别增长3%、5%、6%: each value with its own subject, where there are as many of the one as of the other. */
function pairRespectively(text: string, quantities: readonly Quantity[]): ReadonlyMap<number, Span> {
  const paired = new Map<number, Span>();
  for (let first = 0; first < quantities.length; first++) {
    const start = quantities[first]!.start;
    const clause = Math.max(clauseStart(text, start, LONGEST_LIST), quantities[first - 1]?.end ?? 0);
    const at = text.slice(clause, start).lastIndexOf(RESPECTIVELY);
    if (at < 2 || start - clause - at > 12) continue;
    const values = valuesFrom(text, quantities, first);
    const subjects = splitList(text, clause, clause + at);
    const isPaired = values.length > 1 && subjects.length === values.length;
    for (const [i, index] of isPaired ? values.entries() : []) paired.set(index, subjects[i]!);
    first = values.at(-1)!;
  }
  return paired;
}

/** The quantities of a list: nothing but a separator stands between them. */
function valuesFrom(text: string, quantities: readonly Quantity[], first: number): readonly number[] {
  const values = [first];
  for (let i = first + 1; i < quantities.length; i++) {
    if (
      !/^(?:以上|左右|以内)?[、和与及](?:超过|超|近|约)?$/.test(
        text.slice(quantities[i - 1]!.end, quantities[i]!.start),
      )
    )
      break;
    values.push(i);
  }
  return values;
}

/** The members of a list of nouns; a list inside quotes or brackets stays whole. */
function splitList(text: string, from: number, to: number): readonly Span[] {
  const members: Span[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (!/[、和与及]/.test(text.charAt(i)) || isQuoted(text.slice(from, to), i - from)) continue;
    if (i > start) members.push({ start, end: i });
    start = i + 1;
  }
  if (to > start) members.push({ start, end: to });
  const subject = from + timeLength(text, from, to);
  if (members.some(member => member.end - member.start < 2)) return [];
  return members.map((member, i) =>
    i === 0 && subject > from && subject < member.end ? { start: subject, end: member.end } : member,
  );
}

const [STOPS, OPENS, CLOSES] = [1, 2, 3];
/** What a UTF-16 unit of a reading does to a clause: ends it, opens or closes a bracket or quotation. */
const SIGNS = new Uint8Array(0x10000);
for (const sign of ',。;:!?|') SIGNS[sign.charCodeAt(0)] = STOPS;
for (const sign of '(“《') SIGNS[sign.charCodeAt(0)] = OPENS;
for (const sign of ')”》') SIGNS[sign.charCodeAt(0)] = CLOSES;

const LONGEST_NAME = 40;

/** What surrounds a quantity: the clause before it, from the quantity before, and the clause behind it, up to the next. */
interface Context {
  readonly text: string;
  readonly quantity: Quantity;
  readonly before: Span;
  /** Whether no word stands before it. */
  readonly isBare: boolean;
  readonly behind: Span;
  /** Whether the stretch behind runs into another quantity. */
  readonly meetsNext: boolean;
  /** Name of the quantity before it in the same sentence. */
  readonly previous: Span | undefined;
  /** What stands in front of it, from the quantity before. */
  readonly marks: number;
}

function nameOf(
  text: string,
  quantities: readonly Quantity[],
  index: number,
  marks: number,
  earlier: Span | undefined,
): Span {
  const context = contextOf(text, quantities, index, marks, earlier);
  const { before, isBare, previous } = context;
  if (context.quantity.numeral === 'rank') return rankedIn(context) ?? previous ?? emptyAt(context);
  if (previous && (isBare || leansOnPrevious(text, before))) {
    if (isBare && !isShare(context)) return nameBehind(context, nameBefore(context)) ?? previous;
    return previous;
  }
  const ahead = nameBefore(context);
  if (isShare(context)) return ahead ?? objectBehind(context) ?? nounBehind(context) ?? previous ?? emptyAt(context);
  if (ahead && context.meetsNext && !endsBeforeNext(context)) return ahead;
  if (isSentOut(text, before)) return before;
  return nameBehind(context, ahead) ?? ahead ?? verbBefore(context) ?? previous ?? emptyAt(context);
}

// 出动320人次全面督查…隐患: what follows is what they did.
const SENT_OUT = /^(?:共|累计)?出动$/;

function isSentOut(text: string, { start, end }: Span): boolean {
  return text.charAt(end - 1) === '动' && SENT_OUT.test(text.slice(start, end));
}

/** 选派区内49名优秀教师至6个区县: the noun behind is whole before the next number begins. */
function endsBeforeNext({ text, behind }: Context): boolean {
  return /^[^至赴到在向与获]{2,12}[至赴到在向与]/.test(text.slice(behind.start, behind.end));
}

function contextOf(
  text: string,
  quantities: readonly Quantity[],
  index: number,
  marks: number,
  earlier: Span | undefined,
): Context {
  const quantity = quantities[index]!;
  const last = quantities[index - 1];
  const next = quantities[index + 1];
  const clause = clauseStart(text, quantity.start, LONGEST_NAME);
  const from = afterSeparators(text, last && last.end > clause ? last.end : clause, quantity.start);
  const limit = Math.min(text.length, quantity.end + LONGEST_NAME, next ? next.start : text.length);
  const end = clauseEnd(text, quantity.end, limit);
  const isSameSentence = last !== undefined && (marks & FULL_STOP) === 0;
  const before = withoutLead(text, from, quantity.start);
  return {
    text,
    quantity,
    before,
    isBare: isBare(text, before),
    behind: { start: quantity.end, end },
    meetsNext: next !== undefined && end === next.start,
    previous: isSameSentence ? earlier : undefined,
    marks,
  };
}

const SEPARATORS = classOf('、和与及 ');

function afterSeparators(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isAt(text, at, SEPARATORS)) at++;
  return at;
}

function clauseStart(text: string, at: number, longest: number): number {
  const least = Math.max(0, at - longest);
  let depth = 0;
  for (let i = at - 1; i >= least; i--) {
    const sign = SIGNS[text.charCodeAt(i)];
    if (sign === CLOSES) depth++;
    else if (sign === OPENS) {
      if (depth === 0) return i + 1;
      depth--;
    } else if (sign === STOPS && depth === 0) return i + 1;
  }
  return least;
}

function clauseEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const sign = SIGNS[text.charCodeAt(i)];
    if (sign === OPENS) depth++;
    else if (sign === CLOSES) {
      if (depth === 0) return i;
      depth--;
    } else if (sign === STOPS && depth === 0) return i;
  }
  return limit;
}

// What stands between a name and its number, taken off one by one from the end: 达到, 共计, 约, 同比增长.
const LEAD_WORDS =
  '新增 净增 压缩 缩短 同比 比上年 较上年 环比 比上届 分别 累计 总计 共计 合计 总数 总量 已经 达到 达 为 至 到 超过 超额 超 突破 接近 近 约 ' +
  '不低于 不少于 不超过 不足 逾 有 保持在 保持 稳定在 始终 提升 提高 增加 增长 增至 扩大 上升 下降 降低 减少 回落 压减 增 降 升 将 要 各 仅 就 ' +
  '均 已 共 总 可 再 了 、 和 与 的';
const LEADS = new Set(LEAD_WORDS.split(' ')).add(' ');
const LEAD_ENDS = classOf([...lastsOf(LEAD_WORDS), ' ', ...lastsOf('实现 及')]);
const LONGEST_LEAD = 3;

function withoutLead(text: string, from: number, to: number): Span {
  let end = to;
  for (let length = 1; length > 0 && end > from && isAt(text, end - 1, LEAD_ENDS); end -= length)
    length = leadLength(text, from, end);
  return { start: from, end: Math.max(from, end) };
}

/** Length of the longest of them that ends at `end`. 实现 behind a noun, and 及 not in 惠及, are leads too. */
function leadLength(text: string, from: number, end: number): number {
  for (let length = Math.min(LONGEST_LEAD, end - from); length > 0; length--)
    if (LEADS.has(text.slice(end - length, end))) return length;
  const last = text.slice(Math.max(from, end - LONGEST_TAIL), end);
  return TAIL.exec(last)?.[0].length ?? 0;
}

const LONGEST_TAIL = 4;
const TAIL = /(?<=[㐀-鿿]{2})实现$|(?<![惠涉波])及$/;

function isBare(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (isLetter(text.charCodeAt(at))) return false;
  return true;
}

/** A Chinese character or a Latin letter. */
function isLetter(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

// A clause without a subject of its own: ,占全市23.5% ; ,同比增长75% ; ,其中 says what follows.
const LEANING = '占全 占总 占比 同比 比上年 较上年 环比 增速 增幅 比上次 年均 平均每 高于 低于 快于 连续';
const LEANS_ON_PREVIOUS = new RegExp(`^\\s*(?:约|共)?${anyOf(LEANING)}[^,。;]{0,10}$`);
const OPENS_LEANING = classOf(['约', '共', ...SPACES, ...firstsOf(LEANING)]);

function leansOnPrevious(text: string, { start, end }: Span): boolean {
  return isAt(text, start, OPENS_LEANING) && LEANS_ON_PREVIOUS.test(text.slice(start, end));
}

function isShare({ text, quantity }: Context): boolean {
  return (
    isAt(text, quantity.end - 1, ENDS_SHARE) ||
    quantity.unit.start === quantity.unit.end ||
    (quantity.unit.end - quantity.unit.start === POINTS.length && text.startsWith(POINTS, quantity.unit.start))
  );
}

const ENDS_SHARE = classOf('%％成');
const POINTS = '个百分点';

function emptyAt({ quantity }: Context): Span {
  return { start: quantity.start, end: quantity.start };
}

/** What is ranked stands before the cue: 数量|位居全市第二. */
function rankedIn({ text, before, marks }: Context): Span | undefined {
  const cue =
    /(?:位居|位列|名列|排名|跃居|升至|均获|荣获|获|居|列|排|占)?(?:全国|全省|全市|全区|全县|世界|全球|各市|各区)*$/.exec(
      text.slice(before.start, before.end),
    );
  return nounWithin(text, before.start, before.start + (cue?.index ?? before.end - before.start), marks);
}

// ---- The noun before the number ----

const TIMES =
  '一年来 全年 今年 去年 上半年 年内 目前 其中 截至[^,]{1,6} 到19\\d\\d年底? 到20\\d\\d年底? 19\\d\\d年底? 20\\d\\d年底? 年均 预计 计划 力争 ' +
  '确保 争取 拟 还 并 也 又 再 已';
const TIME = new RegExp(`^(?:${anyOf(TIMES)}\\s*)+`);
const OPENS_TIME = classOf(firstsOf(TIMES));

/** How long the words of time are that a stretch begins with. */
function timeLength(text: string, from: number, to: number): number {
  return isAt(text, from, OPENS_TIME) ? (TIME.exec(text.slice(from, to))?.[0].length ?? 0) : 0;
}

// Verbs after which the object begins. 新增 and its like stay with the noun where they open the clause.
const ACTIONS =
  '组织开展 组织 开展 举办 召开 承办 完成 推进 推动 实现 实施 发放 兑付 投入 安排 拨付 支出 竣工 ' +
  '开工 开行 建成 建设 培育 培养 推送 下发 评选 认定 编写 自编 汇编 打造 推出 遴选 识别 获评 评为 ' +
  '创评 荣获 获得 获批 获(?!奖) 入选 选派 接收 征集 推选 推荐 增设 整合 上线 成立 组建 出台 制定 ' +
  '印发 引进 引育 招聘 招募 招引 吸引 开设 开办 开通 邀请 聘请 聘任 覆盖 惠及 带动 解决 处理 化解 ' +
  '办结 排查 检查 督查 整改 出动 创成 创建 争创 投用 引入 通过 升级改造 改造 优化 采购 设立 落实 ' +
  '签约 落地 新登记 新设 新认定 新创建 新增 净增 增补 压缩 募捐 立项 纳入 保护 修复 治理 处置 查处 ' +
  '压降 支持';
const ACTION = new RegExp(anyOf(ACTIONS), 'y');
const OPENS_ACTION = classOf(firstsOf(ACTIONS));
const OTHER_VERBS = '推动 拟 累计 面向社会 协调';
const ONLY_VERB = new RegExp(`^${anyOf(`${ACTIONS} ${OTHER_VERBS}`)}+$`);
const OPENS_VERB = classOf(firstsOf(`${ACTIONS} ${OTHER_VERBS}`));
const ATTRIBUTIVE = /^(?:建设|改造|升级改造|修复|保护|创建|培育|治理|优化|整改|排查|检查)$/;
// Verbs that say nothing of what is counted, even before a short noun: 惠及企业, 开展讲座, 支持项目.
const DROPPED =
  /^(?:惠及|覆盖|带动|开展|举办|召开|承办|组织|实施|支持|发放|投入|评选|认定|成立|组建|设立|推出|打造|培育|培养|出台|制定|获.*|入选)$/;
const KEEPS_VERB =
  /^(?:新增|净增|增补|压缩|新认定|新创建|新设|新登记|立项|引进|建成|续建|开工|处置|出动|发现并整改|参加|累计)/;

const OF_SHARE = markOf('占');

function nameBefore({ text, before, marks }: Context): Span | undefined {
  if ((marks & OF_SHARE) === 0) return nounWithin(text, before.start, before.end, marks);
  const segment = text.slice(before.start, before.end);
  const share = /占(?:全|总|同|新|比)/.exec(segment);
  if (share && (share.index < 2 || segment.charAt(share.index - 1) === '、')) return undefined;
  if (share && !/(?:比例|比重)$/.test(segment))
    return nounWithin(text, before.start, before.start + share.index, marks);
  return nounWithin(text, before.start, before.end, marks);
}

const OF_LIST = markOf('等');
const OF_ATTRIBUTE = markOf('的');

/** The object of the last verb in a stretch before a number, or the whole stretch, without times and attributes. */
function nounWithin(text: string, from: number, to: number, marks: number): Span | undefined {
  const start = from + timeLength(text, from, to);
  const segment = text.slice(start, to);
  if (isAt(segment, 0, OPENS_VERB) && ONLY_VERB.test(segment)) return undefined;
  if (isAt(segment, segment.length - 1, RATE_ENDS) && RATE_END.test(segment))
    return { start: start + (/^(?:实现|确保|保持|推动|使)?/.exec(segment)?.[0].length ?? 0), end: to };
  const list = marks & OF_LIST ? LIST_END.exec(segment)?.[0].length : undefined;
  if (list !== undefined && segment.length - list >= 2) return { start: start + list, end: to };
  const verb = lastVerb(segment);
  const cut = verb === undefined ? 0 : afterSeparators(segment, verb.end, segment.length);
  const noun = marks & OF_ATTRIBUTE ? withoutAttribute(segment, cut) : cut;
  if (segment.length - noun < 2) return undefined;
  const isShort =
    segment.length - noun <= 2 && verb !== undefined && !DROPPED.test(segment.slice(verb.start, verb.end));
  const isKept = verb?.start === 0 && KEEPS_VERB.test(segment);
  if (verb && isShort && isIncrement(segment, verb)) return { start, end: to };
  if (verb && (isShort || isKept)) return { start: start + verb.start, end: to };
  return { start: start + noun, end: to };
}

const RATES = '率 比例 比重 覆盖面';
const RATE_END = new RegExp(`${anyOf(RATES)}$`);
const RATE_ENDS = classOf(lastsOf(RATES));

// The 等 that ends a list, not that of 高等, 中等, 等级 or 二等奖.
const LIST_END = /^.*[^高中初平同优特头上一二三]等(?![级奖])/;

/** 城镇新增就业: what stands before 新增 says which. */
function isIncrement(segment: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const before = segment.slice(0, start);
  return /^(?:新增|净增)$/.test(segment.slice(start, end)) && /^[㐀-鿿]{2,6}$/.test(before) && !lastVerb(before);
}

/** The last verb that has an object; one inside quotes or brackets is none. */
function lastVerb(segment: string): { readonly start: number; readonly end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  const { length } = segment;
  for (let start = firstAt(segment, 0, length, OPENS_ACTION); start < length; ) {
    ACTION.lastIndex = start;
    const end = ACTION.test(segment) ? ACTION.lastIndex : start;
    if (end > start && hasObject(segment, start, end)) found = { start, end };
    start = firstAt(segment, Math.max(end, start + 1), length, OPENS_ACTION);
  }
  return found;
}

const NO_OBJECT = classOf('率数量额度期校园区者费类');

function hasObject(segment: string, start: number, end: number): boolean {
  if (segment.length - end < 2 || isAt(segment, end, NO_OBJECT) || segment.startsWith('对象', end)) return false;
  if (isQuoted(segment, start)) return false;
  return !(
    ATTRIBUTIVE.test(segment.slice(start, end)) &&
    /^(?:改造|修复|保护|治理|建设)*(?:项目|工程|任务|行动|中心|面积|资金)/.test(segment.slice(end))
  );
}

const OPENING_SIGNS = classOf('“《(');

function isQuoted(segment: string, at: number): boolean {
  if (!holds(segment, 0, at, OPENING_SIGNS)) return false;
  const head = segment.slice(0, at);
  return (
    head.lastIndexOf('“') > head.lastIndexOf('”') ||
    head.lastIndexOf('《') > head.lastIndexOf('》') ||
    head.lastIndexOf('(') > head.lastIndexOf(')')
  );
}

/** 特色鲜明的学校党建品牌: the noun behind the last 的, where enough is left. */
function withoutAttribute(segment: string, from: number): number {
  const at = segment.lastIndexOf('的');
  return at >= from && segment.length - at > 3 && !isQuoted(segment, at) ? at + 1 : from;
}

/** Nothing but a verb before the number: 出动320人次 measures that. */
function verbBefore({ text, before }: Context): Span | undefined {
  const start = before.start + timeLength(text, before.start, before.end);
  return before.end - start >= 2 ? { start, end: before.end } : undefined;
}

// ---- The noun behind the number ----

// Not a noun behind a unit: positions, comparisons, other clauses.
const STOPPERS =
  '之内 内 次 个(?!人) 占 增长 增速 下降 提高 提升 降低 减少 同比 比上年 比上次 较上年 比 居 位居 位列 排名 列 均 已 分别 和 与 及 或 、 以 而 高于 低于 其中 \\( \\)';
const STOP = new RegExp(`^${anyOf(STOPPERS)}`);
const OPENS_STOP = classOf(firstsOf(STOPPERS));
// Verbs and prepositions at which the noun behind a unit ends.
const ENDERS =
  '参加 参与 获评 获得 获批 获省 获市 获 入选 开展 落实 纳入 惠及 完成 实现 赴 至 被 创成 成为 ' +
  '成功 建成 使用 公开 面向 开放 担任 开办 列入 通过 成立 与 为代表 配齐 进行 如期 投入 全覆盖 覆盖 ' +
  '得到 受 在 到 由 从 向 将 把 对外 建立 出台 开通 发放 落户 投产 开工 竣工 运营 上市 新评 签约 ' +
  '达产 达到 超过 突破 同比 增长 实行 采取 享受 有了 启动 加快 继续 全部 均 用于';
const NOUN_END = new RegExp(anyOf(ENDERS), 'y');
const OPENS_END = classOf(firstsOf(ENDERS));
const RESULTS = '获评 入选 成为 创成 创建 创建成 被评为 获得 获 荣获 完成 新评 使用 采用 运用';
const RESULT = new RegExp(`^(?:成功)?${anyOf(RESULTS)}(?:为|了)?`);
const OPENS_RESULT = classOf(['成', ...firstsOf(RESULTS)]);
const MONEY_FOR = /^(?:用于|采购|购置|建设|实施|完成|升级改造|改造|支持|补助|奖励|发放|开展|落实|整改)/;
const GENERIC =
  /^(?:学校|幼儿园|中小学|项目|案例|成果|课题|作品|书记|队伍|企业|单位|村|社区|街道|党支部|学校党组织|党组织)$/;
const PARTICIPATION = /^(?:参加|参与)[^,。;]{2,10}$/;

function nameBehind(context: Context, ahead: Span | undefined): Span | undefined {
  const { text, behind, quantity } = context;
  const { start, end } = behind;
  if (text.charAt(quantity.end - 1) === '元')
    return !ahead && MONEY_FOR.test(text.slice(start, end)) ? objectBehind(context) : undefined;
  if (end - start >= 2 && text.startsWith('获奖', start)) return ahead;
  if (context.isBare || !ahead) {
    if (text.charAt(start) === '参' && PARTICIPATION.test(text.slice(start, end))) return behind;
    if (isAt(text, start, OPENS_RESULT) && RESULT.test(text.slice(start, end))) return objectBehind(context);
  }
  return nounBehind(context);
}

const POSITION = /^(?:以上|以下|以内|左右|上下)?的?/;
const OPENS_POSITION = classOf('以左上的');
const NOUN_TAIL = classOf('、的和与及');

function positionLength(text: string, { start, end }: Span): number {
  return isAt(text, start, OPENS_POSITION) ? POSITION.exec(text.slice(start, end))![0].length : 0;
}

function nounBehind({ text, behind }: Context): Span | undefined {
  const start = behind.start + positionLength(text, behind);
  const rest = text.slice(start, behind.end);
  if (rest === '' || (isAt(rest, 0, OPENS_STOP) && STOP.test(rest))) return undefined;
  const end = nounEnd(rest);
  if (end === 0) return undefined;
  let length = end;
  while (isAt(rest, length - 1, NOUN_TAIL)) length--;
  if (length < 2 && !(length === 1 && /^[村校]/.test(rest))) return undefined;
  if (end < rest.length && GENERIC.test(rest.slice(0, length))) {
    const honour = honourIn(rest, end);
    if (honour) return { start: start + honour.start, end: start + honour.end };
  }
  return { start, end: start + length };
}

/** Where the first word stands that ends a noun; the length of the text where none does. */
function nounEnd(rest: string): number {
  for (let at = 0; ; at++) {
    at = firstAt(rest, at, rest.length, OPENS_END);
    NOUN_END.lastIndex = at;
    if (at === rest.length || NOUN_END.test(rest)) return at;
  }
}

/** 3所学校获评…特色项目: what a generic noun became says more than the noun. */
function honourIn(rest: string, from: number): Span | undefined {
  const result = RESULT.exec(rest.slice(from));
  if (!result || /录取|^[^,。;]*“[^”]{1,12}奖”/.test(rest)) return undefined;
  const start = from + result[0].length;
  const end = rest.length;
  return end - start >= 4 ? { start, end } : undefined;
}

/** The object of the verb behind a number: 投入455万元采购午休课桌椅, 100%落实…负责制. */
function objectBehind({ text, behind }: Context): Span | undefined {
  const rest = text.slice(behind.start, behind.end);
  const verb =
    /^(?:成功)?(?:[㐀-鿿]{0,2}?)(?:获评|入选|成为|创成|创建成|创建|被评为|获得|获|荣获|完成|新评|使用|采用|运用|用于|采购|购置|建设|实施|升级改造|改造|支持|补助|奖励|发放|开展|落实)(?:为|了)?/.exec(
      rest,
    );
  if (!verb) return undefined;
  const start = behind.start + verb[0].length;
  return behind.end - start >= 2 ? { start, end: behind.end } : undefined;
}
