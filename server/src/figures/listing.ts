import type { Span } from '../text/span';
import { anyOf, classOf, firstsOf, holds, isAt } from './characters';

/** Things joined by 、 in front of a place. Offsets are UTF-16, in the text that was read. */
export interface Listing {
  readonly items: readonly Span[];
  /**
   * How many things they may be: 、 parts them for certain, 和 may stand inside a name, and what looks like the first of
   * them may belong to a list before.
   */
  readonly least: number;
  readonly most: number;
}

/** The list that ends at `end`; undefined where there is none, or where it cannot be counted. Looks a bounded way back. */
export function listingBefore(text: string, end: number): Listing | undefined {
  const within = quotedBefore(text, end);
  const start = clauseStart(text, end);
  const outer = itemsOf(text, start, end);
  if (within && outer.length === 1) return toListing(text, itemsOf(text, within.start, within.end));
  return within ? undefined : toListing(text, outer);
}

/** Where the clause that ends at `end` begins; commas inside quotations and brackets end none. */
export function clauseStart(text: string, end: number): number {
  const least = Math.max(0, end - LONGEST_LIST);
  let depth = 0;
  for (let at = end - 1; at >= least; at--) {
    const sign = SIGNS[text.charCodeAt(at)]!;
    if (sign === CLOSES) depth++;
    else if (sign === OPENS) {
      if (depth === 0) return at + 1;
      depth--;
    } else if (depth === 0 && sign === ENDS) return at + 1;
  }
  return least;
}

const LONGEST_LIST = 200;
const LONGEST_ITEM = 30;
export const OPENERS = '“‘(《【';
export const CLOSERS = '”’)》】';
/** What ends a clause, outside quotations and brackets. */
export const STOPS = ',。;:!?\ufffc';

const [OPENS, CLOSES, ENDS, JOINS] = [1, 2, 3, 4];
/** What a UTF-16 unit does to a list. */
const SIGNS = new Uint8Array(0x10000);
for (const sign of OPENERS) SIGNS[sign.charCodeAt(0)] = OPENS;
for (const sign of CLOSERS) SIGNS[sign.charCodeAt(0)] = CLOSES;
for (const sign of STOPS) SIGNS[sign.charCodeAt(0)] = ENDS;
SIGNS['、'.charCodeAt(0)] = JOINS;

/** 从“明师、德师、能师”三个维度: the list stands inside the quotation that closes at `end`. */
function quotedBefore(text: string, end: number): Span | undefined {
  if (text.charAt(end - 1) !== '”') return undefined;
  const least = Math.max(0, end - LONGEST_LIST);
  const opening = text.slice(least, end).lastIndexOf('“');
  const start = least + opening + 1;
  const quoted = text.slice(start, end);
  // “人多、地少，小生产、大市场”两大矛盾: what counts as one there, no sign tells.
  return opening >= 0 && quoted.includes('、') && !quoted.includes(',') ? { start, end: end - 1 } : undefined;
}

/** Parts at 、 and between quotations that follow one another: “西联”“北引”. */
function itemsOf(text: string, start: number, end: number): readonly Span[] {
  const items: Span[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const sign = SIGNS[text.charCodeAt(at)]!;
    if (sign === OPENS) {
      if (depth === 0 && at > from && text.startsWith('”“', at - 1)) {
        items.push({ start: from, end: at });
        from = at;
      }
      depth++;
    } else if (sign === CLOSES) depth--;
    else if (sign === JOINS && depth === 0) {
      items.push({ start: from, end: at });
      from = at + 1;
    }
  }
  items.push({ start: from, end });
  return items.filter(item => item.end > item.start);
}

function toListing(text: string, items: readonly Span[]): Listing | undefined {
  const written = items.map(item => text.slice(item.start, item.end));
  if (items.length === 0 || written.slice(1).some(isNoItem)) return undefined;
  const joints = written.map(jointsOf);
  const parallel = written.every(isOpenedByVerb);
  let start = written.length - 1;
  while (start > 0 && !mayStart(start, written, joints, parallel)) start--;
  return {
    items,
    least: items.length - start,
    most: items.length + joints.reduce((sum, each) => sum + each, 0),
  };
}

/** A count of its own, or an open list that another follows. */
function isNoItem(item: string, index: number, items: readonly string[]): boolean {
  if (item.length > LONGEST_ITEM) return true;
  return holds(item, 0, item.length, DENYING) && isDenied(bare(item), index + 1 < items.length);
}

const DENYING = classOf('0123456789等');

function isDenied(item: string, isFollowed: boolean): boolean {
  return /\d/.test(item) || (isFollowed && item.includes('等'));
}

/** A new list may begin in an item that has a 和 inside, or a verb where the others have none: 深化改革和A、B、C三大工程. */
function mayStart(index: number, items: readonly string[], joints: readonly number[], parallel: boolean): boolean {
  if (index + 1 >= items.length) return false;
  return joints[index]! > 0 || (!parallel && isOpenedByVerb(items[index]!));
}

function isOpenedByVerb(item: string): boolean {
  return isAt(item, 0, OPENS_VERB) && VERB.test(item);
}

/** How often 和 and its like join things in an item. Inside quotations and in words such as 和谐 they join nothing. */
function jointsOf(item: string): number {
  return holds(item, 0, item.length, OPENS_JOINT) ? (bare(item).match(JOINT)?.length ?? 0) : 0;
}

function bare(item: string): string {
  return holds(item, 0, item.length, QUOTES) ? item.replace(/“[^”]*”?|《[^》]*》?|\([^)]*\)?/g, '') : item;
}

const QUOTES = classOf('“《(');
const OPENS_JOINT = classOf('以和与及或暨并');
const JOINT =
  /以及|(?<!共|饱|温|祥|柔|缓|总|中|调)和(?!谐|平|美|睦|田|县|解|顺|合)|(?<!参|赋|授|给|付)与(?!会|时|众|其)|(?<!普|涉|波|触|顾|危|惠|埃)及(?!时|格|其|早)|或|暨|并/g;
const ADVERBS = '深入 全面 大力 着力 加快 积极 持续 扎实 统筹 继续 稳步 重点';
const VERBS =
  '实施 推进 开展 建设 打造 推动 加快 深化 强化 完善 落实 聚焦 围绕 突出 抓好 做好 培育 发展 构建 建立 健全 优化 坚持 促进 提升 支持 引进 新增 新建 组织 制定 出台 创建 建成 ' +
  '获评 获批 加强 增强 坚定 做到 完成 提高';
const VERB = new RegExp(`^${anyOf(ADVERBS)}?${anyOf(VERBS)}`);
const OPENS_VERB = classOf(firstsOf(`${ADVERBS} ${VERBS}`));
