import { toNumber } from '../figures/decimal';
import type { Approximation, Figure, Role } from '../figures/figure';
import { intervalOf } from '../figures/interval';
import { type Span, shift } from '../text/span';
import type { Draft } from './draft';
import { type PlacedTime, periodsOf } from './periods';

export type { Approximation, Role } from '../figures/figure';

/** A figure with what it measures. Offsets count from the document's start. */
export interface Indicator extends Span {
  /** The number with its unit as written, without outer hedge words. */
  readonly text: string;
  /** In the base unit: 万 and 亿 expanded, percent as 0–100. */
  readonly value: number;
  /** The interval the words mean, in the base unit; undefined where unbounded. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly unit: string;
  readonly approx: Approximation;
  readonly role: Role;
  readonly direction: 'up' | 'down' | undefined;
  readonly planned: boolean;
  /** The shortest noun phrase that says what is measured, and where it stands; empty where none was found. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `2024` or `2021-2025`. */
  readonly period: string | undefined;
  /** 全市, 全区, 其中 and their like. */
  readonly scope: string | undefined;
  /** Title of the innermost section that holds it. */
  readonly section: string | undefined;
}

/** Every indicator of the document in reading order. Linear in the document. */
export function indicatorsOf(draft: Draft): readonly Indicator[] {
  const times = periodsOf(draft);
  return draft.paragraphs.flatMap((paragraph, line) =>
    paragraph.figures.map(figure => toIndicator(draft, line, figure, times)),
  );
}

function toIndicator(draft: Draft, line: number, figure: Figure, timeAt: (offset: number) => PlacedTime): Indicator {
  const start = draft.starts[line]!;
  const { text } = draft.paragraphs[line]!;
  const time = timeAt(start + figure.start);
  const interval = intervalOf(figure);
  const year = figure.year ?? time.year;
  return {
    text: text.slice(figure.start, figure.end),
    value: toNumber(figure.value),
    low: interval.low && toNumber(interval.low),
    high: interval.high && toNumber(interval.high),
    unit: figure.unit,
    approx: figure.approx,
    role: figure.role,
    direction: figure.direction,
    planned: time.planned ?? figure.promised,
    name: text.slice(figure.name.start, figure.name.end),
    nameSpan: shift(figure.name, start),
    period: year === undefined ? undefined : String(year),
    scope: figure.scope,
    section: time.section?.title,
    ...shift(figure, start),
  };
}
