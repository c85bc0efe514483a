import { perBlock } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { LineKind } from '../../structure/furniture';
import type { Rule } from '../rule';

/** What the web page put around the report: one finding for each run of lines. */
export const pageFurniture: Rule = {
  id: 'text/page-furniture',
  severity: 'warning',
  summary: { zh: '网页残留', en: 'Remains of the web page around the report.' },
  *draft(draft) {
    for (const { from, to, count } of furnitureRuns(draft)) {
      const start = draft.starts[from]!;
      const end = draft.starts[to]! + draft.paragraphs[to]!.text.length;
      yield {
        start,
        end,
        message: {
          zh:
            count === 1
              ? '这一行是网页的索引、导航或发布信息，不是报告正文。'
              : `这 ${count} 行是网页的索引、导航或发布信息，不是报告正文。`,
          en:
            count === 1
              ? 'This line belongs to the web page, not to the report.'
              : `These ${count} lines belong to the web page, not to the report.`,
        },
        fixes: [
          {
            title: { zh: '删除网页残留', en: 'Remove the remains of the page' },
            safe: false,
            edits: [{ start, end: draft.starts[to + 1]!, text: '' }],
          },
        ],
      };
    }
  },
};

/** Runs of furniture lines, 0-based and inclusive, over blank lines and lone bars between and beside them. Linear. */
export function furnitureRuns(
  draft: Draft,
): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
  const runs: { from: number; to: number; count: number }[] = [];
  let from = -1;
  let to = -1;
  let count = 0;
  let furniture = 0;
  const finish = () => {
    if (furniture > 0) runs.push({ from, to, count });
    from = -1;
    count = 0;
    furniture = 0;
  };
  for (const { block, line: first } of draft.blocks)
    for (const { line, kind } of changesIn(block)) {
      if (kind !== 'furniture' && kind !== 'bar') {
        finish();
        continue;
      }
      if (from < 0) from = first + line;
      to = first + line;
      count++;
      if (kind === 'furniture') furniture++;
    }
  finish();
  return runs;
}

/** Furniture and bars of a block, and of other lines in a row the first; without blank lines. */
const changesIn = perBlock(({ paragraphs }) => {
  const found: { readonly line: number; readonly kind: LineKind }[] = [];
  paragraphs.forEach(({ kind }, line) => {
    const isOther = kind !== 'furniture' && kind !== 'bar';
    if (kind !== 'blank' && !(isOther && found.at(-1)?.kind === 'text'))
      found.push({ line, kind: isOther ? 'text' : kind });
  });
  return found;
});
