import type { Edit, Finding, Fix } from '../rules/rule';

/** The repair that may run by itself, if there is one. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding.fixes.find(fix => fix.safe);
}

/** Safe repairs, from the front, none of which touches the place of another. */
export function compatibleFixes(findings: readonly Finding[]): readonly Fix[] {
  const chosen: Fix[] = [];
  let free = -1;
  for (const fix of safeFixes(findings)) {
    if (startOf(fix) <= free) continue;
    chosen.push(fix);
    free = fix.edits.reduce((end, edit) => Math.max(end, edit.end), free);
  }
  return chosen;
}

function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  const fixes = findings.map(safeFix).filter(fix => fix !== undefined && fix.edits.length > 0) as Fix[];
  return fixes.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(fix: Fix): number {
  return fix.edits.reduce((start, edit) => Math.min(start, edit.start), Number.POSITIVE_INFINITY);
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
}
