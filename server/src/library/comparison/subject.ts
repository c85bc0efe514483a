import { type Draft, wordsIn } from '../../draft/draft';
import type { Indicator } from '../../draft/indicators';
import { shownName } from '../../draft/mentions';
import { findPinyinRemains } from '../../text/pinyin';
import { readText } from '../../text/reading';
import { keyOf } from '../../text/sentences';
import { measureOf } from './measures';
import type { ReportIdentity } from './report-identity';
import { type Action, actionIn, coreOf, isGeneric, plainName } from './wording';

/** A figure of a report as it is compared with figures of others. */
export interface Subject {
  readonly indicator: Indicator;
  /** As a reader should see it. */
  readonly name: string;
  /** Without time and scope; the strictest that two can agree in. */
  readonly plain: string;
  /** What is measured in the words that all reports share; empty where no name was read. */
  readonly core: string;
  /** The same, read from all that stands before the number in its clause: 研发经费投入强度 where the name is 强度. */
  readonly wide: string;
  readonly generic: boolean;
  /** Role and unit: figures of different kinds are never one indicator. */
  readonly kind: string;
  readonly action: Action | undefined;
  /** How much there is, or how much was added; undefined where the clause does not say. */
  readonly base: 'stock' | 'flow' | undefined;
  /** The year or years meant where they are not the report's own; empty where they are. */
  readonly when: string;
  /** Whether it is said of a part: 其中. */
  readonly isPart: boolean;
  /** What the sentence says before the number, as it is read. */
  readonly before: string;
  /** The words around the number, without digits. */
  readonly around: string;
  /** In the unit of its class, so that 亩 and 公顷 can be compared. */
  readonly size: number;
}

const LONGEST_SENTENCE = 90;

/** The figures of a report as they are compared, in reading order. Linear. */
export function subjectsOf(draft: Draft, indicators: readonly Indicator[], identity: ReportIdentity): Subject[] {
  const subjects: Subject[] = [];
  indicators.forEach((indicator, index) => {
    const previous = subjects[index - 1];
    subjects.push(toSubject(draft, identity, indicator, previous));
  });
  return subjects;
}

function toSubject(
  draft: Draft,
  identity: ReportIdentity,
  indicator: Indicator,
  previous: Subject | undefined,
): Subject {
  const { lead, before, behind, isListed } = contextOf(draft, indicator, previous?.indicator);
  const name = qualified(shownName(indicator), draft, previous?.indicator);
  const plain = plainName(readText(name).text, identity.place);
  const core = coreOf(plain);
  const inherited = isListed ? previous : undefined;
  const action = isAmount(indicator) ? (actionOf(plain, lead, behind, indicator) ?? inherited?.action) : undefined;
  const measure = measureOf(readText(indicator.unit).text);
  return {
    indicator,
    name,
    plain,
    core,
    wide:
      indicator.nameSpan.start < indicator.start ? coreOf(plainName(lead.replace(HEDGES, ''), identity.place)) : core,
    generic: isGeneric(core),
    kind: isThreshold(indicator, behind) ? 'threshold' : kindOf(indicator, measure.class, lead),
    action,
    base: isAmount(indicator) ? (baseOf(lead, action) ?? inherited?.base) : undefined,
    when: whenOf(indicator, identity),
    isPart: indicator.scope === '其中' || /其中[^,;。]{0,12}$/.test(before),
    before,
    around: keyOf(before.slice(-28) + behind.slice(0, 12)).replace(/\d+/g, ''),
    size: measure.size,
  };
}

/** 10亿元以上制造业项目 is another count than 亿元以上制造业项目: the number that a name begins with belongs to it. */
function qualified(name: string, draft: Draft, previous: Indicator | undefined): string {
  if (/^(?:以上|以下|以内|左右)[、,，]/.test(name)) return name.replace(/^.{2}[、,，]/, '');
  if (!previous || !/^(?:以上|以下)/.test(name)) return name;
  return wordsIn(draft, previous) + name;
}

/** 生产总值超200亿元县（区）达26个: a number that only says which ones are counted. */
function isThreshold({ approx, role }: Indicator, behind: string): boolean {
  const isBound = approx === 'over' || approx === 'at-least' || approx === 'under' || approx === 'at-most';
  return isBound && role === 'level' && /^(?:以上|以下|以内)?的?[^\d、]{1,14}\d/.test(behind);
}

interface Context {
  /** From the figure before, or the start of the clause, to the number. */
  readonly lead: string;
  readonly before: string;
  readonly behind: string;
  /** Whether only a list mark parts it from the figure before, so that the verb of that one holds here too. */
  readonly isListed: boolean;
}

function contextOf({ text }: Draft, { start, end }: Indicator, previous: Indicator | undefined): Context {
  const before = lastPart(read(text, Math.max(0, start - LONGEST_SENTENCE), start), SENTENCE_END);
  const behind = read(text, end, Math.min(text.length, end + 24)).split(CLAUSE_END, 1)[0]!;
  const gap =
    previous && previous.end <= start && start - previous.end < before.length ? read(text, previous.end, start) : '';
  const isListed = LISTED.test(gap);
  const own = gap === '' ? before : gap;
  const lead = lastPart(own, CLAUSE_END).replace(/^(?:以上|以下|以内|左右)?[、和与及]/, '');
  return { lead, before, behind, isListed };
}

const SENTENCE_END = /[。!?;\n\r]/;
const CLAUSE_END = /[,。!?;:\n\r]/;
const LISTED = /^(?:以上|以下|以内|左右)?[、和与及][^,。;:!?]*$/;
// What stands between a name and its number.
const HEDGES =
  /(?:达到|达|为|至|到|超过|超|突破|接近|近|约|逾|增长|下降|提高|上升|增加|平均|左右|保持在|控制在|[、和与及])+$/;

function read(text: string, start: number, end: number): string {
  const slice = text.slice(start, end);
  return readText(slice, findPinyinRemains(slice)).text;
}

function lastPart(text: string, end: RegExp): string {
  for (let at = text.length - 1; at >= 0; at--) if (end.test(text.charAt(at))) return text.slice(at + 1);
  return text;
}

function isAmount({ role, unit }: Indicator): boolean {
  return (role === 'level' || role === 'change') && !/^(?:[%％‰]|[个個]百分[点點])$/.test(unit);
}

/** The verb before the number; where the things are named behind it, one behind them counts too: 25个项目开工. */
function actionOf(plain: string, lead: string, behind: string, { nameSpan, start }: Indicator): Action | undefined {
  return actionIn(plain.slice(0, 6)) ?? actionIn(lead) ?? (nameSpan.start > start ? actionIn(behind) : undefined);
}

function kindOf({ role, unit }: Indicator, measure: string, lead: string): string {
  if (role === 'share') return /‰/.test(unit) ? 'share ‰' : 'share';
  if (role === 'rank' || role === 'times') return role;
  if (/百分[点點]/.test(unit)) return 'points';
  if (role === 'change' && /[%％‰]/.test(unit)) return 'growth';
  return role === 'change' && COMPARED.test(lead) ? `difference ${measure}` : `amount ${measure}`;
}

const COMPARED = /[比较](?:上|去|前|同|计划|20|19)|同比|环比/;

const TOTAL =
  /(?:累计|总数|总量|总计|共计|合计|存量|总规模|保有量|共有|现有|拥有|(?:增加|增长|扩大|提高|提升|增|升|拓展|降|下降)[到至])(?:已|分别|达到|达|至|为|约|近|超过|超|突破|逾|共)*$/;
const REACHED = /(?:达到|达|突破|超过|保持在|稳定在)(?:约|近|超)*$/;
const ADDED: ReadonlySet<Action | undefined> = new Set<Action | undefined>(['new', 'start', 'hire', 'mend', 'train']);

function baseOf(lead: string, action: Action | undefined): Subject['base'] {
  if (TOTAL.test(lead)) return 'stock';
  if (ADDED.has(action)) return 'flow';
  return REACHED.test(lead) ? 'stock' : undefined;
}

/** A plan's own year is the one planned for. */
function whenOf({ period, planned }: Indicator, identity: ReportIdentity): string {
  const own = planned ? identity.planned : identity.reviewed;
  return period === undefined || own === undefined || period === String(own) ? '' : period;
}
