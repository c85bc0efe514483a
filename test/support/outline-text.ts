import type { Draft } from '../../server/src/draft/draft';
import { lineAt } from '../../server/src/draft/draft';
import type { Section } from '../../server/src/structure/outline';

/** The outline of a draft, a line a section: indent by depth, kind, 1-based first and last line, level, marker and title. */
export function outlineText(draft: Draft): string {
  return draft.sections.map(section => sectionText(draft, section, 0)).join('');
}

function sectionText(draft: Draft, section: Section, depth: number): string {
  const lines = [section.start, Math.max(section.start, section.end - 1)].map(offset => lineAt(draft, offset) + 1);
  const head = `${'  '.repeat(depth)}${section.kind} ${section.level} ${lines.join('–')} ${section.marker ?? ''}|${section.title}\n`;
  return head + section.children.map(child => sectionText(draft, child, depth + 1)).join('');
}
