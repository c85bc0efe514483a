import type { Span } from '../text/span';
import type { Quantity } from './quantity';

/**
 * Finds the noun phrase that says what a quantity measures, in the reading of the paragraph. Both orders occur:
 * 新增学位4920个 and 41家企业. The phrase behind the unit wins where it begins with a noun; otherwise the phrase before,
 * without the verb that opens the clause (开展, 举办) and the one that leads to the number (达, 共计).
 */
export function nameOf(text: string, quantities: readonly Quantity[], index: number): Span {
  const quantity = quantities[index]!;
  return nameBehind(text, quantity, quantities[index + 1]) ?? nameBefore(text, quantity, quantities[index - 1]);
}

const LONGEST_NAME = 40;

function nameBehind(text: string, quantity: Quantity, next: Quantity | undefined): Span | undefined {
  if (/[%成分]$/.test(text.slice(quantity.start, quantity.end)) || quantity.unit.start === quantity.unit.end) return undefined;
  let start = quantity.end;
  if (text.charAt(start) === '的') start++;
  const limit = Math.min(text.length, start + LONGEST_NAME, next ? next.start : text.length);
  const end = endOfNoun(text, start, limit);
  if (end - start < 2 || NOT_A_NOUN.test(text.slice(start, start + 4))) return undefined;
  return trimVerbs(text, start, end);
}

/** The first stop after a noun phrase; brackets and quotes that open inside it are passed over whole. */
function endOfNoun(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const character = text.charAt(i);
    if ('(“《'.includes(character)) depth++;
    else if (')”》'.includes(character)) {
      if (depth === 0) return i;
      depth--;
    } else if (depth === 0 && ',。;:!?|\n '.includes(character)) return i;
  }
  return limit;
}

// What cannot begin the noun behind a unit: positions, verbs of result, other clauses.
const NOT_A_NOUN =
  /^(?:以上|以下|以内|左右|上下|次|个|占|参加|参与|获|入选|开展|落实|纳入|惠及|采购|完成|实现|赴|被|在|到|为|是|用于|建成|建设|使用|公开|面向|全覆盖|对外|升级|督促|均|已|分别|增长|下降|提高|同比|比上年|比|居|位居|列|全市|全省|全区第|获评|推|送|并|和|与|及|或|、|,|。|;|\))/;

// Verbs after which the noun behind a number ends: 2364人|参加笔试 keeps nothing, 46所民乐基地校|开办 keeps the school.
const VERB =
  /(?:参加|参与|获得|获评|获省|获市|获|入选|开展|落实|纳入|惠及|完成|实现|赴|至|被|创成|成为|成功|建成|使用|公开|面向|开放|担任|开办|列入|通过|成立|与|为代表|配齐|进行|共建|共|如期|投入|全覆盖|覆盖|得到|受)/;

function trimVerbs(text: string, start: number, end: number): Span {
  const verb = VERB.exec(text.slice(start, end));
  const stop = verb && verb.index >= 2 ? start + verb.index : end;
  return { start, end: withoutClosers(text, start, stop) };
}

function withoutClosers(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && /[、的]/.test(text.charAt(stop - 1))) stop--;
  return stop;
}

function nameBefore(text: string, quantity: Quantity, previous: Quantity | undefined): Span {
  const clause = startOfClause(text, quantity.start);
  const from = previous && previous.end > clause ? afterQuantity(text, previous.end, quantity.start) : clause;
  const end = withoutLead(text, from, quantity.start);
  return { start: withoutOpener(text, from, end), end };
}

function startOfClause(text: string, at: number): number {
  const least = Math.max(0, at - LONGEST_NAME);
  let depth = 0;
  for (let i = at - 1; i >= least; i--) {
    const character = text.charAt(i);
    if (')”》'.includes(character)) depth++;
    else if ('(“《'.includes(character) && depth > 0) depth--;
    else if (depth === 0 && ',。;:!?|(“ '.includes(character)) return i + 1;
  }
  return least;
}

function afterQuantity(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[、和与及、]/.test(text.charAt(at))) at++;
  return at;
}

// What stands between the name and its number: 达到, 共计, 约, 提升至.
const LEAD =
  /(?:(?:总数|总量|总额)?(?:(?:累计|已经|已|均|分别|总计|共计|合计|共|仅|就|总|可|各|将|要|新增|提升|提高|增加|增长|增|扩大|上升|下降|降低|减少|降|升)?(?:达到|达|为|至|到|超过|超|突破|近|约|不低于|不少于|不足|逾|有|保持|始终)|累计|共计|总计|合计|共|各|仅|增长|下降|提高|增加|减少|上升|降低|同比增长|同比下降))$/;
const LONGEST_LEAD = 8;

/** Takes such words off one by one: a pattern for all of them at once could split 达到达到… in a million ways. */
function withoutLead(text: string, from: number, to: number): number {
  let end = to;
  for (let length = 1; length > 0; end -= length) {
    length = LEAD.exec(text.slice(Math.max(from, end - LONGEST_LEAD), end))?.[0].length ?? 0;
  }
  return withoutClosers(text, from, end > from ? end : to);
}

// What opens the clause and is no part of the name: a time, a verb.
const OPENER =
  /^(?:(?:一年来|全年|今年|去年|其中|截至\S{1,4}?[,、]?|(?:19|20)\d\d年|预计|计划|力争|确保|拟|共|累计|已|并|还|也|目前))*(?:组织开展|组织|开展|举办|召开|完成|推进|实现|发放|投入|建成|竣工|培育|培养|推送|下发|评选|认定|立项|编写|打造|遴选|识别|获评|获得|获|选派|接收|征集|推选|建设|增设|整合|上线|成立|出台|制定|安排|拨付|支出|引进|招聘|招募|招引|吸引|面向社会招聘|开设|打造|邀请|聘请|聘任|覆盖|惠及|发现|排查|检查|出动|创成|创建|评选|评为|投用|引入|推荐|通过|面向|依托|深入|向|与|为|在(?![校园读建职编岗册籍])|对(?![口外])|将|由|从(?!业)|把|使|让)?/;

function withoutOpener(text: string, from: number, to: number): number {
  const match = OPENER.exec(text.slice(from, to));
  const start = from + (match ? match[0].length : 0);
  return to - start >= 2 ? start : from;
}
