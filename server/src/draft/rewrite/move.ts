import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import { applyEdits, type Edit } from '../../text/edit';
import { contains, type Span, shift } from '../../text/span';
import { type Draft, readDraft } from '../draft';
import { itemOf, pathOf, siblingsAt } from './tree';

export { shiftLevel } from './shift-level';

/**
 * Exchanges a section with the sibling before or after it. The numbers, and what stands between the two, stay with
 * their places. Empty where there is no sibling of its form, and where the report would be read otherwise afterwards,
 * so that moving back is always possible.
 */
export function moveSection(draft: Draft, section: Section, direction: 'up' | 'down'): readonly Edit[] {
  const path = pathOf(draft.sections, section);
  if (path === undefined) return [];
  const index = direction === 'up' ? path.at(-1)! - 1 : path.at(-1)!;
  const place = [...path.slice(0, -1), index];
  const edits = exchangeAt(draft, place);
  return goesBack(draft, place, edits) ? edits : [];
}

function goesBack(draft: Draft, place: readonly number[], edits: readonly Edit[]): boolean {
  const moved = readDraft(applyEdits(draft.text, edits), draft);
  return edits.length > 0 && applyEdits(moved.text, exchangeAt(moved, place)) === draft.text;
}

/** Exchanges the section at a path with the next. */
function exchangeAt(draft: Draft, place: readonly number[]): readonly Edit[] {
  const siblings = siblingsAt(draft.sections, place);
  const [first, second] = [siblings[place.at(-1)!], siblings[place.at(-1)! + 1]];
  return first && second && isAlike(first, second) ? exchange(draft, first, second) : [];
}

function isAlike(a: Section, b: Section): boolean {
  if (a.kind !== b.kind || a.kind === 'front-matter') return false;
  if (a.numbering || b.numbering) return a.numbering?.run === b.numbering?.run;
  return a.marker === b.marker;
}

function exchange(draft: Draft, first: Section, second: Section): readonly Edit[] {
  const [a, b] = exchanged(draft, first, second);
  const numerals = draft.runs.flatMap(run => movedNumerals(draft, run, a, b));
  return [
    { ...a, text: rewrite(draft.text, b, numerals) },
    { ...b, text: rewrite(draft.text, a, numerals) },
  ];
}

/**
 * What changes places. The stops of items in a line belong to their places, as no marker is read behind a word: 一是甲；
 * 二是乙。 becomes 一是乙；二是甲。. So do those of others where both have one.
 */
function exchanged(draft: Draft, first: Section, second: Section): readonly [Span, Span] {
  const [a, b] = [contentOf(draft, first), contentOf(draft, second)];
  const stops = [a, b].map(span => STOP.test(draft.text.slice(Math.max(span.start + 1, span.end - 1), span.end)));
  const isInLine = itemOf(second)?.marker.leads === false;
  if (!isInLine && !stops.every(Boolean)) return [a, b];
  return [stops[0] ? shortened(a) : a, stops[1] ? shortened(b) : b];
}

/** From its marker to its last character; the blanks before the next item stay where they are. */
function contentOf({ text }: Draft, { start, end }: Section): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

const STOP = /[。；;，,！!？?]$/;

function shortened({ start, end }: Span): Span {
  return { start, end: end - 1 };
}

/** The numerals of a run that runs through both stay in their order: the second brings its markers before those of the first. */
function movedNumerals(draft: Draft, run: NumberingRun, a: Span, b: Span): readonly Edit[] {
  const [inA, inB] = [a, b].map(span =>
    run.items.map(item => numeralOf(draft, item)).filter(each => contains(span, each)),
  );
  if (inA!.length === 0 || inB!.length === 0) return [];
  const written = [...inA!, ...inB!].map(({ start, end }) => draft.text.slice(start, end));
  return [...inB!, ...inA!].map((numeral, index) => ({ ...numeral, text: written[index]! }));
}

function numeralOf(draft: Draft, { marker, line }: PlacedMarker): Span {
  return shift(marker.numeral, draft.starts[line]!);
}

/** A stretch of text with those of the edits that lie in it. */
function rewrite(text: string, span: Span, edits: readonly Edit[]): string {
  const own = edits.filter(edit => contains(span, edit)).map(edit => ({ ...edit, ...shift(edit, -span.start) }));
  return applyEdits(text.slice(span.start, span.end), own);
}
