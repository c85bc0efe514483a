import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import { applyEdits, type Edit } from '../../text/edit';
import { contains, type Span, shift, shiftBack } from '../../text/span';
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
  return path === undefined ? [] : moveAmongSiblings(draft, path, path.at(-1)! + (direction === 'up' ? -1 : 1));
}

/** Brings the section at a path to the place of one of its siblings, as often exchanged with the next would. */
export function moveAmongSiblings(draft: Draft, path: readonly number[], to: number): readonly Edit[] {
  const edits = rotation(draft, path, to);
  return goesBack(draft, path, to, edits) ? edits : [];
}

function goesBack(draft: Draft, path: readonly number[], to: number, edits: readonly Edit[]): boolean {
  if (edits.length === 0) return false;
  const moved = readDraft(applyEdits(draft.text, edits), draft);
  return applyEdits(moved.text, rotation(moved, [...path.slice(0, -1), to], path.at(-1)!)) === draft.text;
}

/** The section at a path changes places with all the siblings on the way to an index. */
function rotation(draft: Draft, path: readonly number[], to: number): readonly Edit[] {
  const siblings = siblingsAt(draft.sections, path);
  const from = path.at(-1)!;
  const section = siblings[from];
  if (section === undefined || from === to || siblings[to] === undefined) return [];
  const passed = from < to ? siblings.slice(from + 1, to + 1) : siblings.slice(to, from);
  if (!passed.every(each => isAlike(each, section))) return [];
  return from < to ? exchange(draft, [section], passed) : exchange(draft, passed, [section]);
}

function isAlike(a: Section, b: Section): boolean {
  if (a.kind !== b.kind || a.kind === 'front-matter') return false;
  if (a.numbering || b.numbering) return a.numbering?.run === b.numbering?.run;
  return a.marker === b.marker;
}

/** Siblings that stand one behind the other. */
type Siblings = readonly Section[];

function exchange(draft: Draft, first: Siblings, second: Siblings): readonly Edit[] {
  const [a, b] = exchanged(draft, first, second);
  const numerals = draft.runs.flatMap(run => movedNumerals(draft, run, a, b));
  return [
    { text: rewrite(draft.text, b, numerals), ...a },
    { text: rewrite(draft.text, a, numerals), ...b },
  ];
}

/**
 * What changes places. The stops of items in a line belong to their places, as no marker is read behind a word: 一是甲；
 * 二是乙。 becomes 一是乙；二是甲。. So do those of others where both have one.
 */
function exchanged(draft: Draft, first: Siblings, second: Siblings): readonly [Span, Span] {
  const [a, b] = [contentOf(draft, first), contentOf(draft, second)];
  const stops = [a, b].map(span => STOP.test(draft.text.slice(Math.max(span.start + 1, span.end - 1), span.end)));
  const isInLine = second.some(each => itemOf(each)?.marker.leads === false);
  if (!isInLine && !stops.every(Boolean)) return [a, b];
  return [stops[0] ? shortened(a) : a, stops[1] ? shortened(b) : b];
}

/** From its marker to its last character; the blanks before the next item stay where they are. */
function contentOf({ text }: Draft, siblings: Siblings): Span {
  const { start } = siblings[0]!;
  return { start, end: start + text.slice(start, siblings.at(-1)!.end).trimEnd().length };
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
  return [...inB!, ...inA!].map((numeral, index) => ({ text: written[index]!, ...numeral }));
}

function numeralOf(draft: Draft, { marker, line }: PlacedMarker): Span {
  return shift(marker.numeral, draft.starts[line]!);
}

/** A stretch of text with those of the edits that lie in it. */
function rewrite(text: string, span: Span, edits: readonly Edit[]): string {
  const own = edits.filter(edit => contains(span, edit)).map(edit => ({ ...edit, ...shiftBack(edit, span.start) }));
  return applyEdits(text.slice(span.start, span.end), own);
}
