import type { PlacedMarker, Section } from '../../structure/outline';
import { applyEdits, type Edit } from '../../text/edit';
import { contains, type Span, shiftBack } from '../../text/span';
import { type Draft, readDraft } from '../draft';
import { lateStarts } from '../late-starts';
import { moveAmongSiblings } from './move';
import { startOf, withNumber } from './renumber';
import { itemOf, offsetOf, pathOf, siblingsAt } from './tree';

/** The edits of a move with the place that the section has after them (UTF-16, document). */
export interface Relocation {
  readonly edits: readonly Edit[];
  readonly start: number;
}

/**
 * Brings a section with all below it to the place of another: before or behind it among its siblings, before one of its
 * kind below another heading, or to the end of a heading of its parent's kind. The numbers follow in both places.
 * Undefined where it cannot be, and where the report would be read otherwise afterwards.
 */
export function relocateSection(draft: Draft, section: Section, target: Section): Relocation | undefined {
  const [from, to] = [pathOf(draft.sections, section), pathOf(draft.sections, target)];
  if (from === undefined || to === undefined || section === target) return undefined;
  if (isSibling(from, to)) return amongSiblings(draft, from, to.at(-1)!);
  const parent = parentAt(draft, from);
  return parent && !contains(section, target) ? acrossParents(draft, section, parent, target) : undefined;
}

type Path = readonly number[];

function isSibling(a: Path, b: Path): boolean {
  return a.length === b.length && a.slice(0, -1).every((index, depth) => index === b[depth]);
}

function amongSiblings(draft: Draft, from: Path, to: number): Relocation | undefined {
  const [first, second] = moveAmongSiblings(draft, from, to);
  if (first === undefined || second === undefined) return undefined;
  const grown = first.text.length - (first.end - first.start);
  return { edits: [first, second], start: to < from.at(-1)! ? first.start : second.start + grown };
}

function parentAt(draft: Draft, path: Path): Section | undefined {
  return path.length < 2 ? undefined : siblingsAt(draft.sections, path.slice(0, -1))[path.at(-2)!];
}

/** Where a section goes: behind the text that ends at `offset`, before `next` in its numbering. */
interface Place {
  readonly offset: number;
  readonly parent: Section;
  readonly siblings: readonly Section[];
  readonly next: Section | undefined;
}

function acrossParents(draft: Draft, section: Section, parent: Section, target: Section): Relocation | undefined {
  const place = placeBefore(draft, section, target) ?? placeBelow(draft, section, parent, target);
  if (place === undefined || !itemOf(section)?.marker.leads) return undefined;
  const cut = cutOf(draft.text, section);
  if (cut === undefined || contains(cut, { start: place.offset, end: place.offset })) return undefined;
  const relocation = movedTo(draft, section, cut, place);
  return isReadAs(draft, relocation, section, place.parent) ? relocation : undefined;
}

/** In front of one of its kind below another heading. */
function placeBefore(draft: Draft, section: Section, target: Section): Place | undefined {
  const path = pathOf(draft.sections, target);
  const parent = path && parentAt(draft, path);
  if (parent === undefined || !isOfKind(section, target)) return undefined;
  const siblings = parent.children.filter(each => isOfKind(section, each));
  return { offset: textEnd(draft.text, target.start), parent, siblings, next: target };
}

/** Behind all that a heading of its parent's kind holds. */
function placeBelow(draft: Draft, section: Section, parent: Section, target: Section): Place | undefined {
  const isAlike = isOfKind(parent, target) && target.kind === parent.kind;
  if (!isAlike || target === parent) return undefined;
  const siblings = target.children.filter(each => isOfKind(section, each));
  return { offset: textEnd(draft.text, target.end), parent: target, siblings, next: undefined };
}

function isOfKind(a: Section, b: Section): boolean {
  const [first, second] = [itemOf(a)?.marker, itemOf(b)?.marker];
  return first?.kind === second?.kind && first?.leads === second?.leads;
}

function textEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** A section with the line breaks and the indentation before it: they come with it, and the text behind keeps its own. */
function cutOf(text: string, { start, end }: Section): Span | undefined {
  const cut = { start: textEnd(text, start), end: textEnd(text, end) };
  return cut.start > 0 && /[\r\n]/.test(text.slice(cut.start, start)) ? cut : undefined;
}

function movedTo(draft: Draft, section: Section, cut: Span, place: Place): Relocation {
  const numerals = numeralEdits(draft, section, cut, place);
  const [inside, outside] = [true, false].map(isIn => numerals.filter(edit => contains(cut, edit) === isIn));
  const moved = inside!.map(edit => ({ ...edit, ...shiftBack(edit, cut.start) }));
  const text = applyEdits(draft.text.slice(cut.start, cut.end), moved);
  const inserted: Edit = { start: place.offset, end: place.offset, text };
  const removed: Edit = { text: '', ...cut };
  const edits = [...outside!, inserted, removed].sort((a, b) => a.start - b.start);
  const before = edits.filter(edit => edit.end <= place.offset && edit !== inserted);
  const grown = before.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  return { edits, start: place.offset + grown + (section.start - cut.start) };
}

/** Every sequence that the move touches, counted in its new order from the number that it began with. */
function numeralEdits(draft: Draft, section: Section, cut: Span, place: Place): readonly Edit[] {
  const late = lateStarts(draft);
  const item = itemOf(section)!;
  const joined = (place.next ?? place.siblings[0])?.numbering?.run;
  const placeOf = (each: PlacedMarker) => placeAfter(offsetOf(draft, each), cut, place.offset);
  const counted = draft.runs
    .map(run => ({ first: startOf(run, late), items: itemsAfter(run.items, item, run === joined), before: run.items }))
    .filter(({ items, before }) => items !== before || items.some(each => isWithin(draft, each, cut)));
  const alone = joined ? [] : [{ first: 1, items: [item] }];
  return [...counted, ...alone].flatMap(({ first, items }) =>
    [...items].sort((a, b) => placeOf(a) - placeOf(b)).flatMap((each, index) => withNumber(draft, each, first + index)),
  );
}

/** The markers of a sequence without the one that leaves it or with the one that joins it; itself where nothing changes. */
function itemsAfter(items: readonly PlacedMarker[], item: PlacedMarker, joins: boolean): readonly PlacedMarker[] {
  const has = items.includes(item);
  if (has === joins) return items;
  return joins ? [...items, item] : items.filter(each => each !== item);
}

function isWithin(draft: Draft, item: PlacedMarker, span: Span): boolean {
  const offset = offsetOf(draft, item);
  return contains(span, { start: offset, end: offset });
}

/** Orders offsets as they stand after the move. */
function placeAfter(offset: number, cut: Span, to: number): number {
  const isMoved = offset >= cut.start && offset < cut.end;
  return isMoved ? to - 1 + (offset - cut.start + 1) / (cut.end - cut.start + 2) : offset;
}

/** Whether the section is read in its new place, with as many sections as before. */
function isReadAs(before: Draft, { edits, start }: Relocation, section: Section, parent: Section): boolean {
  const after = readDraft(applyEdits(before.text, edits), before);
  const found = pathTo(after.sections, start);
  const moved = found.at(-1);
  if (moved?.start !== start || moved.title !== section.title || moved.kind !== section.kind) return false;
  return found.at(-2)?.title === parent.title && countOf(after.sections) === countOf(before.sections);
}

function pathTo(sections: readonly Section[], offset: number): readonly Section[] {
  const section = sections.find(({ start, end }) => start <= offset && offset < end);
  return section === undefined ? [] : [section, ...(section.start === offset ? [] : pathTo(section.children, offset))];
}

function countOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}
