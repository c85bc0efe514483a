import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import type { Draft } from '../draft';

/** A section with a marker that opens its line. */
export interface Rung {
  readonly section: Section;
  readonly item: PlacedMarker;
  readonly run: NumberingRun;
  /** The section right above it. */
  readonly above: Section | undefined;
  /** The next rung above it. */
  readonly parent: Rung | undefined;
}

/** The numbered levels of a document. */
export interface Ladder {
  readonly draft: Draft;
  /** In the order of the text. */
  readonly rungs: readonly Rung[];
  /** The runs that go on across their parents, as 1. to 17. below （一） to （五） do. */
  readonly goingOn: ReadonlySet<NumberingRun>;
}

/** 一是 and 首先 number what is said rather than a level: one may stand below any heading, and moves with it unchanged. */
export const SPEECH: ReadonlySet<MarkerKind> = new Set(['shi', 'yao', 'ordinal', 'qi', 'first']);

/** Linear in the sections. */
export function ladderOf(draft: Draft): Ladder {
  const rungs: Rung[] = [];
  const visit = (sections: readonly Section[], above: Section | undefined, parent: Rung | undefined) => {
    for (const section of sections) {
      const rung = toRung(section, above, parent);
      if (rung) rungs.push(rung);
      visit(section.children, section, rung ?? parent);
    }
  };
  visit(draft.sections, undefined, undefined);
  return { draft, rungs, goingOn: runsGoingOn(rungs) };
}

/** The marker of a section. */
export function itemOf({ numbering }: Section): PlacedMarker | undefined {
  return numbering?.run.items[numbering.index];
}

/** Offset of a marker in the document. */
export function offsetOf(draft: Draft, { marker, line }: PlacedMarker): number {
  return draft.starts[line]! + marker.start;
}

/** Index of a section among its siblings behind those of its ancestors, outermost first; undefined where it is not there. */
export function pathOf(sections: readonly Section[], section: Section): readonly number[] | undefined {
  const index = sections.indexOf(section);
  if (index >= 0) return [index];
  for (let i = 0; i < sections.length; i++) {
    const { start, end, children } = sections[i]!;
    const below = start <= section.start && section.start <= end ? pathOf(children, section) : undefined;
    if (below) return [i, ...below];
  }
  return undefined;
}

/** The sections among which a path ends. */
export function siblingsAt(sections: readonly Section[], path: readonly number[]): readonly Section[] {
  return path.slice(0, -1).reduce<readonly Section[]>((level, index) => level[index]?.children ?? [], sections);
}

function toRung(section: Section, above: Section | undefined, parent: Rung | undefined): Rung | undefined {
  const item = itemOf(section);
  return item?.marker.leads ? { section, item, run: section.numbering!.run, above, parent } : undefined;
}

function runsGoingOn(rungs: readonly Rung[]): ReadonlySet<NumberingRun> {
  const parents = new Map<NumberingRun, Section | undefined>();
  const goingOn = new Set<NumberingRun>();
  for (const { run, above } of rungs) {
    if (!parents.has(run)) parents.set(run, above);
    else if (parents.get(run) !== above) goingOn.add(run);
  }
  return goingOn;
}
