import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import type { Edit } from '../rule';

/** How a marker is written around its numeral: `（N）`, `N、`, `N.`. */
export function styleOf({ marker }: PlacedMarker): string {
  const from = marker.numeral.start - marker.start;
  const to = marker.numeral.end - marker.start;
  return `${marker.text.slice(0, from)}N${marker.text.slice(to)}`;
}

/** The style that more than half of a run of at least three share; undefined where there is none. */
export function majorityStyle(run: NumberingRun): string | undefined {
  if (run.items.length < 3) return undefined;
  const counts = new Map<string, number>();
  for (const item of run.items) counts.set(styleOf(item), (counts.get(styleOf(item)) ?? 0) + 1);
  const [style, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
  return count * 2 > run.items.length ? style : undefined;
}

/** The same style with full-width signs as half-width ones. */
export function withoutWidth(style: string): string {
  return style.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Writes a marker in another style. The edit counts from the start of its line. */
export function restyle({ marker }: PlacedMarker, style: string): Edit {
  const numeral = marker.text.slice(marker.numeral.start - marker.start, marker.numeral.end - marker.start);
  return { start: marker.start, end: marker.start + marker.text.length, text: style.replace('N', numeral) };
}
