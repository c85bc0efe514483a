import type { Draft } from '../draft/draft';
import { ALWAYS_FOUND, GRAM } from '../text/grams';
import { countWhile } from '../text/halving';
import { firstEndingBehind, type Span, shift } from '../text/span';
import {
  type Chain,
  chainsOf,
  inside,
  lettersIn,
  outside,
  type Segment,
  spanInFirst,
  spanInSecond,
  wholeChain,
} from './chains';
import { type GramHits, type Hits, hitsOf } from './gram-hits';
import type { Indexed, PassageIndex } from './passage-index';
import { passagesOf } from './passages';
import {
  endSpotOf,
  lengthOf,
  paragraphAt,
  type Spot,
  type Stream,
  sameAhead,
  sameBefore,
  spotOf,
  streamOf,
} from './stream';

/** A passage of a report that stands in other reports too. UTF-16 offsets in the document. */
export interface SharedPassage extends Span {
  /** Letters and digits of the passage that are the same. */
  readonly letters: number;
  /** Letters and digits of the passage that differ. */
  readonly differing: number;
  /** Where the other report holds most of this one: how much of this one, in percent. */
  readonly share: number | undefined;
  /** The best first. */
  readonly places: readonly SharedPlace[];
}

export interface SharedPlace {
  /** The id under which the other report is in the index. */
  readonly report: string;
  readonly from: Spot;
  readonly to: Spot;
}

/**
 * What a draft shares with other reports of the index: whole sentences of thirty letters and more, or runs of eighty. What
 * stands in most reports is left out, a passage is told of once in its largest extent, and a report that holds most of the
 * draft is one passage. In reading order; the order in which the reports came into the index makes no difference.
 */
export function sharedPassages(draft: Draft, id: string, index: PassageIndex): readonly SharedPassage[] {
  const stream = streamOf(passagesOf(draft));
  if (lengthOf(stream) === 0) return [];
  const hits = hitsOf(stream, id, index);
  const twins = twinsOf(hits);
  const most = mostReports(index.size + (index.has(id) ? 0 : 1));
  const { telling, formulae } = sift(hits.grams, twins, most);
  const candidates = Array.from(segmentsByReport(stream, telling), ([report, segments]) => {
    const isTwin = twins.has(report);
    const chains = isTwin ? [wholeChain(segments)] : chainsOf(segments);
    return chains.map(chain => ({ chain, report, isTwin }));
  });
  const own = { draft, stream, formulae };
  const chosen = choose(candidates.flat(), own);
  return chosen.map(each => toPassage(each, own));
}

// Of the grams of a draft: a report that holds so many of them is another version of it.
const TWIN_SHARE = 0.6;
const LEAST_TWIN_GRAMS = 10;

function twinsOf({ count, grams }: Hits): ReadonlySet<Indexed> {
  const held = new Map<Indexed, number>();
  for (const { reports } of grams) for (const report of new Set(reports)) held.set(report, (held.get(report) ?? 0) + 1);
  const twins = Array.from(held).filter(([, grams]) => grams >= Math.max(LEAST_TWIN_GRAMS, TWIN_SHARE * count));
  return new Set(twins.map(([report]) => report));
}

/** From how many reports on, this one counted, a passage is a formula: in most of them, or in a dozen that go their own ways. */
function mostReports(count: number): number {
  return Math.min(Math.max(Math.ceil(count / 2), FEWEST_REPORTS), ENOUGH_REPORTS);
}

const FEWEST_REPORTS = 3;
const ENOUGH_REPORTS = 12;

/** Parts the grams that tell of copying from formulae, which are stretches of the stream, ascending. Versions of one report count once. */
function sift(
  grams: readonly GramHits[],
  twins: ReadonlySet<Indexed>,
  most: number,
): { readonly telling: readonly GramHits[]; readonly formulae: readonly Span[] } {
  const telling: GramHits[] = [];
  const formulae: Span[] = [];
  for (const gram of grams) {
    const strangers = new Set(gram.reports.filter(report => !twins.has(report)));
    if (!gram.everywhere && strangers.size + 1 < most) telling.push(gram);
    else join(formulae, { start: gram.at, end: gram.at + GRAM });
  }
  return { telling, formulae };
}

/** Chosen grams of one formula stand no further apart than the stretch that is always found. */
function join(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && span.start <= last.start + ALWAYS_FOUND) spans[spans.length - 1] = { start: last.start, end: span.end };
  else spans.push(span);
}

function segmentsByReport(own: Stream, grams: readonly GramHits[]): ReadonlyMap<Indexed, readonly Segment[]> {
  const found = new Map<Indexed, Segment[]>();
  const ends = new Map<Indexed, Map<number, number>>();
  for (const { at, reports, places } of grams) {
    reports.forEach((report, i) => {
      const known = entry(ends, report, () => new Map<number, number>());
      const diagonal = at - places[i]!;
      if ((known.get(diagonal) ?? 0) > at) return;
      const segment = segmentAt(own, at, report.stream, places[i]!);
      known.set(diagonal, segment.a + segment.length);
      if (segment.length >= ALWAYS_FOUND) entry(found, report, () => []).push(segment);
    });
  }
  return found;
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key) ?? create();
  map.set(key, known);
  return known;
}

function segmentAt(own: Stream, at: number, other: Stream, place: number): Segment {
  const back = sameBefore(own, at, other, place);
  return { a: at - back, b: place - back, length: back + sameAhead(own, at, other, place) };
}

interface Candidate {
  readonly chain: Chain;
  readonly report: Indexed;
  readonly isTwin: boolean;
}

interface Chosen extends Candidate {
  /** The same in further reports. */
  readonly also: Candidate[];
}

interface Own {
  readonly draft: Draft;
  readonly stream: Stream;
  readonly formulae: readonly Span[];
}

// Of a chosen passage that a candidate must cover to be named beside it.
const ALIKE = 0.8;

/** The largest first; of the others what sticks out and is large enough by itself. */
function choose(candidates: readonly Candidate[], own: Own): readonly Chosen[] {
  // Ascending and apart, so that what a candidate meets is found by halving.
  const chosen: Chosen[] = [];
  for (const candidate of candidates.filter(({ chain }) => isTold(chain, own)).sort(bySize)) {
    const span = spanInFirst(candidate.chain);
    const met = chosenWithin(chosen, span);
    met.find(other => covers(other.chain, span))?.also.push(candidate);
    if (met.length === 0) insert(chosen, { ...candidate, also: [] });
    for (const chain of met.length === 0
      ? []
      : outside(
          candidate.chain,
          met.map(other => spanInFirst(other.chain)),
        ))
      if (isTold(chain, own)) insert(chosen, { ...candidate, chain, also: [] });
  }
  return chosen;
}

function chosenWithin(chosen: readonly Chosen[], { start, end }: Span): readonly Chosen[] {
  const from = placeIn(chosen, start);
  let to = from;
  while (to < chosen.length && chosen[to]!.chain[0]!.a < end) to++;
  return chosen.slice(from, to);
}

function insert(chosen: Chosen[], each: Chosen): void {
  chosen.splice(placeIn(chosen, each.chain[0]!.a), 0, each);
}

/** Index of the first that ends behind an offset. */
function placeIn(chosen: readonly Chosen[], offset: number): number {
  return countWhile(chosen.length, index => spanInFirst(chosen[index]!.chain).end <= offset);
}

function bySize(x: Candidate, y: Candidate): number {
  const first = Number(y.isTwin) - Number(x.isTwin) || lettersIn(y.chain) - lettersIn(x.chain);
  return first || x.chain[0]!.a - y.chain[0]!.a || compare(x.report.id, y.report.id) || x.chain[0]!.b - y.chain[0]!.b;
}

/** By code units, which are the same on every machine. */
function compare(x: string, y: string): number {
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function covers(chosen: Chain, span: Span): boolean {
  const { start, end } = spanInFirst(chosen);
  return Math.min(end, span.end) - Math.max(start, span.start) >= ALIKE * (end - start);
}

// The longest formula that just two of eight provincial reports of one year share has 77 letters.
const LONGEST_FORMULA = 80;
// No two of them, nor of five district reports, share a sentence of thirty letters but for the opening words of the session.
const SHORTEST_SENTENCES = 30;
const OPENING_WORDS = /^(?:各位代表)?现在我?(?:谨)?代表.{2,24}报告工作/;

/** Whether a passage is more than a formula. */
function isTold(chain: Chain, own: Own): boolean {
  const plain = chain.map(segment =>
    lettersBesides(own.formulae, { start: segment.a, end: segment.a + segment.length }),
  );
  if (plain.reduce((sum, letters) => sum + letters, 0) >= LONGEST_FORMULA) return true;
  return chain.some((segment, i) => plain[i]! >= SHORTEST_SENTENCES && sentencesIn(segment, own) >= SHORTEST_SENTENCES);
}

function lettersBesides(formulae: readonly Span[], { start, end }: Span): number {
  let letters = end - start;
  for (let i = firstEndingBehind(formulae, start); i < formulae.length && formulae[i]!.start < end; i++)
    letters -= Math.min(end, formulae[i]!.end) - Math.max(start, formulae[i]!.start);
  return letters;
}

/** Letters of the sentences that lie in a segment from beginning to end. */
function sentencesIn({ a, length }: Segment, own: Own): number {
  let letters = 0;
  for (const { start, end, key } of unitsWithin({ start: a, end: a + length }, own))
    if (a <= start && end <= a + length && !OPENING_WORDS.test(key)) letters += end - start;
  return letters;
}

/** A sentence of the draft, placed in its stream. */
interface Unit extends Span {
  readonly key: string;
  /** In the document. */
  readonly source: Span;
  /** Whether it is a line of its own, as headings are. */
  readonly isLine: boolean;
}

/** The sentences that a span of the stream touches. */
function* unitsWithin(span: Span, { draft, stream }: Own): Iterable<Unit> {
  for (let i = paragraphAt(stream, span.start); i < stream.letters.length && stream.offsets[i]! < span.end; i++) {
    const line = stream.lines[i]!;
    const { sentences } = draft.paragraphs[line]!;
    let start = stream.offsets[i]!;
    for (const sentence of sentences) {
      const end = start + sentence.key.length;
      if (start < span.end && end > span.start)
        yield {
          start,
          end,
          key: sentence.key,
          source: shift(sentence, draft.starts[line]!),
          isLine: sentences.length === 1,
        };
      start = end;
    }
  }
}

/** The passage without the ends of sentences that are alike by chance at its edges, and without headings behind it. */
function trimmed(chain: Chain, own: Own): Chain {
  let { start, end } = spanInFirst(chain);
  const units = [...unitsWithin({ start, end }, own)];
  const first = units[0]!;
  if (first.start < start && first.end < end && first.end - start < ALWAYS_FOUND) start = first.end;
  for (let last = units.pop(); last && last.start > start; last = units.pop()) {
    const isPart = end < last.end || (last.isLine && !endsSentence(own.draft, last));
    if (!isPart || end - last.start >= ALWAYS_FOUND) break;
    end = last.start;
  }
  return inside(chain, { start, end });
}

function endsSentence({ text }: Draft, { source }: Unit): boolean {
  return /[。！？；：!?;:]/.test(text.slice(Math.max(source.start, source.end - 2), source.end));
}

// More places would not help anybody.
const MOST_NAMED = 5;

function toPassage({ chain: found, report, isTwin, also }: Chosen, own: Own): SharedPassage {
  const chain = isTwin ? found : trimmed(found, own);
  const span = spanInFirst(chain);
  const letters = lettersIn(chain);
  const further = also.filter(
    (each, i) => each.report !== report && i === also.findIndex(other => other.report === each.report),
  );
  return {
    ...sourceOf(span, own),
    letters,
    differing: span.end - span.start - letters,
    share: isTwin ? Math.max(1, Math.floor((100 * letters) / lengthOf(own.stream))) : undefined,
    places: [{ chain, report }, ...further].slice(0, MOST_NAMED).map(placeOf),
  };
}

/** With the marks that open and close its sentences. */
function sourceOf(span: Span, own: Own): Span {
  const units = [...unitsWithin(span, own)];
  const [first, last] = [units[0], units.at(-1)];
  return {
    start: first?.start === span.start ? first.source.start : spotOf(own.stream, span.start).offset,
    end: last?.end === span.end ? last.source.end : endSpotOf(own.stream, span.end).offset,
  };
}

function placeOf({ chain, report }: Pick<Candidate, 'chain' | 'report'>): SharedPlace {
  const { start, end } = spanInSecond(chain);
  return { report: report.id, from: spotOf(report.stream, start), to: endSpotOf(report.stream, end) };
}
