import { type Draft, lineAt } from '../draft/draft';
import type { Section } from '../structure/outline';

/**
 * The sections that a caret at `offset` (UTF-16, document) stands in, outermost first. White space before the text of a
 * line counts with that text, and a blank line with the text above it.
 */
export function sectionsAt(draft: Draft, offset: number): readonly Section[] {
  const place = textAt(draft, offset);
  const path: Section[] = [];
  let siblings = draft.sections;
  for (;;) {
    const section = siblings.findLast(({ start, end }) => start <= place && place <= end);
    if (section === undefined) return path;
    path.push(section);
    siblings = section.children;
  }
}

/** Whether a section has a heading in the text of the report: the title and the data of a web page stay where they are. */
export function isMovable({ kind }: Section): boolean {
  return kind !== 'title' && kind !== 'front-matter';
}

function textAt(draft: Draft, offset: number): number {
  const line = lineAt(draft, offset);
  const indent = indentOf(draft, line);
  if (indent !== undefined) return Math.max(offset, draft.starts[line]! + indent);
  return draft.text.slice(0, offset).trimEnd().length;
}

/** Length of the white space before the text of a line; undefined for a blank one. */
function indentOf(draft: Draft, line: number): number | undefined {
  const indent = draft.paragraphs[line]!.text.search(/\S/);
  return indent < 0 ? undefined : indent;
}
