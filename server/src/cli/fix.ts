import { type Draft, readDraft } from '../draft/draft';
import { type Judgement, judge } from '../library/config/judge';
import type { Policy } from '../library/config/policy';
import { compatibleFixes } from '../rules/fixes';
import { applyEdits } from '../text/edit';

/** A text with its safe repairs made. */
export interface Mended {
  readonly draft: Draft;
  /** What is left. */
  readonly judgement: Judgement;
  /** How many repairs were made. */
  readonly fixed: number;
}

/** Makes all safe repairs of what the policy shows: what is accepted stays. One may uncover or move another, so they are made in rounds until none is left. */
export function mend(text: string, policy: Policy): Mended {
  let draft = readDraft(text);
  let judgement = judge(draft, policy);
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = compatibleFixes(judgement.findings);
    if (chosen.length === 0) break;
    fixed += chosen.length;
    const edits = chosen.flatMap(fix => fix.edits);
    draft = readDraft(applyEdits(draft.text, edits), draft);
    judgement = judge(draft, policy);
  }
  return { draft, judgement, fixed };
}

/** Enough for repairs that wait for a neighbour; the bound is there because two rules might undo each other's work. */
const ROUNDS = 10;
