import type { Draft } from '../../draft/draft';
import { majorityStyle, restyle, shownStyle, styleOf, withoutWidth } from '../../structure/marker-style';
import type { PlacedMarker } from '../../structure/outline';
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
  for (const run of draft.runs) {
    const style = majorityStyle(run);
    if (style === undefined) continue;
    for (const item of run.items) {
      const own = withoutWidth(styleOf(item));
      if (own === withoutWidth(style)) continue;
      const { start, end, text } = restyle(item, style);
      const edit = { ...shift({ start, end }, draft.starts[item.line]!), text };
      const lacksHalf = /^(?:\(N|N\))$/.test(own) && withoutWidth(style) === '(N)';
      yield { item, style: shownStyle(style), edit, lacksHalf };
    }
  }
}
