import type { Position } from 'vscode-languageserver-types';
import { type Draft, readDraft } from '../draft/draft';
import { moveSection, shiftLevel } from '../draft/rewrite/move';
import { renumberAll, renumberLevel } from '../draft/rewrite/renumber';
import type { Rewrite, RewriteAnswer } from '../protocol';
import type { Section } from '../structure/outline';
import { applyEdits, type Edit } from '../text/edit';
import { offsetAt, positionAt } from './convert';
import { type Target, textEdits } from './edits';
import { isMovable, sectionsAt } from './sections';

/** The edits of a rewriting for a caret at `offset` (UTF-16, document); none where it would change nothing. */
export function rewriteEdits(draft: Draft, offset: number, rewrite: Rewrite): readonly Edit[] {
  if (rewrite === 'renumberAll') return renumberAll(draft);
  const section = sectionFor(draft, offset, rewrite);
  return section === undefined ? [] : EDITS[rewrite](draft, section);
}

/** The edits with the place that the caret has after them. */
export function rewriteAnswer(
  draft: Draft,
  target: Target,
  position: Position,
  rewrite: Rewrite,
): RewriteAnswer | undefined {
  const offset = offsetAt(draft, position);
  const edits = rewriteEdits(draft, offset, rewrite);
  if (edits.length === 0) return undefined;
  const after = readDraft(applyEdits(draft.text, edits), draft);
  const moved = STEPS[rewrite];
  const place = (moved && followed(draft, after, offset, moved)) ?? carried(edits, offset);
  return { version: target.version, edits: textEdits(draft, edits), caret: positionAt(after, place) };
}

type Edits = (draft: Draft, section: Section) => readonly Edit[];

const EDITS: Readonly<Record<Exclude<Rewrite, 'renumberAll'>, Edits>> = {
  renumberLevel,
  promote: (draft, section) => shiftLevel(draft, section, 'promote'),
  demote: (draft, section) => shiftLevel(draft, section, 'demote'),
  moveUp: (draft, section) => moveSection(draft, section, 'up'),
  moveDown: (draft, section) => moveSection(draft, section, 'down'),
};

/** How far a rewriting moves a section among its siblings. */
const STEPS: Readonly<Partial<Record<Rewrite, number>>> = { moveUp: -1, moveDown: 1 };

/** The innermost section that can be meant: to renumber a level takes one with a number. */
function sectionFor(draft: Draft, offset: number, rewrite: Rewrite): Section | undefined {
  const isMeant = rewrite === 'renumberLevel' ? ({ numbering }: Section) => numbering !== undefined : isMovable;
  return sectionsAt(draft, offset).findLast(isMeant);
}

/**
 * The caret after its section has moved, at the same distance from the marker: the number in it may have become longer
 * or shorter. Undefined where the section does not stand where it was expected.
 */
function followed(before: Draft, after: Draft, offset: number, step: number): number | undefined {
  const path = sectionsAt(before, offset);
  const depth = path.findLastIndex(isMovable);
  const section = path[depth];
  const moved = section && sectionBeside(before, after, path.slice(0, depth + 1), step);
  if (section === undefined || moved?.title !== section.title) return undefined;
  return Math.max(moved.start, behindMarker(moved) + offset - behindMarker(section));
}

function behindMarker({ start, marker }: Section): number {
  return start + (marker?.length ?? 0);
}

function sectionBeside(before: Draft, after: Draft, path: readonly Section[], step: number): Section | undefined {
  let [siblings, counterparts] = [before.sections, after.sections];
  for (const [depth, section] of path.entries()) {
    const index = siblings.indexOf(section);
    if (depth === path.length - 1) return counterparts[index + step];
    [siblings, counterparts] = [section.children, counterparts[index]?.children ?? []];
  }
  return undefined;
}

/** Where an offset comes to stand after edits; within a replaced stretch it stays within what replaces it. */
function carried(edits: readonly Edit[], offset: number): number {
  let place = offset;
  for (const { start, end, text } of edits) {
    if (end <= offset) place += text.length - (end - start);
    else if (start < offset) place += Math.min(0, text.length - (offset - start));
  }
  return place;
}
