import { countWhile } from './halving';
import type { Span } from './span';
import { placeFor, type UnitRun, unitsAt, writeUnit } from './unit-memory';
import { textOfUnits } from './unit-text';
import { readAs } from './variants';

/**
 * A text as the analysis reads it: Simplified, half-width, without what was cut out (pinyin remains) and with damaged
 * runs blotted, so that nothing is read from them.
 */
export interface Reading {
  readonly text: string;
  /** Source offset of every unit of `text`; undefined where they are the same, which is nearly always. */
  readonly origins: Int32Array | undefined;
}

/** Stands in a reading for every unit of a damaged run: it is no letter, no digit and no punctuation. */
export const BLOT = '\ufffc';

/**
 * Reads `source` without the spans in `cut` and with those in `blotted` unreadable; both ascending, apart, in source offsets.
 * `units` are what the units of the source are read as, where somebody has looked that up already.
 */
export function readText(
  source: string,
  cut: readonly Span[] = [],
  blotted: readonly Span[] = [],
  units?: UnitRun,
): Reading {
  const whole = blot(isReadAsItIs(source) ? source : textOfUnits(units ?? readUnits(source)), blotted);
  return cut.length === 0 ? { text: whole, origins: undefined } : withoutCuts(whole, cut);
}

/** The source span of a span of the reading. What was cut out at its edges stays outside. */
export function sourceSpan(reading: Reading, start: number, end: number): Span {
  const { origins } = reading;
  if (origins === undefined) return { start, end };
  const first = start < origins.length ? origins[start]! : (origins[origins.length - 1] ?? -1) + 1;
  return { start: first, end: end > start ? origins[end - 1]! + 1 : first };
}

/** The first unit of the reading that stands at or behind a source offset. */
export function readingOffset({ origins }: Reading, sourceOffset: number): number {
  if (origins === undefined) return sourceOffset;
  return countWhile(origins.length, index => origins[index]! < sourceOffset);
}

function isReadAsItIs(source: string): boolean {
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (readAs[unit] !== unit) return false;
  }
  return true;
}

function readUnits(source: string): UnitRun {
  const run = unitsAt(placeFor(source.length), source.length)!;
  for (let i = 0; i < source.length; i++) writeUnit(run, run.from + i, readAs[source.charCodeAt(i)]!);
  return run;
}

function blot(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + BLOT.repeat(end - start);
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}

function withoutCuts(text: string, cut: readonly Span[]): Reading {
  const kept = text.length - cut.reduce((sum, { start, end }) => sum + end - start, 0);
  const origins = new Int32Array(kept);
  let result = '';
  let from = 0;
  for (const { start, end } of [...cut, { start: text.length, end: text.length }]) {
    for (let i = from; i < start; i++) origins[result.length + i - from] = i;
    result += text.slice(from, start);
    from = end;
  }
  return { text: result, origins };
}
