import type { Place } from './half-places';
import { quotedTerms } from './half-weights.data';
import { CLOSER_OF } from './pairs';
import { readAs } from './variants';

/** What the rest of the document tells. */
export interface Evidence {
  /** What stands between a pair of signs elsewhere, behind the opening sign: `“一卡通`. */
  readonly terms: { has(term: string): boolean };
  /** How often each pair of neighbouring characters stands there. */
  readonly pairs: { get(pair: string): number | undefined };
}

/** Takes a cue and how strong it is. */
export type Tell = (cue: string, strength: number) => void;

/**
 * Tells all that speaks for or against a place of a missing half. A cue means nothing by itself: `half-weights.data.ts`
 * has learned from whole pairs how much each counts. What is examined is bounded, whatever the length of the text.
 */
export function tellCues(text: string, place: Place, known: Evidence, tell: Tell): void {
  const kind = KIND.get(place.opener) ?? 'B';
  const side = place.half === 'opener' ? 'o' : 'c';
  const scene: Scene = {
    text,
    place,
    term: text.slice(place.start, place.end),
    known,
    tell: (cue, strength = 1) => tell(kind + cue, strength),
    tellSide: (cue, strength = 1) => tell(kind + side + cue, strength),
  };
  for (const read of READERS) read(scene);
}

// Quotations, titles and brackets (the rest) have little in common.
const KIND: ReadonlyMap<string, string> = new Map([
  ...Array.from('“‘「『', opener => [opener, 'Q'] as const),
  ...Array.from('《〈', opener => [opener, 'T'] as const),
]);

interface Scene {
  readonly text: string;
  readonly place: Place;
  /** What would stand between the signs. */
  readonly term: string;
  readonly known: Evidence;
  readonly tell: (cue: string, strength?: number) => void;
  /** The same for cues that say different things of an opening and of a closing half. */
  readonly tellSide: (cue: string, strength?: number) => void;
}

// ---- Length ----

const LONG = 16;

function length({ term, tell, tellSide }: Scene): void {
  tellSide(`len${Math.min(term.length, LONG)}`);
  if (term.length > LONG) tell('long', (term.length - LONG) / 8);
}

// ---- Characters at both ends ----

function edges({ text, place: { start, end }, tell }: Scene): void {
  const at = (i: number) => classOf(text.charAt(i));
  tell(`b1${at(start - 1)}`);
  tell(`b2${at(start - 2)}${at(start - 1)}`);
  tell(`f1${at(start)}`);
  tell(`f2${at(start)}${at(start + 1)}`);
  tell(`l1${at(end - 1)}`);
  tell(`l2${at(end - 2)}${at(end - 1)}`);
  tell(`n1${at(end)}`);
  tell(`n2${at(end)}${at(end + 1)}`);
}

/** All digits are one, and all Latin letters; scripts and widths are one. */
function classOf(character: string): string {
  if (character === '') return '^';
  const plain = String.fromCharCode(readAs[character.charCodeAt(0)]!);
  if (/\d/.test(plain)) return '0';
  return /[A-Za-z]/.test(plain) ? 'a' : plain;
}

// ---- Whether a word is cut ----

const MOST_LOG = 6;
const STOPS = ['，', '、', '。', ','];

/** A pair of characters that often stands together is one word, and no sign goes between them. */
function cohesion({ text, place: { offset, opener, half }, known: { pairs }, tellSide }: Scene): void {
  const [last, first] = [text.charAt(offset - 1), text.charAt(offset)];
  const count = (pair: string) => pairs.get(pair) ?? 0;
  const sign = half === 'opener' ? opener : CLOSER_OF.get(opener)!;
  const [inside, outside] = half === 'opener' ? [sign + first, last + sign] : [last + sign, sign + first];
  tellSide('q', sumLog([count(inside)]));
  const meeting = meetingOf(last, first);
  tellSide(`x${meeting}`);
  if (/\d/.test(last) && UNIT.test(first)) tellSide('unit');
  if (meeting !== 'h') return;
  if (LEADS.has(last + first) || BEHIND.has(last + first)) tellSide('cut');
  const beside = (pair: string) => Math.min(MOST_LOG, Math.log2(Math.max(1, count(pair))));
  tellSide('xn', beside(last + first));
  if (count(last + first) <= 1) tellSide('alone');
  tellSide('xl', beside(text.slice(offset - 2, offset)));
  tellSide('xr', beside(text.slice(offset, offset + 2)));
  tellSide('b', sumLog([count(outside)]));
  tellSide('ends', sumLog(STOPS.map(stop => count(last + stop))));
  tellSide('starts', sumLog(STOPS.map(stop => count(stop + first))));
}

// What a number counts: no sign parts the two.
const UNIT = /[个项家所人名万亿元年月日%件次条处座户届期周批岁班]/;

/** What meets at a place: two Han characters, two letters or digits, a sign on one side, or two scripts. */
function meetingOf(last: string, first: string): 'h' | 'a' | 's' | 'm' {
  if (/^[㐀-鿿]{2}$/.test(last + first)) return 'h';
  if (/^[A-Za-z\d.]{2}$/.test(last + first)) return 'a';
  return /^[㐀-鿿A-Za-z\d]{2}$/.test(last + first) ? 'm' : 's';
}

function sumLog(counts: readonly number[]): number {
  return Math.log2(1 + counts.reduce((sum, count) => sum + count, 0));
}

// ---- What would be quoted ----

function content({ term, place, known, tell, tellSide }: Scene): void {
  if (known.terms.has(place.opener + term)) {
    tell('known');
    tell('knownlen', Math.log2(term.length));
  }
  if (place.opener === '“' && commonTerms().has(term)) tell('common');
  if (/[+—·×]/.test(term)) tell('plus');
  if (/\d/.test(term)) tell('digit');
  if (/^[一二两三四五六七八九十百千万]/.test(term)) tellSide(`num${Math.min(term.length, LONG)}`);
  if (/^[一二三四五六七八九十]{1,3}$/.test(term)) tell('number');
  if (/^(?:(.).\1.|.(.).\2)$/.test(term)) tell('abac');
  if (/[的和与及]/.test(term)) tell('de');
  if (PREDICATE.test(term.slice(2))) tell('predicate');
  if (ASIDE.test(term)) tell('aside');
  if (LEADS.has(term.slice(0, 2)) && term.length > 4) tell('verb');
  if (BEHIND.has(term.slice(-2))) tell('endsbehind');
  if (TITLE_END.test(term)) tell('title');
}

// How remarks in brackets begin.
const ASIDE = /^(?:不?含|其中|包括|以下|下同|除|约|即|如|原|占|共|每|截至|暂|含)/;

let terms: ReadonlySet<string> | undefined;

function commonTerms(): ReadonlySet<string> {
  terms ??= new Set(quotedTerms.split(' '));
  return terms;
}

// ---- What stands around it ----

function around({ text, term, place, tell, tellSide }: Scene): void {
  const { start, end } = place;
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  if (LEADS.has(before)) tell('lead');
  if (isWholeLine(text, place)) tell('whole');
  if (/^[，。；、！？]/.test(after)) tellSide('stop');
  if (before.endsWith('”') || after.startsWith('“')) tell('touches');
  if (BEHIND.has(after)) tell('behind');
  if (PREDICATE.test(after)) tell('nextpred');
  if (TITLE_END.test(after)) tell('titlenext');
  const context = `ctx${contextBefore(before)}${contextAfter(after)}`;
  tellSide(context);
  tellSide(`${context}${term.length === 4 ? 4 : term.length < 4 ? 2 : term.length < 9 ? 5 : 9}`);
}

/** （2024年11月） below a title, and the remarks at the end of a report. */
function isWholeLine(text: string, { half, start, end }: Place): boolean {
  const opens = half === 'opener' ? start : start - 1;
  return text.slice(0, opens).trim() === '' && text.slice(half === 'opener' ? end + 1 : end).trim() === '';
}

function contextBefore(before: string): string {
  const last = before.slice(-1);
  if (last === '' || /[“”、，。；：（《》,:;]/.test(last)) return 's';
  if (LEADS.has(before)) return 'v';
  return /[的和与及为以是在将]/.test(last) ? 'd' : 'o';
}

function contextAfter(after: string): string {
  const next = after.charAt(0);
  if (next === '' || /[“”、，。；：）》《,:;]/.test(next)) return 's';
  if (BEHIND.has(after)) return 'b';
  if (PREDICATE.test(after)) return 'p';
  return /[的和与及为以是在将等]/.test(next) ? 'd' : 'o';
}

// ---- Rows of equal parts ----

const JOINT = /[、，,+＋—－-]/;
const ROW = 21;

/** “走在前、勇争先、善作为” is one quotation: the parts are equally long, and none stays outside. */
function rows({ text, term, place: { start, end }, tell }: Scene): void {
  const across = term.match(/[，、：,:]/g)?.length ?? 0;
  if (across > 0) {
    const lengths = term.split(/[，、：,:]/).map(part => part.length);
    tell('across', across);
    tell('isacross');
    if (lengths.every(each => each === lengths[0])) tell('parallel');
    if (lengths.every(each => Math.abs(each - lengths[0]!) < 2)) tell('nearparallel');
  }
  const parts = term.split(JOINT);
  if (JOINT.test(text.charAt(start - 1))) {
    const before = /[^、，,。；：“”（）+＋—-]*$/.exec(text.slice(Math.max(0, start - ROW), start - 1))![0];
    tell(`parcut${compared(before.length, parts[0]!.length)}`);
  }
  if (JOINT.test(text.charAt(end))) {
    const after = /^[^、，,。；：“”（）+＋—-]*/.exec(text.slice(end + 1, end + ROW))![0];
    tell(`parcute${compared(after.length, parts.at(-1)!.length)}`);
  }
}

function compared(one: number, other: number): string {
  return one === other ? '' : one > other ? 'l' : 's';
}

const COUNTED = /[一二两三四五六七八九十多]/;

/** “专业+机制+大数据” and “一芯一环多带” go on as they began. */
function patterns({ text, term, place: { start, end }, tell }: Scene): void {
  if (/[+—·-]/.test(text.charAt(start - 1))) tell('cutsplusb');
  if (/[+—·-]/.test(text.charAt(end))) tell('cutsplusn');
  if (/[+＋]/.test(term)) {
    if (/^[^、，,。；：“”（）]{0,8}[+＋]/.test(text.slice(end, end + 9))) tell('pluscut');
    if (/[+＋][^、，,。；：“”（）]{0,8}$/.test(text.slice(Math.max(0, start - 9), start))) tell('pluscutb');
  }
  if (!COUNTED.test(term.charAt(0))) return;
  if (COUNTED.test(text.charAt(end))) tell('numcut');
  if (COUNTED.test(text.charAt(start - 2)) || COUNTED.test(text.charAt(start - 3))) tell('numcutb');
  tell(`nums${Math.min(4, Array.from(term).filter(each => COUNTED.test(each)).length)}`);
}

// ---- Its neighbours ----

/** “A”行动、“B”行动: quotations of a sentence are much alike. */
function neighbours({ text, term, place: { start, end, opener }, tell, tellSide }: Scene): void {
  const other = neighbourOf(text, start, end, opener);
  if (other === undefined) return;
  const difference = Math.min(4, Math.abs(other.term.length - term.length));
  tellSide(`sib${difference}`);
  if (other.isNext) tell(`sibnear${difference}`);
  if (other.term.charAt(0) === term.charAt(0)) tell('sibfirst');
  if (other.term.slice(-1) === term.slice(-1)) tell('siblast');
  if (other.after !== '' && other.after === text.slice(end, end + 2)) tell('sibnext');
  if (other.before !== '' && other.before === text.slice(Math.max(0, start - 2), start)) tell('sibprev');
}

interface Neighbour {
  readonly term: string;
  readonly before: string;
  readonly after: string;
  /** Nothing or a comma is between. */
  readonly isNext: boolean;
}

const NEIGHBOURHOOD = 60;
const LONGEST_NEIGHBOUR = 30;
const SENTENCE_END = /[。！？；]/;

function neighbourOf(text: string, start: number, end: number, opener: string): Neighbour | undefined {
  const before = neighbourBefore(text, start, opener);
  if (before?.isNext) return before;
  const after = neighbourAfter(text, end, opener);
  return after?.isNext ? after : (after ?? before);
}

function neighbourBefore(text: string, start: number, opener: string): Neighbour | undefined {
  const from = Math.max(0, start - NEIGHBOURHOOD);
  const closerAt = text.slice(from, start).lastIndexOf(CLOSER_OF.get(opener)!) + from;
  const openerAt = text.slice(from, closerAt).lastIndexOf(opener) + from;
  if (closerAt < from || openerAt < from || SENTENCE_END.test(text.slice(closerAt, start))) return undefined;
  return neighbour(text, openerAt, closerAt, start - closerAt <= 2);
}

function neighbourAfter(text: string, end: number, opener: string): Neighbour | undefined {
  const ahead = text.slice(end, end + NEIGHBOURHOOD);
  const openerAt = ahead.indexOf(opener);
  const closerAt = ahead.indexOf(CLOSER_OF.get(opener)!, openerAt);
  if (openerAt < 0 || closerAt < 0 || SENTENCE_END.test(ahead.slice(0, openerAt))) return undefined;
  return neighbour(text, end + openerAt, end + closerAt, openerAt <= 1);
}

function neighbour(text: string, openerAt: number, closerAt: number, isNext: boolean): Neighbour | undefined {
  if (closerAt - openerAt >= LONGEST_NEIGHBOUR) return undefined;
  return {
    term: text.slice(openerAt + 1, closerAt),
    before: text.slice(Math.max(0, openerAt - 2), openerAt),
    after: text.slice(closerAt + 1, closerAt + 3),
    isNext,
  };
}

const READERS: readonly ((scene: Scene) => void)[] = [
  length,
  edges,
  cohesion,
  content,
  around,
  rows,
  patterns,
  neighbours,
];

// ---- Words ----

// What says something of a quotation and does not stand in one.
const PREDICATE = /持续|深入|有效|基本|不断|全面|启动|实现|达到|上线|开通|扩大|成功|推动|推进/;

// With which names of documents end.
const TITLE_END =
  /(?:规划|纲要|意见|条例|办法|方案|决定|通知|计划|法|指南|标准|清单|规定|细则|文库|全书|报告|宣言|协定|措施)$/;

// What goes before and behind quotations.
const BEHIND = new Set(
  '建设 行动 规划 工程 项目 政策 改革 工作 品牌 服务 企业 战略 机制 创新 活动 制度 融合 计划 国际 专项 经验 公共 模式 一体 管理 试点 底线 网络 体系 平台 和美 事项 应用 创建 评价 作用 示范 成果 改造 课程 范围 理念 文章 联赛 实践 培训 供给 运行 床位 攻坚 整治 转型 导向 闭环 格局 思想 精神 目标 任务 要求 原则 方针 布局 基地 中心 集群 产业 城市 乡村 社区 学校 园区 通道 走廊 班列 名单 清单 标准 指标 称号 荣誉 论坛 大会 展会 赛事 教育 课堂 教师 队伍 人才 问题 现象 案件 生态 链条 效应 优势 地位 能力 能源 安全 治理 监管 执法 登记 审批 办理 通办 一网'.split(
    ' ',
  ),
);

const LEADS = new Set(
  '推进 实施 开展 深化 落实 建设 打造 完成 实现 构建 推动 完善 做到 提升 领悟 基层 时代 坚持 拓展 建立 共建 巩固 健全 编制 运用 推广 增强 形成 推行 强化 加强 做好 突出 打响 抓好 坚定 探索 按照 优化 评选 促进 办好 加快 聚焦 支持 组织 更多 举办 荣获 获评 统筹 培育 用好 建成 入选 设立 通过 实行 扩大 解决 围绕 锚定 打好 开通 紧盯 加速 创成 定为 坚决 全面 践行 弘扬 牢记 发挥 缔结 启动 制定 出台 印发 贯彻 学习 修订 颁布 发布 推出 树立 树牢 守好 守牢 擦亮 唱响 叫响 创建 创新 争创 搭建 织密 筑牢 发扬 传承 保障 丰富 升级 延伸 落地 首创 试行 谋划 布局 承接 承办 参与 融入 对接 服务 列入 纳入 获得 评为 称为 誉为 简称 即为 所谓 号称 防止 杜绝 破解 解除 纠治 整治 反对 力戒 狠抓 狠刹 摘得 斩获 一批 一轮 首个 国家 全国 全省 全市 全区'.split(
    ' ',
  ),
);
