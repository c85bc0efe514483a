import { similarity } from '../../text/similarity';
import type { Subject } from './subject';
import { levelsIn } from './wording';

/** How two figures were found to be of one indicator, from certain to likely. */
export type Tier = 'corrected' | 'exact' | 'alias' | 'elliptic' | 'similar';

export interface Match {
  readonly tier: Tier;
  /** 0 to 1. */
  readonly confidence: number;
}

/** From here on figures are put in one row without asking. */
export const ALIGNED = 0.75;
/** From here on a reader is asked whether they are the same. */
export const SUGGESTED = 0.55;

/** What the reader has said of two names, in either order: that they are one indicator, or that they are not. */
export interface Correction {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** What a correction calls a figure: its name and, so that 新增学位 and 学位 stay apart, its unit and base. */
export function correctionKey({ plain, kind, base }: Subject): string {
  return base === undefined ? `${plain} [${kind}]` : `${plain} [${kind}, ${base}]`;
}

/** Whether two figures are of one indicator and how sure that is; undefined where nothing says so. */
export function matchOf(
  a: Subject,
  b: Subject,
  corrected: (a: Subject, b: Subject) => boolean | undefined,
): Match | undefined {
  if (a.kind === 'threshold' || b.kind === 'threshold') return undefined;
  const said = corrected(a, b);
  if (said !== undefined) return said ? { tier: 'corrected', confidence: 1 } : undefined;
  if (!isComparable(a, b)) return undefined;
  const match = sameWords(a, b) ?? ellipsis(a, b) ?? ellipsis(b, a) ?? similarWords(a, b);
  return match && { ...match, confidence: match.confidence * certainty(a, b) };
}

function isComparable(a: Subject, b: Subject): boolean {
  if (a.kind !== b.kind || a.when !== b.when || a.isPart !== b.isPart) return false;
  if (a.base !== undefined && b.base !== undefined && a.base !== b.base) return false;
  // Those who have something from it are not all there are: 惠及经营主体10.4万户.
  if (a.action === 'reach' || b.action === 'reach') return a.action === b.action;
  return a.action === undefined || b.action === undefined || a.action === b.action;
}

/** New things and things that are merely counted may be the same, and may not. */
function certainty(a: Subject, b: Subject): number {
  if (a.base === b.base) return a.action === b.action ? 1 : 0.9;
  return a.base === 'flow' || b.base === 'flow' ? 0.74 : 0.9;
}

function sameWords(a: Subject, b: Subject): Match | undefined {
  if (a.core === '' || b.core === '') return undefined;
  if (a.generic && b.generic && a.core === b.core)
    return a.action === 'hire' && b.action === 'hire' ? HIRED : inContext(a, b);
  if (a.plain === b.plain) return { tier: 'exact', confidence: 1 };
  if (a.core === b.core) return { tier: 'alias', confidence: 0.92 };
  const isWide = a.wide.length > 3 && (a.wide === b.wide || a.wide === b.core || a.core === b.wide);
  return isWide ? { tier: 'alias', confidence: 0.85 } : undefined;
}

/** People who were hired: 引进教师 in one report, 招引教师 in the other. */
const HIRED: Match = { tier: 'alias', confidence: 0.8 };
const LEAST_CONTEXT = 0.5;

/** 惠及企业 says nothing of itself: the words around must be much the same. */
function inContext(a: Subject, b: Subject): Match | undefined {
  const alike = similarity(a.around, b.around);
  return alike < LEAST_CONTEXT ? undefined : { tier: 'similar', confidence: 0.6 + 0.4 * alike };
}

const SHORTEST_OMISSION = 2;

/** 粮食播种面积1.1亿亩、产量825亿斤: what the name leaves out has been said in the sentence. */
function ellipsis(short: Subject, long: Subject): Match | undefined {
  const omitted = long.core.length - short.core.length;
  if (short.core.length < 2 || omitted < SHORTEST_OMISSION || !long.core.endsWith(short.core)) return undefined;
  if (!short.generic) return undefined;
  return short.before.includes(long.core.slice(0, omitted)) ? { tier: 'elliptic', confidence: 0.8 } : undefined;
}

const LEAST_ALIKE = 0.6;
const SHORTEST_ALIKE = 4;

/** Never enough to be put in one row unasked: 制造业投资 and 制造业技改投资 are nearly the same words. */
function similarWords(a: Subject, b: Subject): Match | undefined {
  if (a.generic || b.generic || Math.min(a.core.length, b.core.length) < SHORTEST_ALIKE) return undefined;
  const alike = similarity(a.core, b.core);
  if (alike < LEAST_ALIKE || levelsIn(a.core) !== levelsIn(b.core)) return undefined;
  return { tier: 'similar', confidence: 0.4 + 0.34 * alike };
}

// ---- Rows ----

/** The mentions of one indicator in one column. */
export interface Item {
  readonly subject: Subject;
  /** The same said again with a value that can be the same, in reading order, the first one with them. */
  readonly mentions: readonly Subject[];
}

export interface PlacedItem extends Item {
  /** How it came into its row; undefined for the item that the row began with. */
  readonly match: Match | undefined;
}

/** One item a column; undefined where the column says nothing of the indicator. */
export type Row = readonly (PlacedItem | undefined)[];

export interface Suggestion extends Match {
  /** Indices of two rows that may be one. */
  readonly rows: readonly [number, number];
}

export interface Alignment {
  readonly rows: readonly Row[];
  readonly suggestions: readonly Suggestion[];
}

/**
 * Puts the figures of several columns into rows, one item of a column a row at most, the surest pairs first. Close to
 * linear: items meet through indices of their words only.
 */
export function align(columns: readonly (readonly Item[])[], corrections: readonly Correction[]): Alignment {
  const table = new Table(columns.length, readCorrections(corrections));
  for (const [column, items] of columns.entries()) table.add(items, column);
  return { rows: table.rows, suggestions: table.suggestions };
}

interface Pair {
  readonly item: number;
  readonly row: number;
  readonly match: Match;
  readonly context: number;
}

/** Grows column by column. */
class Table {
  readonly rows: (PlacedItem | undefined)[][] = [];
  readonly suggestions: Suggestion[] = [];
  private readonly index: RowIndex;

  constructor(
    private readonly width: number,
    private readonly corrections: Corrections,
  ) {
    this.index = new RowIndex(corrections.partners);
  }

  add(items: readonly Item[], column: number): void {
    const pairs = items.flatMap((item, index) => this.pairsOf(item, index));
    pairs.sort(
      (a, b) => b.match.confidence - a.match.confidence || b.context - a.context || a.item - b.item || a.row - b.row,
    );
    const placed = new Map<number, number>();
    for (const pair of pairs) if (this.isFree(pair, column, placed)) this.place(items, pair, column, placed);
    items.forEach((item, index) => {
      const row = placed.get(index) ?? this.begin(item, column);
      this.index.add(item.subject, row);
      if (!placed.has(index))
        this.suggest(
          pairs.find(pair => pair.item === index),
          row,
        );
    });
  }

  private pairsOf(item: Item, index: number): readonly Pair[] {
    return this.index.near(item.subject).flatMap(row => {
      const match = this.matchOf(row, item.subject);
      return match && match.confidence >= SUGGESTED
        ? [{ item: index, row, match, context: this.contextOf(row, item) }]
        : [];
    });
  }

  /** The best that any member of a row has to say, so long as no other member speaks against it. */
  private matchOf(row: number, subject: Subject): Match | undefined {
    let best: Match | undefined;
    for (const member of this.rows[row]!) {
      if (member === undefined) continue;
      const match = matchOf(member.subject, subject, this.corrections.said);
      if (match === undefined && !isComparable(member.subject, subject)) return undefined;
      if (this.corrections.said(member.subject, subject) === false) return undefined;
      if (match && match.confidence > (best?.confidence ?? 0)) best = match;
    }
    return best;
  }

  private contextOf(row: number, { subject }: Item): number {
    const first = this.rows[row]!.find(member => member !== undefined)!;
    return similarity(first.subject.around, subject.around);
  }

  private isFree({ item, row, match }: Pair, column: number, placed: ReadonlyMap<number, number>): boolean {
    return match.confidence >= ALIGNED && !placed.has(item) && this.rows[row]![column] === undefined;
  }

  private place(items: readonly Item[], { item, row, match }: Pair, column: number, placed: Map<number, number>): void {
    this.rows[row]![column] = { ...items[item]!, match };
    placed.set(item, row);
  }

  private begin(item: Item, column: number): number {
    const row = new Array<PlacedItem | undefined>(this.width).fill(undefined);
    row[column] = { ...item, match: undefined };
    return this.rows.push(row) - 1;
  }

  private suggest(pair: Pair | undefined, row: number): void {
    if (pair && pair.row !== row) this.suggestions.push({ ...pair.match, rows: [pair.row, row] });
  }
}

/** How many rows may share a pair of characters before it says nothing. */
const MOST_SHARED = 60;
const MOST_CANDIDATES = 6;

/** Finds rows by what they may have in common with a figure. */
class RowIndex {
  private readonly byWords = new Map<string, Set<number>>();
  private readonly byPair = new Map<string, Set<number>>();
  private readonly shortByEnd = new Map<string, Set<number>>();
  private readonly longByEnd = new Map<string, Set<number>>();

  constructor(private readonly partners: ReadonlyMap<string, readonly string[]>) {}

  add(subject: Subject, row: number): void {
    for (const words of wordsOf(subject)) put(this.byWords, words, row);
    put(subject.generic ? this.shortByEnd : this.longByEnd, endOf(subject), row);
    for (const pair of pairsIn(subject.core)) put(this.byPair, pair, row);
  }

  near(subject: Subject): readonly number[] {
    const rows = new Set<number>();
    const partners = this.partners.get(correctionKey(subject)) ?? [];
    for (const words of [...wordsOf(subject), ...partners.map(key => `=${key}`)]) addAll(rows, this.byWords.get(words));
    // One of the two has to be the short one that leaves something out.
    const ending = (subject.generic ? this.longByEnd : this.shortByEnd).get(endOf(subject));
    if (ending && ending.size <= MOST_SHARED) addAll(rows, ending);
    for (const row of this.alike(subject)) rows.add(row);
    return [...rows];
  }

  /** The rows that share most pairs of characters. */
  private alike({ core }: Subject): readonly number[] {
    const counts = new Map<number, number>();
    for (const pair of pairsIn(core)) {
      const rows = this.byPair.get(pair);
      if (rows && rows.size <= MOST_SHARED) for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_CANDIDATES)
      .map(([row]) => row);
  }
}

function wordsOf(subject: Subject): readonly string[] {
  const { plain, core, wide, kind } = subject;
  return [plain, core, wide].map(words => `${kind} ${words}`).concat(`=${correctionKey(subject)}`);
}

function endOf({ core, kind }: Subject): string {
  return `${kind} ${core.slice(-2)}`;
}

function pairsIn(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function put(index: Map<string, Set<number>>, key: string, row: number): void {
  const rows = index.get(key);
  if (rows) rows.add(row);
  else index.set(key, new Set([row]));
}

function addAll(rows: Set<number>, more: ReadonlySet<number> | undefined): void {
  if (more) for (const row of more) rows.add(row);
}

// ---- What the reader has corrected ----

interface Corrections {
  readonly said: (a: Subject, b: Subject) => boolean | undefined;
  readonly partners: ReadonlyMap<string, readonly string[]>;
}

function readCorrections(corrections: readonly Correction[]): Corrections {
  const known = new Map<string, boolean>();
  const partners = new Map<string, string[]>();
  for (const { a, b, same } of corrections) {
    known.set(pairKey(a, b), same);
    if (same)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        partners.set(one, [...(partners.get(one) ?? []), other]);
  }
  if (known.size === 0) return { said: () => undefined, partners };
  return { said: (a, b) => known.get(pairKey(correctionKey(a), correctionKey(b))), partners };
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
