import type { Edit, Finding, Fix } from './rule';

/** The repair that may run by itself, if there is one. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding.hasChoicesOnly ? undefined : finding.fixes.find(fix => fix.safe && fix.edits.length > 0);
}

/** Safe repairs of which no edit touches an edit of another; where two meet, the later one waits for the next run. */
export function compatibleFixes(findings: readonly Finding[]): readonly Fix[] {
  const fixes = findings.map(safeFix).filter(fix => fix !== undefined);
  const dropped = new Set<Fix>();
  let last: { readonly edit: Edit; readonly fix: Fix } | undefined;
  for (const each of editsInOrder(fixes)) {
    if (last && last.fix !== each.fix && each.edit.start <= last.edit.end && !dropped.has(last.fix))
      dropped.add(each.fix);
    if (!last || dropped.has(last.fix) || each.edit.end >= last.edit.end) last = each;
  }
  return fixes.filter(fix => !dropped.has(fix));
}

function editsInOrder(fixes: readonly Fix[]): readonly { readonly edit: Edit; readonly fix: Fix }[] {
  const all = fixes.flatMap(fix => fix.edits.map(edit => ({ edit, fix })));
  return all.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
}
