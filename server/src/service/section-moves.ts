import type { Position } from 'vscode-languageserver-types';
import { type Draft, readDraft } from '../draft/draft';
import { relocateSection } from '../draft/rewrite/relocate';
import type { RewriteAnswer } from '../protocol';
import type { Section } from '../structure/outline';
import { applyEdits } from '../text/edit';
import { offsetAt, positionAt } from './convert';
import { type Target, textEdits } from './edits';
import { isMovable, sectionsAt } from './sections';

/** Brings the section whose heading stands at `from` to the place of the one at `to`; the caret goes to its heading. */
export function moveAnswer(draft: Draft, target: Target, from: Position, to: Position): RewriteAnswer | undefined {
  const [section, place] = [sectionAt(draft, from), sectionAt(draft, to)];
  if (section === undefined || place === undefined || !isMovable(section) || !isMovable(place)) return undefined;
  const relocation = relocateSection(draft, section, place);
  if (relocation === undefined) return undefined;
  const after = readDraft(applyEdits(draft.text, relocation.edits), draft);
  const caret = positionAt(after, relocation.start);
  return { version: target.version, edits: textEdits(draft, relocation.edits), caret };
}

function sectionAt(draft: Draft, position: Position): Section | undefined {
  return sectionsAt(draft, offsetAt(draft, position)).at(-1);
}
