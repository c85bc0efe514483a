import { type Base, derivedFrom } from '../../draft/derived';
import type { Indicator } from '../../draft/indicators';
import { ALIGNED, align, type Correction, type Item, type Match } from './alignment';
import { itemsOf, type ReportToCompare } from './compare-reports';
import { identityOf, type ReportIdentity } from './report-identity';
import { type Subject, subjectsOf } from './subject';

/**
 * What became of a promise. `unclear`: the words of the two leave it open; `words`: this year speaks of it without a figure;
 * `unmentioned`: it does not speak of it at all.
 */
export type Outcome = 'met' | 'missed' | 'unclear' | 'words' | 'unmentioned';

/** What last year's report planned, and what this year's says of it. */
export interface Promised {
  readonly target: Item;
  readonly outcome: Outcome;
  readonly actual: Item | undefined;
  readonly match: Match | undefined;
  /** The least or the most that the target allows. */
  readonly aim: 'at-least' | 'at-most';
  /** Offset in this year's report where it speaks of it without a figure. */
  readonly saidAt: number | undefined;
}

/** A figure for last year that the two reports give differently. */
export interface Disagreement {
  /** As last year's report gave it. */
  readonly before: Item;
  /** As this year's report gives it for last year, or the figure with the growth from which it follows. */
  readonly after: Item;
  /** What follows for last year from this year's figure and its growth; undefined where this year's report states it. */
  readonly implied: { readonly value: number; readonly rate: Indicator } | undefined;
  readonly match: Match;
}

export interface YearComparison {
  readonly last: ReportIdentity;
  readonly current: ReportIdentity;
  readonly promises: readonly Promised[];
  /** What this year's report tells that last year's did not plan. */
  readonly unplanned: readonly Item[];
  readonly disagreements: readonly Disagreement[];
  /** Pairs below the confidence from which they count, with the target first. */
  readonly suggestions: readonly { readonly target: Item; readonly actual: Item; readonly match: Match }[];
}

/** Whether two reports are of one bureau, the second for the year after the first. */
export function areSuccessive(last: ReportIdentity, current: ReportIdentity): boolean {
  return (
    last.bureau !== '' &&
    last.bureau === current.bureau &&
    last.planned !== undefined &&
    last.planned === current.reviewed
  );
}

/** What last year's plan promised and this year's summary says, indicator by indicator. Close to linear in the figures. */
export function compareYears(
  last: ReportToCompare,
  current: ReportToCompare,
  corrections: readonly Correction[] = [],
): YearComparison {
  const [then, now] = [readReport(last), readReport(current)];
  const targets = itemsOf(then.subjects.filter(({ indicator }) => indicator.planned));
  const actuals = itemsOf(now.subjects.filter(({ indicator, when }) => !indicator.planned && when === ''));
  const { rows, suggestions } = align([targets, actuals], corrections);
  const text = current.draft.text;
  return {
    last: then.identity,
    current: now.identity,
    promises: rows.flatMap(([target, actual], row) =>
      target ? [promiseOf(target, actual, actual?.match, row < MOST_SEARCHED ? text : undefined)] : [],
    ),
    unplanned: rows.flatMap(([target, actual]) => (target || !actual ? [] : [actual])),
    disagreements: [...statedOtherwise(then, now, corrections), ...impliedOtherwise(then, now, current, corrections)],
    suggestions: suggestions.flatMap(({ rows: [first, second], ...match }) => {
      const [target, actual] = [rows[first]![0], rows[second]![1]];
      return target && actual && !rows[first]![1] ? [{ target, actual, match }] : [];
    }),
  };
}

interface Read {
  readonly identity: ReportIdentity;
  readonly subjects: readonly Subject[];
}

function readReport({ draft, indicators, name }: ReportToCompare): Read {
  const identity = identityOf(draft, name);
  return { identity, subjects: subjectsOf(draft, indicators, identity) };
}

// ---- Promises ----

function promiseOf(
  target: Item,
  actual: Item | undefined,
  match: Match | undefined,
  text: string | undefined,
): Promised {
  const aim = aimOf(target.subject);
  if (actual)
    return { target, actual, match, aim, outcome: outcomeOf(target.subject, actual.subject, aim), saidAt: undefined };
  const saidAt = text === undefined ? undefined : placeOf(target.subject, text);
  return { target, actual, match, aim, outcome: saidAt === undefined ? 'unmentioned' : 'words', saidAt };
}

// Where less is better, so that a target without a hedge is the most there may be.
const LESS_IS_BETTER =
  /失业率|价格|能耗|电耗|煤耗|水耗|浓度|排放|事故|死亡|发案|案件|立案|投诉|负债|债务|赤字|不良|贫困|发生率|辍学率|流失率|近视率|肥胖率|差错|时限|时间|用时|成本|缺口|大班额|违建/;

/** The hedge decides; without one, more is better but of what nobody wants. A fall is a goal of its own: the more the better. */
function aimOf({ indicator, core }: Subject): Promised['aim'] {
  if (indicator.approx === 'at-most' || indicator.approx === 'under') return 'at-most';
  if (indicator.approx === 'at-least' || indicator.approx === 'over') return 'at-least';
  return LESS_IS_BETTER.test(core) && indicator.direction !== 'down' ? 'at-most' : 'at-least';
}

function outcomeOf(target: Subject, actual: Subject, aim: Promised['aim']): Outcome {
  const [goal, done] = [scaled(target), scaled(actual)];
  if (target.indicator.role === 'rank') return rankOutcome(target.indicator, actual.indicator);
  const bound = aim === 'at-least' ? (goal.low ?? goal.value) : (goal.high ?? goal.value);
  const [worst, best] = aim === 'at-least' ? [done.low, done.high] : [done.high, done.low];
  const reaches = (value: number) => (aim === 'at-least' ? value >= bound : value <= bound);
  if (best !== undefined && !reaches(best)) return 'missed';
  if (worst !== undefined && reaches(worst)) return 'met';
  // What is open or rounded on its bad side: 超过60 of 70 planned leaves it open, 4.9% of about 5% does not.
  return worst === undefined || best === undefined ? 'unclear' : reaches(done.value) ? 'met' : 'unclear';
}

/** Second is better than third. */
function rankOutcome(target: Indicator, actual: Indicator): Outcome {
  return actual.value <= target.value ? 'met' : 'missed';
}

interface Scaled {
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** In the class's own unit. */
function scaled({ indicator: { value, low, high }, size }: Subject): Scaled {
  return { value: value * size, low: low && low * size, high: high && high * size };
}

const SHORTEST_SAID = 4;
/** A plan with more targets than this is searched for by its first ones only. */
const MOST_SEARCHED = 500;

/** Where a report speaks of what was planned without counting it: 教育大楼顺利建成. */
function placeOf({ plain, core, generic, name }: Subject, text: string): number | undefined {
  if (generic) return undefined;
  for (const words of [name, plain, core]) {
    const at = words.length < SHORTEST_SAID ? -1 : text.indexOf(words);
    if (at >= 0) return at;
  }
  return undefined;
}

// ---- Last year's figures ----

/** What this year's report states for last year itself, beside what last year's report said. */
function statedOtherwise(then: Read, now: Read, corrections: readonly Correction[]): readonly Disagreement[] {
  const year = then.identity.reviewed;
  if (year === undefined) return [];
  const done = itemsOf(then.subjects.filter(({ indicator, when }) => !indicator.planned && when === ''));
  const again = itemsOf(
    now.subjects
      .filter(({ indicator }) => !indicator.planned && indicator.period === String(year))
      .map(subject => ({ ...subject, when: '' })),
  );
  return align([done, again], corrections).rows.flatMap(([before, after]) => {
    if (!before || !after?.match || after.match.confidence < ALIGNED || meet(before.subject, after.subject)) return [];
    return [{ before, after, implied: undefined, match: after.match }];
  });
}

/** 4180个、比上年增长10% says that there were 3800 last year. */
function impliedOtherwise(
  then: Read,
  now: Read,
  current: ReportToCompare,
  corrections: readonly Correction[],
): readonly Disagreement[] {
  const done = itemsOf(then.subjects.filter(({ indicator, when }) => !indicator.planned && when === ''));
  const levels = itemsOf(
    now.subjects.filter(({ indicator, when }) => !indicator.planned && when === '' && indicator.role === 'level'),
  );
  return align([done, levels], corrections).rows.flatMap(([before, after]) => {
    if (!before || !after?.match || before.subject.size !== after.subject.size) return [];
    const found = derivedFrom(current.draft, current.indicators, after.subject.indicator).find(
      ({ kind, base, atConstantPrices }) =>
        kind === 'previous' && !atConstantPrices && isLastYear(base, then.identity.reviewed),
    );
    if (!found || meetsRoughly(before.subject.indicator, found)) return [];
    return [{ before, after, implied: { value: found.value, rate: found.rate }, match: after.match }];
  });
}

function isLastYear(base: Base | undefined, year: number | undefined): boolean {
  return base === 'last-year' || base === 'same-period' || (base !== undefined && base === year);
}

/** Figures of last year are revised a little every year. */
const REVISED = 0.02;

function meetsRoughly(
  { low, high }: Indicator,
  implied: { readonly low: number | undefined; readonly high: number | undefined },
): boolean {
  const isAbove = low !== undefined && implied.high !== undefined && low > implied.high * (1 + REVISED);
  const isBelow = high !== undefined && implied.low !== undefined && high < implied.low * (1 - REVISED);
  return !isAbove && !isBelow;
}

function meet(a: Subject, b: Subject): boolean {
  const [one, other] = [scaled(a), scaled(b)];
  return (one.low ?? -Infinity) <= (other.high ?? Infinity) && (other.low ?? -Infinity) <= (one.high ?? Infinity);
}
