import { type Draft, wordsIn } from '../../draft/draft';
import { majorityStyle, restyle, shownStyle, styleOf, withoutWidth } from '../../structure/marker-style';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { remembered } from '../../text/remembered';
import { shift } from '../../text/span';
import type { Edit, Problem, Rule } from '../rule';

/** Markers of one sequence in full width and half width: one note for the sequence, on the first that differs. */
export const mixedStyle: Rule = {
  id: 'numbering/mixed-style',
  severity: 'information',
  summary: { zh: '同级编号全角半角混用', en: 'Markers of one sequence mix full and half width.' },
  *draft(draft) {
    for (const run of mixedRuns(draft.runs)) {
      const { style, changes } = mixtureIn(run);
      const edits = changes.map(({ item, edit }) => ({ text: edit.text, ...shift(edit, draft.starts[item.line]!) }));
      yield problem(edits, style, draft, run);
    }
  },
};

const mixedRuns = remembered((runs: Draft['runs']) => runs.filter(run => mixtureIn(run).changes.length > 0));

/** How most markers of a run are written, and what the others need. Offsets of edits count from the start of their line. */
const mixtureIn = remembered((run: NumberingRun) => {
  const style = majorityStyle(run);
  return { style, changes: run.items.flatMap(item => changesOf(item, style)) };
});

interface Change {
  readonly item: PlacedMarker;
  readonly edit: Edit;
}

function problem(edits: readonly Edit[], style: string | undefined, draft: Draft, run: NumberingRun): Problem {
  const { start, end } = edits[0]!;
  const usual = style === undefined || isHalfAndHalf(style) ? undefined : shownStyle(style);
  const written = wordsIn(draft, { start, end });
  return {
    start,
    end,
    message:
      usual === undefined
        ? {
            zh: `“${written}”的括号一半全角一半半角；同级 ${run.items.length} 个编号中有 ${edits.length} 处。`,
            en: `One bracket of “${written}” is full width and the other half width; ${edits.length} of ${run.items.length} siblings.`,
          }
        : {
            zh: `同级编号多作“${usual}”，有 ${edits.length} 处全角半角不同。`,
            en: `Its siblings are mostly written “${usual}”; ${edits.length} differ in width.`,
          },
    fixes: [{ title: { zh: '统一写法', en: 'Write them alike' }, safe: false, edits }],
  };
}

const NONE: readonly Change[] = [];

function changesOf(item: PlacedMarker, style: string | undefined): readonly Change[] {
  const own = styleOf(item);
  if (own === style && !isHalfAndHalf(own)) return NONE;
  const usual = style !== undefined && withoutWidth(own) === withoutWidth(style) ? style : own;
  const wanted = isHalfAndHalf(usual) ? closedAsOpened(usual) : usual;
  if (wanted === own) return NONE;
  return [{ item, edit: restyle(item, wanted) }];
}

/** `（N)` and `(N）`. */
function isHalfAndHalf(style: string): boolean {
  return (style.startsWith('（') || style.startsWith('(')) && /^（[NＮ]\)|^\([NＮ]）/.test(style);
}

function closedAsOpened(style: string): string {
  return style.startsWith('（') ? style.replace(')', '）') : style.replace('）', ')');
}
