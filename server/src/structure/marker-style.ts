import type { Edit } from '../text/edit';
import { remembered } from '../text/remembered';
import { type Marker, type MarkerKind, numeralFor } from './markers';
import type { NumberingRun, PlacedMarker } from './outline';

/** How a marker is written around its numeral: `（N）`, `N、`, `N.`, and `Ｎ．` where its digits are full width. */
export function styleOf({ marker }: PlacedMarker): string {
  return markerStyle(marker);
}

// A marker lives as long as its paragraph and never changes.
const markerStyle = remembered((marker: Marker): string => {
  const { before, numeral, after } = partsOf(marker);
  return before + (/[０-９]/.test(numeral) ? 'Ｎ' : 'N') + after;
});

/** The style that more than half of a run of at least three share; undefined where there is none. */
export function majorityStyle(run: NumberingRun): string | undefined {
  return STYLED.has(run.kind) ? majority(run.items.map(styleOf)) : undefined;
}

/** What more than half of at least three say; undefined where there is none. */
export function majority(values: readonly string[]): string | undefined {
  if (values.length < LEAST_FOR_MAJORITY) return undefined;
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [value, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
  return count * 2 > values.length ? value : undefined;
}

/** The same style with full-width signs as half-width ones. */
export function withoutWidth(style: string): string {
  return style.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - TO_FULL_WIDTH));
}

/** A style as a reader understands it: `（×）`. */
export function shownStyle(style: string): string {
  return style.replace(NUMERAL_SIGN, '×');
}

/** Writes a marker in another style. The edit counts from the start of its line. */
export function restyle({ marker }: PlacedMarker, style: string): Edit {
  const text = inStyle(style, partsOf(marker).numeral);
  return { start: marker.start, end: marker.start + marker.text.length, text };
}

/** A numeral in a style: 三 in `（N）` is （三）, 3 in `Ｎ．` is ３．. */
export function inStyle(style: string, numeral: string): string {
  return style.replace(NUMERAL_SIGN, sign => (sign === 'N' ? withoutWidth(numeral) : withFullWidth(numeral)));
}

/** The marker as it would be written with another number. */
export function rewritten(marker: Marker, value: number): string {
  const { before, numeral, after } = partsOf(marker);
  return before + numeralFor(marker.kind, value, numeral) + after;
}

const LEAST_FOR_MAJORITY = 3;
const TO_FULL_WIDTH = 0xfee0;
const NUMERAL_SIGN = /[NＮ]/;

// The others carry words around their numeral (第N章, 第N篇, N是), which are no matter of style.
export const STYLED: ReadonlySet<MarkerKind> = new Set(['han', 'han-bracket', 'arabic', 'arabic-bracket']);

function partsOf(marker: Marker): { readonly before: string; readonly numeral: string; readonly after: string } {
  const from = marker.numeral.start - marker.start;
  const to = marker.numeral.end - marker.start;
  return { before: marker.text.slice(0, from), numeral: marker.text.slice(from, to), after: marker.text.slice(to) };
}

function withFullWidth(numeral: string): string {
  return numeral.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + TO_FULL_WIDTH));
}
