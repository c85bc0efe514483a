import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import type { Draft } from '../draft';

/** A section with a marker that opens its line. */
export interface Rung {
  readonly section: Section;
  readonly item: PlacedMarker;
  readonly run: NumberingRun;
  /** The next rung above it. */
  readonly parent: Rung | undefined;
}

/** 一是 and 首先 number what is said rather than a level: one may stand below any heading, and moves with it unchanged. */
export const SPEECH: ReadonlySet<MarkerKind> = new Set(['shi', 'yao', 'ordinal', 'qi', 'first']);

/** All rungs in the order of the text. */
export function rungsOf(draft: Draft): readonly Rung[] {
  const rungs: Rung[] = [];
  const visit = (sections: readonly Section[], parent: Rung | undefined) => {
    for (const section of sections) {
      const rung = toRung(section, parent);
      if (rung) rungs.push(rung);
      visit(section.children, rung ?? parent);
    }
  };
  visit(draft.sections, undefined);
  return rungs;
}

/** The marker of a section. */
export function itemOf({ numbering }: Section): PlacedMarker | undefined {
  return numbering?.run.items[numbering.index];
}

/** Offset of a marker in the document. */
export function offsetOf(draft: Draft, { marker, line }: PlacedMarker): number {
  return draft.starts[line]! + marker.start;
}

/** Whether a run goes on across its parents, as 1. to 17. below （一） to （五） do. */
export function goesOn(rungs: readonly Rung[], run: NumberingRun): boolean {
  return new Set(rungs.filter(rung => rung.run === run).map(rung => rung.parent)).size > 1;
}

/** Index of a section among its siblings, with those of its ancestors before it, outermost first; undefined where it is none of the draft's. */
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

function toRung(section: Section, parent: Rung | undefined): Rung | undefined {
  const item = itemOf(section);
  return item?.marker.leads ? { section, item, run: section.numbering!.run, parent } : undefined;
}
