import type { Draft } from '../../draft/draft';
import { rewritten } from '../../structure/marker-style';
import { numeralFor } from '../../structure/markers';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { remembered } from '../../text/remembered';
import { type Span, shift } from '../../text/span';
import type { Edit, Fix, Problem, Related } from '../rule';

export type BreakKind = 'skipped' | 'repeated' | 'out-of-order' | 'not-from-one' | 'malformed';

/** A place where a run of markers stops counting. */
export interface Break {
  readonly kind: BreakKind;
  readonly run: NumberingRun;
  readonly index: number;
  /** How many breaks of its run stand before it. */
  readonly before: number;
  /** The number that belongs there. */
  readonly expected: number;
}

/** Finds the places where runs do not count 1, 2, 3. One slip gives one break: what follows may fit its own number or its place. */
export function findBreaks({ runs }: Draft): readonly Break[] {
  return breaksInAll(runs);
}

const breaksInAll = remembered((runs: Draft['runs']): readonly Break[] => [...readBreaks(runs)]);

function* readBreaks(runs: Draft['runs']): Iterable<Break> {
  for (const run of runs) {
    // 首先, 其次, 最后 do not count strictly: 再次 may be left out.
    if (run.kind === 'first') continue;
    let before = 0;
    for (const found of breaksIn(run)) yield { before: before++, ...found };
  }
}

/** A run lives on through every edit that leaves its markers alone. */
const breaksIn = remembered((run: NumberingRun) => [...breaksOf(run)]);

export function breakProblem(
  draft: Draft,
  found: Break,
  message: (marker: string, expected: string, before: string) => Problem['message'],
): Problem {
  const { run, index, expected } = found;
  const item = run.items[index]!;
  const before = run.items[index - 1];
  const written = rewritten(item.marker, expected);
  return {
    message: message(item.marker.text, written, before?.marker.text ?? ''),
    related: relatedMarkers(draft, before),
    fixes: () => renumberFixes(draft, found),
    ...placed(draft, item, item.marker),
  };
}

export function placed(draft: Draft, item: PlacedMarker, span: Span): Span {
  return shift(span, draft.starts[item.line]!);
}

function relatedMarkers(draft: Draft, before: PlacedMarker | undefined): readonly Related[] {
  if (!before) return [];
  const message = { zh: `前一个编号“${before.marker.text}”`, en: `The number before: “${before.marker.text}”` };
  return [{ message, ...placed(draft, before, before.marker) }];
}

function* breaksOf(run: NumberingRun): Iterable<Omit<Break, 'before'>> {
  const values = run.items.map(item => item.marker.value);
  const first = values[0];
  if (first !== undefined && first !== 1) yield { kind: 'not-from-one', run, index: 0, expected: 1 };
  let place = first ?? 1;
  let last = place;
  if (first === undefined) yield { kind: 'malformed', run, index: 0, expected: 1 };
  for (let index = 1; index < values.length; index++) {
    const value = values[index];
    place++;
    if (value === last + 1 || value === place) {
      last = value;
      continue;
    }
    yield { kind: kindOf(value, last, values[index + 1]), run, index, expected: last + 1 };
    if (isSwapped(value, last, values[index + 1])) {
      place++;
      index++;
      last = place;
    } else last = value ?? place;
  }
}

function kindOf(value: number | undefined, last: number, next: number | undefined): BreakKind {
  if (value === undefined) return 'malformed';
  if (value === last) return 'repeated';
  if (value < last || isSwapped(value, last, next)) return 'out-of-order';
  return 'skipped';
}

/** 一 三 二: two markers changed places. */
function isSwapped(value: number | undefined, last: number, next: number | undefined): boolean {
  return value === last + 2 && next === last + 1;
}

// A run with more breaks has no order to restore, and each of its breaks would carry all the rest.
const MOST_RENUMBERED = 8;

/** A repair whose edits count from the starts of their lines. */
interface LocalFix {
  readonly title: Fix['title'];
  readonly edits: readonly { readonly item: PlacedMarker; readonly text: string }[];
}

/** First the whole rest of the run by place; then this marker alone, where what follows it is already right. */
function renumberFixes(draft: Draft, found: Break): readonly Fix[] {
  return renumberings(found).map(({ title, edits }) => ({
    title,
    safe: false,
    edits: edits.map(({ item, text }): Edit => ({ text, ...placed(draft, item, item.marker.numeral) })),
  }));
}

/** Markers stay as they are while headings only move along, and so does what they should be. */
const renumberings = remembered(({ run, index, expected, before }: Break): readonly LocalFix[] => {
  const rest = run.items.slice(index, before < MOST_RENUMBERED ? undefined : index + 1);
  const edits = rest.flatMap((item, i) => renumberEdit(item, expected + i));
  const marker = rewritten(rest[0]!.marker, expected);
  const fixes: LocalFix[] = [];
  if (edits.length > 1) {
    const title = {
      zh: `从“${marker}”起重新编号（${edits.length} 处）`,
      en: `Renumber from “${marker}” on (${edits.length} places)`,
    };
    fixes.push({ title, edits });
  }
  if (edits.length > 1 && rest[1]?.marker.value !== expected + 1) return fixes;
  const title = { zh: `改为“${marker}”`, en: `Change to “${marker}”` };
  return [...fixes, { title, edits: renumberEdit(rest[0]!, expected) }];
});

function renumberEdit(item: PlacedMarker, value: number): LocalFix['edits'] {
  const { marker } = item;
  if (marker.value === value) return [];
  const written = marker.text.slice(marker.numeral.start - marker.start, marker.numeral.end - marker.start);
  return [{ item, text: numeralFor(marker.kind, value, written) }];
}
