import type { Draft } from '../../draft/draft';
import { majorityStyle, restyle, shownStyle, styleOf, withoutWidth } from '../../structure/marker-style';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { remembered } from '../../text/remembered';
import { shift } from '../../text/span';
import type { Edit } from '../rule';

/** A marker that is written otherwise than its siblings, and the edit that writes it as they are. */
export interface Restyling {
  readonly item: PlacedMarker;
  /** How most siblings are written: `（×）`. */
  readonly style: string;
  /** Offsets count from the document's start. */
  readonly edit: Edit;
  /** Whether it only lacks one of two brackets: `（四`, `四）`. */
  readonly lacksHalf: boolean;
}

/** Markers whose punctuation, width apart, differs from that of most of their siblings. Linear. */
export const restylings = remembered((draft: Draft): readonly Restyling[] => [...readRestylings(draft)]);

function* readRestylings(draft: Draft): Iterable<Restyling> {
  for (const each of restylingsInAll(draft.runs)) {
    const { text } = each.edit;
    yield { ...each, edit: { text, ...shift(each.edit, draft.starts[each.item.line]!) } };
  }
}

const restylingsInAll = remembered((runs: Draft['runs']) => runs.flatMap(run => restylingsIn(run)));

/** The same of one run; offsets of edits count from the start of their line. */
const restylingsIn = remembered((run: NumberingRun): readonly Restyling[] => {
  const style = majorityStyle(run);
  return style === undefined ? [] : run.items.flatMap(item => restylingOf(item, style));
});

const NONE: readonly Restyling[] = [];

function restylingOf(item: PlacedMarker, style: string): readonly Restyling[] {
  const written = styleOf(item);
  const own = written === style ? undefined : withoutWidth(written);
  if (own === undefined || own === withoutWidth(style)) return NONE;
  const lacksHalf = /^(?:\(N|N\))$/.test(own) && withoutWidth(style) === '(N)';
  return [{ item, style: shownStyle(style), edit: restyle(item, style), lacksHalf }];
}
