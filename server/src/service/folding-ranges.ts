import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { type Draft, lineAt } from '../draft/draft';
import type { Section } from '../structure/outline';
import type { Analysis } from './analysis';

/** Sections of more than one line, what is annexed behind them, and runs of page furniture. One fold begins on a line, the widest. */
export function foldingRanges({ draft }: Analysis): FoldingRange[] {
  const folds = [...sectionFolds(draft, draft.sections), ...annexFolds(draft), ...furnitureFolds(draft)];
  const byLine = new Map<number, FoldingRange>();
  for (const fold of folds) {
    if (fold.endLine > (byLine.get(fold.startLine)?.endLine ?? fold.startLine)) byLine.set(fold.startLine, fold);
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}

function sectionFolds(draft: Draft, sections: readonly Section[]): FoldingRange[] {
  return sections.flatMap(section => [
    { startLine: lineAt(draft, section.selection.start), endLine: lineAt(draft, section.end - 1) },
    ...sectionFolds(draft, section.children),
  ]);
}

/** 附件, 名词解释 and their like have no number: each reaches to the next of them, to the next title or to the end of the text. */
function annexFolds(draft: Draft): FoldingRange[] {
  const titles = new Set(draft.sections.filter(({ kind }) => kind === 'title').map(({ line }) => line));
  const folds: FoldingRange[] = [];
  let open: FoldingRange | undefined;
  for (const [line, paragraph] of draft.paragraphs.entries()) {
    if (titles.has(line)) open = undefined;
    if (isAnnexHeading(paragraph)) {
      open = { startLine: line, endLine: line };
      folds.push(open);
    } else if (open && (paragraph.kind === 'text' || paragraph.kind === 'table')) open.endLine = line;
  }
  return folds;
}

const ANNEX = /^\s*(?:附件|附录|附表|名词解释|名词注释|注释|注)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*:?\s*$/;

function isAnnexHeading({ kind, reading }: Draft['paragraphs'][number]): boolean {
  return kind === 'text' && ANNEX.test(reading.text);
}

/** Tables of metadata, breadcrumbs and buttons of a web page, where they fill several lines on end. */
function furnitureFolds({ paragraphs }: Draft): FoldingRange[] {
  const runs: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = [];
  let isOpen = false;
  for (const [line, { kind }] of paragraphs.entries()) {
    const isPart: boolean = kind === 'furniture' || (isOpen && kind === 'bar');
    if (isPart && isOpen) runs.at(-1)!.endLine = line;
    else if (isPart) runs.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
    isOpen = isPart || (isOpen && kind === 'blank');
  }
  return runs;
}
