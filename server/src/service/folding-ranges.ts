import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { type Draft, lineAt } from '../draft/draft';
import type { Section } from '../structure/outline';
import type { Analysis } from './analysis';

/** Sections of more than one line, and runs of page furniture. One fold begins on a line, the widest. */
export function foldingRanges({ draft }: Analysis): FoldingRange[] {
  const folds = [...sectionFolds(draft, draft.sections), ...furnitureFolds(draft)];
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
