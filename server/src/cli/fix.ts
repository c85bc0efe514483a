import { type Draft, readDraft } from '../draft/draft';
import { check } from '../rules/check';
import { compatibleFixes } from '../rules/fixes';
import type { Finding } from '../rules/rule';
import { applyEdits } from '../text/edit';

/** A text with its safe repairs made. */
export interface Mended {
  readonly draft: Draft;
  /** What is left. */
  readonly findings: readonly Finding[];
  /** How many repairs were made. */
  readonly fixed: number;
}

/** Makes all safe repairs. One may uncover or move another, so they are made in rounds until none is left. */
export function mend(text: string): Mended {
  let draft = readDraft(text);
  let findings = check(draft);
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = compatibleFixes(findings);
    if (chosen.length === 0) break;
    fixed += chosen.length;
    const edits = chosen.flatMap(fix => fix.edits);
    draft = readDraft(applyEdits(draft.text, edits), draft);
    findings = check(draft);
  }
  return { draft, findings, fixed };
}

/** Enough for repairs that wait for a neighbour; the bound is there because two rules might undo each other's work. */
const ROUNDS = 10;
