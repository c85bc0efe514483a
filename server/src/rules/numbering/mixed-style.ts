import type { Draft } from '../../draft/draft';
import { majorityStyle, restyle, shownStyle, styleOf, withoutWidth } from '../../structure/marker-style';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { shift } from '../../text/span';
import type { Edit, Problem, Rule } from '../rule';

/** Markers of one sequence in full width and half width: one note for the sequence, on the first that differs. */
export const mixedStyle: Rule = {
  id: 'numbering/mixed-style',
  severity: 'information',
  summary: { zh: '同级编号全角半角混用', en: 'Markers of one sequence mix full and half width.' },
  *draft(draft) {
    for (const run of draft.runs) {
      const style = majorityStyle(run);
      const edits = run.items.flatMap(item => editsOf(draft, item, style));
      if (edits.length > 0) yield problem(edits, style, draft, run);
    }
  },
};

function problem(edits: readonly Edit[], style: string | undefined, { text }: Draft, run: NumberingRun): Problem {
  const { start, end } = edits[0]!;
  const usual = style === undefined || isHalfAndHalf(style) ? undefined : shownStyle(style);
  const written = text.slice(start, end);
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

function editsOf(draft: Draft, item: PlacedMarker, style: string | undefined): readonly Edit[] {
  const own = styleOf(item);
  const usual = style !== undefined && withoutWidth(own) === withoutWidth(style) ? style : own;
  const wanted = isHalfAndHalf(usual) ? closedAsOpened(usual) : usual;
  if (wanted === own) return [];
  const edit = restyle(item, wanted);
  return [{ ...shift(edit, draft.starts[item.line]!), text: edit.text }];
}

/** `（N)` and `(N）`. */
function isHalfAndHalf(style: string): boolean {
  return /^（[NＮ]\)|^\([NＮ]）/.test(style);
}

function closedAsOpened(style: string): string {
  return style.startsWith('（') ? style.replace(')', '）') : style.replace('）', ')');
}
