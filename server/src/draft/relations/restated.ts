import { anyOf, type CharacterClass, classOf, firstsOf, isAt } from '../../figures/characters';
import type { Figure } from '../../figures/figure';
import { matchesIn } from '../../text/matches';
import { findPinyinRemains } from '../../text/pinyin';
import { readText } from '../../text/reading';
import { NOTHING } from '../../text/remembered';
import { keyOf } from '../../text/sentences';
import { isPlain, type Paragraph } from '../paragraph';
import { perParagraph } from '../per-paragraph';

/** A figure with a name of its own. Offsets are the paragraph's. */
interface NamedFigure {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly figure: Figure;
  /** What is measured, in one script and width, without the scope that opens it. */
  readonly name: string;
  /** Name, unit, role and direction: figures with different topics are never compared. */
  readonly topic: string;
}

/** The same, so that another place may state it again. */
export interface Named extends NamedFigure {
  /**
   * What the words around it say of it; undefined where it states no amount of its own. Asked only of topics that a document
   * has twice, and kept.
   */
  readonly restated: Restated | undefined;
}

/** A named figure with all that must be the same before two places can be said to speak of one thing. */
export interface Restated extends NamedFigure {
  /** Places, times and basis of its sentence; where they differ, it is another figure. */
  readonly cues: string;
  /** The clause before the number and a name behind it, without words that say nothing of what is measured. */
  readonly subject: string;
  /** The words around the number, without digits. */
  readonly around: string;
  /** The last year that its surroundings name before the number. */
  readonly year: number | undefined;
}

/** The figures of a paragraph that have a name of their own, in its order. Linear. */
export const namedIn = perParagraph((paragraph): readonly Named[] => {
  // The rows of a table say the same of different things.
  if (paragraph.kind !== 'text' || paragraph.figures.length === 0) return NONE;
  const found = paragraph.figures.map((_, index) => named(paragraph, index)).filter(each => each !== undefined);
  return found.length === 0 ? NONE : found;
});

const NONE: readonly Named[] = [];

function named(paragraph: Paragraph, index: number): Named | undefined {
  const figure = paragraph.figures[index]!;
  if (!isComparable(figure)) return undefined;
  const name = nameOf(paragraph, figure);
  if (!isSpecific(name)) return undefined;
  const topic = `${name}\n${unitOf(figure)}\n${figure.role}\n${figure.direction ?? ''}`;
  return new ReadNamed(paragraph, index, figure, name, topic);
}

class ReadNamed implements Named {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly figure: Figure;
  readonly name: string;
  readonly topic: string;
  #restated: Restated | typeof NOTHING | undefined;

  constructor(paragraph: Paragraph, index: number, figure: Figure, name: string, topic: string) {
    this.paragraph = paragraph;
    this.index = index;
    this.figure = figure;
    this.name = name;
    this.topic = topic;
  }

  get restated(): Restated | undefined {
    this.#restated ??= describe(this) ?? NOTHING;
    return this.#restated === NOTHING ? undefined : this.#restated;
  }
}

/** Two figures of one sentence with one topic: their names were not told apart, or the one became the other. */
export function isBeside(a: NamedFigure, b: NamedFigure): boolean {
  if (a.paragraph !== b.paragraph) return false;
  const [start, end] = [a.figure.end, b.figure.start];
  return end - start < LONGEST_SENTENCE && !/[。！？!?]/.test(a.paragraph.text.slice(start, end));
}

const CLAUSE_ENDS = classOf(',。;:!?');
const SENTENCE_ENDS = classOf('。!?');
const LONGEST_CLAUSE = 40;
const LONGEST_SENTENCE = 160;

function describe(each: NamedFigure): Restated | undefined {
  const { paragraph, index, figure, name } = each;
  const clause = behindLast(CLAUSE_ENDS, read(paragraph, from(paragraph, index), figure.start));
  const behind = read(paragraph, figure.end, Math.min(paragraph.text.length, figure.end + LONGEST_CLAUSE));
  const before = read(paragraph, Math.max(0, figure.start - LONGEST_SENTENCE), figure.start);
  const sentence = behindLast(SENTENCE_ENDS, before);
  if (isOtherwiseMeant(clause, behind) || /其中[^;]*$/.test(sentence)) return undefined;
  const subject = plain(clause) + (isBehind(figure) ? `|${name}` : '');
  return new Description(each, { clause, behind, before, sentence }, subject);
}

/** What a figure stands among, as read. */
interface Surroundings {
  readonly clause: string;
  readonly behind: string;
  readonly before: string;
  readonly sentence: string;
}

/** Of most figures the subject alone is asked for: it tells them from all others. The rest is read when somebody asks. */
class Description implements Restated {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly figure: Figure;
  readonly name: string;
  readonly topic: string;
  readonly subject: string;
  readonly #surroundings: Surroundings;
  #cues: string | undefined;
  #around: string | undefined;

  constructor({ paragraph, index, figure, name, topic }: NamedFigure, surroundings: Surroundings, subject: string) {
    this.paragraph = paragraph;
    this.index = index;
    this.figure = figure;
    this.name = name;
    this.topic = topic;
    this.subject = subject;
    this.#surroundings = surroundings;
  }

  get cues(): string {
    const { sentence, clause } = this.#surroundings;
    this.#cues ??= cuesOf(sentence, clause).join('\n');
    return this.#cues;
  }

  get around(): string {
    const { sentence, behind } = this.#surroundings;
    this.#around ??= keyOf(
      (sentence.slice(-16) + behind.slice(0, 12)).replace(/[。;!?].*$/, '').replace(/[\d.]+/g, ''),
    );
    return this.#around;
  }

  get year(): number | undefined {
    return yearIn(this.#surroundings.before);
  }
}

function isBehind({ name, end }: Figure): boolean {
  return name.start >= end;
}

function behindLast(stops: CharacterClass, text: string): string {
  let start = text.length;
  while (start > 0 && !isAt(text, start - 1, stops)) start--;
  return text.slice(start);
}

function isComparable({ role, numeral }: Figure): boolean {
  return role !== 'rank' && role !== 'times' && numeral !== 'fraction' && numeral !== 'rank' && numeral !== 'doubling';
}

/** Where the clause of a figure may begin: behind the figure before it. */
function from({ figures }: Paragraph, index: number): number {
  const least = Math.max(0, figures[index]!.start - LONGEST_CLAUSE);
  return Math.max(least, figures[index - 1]?.end ?? 0);
}

function read(paragraph: Paragraph, start: number, end: number): string {
  if (isPlain(paragraph)) return paragraph.reading.text.slice(Math.min(start, end), end);
  const { text, pinyin } = paragraph;
  const slice = text.slice(Math.min(start, end), end);
  return readText(slice, pinyin.length > 0 ? findPinyinRemains(slice) : []).text;
}

// 由5个增至8个, 国家下达的110万人任务, 等5所高校, 每校3名: no statement of how much there is.
// 完成54210万元的39.4%: a share of what is given.
const OTHERWISE_BEFORE = /^的$|[由从自][^,]{0,12}$|任务|下达|同期|原有|原定|原来|标准|每[^,]{0,6}$|等$|分别/;
const OTHERWISE_BEHIND =
  /^[^,。;、\d]{0,6}(?:任务|目标|计划|指标|标准)|^(?:增|升|提高|降|减|扩大|上升|下降)[^,。;]{0,3}[到至]/;

function isOtherwiseMeant(clause: string, behind: string): boolean {
  return OTHERWISE_BEFORE.test(clause) || OTHERWISE_BEHIND.test(behind);
}

// ---- The name ----

/** The name as it is compared. 新增4290个学位 and 新增学位4290个 say the same, 新增城镇就业 and 城镇新增就业 too. */
function nameOf(paragraph: Paragraph, figure: Figure): string {
  const key = keyOf(read(paragraph, figure.name.start, figure.name.end));
  const written = isAt(key, 0, OPENS_SCOPE) ? key.replace(SCOPE, '') : key;
  const verb = isBehind(figure) ? NEW.exec(read(paragraph, Math.max(0, figure.start - 4), figure.start))?.[0] : '';
  const name = verb ? verb + written : written;
  return name.includes('增') ? name.replace(/^(.+)(新增|净增)(.{2,})$/, '$2$1$3') : name;
}

const SCOPES = '全年 累计 共(?![青同享建产]) 全[省市区县州国校局镇乡] 我[省市区县州校局]';
const SCOPE = new RegExp(`^${anyOf(SCOPES)}+`);
const OPENS_SCOPE = classOf(firstsOf(SCOPES));
const NEW = /(?:新[增建设]|净增|新认定|新培育|新登记|新开工)$/;

// Verbs that may open a name; what is measured is what they leave.
const OPENERS =
  '新增 净增 新建 新设 新认定 新培育 新登记 新开工 建成 投用 开工 续建 完成 实现 投入 培训 培育 培养 引进 招聘 举办 开展 组织 参加 参与 获得 获评 入选 推进 实施 累计 共 覆盖 ' +
  '惠及 服务 整改 排查 检查 处理 解决 改造 建设';
const OPENING = new RegExp(`^${anyOf(OPENERS)}*`);
const OPENS_NAME = classOf(firstsOf(OPENERS));
// What is counted in every second sentence of a report: the same word says nothing of the same thing.
const KINDS = '各类 各级 重点 优秀 先进 骨干 专项 全体 有关 相关 新 省级 市级 区级 县级 国家级 校级';
const COMMON =
  '项目 学校 教师 老师 学生 师生 活动 课题 资金 面积 投资 总投资 投资额 企业 单位 人员 人数 人次 群众 干部 党员 培训 培训班 会议 措施 政策 案例 成果 作品 奖项 奖励 课程 专家 ' +
  '志愿者 幼儿园 中小学 中小学校 中小学生 小学 中学 社区 行政村 街道 乡镇 村 经费 收入 支出 金额 产值 贷款 问题 隐患 问题隐患 数量 总数 总量 比例 占比 比重 增速 增长 长度 里程 ' +
  '小区 家庭 居民 人口 平台 基地 中心 品牌 岗位 集团 机构 工作 任务 工程 事项 实事 建议 提案 场次 参赛 获奖 笔试 面试';
const GENERIC = new RegExp(`^${anyOf(KINDS)}*${anyOf(COMMON)}?$`);
const OPENS_GENERIC = classOf(firstsOf(`${KINDS} ${COMMON}`));

/** At least four characters, and more than a verb with a word for nearly anything. */
function isSpecific(name: string): boolean {
  if (name.length < 4) return false;
  const core = isAt(name, 0, OPENS_NAME) ? name.slice(OPENING.exec(name)![0].length) : name;
  return core.length >= 2 && !(isAt(core, 0, OPENS_GENERIC) && GENERIC.test(core));
}

// ---- What else must be the same ----

const UNITS: ReadonlyMap<string, string> = new Map([
  ['名', '人'],
  ['位', '人'],
  ['项', '个'],
  ['件', '个'],
  ['％', '%'],
]);

function unitOf({ unit }: Figure): string {
  const known = comparable.get(unit);
  if (known !== undefined) return known;
  const read = readText(unit).text.replace(/\s+/g, '');
  const compared = UNITS.get(read) ?? read;
  if (comparable.size < MOST_UNITS) comparable.set(unit, compared);
  return compared;
}

/** The units that have been met; reports have some dozens. */
const comparable = new Map<string, string>();
const MOST_UNITS = 1000;

// Clauses that open with a place or a body speak of it until the sentence ends. 全市, 我区, 园区 and 农村 are no places, nor
// are words that begin with a verb (建成市级…, 办理省人大建议).
const PLACE =
  /(?:^|[,:;、.)])([^\p{P}\s\da-z的和与及在到为对是建办完新增全我各本今理创改推实投用获评选争个开展组召出]{2,6}(?:(?<![外跨])省|(?<![城上超门都股夜])市|(?<![地山牧园校社景城郊灾库矿片小学辖林湖])区|县|州|旗|(?<![城集])镇|(?<![城家故下])乡|街道|(?<![农乡山])村|学校|小学|中学|幼儿园|大学|学院|医院|集团|公司))/giu;
const TIME =
  /去年|前年|明年|(?:上|下)半年|[一二三四]季度|前三季度|(?:\d{1,2}[—–~至-])?\d{1,2}月|[\d两三四五六七八九十]+年(?!度)|十[三四五]五|十[二三四]届|(?<!今年)以来|历年|首[日月批]|春节|国庆|暑[期假]|寒假|假期|期间/g;
const BASIS = /平均|[年月日]均|每[年月日天]|环比|连续|可比|不变价/g;
const YEAR = /^(?:19|20)\d\d年$/;
const CUMULATIVE = /累计|总数|总量|总计|共计|合计|存量|保有|共有|已有|现有|增至|总规模/;

/** The places and bodies that clauses of a reading open with. */
export function placesIn(text: string): readonly string[] {
  return matchesIn(text, PLACE).map(match => match[1]!);
}

function cuesOf(sentence: string, clause: string): readonly string[] {
  const times = (sentence.match(TIME) ?? []).filter(word => !YEAR.test(word));
  return [
    placesIn(sentence).join(),
    times.join(),
    (clause.match(BASIS) ?? []).join(),
    CUMULATIVE.test(clause) ? 'cumulative' : '',
  ];
}

// Said of a measure without changing what is measured.
const PLAIN =
  /(?:19|20)\d\d年(?:度|底|末)?|全年|年内|今年以来|今年|一年来|目前|截至|我[省市区县]|全[省市区县]|已经|已|累计|总数|总量|总计|共计|合计|共|达到|达|超过|超额|超|突破|接近|近|约|逾|不足|实现|顺利|成功|预计|力争|计划|确保|完成|稳定在|保持在|保持|至|为|了|的|有/g;

function plain(clause: string): string {
  return keyOf(clause.replace(/^[、和与及]+/, '').replace(PLAIN, ''));
}

function yearIn(before: string): number | undefined {
  const years = before.match(/(?<![比较与\d])(?:19|20)\d\d(?=年)/g);
  return years ? Number(years.at(-1)) : undefined;
}
