import { greatestNumber } from '../../structure/markers';
import type { PlacedMarker, Section } from '../../structure/outline';
import { type Draft, lineAt } from '../draft';
import { levelBelow } from './levels';
import { formOf, writeMarker } from './marker-form';
import { itemOf, ladderOf, offsetOf, SPEECH } from './tree';

/** A marker that may come next at a place. */
export interface Continuation {
  /** As the document writes its siblings, with the blank that follows where they have one: `（三）`, `4.`, `二是`. */
  readonly marker: string;
  /** Level of the section that it would open. */
  readonly level: number;
  /** Title of the sibling before it, or of the parent where it opens a new level. */
  readonly after: string;
}

/**
 * The next marker of every level that is open at `offset` (UTF-16, document), innermost first: at a line start or after
 * a stop. At a line start also the first marker of a new level, ahead of the others where a heading has nothing below it
 * yet, behind them otherwise.
 */
export function continuationsAt(draft: Draft, offset: number): readonly Continuation[] {
  const line = lineAt(draft, offset);
  const before = draft.text.slice(draft.starts[line]!, offset);
  const open = openAt(draft.sections, offset);
  if (before.trim() === '') return atLineStart(draft, open, offset);
  return STOP.test(before)
    ? continued(
        draft,
        open.filter(section => section.line === line && goesOnInLine(section)),
      )
    : [];
}

const STOP = /[。；：，！？;:,!?][”）)]?\s*$/;

/** The sections that may still go on at a place, innermost first: the last of every level that begins before it. */
function openAt(sections: readonly Section[], offset: number): readonly Section[] {
  const open: Section[] = [];
  let last = sections.findLast(({ start }) => start < offset);
  while (last) {
    open.unshift(last);
    last = last.children.findLast(({ start }) => start < offset);
  }
  return open;
}

function atLineStart(draft: Draft, open: readonly Section[], offset: number): readonly Continuation[] {
  const next = continued(draft, open.filter(leads));
  const parent = open.find(opensLevels);
  const opening = openingBelow(draft, parent, offset);
  if (opening === undefined) return next;
  return parent && isBare(draft, parent, offset) ? [opening, ...next] : [...next, opening];
}

/** Whether one of its sequence opens a line: 二是 in a line may be followed by 三是 in the next where 一是 opened one. */
function leads({ numbering }: Section): boolean {
  return numbering?.run.items.some(({ marker }) => marker.leads) ?? false;
}

/** Whether a numbered level may lie below a section: titles, parts and numbered headings, but not 一是 and run-in headings. */
function opensLevels(section: Section): boolean {
  const marker = itemOf(section)?.marker;
  if (marker === undefined) return section.kind === 'title' || section.kind === 'heading';
  return marker.leads && !SPEECH.has(marker.kind);
}

function openingBelow(draft: Draft, parent: Section | undefined, offset: number): Continuation | undefined {
  const below = levelBelow(ladderOf(draft), parent && itemOf(parent)?.marker.kind, offset);
  if (below === undefined) return undefined;
  const last = below.run?.items.findLast(item => offsetOf(draft, item) < offset);
  const value = last ? numberAfter(last, below.run!.items.indexOf(last)) : 1;
  return { marker: writeMarker(below.form, value), level: (parent?.level ?? 0) + 1, after: parent?.title ?? '' };
}

/** Whether a heading has nothing below it yet. */
function isBare({ text }: Draft, { selection }: Section, offset: number): boolean {
  return text.slice(selection.end, offset).trim() === '';
}

/** Inside a line the markers of sentences go on, those of headings do not. */
function goesOnInLine(section: Section): boolean {
  const kind = section.numbering?.run.kind;
  return kind !== undefined && (SPEECH.has(kind) || kind === 'circled');
}

function continued(draft: Draft, sections: readonly Section[]): readonly Continuation[] {
  return sections.flatMap(section => {
    const marker = nextMarker(draft, section);
    return marker === undefined ? [] : [{ marker, level: section.level, after: section.title }];
  });
}

function nextMarker(draft: Draft, section: Section): string | undefined {
  const item = itemOf(section);
  if (item === undefined) return undefined;
  const value = numberAfter(item, section.numbering!.index);
  return value > greatestNumber(item.marker.kind) ? undefined : writeMarker(formOf(draft, item), value);
}

function numberAfter({ marker }: PlacedMarker, index: number): number {
  return (marker.value ?? index + 1) + 1;
}
