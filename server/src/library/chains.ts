import type { Span } from '../text/span';

/** A stretch of letters that two streams share, letter by letter. */
export interface Segment {
  /** Where it begins in the first stream. */
  readonly a: number;
  /** Where it begins in the second one. */
  readonly b: number;
  readonly length: number;
}

/** Segments that follow one another in both streams, with little between them: one passage, edited since. */
export type Chain = readonly Segment[];

// Letters that may be changed, added or left out between two segments; between large ones a quarter of the smaller.
const MOST_BETWEEN = 20;
const SHARE_BETWEEN = 4;

// How many chains back a segment may continue: copies of one passage stand side by side.
const OPEN_CHAINS = 16;

/** Joins the segments of two streams to passages. The order of `segments` does not matter. */
export function chainsOf(segments: readonly Segment[]): readonly Chain[] {
  const chains: Growing[] = [];
  for (const segment of inOrder(segments)) {
    const open = chains.slice(-OPEN_CHAINS).filter(chain => continues(chain, segment));
    const [chain] = open.sort((x, y) => distance(x, segment) - distance(y, segment));
    if (chain) extend(chain, segment);
    else chains.push({ segments: [segment], letters: segment.length });
  }
  return chains.map(each => each.segments);
}

/** All segments as one chain, whatever lies between them and in whatever order they stand in the second stream. */
export function wholeChain(segments: readonly Segment[]): Chain {
  const chain: Segment[] = [];
  for (const segment of inOrder(segments)) {
    const last = chain.at(-1);
    const rest = last ? behind(segment, last.a + last.length) : segment;
    if (rest) chain.push(rest);
  }
  return chain;
}

/** What of a chain lies outside of spans of the first stream, in pieces. */
export function outside(chain: Chain, taken: readonly Span[]): readonly Chain[] {
  let pieces: readonly Chain[] = [chain];
  for (const span of taken) pieces = pieces.flatMap(piece => [before(piece, span.start), rest(piece, span.end)]);
  return pieces.filter(piece => piece.length > 0);
}

/** What of a chain lies inside of a span of the first stream. */
export function inside(chain: Chain, { start, end }: Span): Chain {
  return before(rest(chain, start), end);
}

/** The stretch of the first stream that a chain covers, from its first to its last letter. */
export function spanInFirst(chain: Chain): Span {
  const last = chain.at(-1)!;
  return { start: chain[0]!.a, end: last.a + last.length };
}

/** The same of the second stream. */
export function spanInSecond(chain: Chain): Span {
  return {
    start: Math.min(...extremes(chain).map(({ b }) => b)),
    end: Math.max(...extremes(chain).map(({ b, length }) => b + length)),
  };
}

export function lettersIn(chain: Chain): number {
  return chain.reduce((sum, { length }) => sum + length, 0);
}

interface Growing {
  readonly segments: Segment[];
  letters: number;
}

function inOrder(segments: readonly Segment[]): readonly Segment[] {
  return [...segments].sort((x, y) => x.a - y.a || y.length - x.length || x.b - y.b);
}

function continues({ segments, letters }: Growing, segment: Segment): boolean {
  const { inFirst, inSecond } = between(segments.at(-1)!, segment);
  const most = Math.max(MOST_BETWEEN, Math.min(letters, segment.length) / SHARE_BETWEEN);
  const least = Math.min(inFirst, inSecond);
  return Math.max(inFirst, inSecond) <= most && (least >= 0 || -least < segment.length / 2);
}

function distance({ segments }: Growing, segment: Segment): number {
  const { inFirst, inSecond } = between(segments.at(-1)!, segment);
  return Math.abs(inFirst) + Math.abs(inSecond);
}

function between(last: Segment, segment: Segment): { readonly inFirst: number; readonly inSecond: number } {
  return { inFirst: segment.a - last.a - last.length, inSecond: segment.b - last.b - last.length };
}

/** Where the segment begins inside the last one of the chain, as behind a word that stands twice, it is cut. */
function extend(chain: Growing, segment: Segment): void {
  const { inFirst, inSecond } = between(chain.segments.at(-1)!, segment);
  const by = Math.max(0, -inFirst, -inSecond);
  chain.segments.push({ a: segment.a + by, b: segment.b + by, length: segment.length - by });
  chain.letters += segment.length - by;
}

function before(chain: Chain, end: number): Chain {
  return chain
    .filter(({ a }) => a < end)
    .map(segment => ({ ...segment, length: Math.min(segment.length, end - segment.a) }));
}

function rest(chain: Chain, start: number): Chain {
  return chain.map(segment => behind(segment, start)).filter(segment => segment !== undefined);
}

function behind({ a, b, length }: Segment, start: number): Segment | undefined {
  const by = Math.max(0, start - a);
  return by < length ? { a: a + by, b: b + by, length: length - by } : undefined;
}

/** Chains may be long, and arguments of a function are few. */
function extremes(chain: Chain): readonly Segment[] {
  let [first, last] = [chain[0]!, chain[0]!];
  for (const segment of chain) {
    if (segment.b < first.b) first = segment;
    if (segment.b + segment.length > last.b + last.length) last = segment;
  }
  return [first, last];
}
