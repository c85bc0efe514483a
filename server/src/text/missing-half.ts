import { CLOSER_OF, OPENER_OF, type Unpaired } from './pairs';

/** A place where the missing half of a pair may stand: before the character at `offset`. */
export interface HalfPlace {
  readonly offset: number;
  readonly sign: string;
  /** How well it fits; only good for comparing places. */
  readonly score: number;
}

/** What the rest of the document tells. */
export interface Evidence {
  /** What stands between a pair of signs elsewhere, behind the opening sign: `“一卡通`. */
  readonly terms: { has(term: string): boolean };
  /** How often each pair of neighbouring characters stands there. */
  readonly pairs: ReadonlyMap<string, number>;
}

/**
 * Where the other half of a sign most likely stands, best first: around a term that the document quotes elsewhere, at
 * the end of a clause, before or behind a word that goes with quotations, and at the usual length. Linear in the
 * clause.
 */
export function placesForHalf(text: string, half: Unpaired, known: Evidence): readonly HalfPlace[] {
  const sign = text.charAt(half.start);
  const places =
    half.kind === 'no-closer'
      ? placesBehind(text, half.start, sign, known)
      : placesBefore(text, half.start, sign, known);
  return places.filter(({ score }) => score > LEAST).sort((a, b) => b.score - a.score);
}

const LEAST = 0;
const LONGEST_TERM = 40;

function placesBehind(text: string, opener: number, sign: string, known: Evidence): HalfPlace[] {
  const places: HalfPlace[] = [];
  const limit = Math.min(text.length, opener + LONGEST_TERM);
  for (let end = opener + 2; end <= limit; end++) {
    const term = text.slice(opener + 1, end);
    if (STOPS.test(term.slice(0, -1)) || hasHalf(term, sign)) break;
    if (NO_END.test(term)) continue;
    places.push({
      offset: end,
      sign: CLOSER_OF.get(sign)!,
      score: score(text, opener + 1, end, sign, known) + fitBehind(text, end, sign) + boundaryFit(text, end, known),
    });
  }
  return places;
}

function placesBefore(text: string, closer: number, sign: string, known: Evidence): HalfPlace[] {
  const places: HalfPlace[] = [];
  const opener = OPENER_OF.get(sign)!;
  const limit = Math.max(0, closer - LONGEST_TERM);
  for (let start = closer - 1; start >= limit; start--) {
    const term = text.slice(start, closer);
    if (STOPS.test(term) || hasHalf(term, opener)) break;
    if (NO_START.test(term)) continue;
    places.push({
      offset: start,
      sign: opener,
      score:
        score(text, start, closer, opener, known) + fitBefore(text, start, opener) + boundaryFit(text, start, known),
    });
  }
  return places;
}

const STOPS = /[。！？；!?;\n]/;
const NO_END = /[，、：,“（《‘(]$/;
const NO_START = /^[，、：,”）》’)]/;

function hasHalf(term: string, sign: string): boolean {
  return term.includes(sign) || term.includes(CLOSER_OF.get(sign)!);
}

const KNOWN = 6;
const ACROSS = -3;

function score(text: string, start: number, end: number, sign: string, known: Evidence): number {
  const term = text.slice(start, end);
  const across = term.match(/[，、：,]/g)?.length ?? 0;
  const fit = lengthFit(term, sign) + contentFit(term, sign);
  return isKnown(term, sign, known) ? fit + KNOWN : fit + across * ACROSS;
}

function isKnown(term: string, sign: string, { terms }: Evidence): boolean {
  return terms.has(sign + term) || (sign === '“' && COMMON_TERMS.has(term));
}

const VERB_INSIDE = -2;

/** What is quoted does not begin with 推进 and seldom holds 持续; a number in brackets is whole. */
function contentFit(term: string, sign: string): number {
  if (/^[（(]$/.test(sign) && /^[一二三四五六七八九十]{1,3}$/.test(term)) return KNOWN;
  if (sign === '《') return 0;
  return (
    (LEADS.has(term.slice(0, 2)) && term.length > 4 ? VERB_INSIDE : 0) +
    (PREDICATE.test(term.slice(2)) ? VERB_INSIDE : 0)
  );
}

const PREDICATE = /持续|深入|有效|基本|不断|全面|启动|实现|达到|上线|开通|扩大|成功|推动|推进/;

const WITHIN_WORD = -6;
const SCRIPT_CHANGE = 2;

/** A pair of characters that often stands together is one word, and no sign goes between them. */
function boundaryFit(text: string, at: number, { pairs }: Evidence): number {
  const pair = text.slice(at - 1, at + 1);
  if (/^[A-Za-z\d.]{2}$/.test(pair)) return WITHIN_WORD;
  if (/^(?:[A-Za-z][㐀-鿿]|[㐀-鿿][A-Za-z])$/.test(pair)) return SCRIPT_CHANGE;
  if (!/^[㐀-鿿]{2}$/.test(pair)) return 0;
  const count = (pairs.get(pair) ?? 0) - 1;
  return count <= 0 ? ALONE : Math.max(TOGETHER, -0.5 * Math.log2(1 + count));
}

const ALONE = 0.7;
const TOGETHER = -2.5;

// Slogans and names of policies that reports set in quotes.
const COMMON_TERMS = new Set(
  '一带一路 十四五 十五五 十三五 两个确立 两个维护 四个意识 四个自信 双减 双碳 双一流 三农 三公 两会 放管服 一国两制 五位一体 四个全面 两个毫不动摇 三会一课 一岗双责 四风 两新 两重 专精特新 小巨人 互联网+ 人工智能+ 菜篮子 米袋子 枫桥经验 万人计划 三医 双招双引 一老一小 一网通办 最多跑一次 高效办成一件事 千村示范、万村整治 五育并举 三名 双高计划 白名单 三个区分开来 第一议题 两不愁三保障 四好农村路 三区三线'.split(
    ' ',
  ),
);

/** Most quotations have four characters; titles of documents are longer. */
function lengthFit(term: string, sign: string): number {
  const { length } = term;
  if (sign === '《') return length < 2 ? -2 : length <= 25 ? 1 : 0;
  if (sign === '（' || sign === '(') return length <= 4 ? 2 : length <= 10 ? 1 : 0;
  return LENGTH_FIT[length] ?? (length <= 16 ? -1 : -2.5);
}

const LENGTH_FIT: readonly number[] = [-9, -0.5, 1.7, 2.3, 3, 1.4, 0.9, 1, -0.2, 0.2, -1, -0.4];

/** What follows a quotation: a sign, or a word such as 行动 and 工程. */
function fitBehind(text: string, at: number, sign: string): number {
  const next = text.slice(at, at + 2);
  if (sign === '《') return fitBehindTitle(text.slice(Math.max(0, at - 3), at), next);
  if (next === '') return 2.4;
  if (/^[。；！？，、：,”）》)]/.test(next)) return 2.4;
  if (next.charAt(0) === sign) return 3;
  if (STRONG_BEHIND.has(next)) return 3.6;
  if (BEHIND.has(next)) return 2.8;
  if (PREDICATE.test(next)) return 1.8;
  if (/^[（(\d]/.test(next)) return 1.5;
  if (/^[的等和及与为是在]/.test(next)) return 1.3;
  return 0;
}

/** The name of a document ends in 规划, 条例 and their like, the last of several. */
function fitBehindTitle(end: string, next: string): number {
  if (TITLE_END.test(next)) return -2;
  return (TITLE_END.test(end) ? 2.5 : 0) + (/^(?:$|[。！？；，、：,等和及）)”])/.test(next) ? 2 : 0);
}

const TITLE_END =
  /(?:规划|纲要|意见|条例|办法|方案|决定|通知|计划|法|指南|标准|清单|规定|细则|文库|全书|报告|宣言|协定|措施)$/;

const STRONG_BEHIND = new Set([
  '规划',
  '行动',
  '工程',
  '品牌',
  '专项',
  '政策',
  '机制',
  '活动',
  '制度',
  '计划',
  '模式',
  '试点',
  '经验',
]);

const BEHIND = new Set(
  '建设 行动 规划 工程 项目 政策 改革 工作 品牌 服务 企业 战略 机制 创新 活动 制度 融合 计划 国际 专项 经验 公共 模式 一体 管理 试点 底线 网络 体系 平台 和美 事项 应用 创建 评价 作用 示范 成果 改造 课程 范围 理念 文章 联赛 实践 培训 供给 运行 床位 攻坚 整治 转型 导向 闭环 格局 思想 精神 目标 任务 要求 原则 方针 布局 基地 中心 集群 产业 城市 乡村 社区 学校 园区 通道 走廊 班列 名单 清单 标准 指标 称号 荣誉 论坛 大会 展会 赛事 教育 课堂 教师 队伍 人才 问题 现象 案件 生态 链条 效应 优势 地位 能力 能源 安全 治理 监管 执法 登记 审批 办理 通办 一网'.split(
    ' ',
  ),
);

/** What stands before a quotation: a sign, a verb such as 推进 and 实施. */
function fitBefore(text: string, at: number, sign: string): number {
  if (at === 0) return 1.5;
  const before = text.slice(Math.max(0, at - 2), at);
  const last = before.slice(-1);
  if (last === CLOSER_OF.get(sign)) return 3.5;
  if (last === '、') return 1.8;
  if (/[，。；：,;:（(]/.test(last)) return 1.3;
  if (LEADS.has(before)) return 3;
  if (/[是以为获把将在到]/.test(last)) return 1.8;
  if (/[的和与及等个次批届]/.test(last)) return 1.5;
  return 0;
}

const LEADS = new Set(
  '推进 实施 开展 深化 落实 建设 打造 完成 实现 构建 推动 完善 做到 提升 领悟 基层 时代 坚持 拓展 建立 共建 巩固 健全 编制 运用 推广 增强 形成 推行 强化 加强 做好 突出 打响 抓好 坚定 探索 按照 优化 评选 促进 办好 加快 聚焦 支持 组织 更多 举办 荣获 获评 统筹 培育 用好 建成 入选 设立 通过 实行 扩大 解决 围绕 锚定 打好 开通 紧盯 加速 创成 定为 坚决 全面 践行 弘扬 牢记 发挥 缔结 启动 制定 出台 印发 贯彻 学习 修订 颁布 发布 推出 树立 树牢 守好 守牢 擦亮 唱响 叫响 创建 创新 争创 搭建 织密 筑牢 发扬 传承 保障 丰富 升级 延伸 落地 首创 试行 谋划 布局 承接 承办 参与 融入 对接 服务 列入 纳入 获得 评为 称为 誉为 简称 即为 所谓 号称 防止 杜绝 破解 解除 纠治 整治 反对 力戒 狠抓 狠刹 摘得 斩获 一批 一轮 首个 国家 全国 全省 全市 全区'.split(
    ' ',
  ),
);
