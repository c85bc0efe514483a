import { differenceOf } from '../text/difference';
import type { Span } from '../text/span';
import type { Heading } from './headings';
import type { Outline, OutlineLine, Section } from './outline';

/** One line that was written anew in its place. */
export interface LineChange {
  readonly line: number;
  /** UTF-16 offset of the line in the document, the same before and after. */
  readonly start: number;
  /** By how many UTF-16 units everything behind the line has moved, its line end included. */
  readonly by: number;
  readonly before: OutlineLine;
  readonly after: OutlineLine;
}

/**
 * The outline after a change of one line that leaves the headings in it as they were, and where they were: everything
 * behind moves along. Undefined where the document must be read again to know. What `readOutline` would give, at the cost
 * of the sections behind the change.
 */
export function shiftedOutline(outline: Outline, change: LineChange): Outline | undefined {
  const { before, after } = change;
  if (before.kind !== 'text' || after.kind !== 'text' || !haveSameHeadings(before, after)) return undefined;
  const move = moving(change);
  return move && new MovedOutline(outline, sections => movedSections(sections, change, move));
}

/** Moves its sections when they are first asked for: with most edits nobody does. */
class MovedOutline implements Outline {
  readonly runs: Outline['runs'];
  /** How many outlines wait to be moved before this one. */
  readonly waiting: number;
  #sections: readonly Section[] | undefined;
  #from: Outline | undefined;
  #move: ((sections: readonly Section[]) => readonly Section[]) | undefined;

  constructor(from: Outline, move: (sections: readonly Section[]) => readonly Section[]) {
    this.runs = from.runs;
    this.#from = from;
    this.#move = move;
    this.waiting = from instanceof MovedOutline && from.#sections === undefined ? from.waiting + 1 : 0;
    // Nobody waits for ever, with all that it keeps alive.
    if (this.waiting === MOST_WAITING) void this.sections;
  }

  get sections(): readonly Section[] {
    this.#sections ??= this.#move!(this.#from!.sections);
    this.#from = undefined;
    this.#move = undefined;
    return this.#sections;
  }
}

const MOST_WAITING = 32;

/** The place of an old offset in the new text, for what is no heading of the changed line. */
type Move = (offset: number) => number;

/** Titles and parts are told by the whole text of their line; other headings by themselves. */
function haveSameHeadings({ headings: before }: OutlineLine, { headings: after }: OutlineLine): boolean {
  return before.length === after.length && before.every((heading, i) => isSame(heading, after[i]!));
}

function isSame(a: Heading, b: Heading): boolean {
  return (
    a.form !== 'line' &&
    a.form === b.form &&
    a.depth === b.depth &&
    a.title === b.title &&
    isSameSpan(a.selection, b.selection) &&
    isSameMarker(a.marker, b.marker)
  );
}

function isSameMarker(a: Heading['marker'], b: Heading['marker']): boolean {
  if (!a || !b) return a === b;
  const isSamePlace = isSameSpan(a, b) && isSameSpan(a.numeral, b.numeral);
  return isSamePlace && a.kind === b.kind && a.value === b.value && a.text === b.text && a.weak === b.weak;
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Sections begin and end at headings, which stay, at the last visible sign of a line, and behind it. */
function moving({
  before: { text: before, headings },
  after: { text: after },
  start,
  by,
}: LineChange): Move | undefined {
  const headingsEnd = headings.at(-1)?.selection.end ?? 0;
  const [oldEnd, newEnd] = [before, after].map(text => text.trimEnd().length) as [number, number];
  const changed = differenceOf(before, after).before;
  // A heading may begin behind blanks only, which must not become words, and end with blanks, which would be the end.
  const indent = before.length - before.trimStart().length;
  if (oldEnd === 0 || newEnd === 0 || changed.start < indent || headingsEnd > Math.min(oldEnd, newEnd))
    return undefined;
  return offset => {
    if (offset === start + oldEnd) return start + newEnd;
    return offset > start + before.length ? offset + by : offset;
  };
}

/** What ends before the changed line stays as it is, and so do the headings in it. */
function movedSections(sections: readonly Section[], change: LineChange, move: Move): readonly Section[] {
  return sections.map(section => (section.end < change.start ? section : movedSection(section, change, move)));
}

function movedSection(section: Section, change: LineChange, move: Move): Section {
  const isHere = section.line <= change.line;
  const { kind, title, marker, level, start, end, selection, line, numbering } = section;
  return {
    kind,
    title,
    marker,
    selection: isHere ? selection : { start: move(selection.start), end: move(selection.end) },
    level,
    start: isHere ? start : move(start),
    end: move(end),
    children: movedSections(section.children, change, move),
    line,
    numbering,
  };
}
