import { type Draft, lineAt } from '../../server/src/draft/draft';
import type { Finding } from '../../server/src/rules/rule';

/** Findings, one a line: 1-based line and column, severity, rule, what it stands on, and what the first fix makes of it. */
export function findingsText(draft: Draft, findings: readonly Finding[]): string {
  return findings
    .map(
      finding =>
        `${place(draft, finding.start)} ${finding.severity} ${finding.rule} ⟦${shortened(draft.text.slice(finding.start, finding.end))}⟧${fixText(draft, finding)}\n`,
    )
    .join('');
}

function place(draft: Draft, offset: number): string {
  const line = lineAt(draft, offset);
  return `${line + 1}:${offset - draft.starts[line]! + 1}`;
}

/** The first edit of the first fix, marked where it runs by itself and counted where it is one of several. */
function fixText({ text }: Draft, { fixes }: Finding): string {
  const [fix] = fixes;
  const [edit] = fix?.edits ?? [];
  if (!fix || !edit) return '';
  const others = fix.edits.length > 1 ? ` ×${fix.edits.length}` : '';
  return ` ${fix.safe ? '⇒' : '→'} “${shortened(text.slice(edit.start, edit.end))}” to “${edit.text}”${others}`;
}

const LONGEST = 40;

function shortened(text: string): string {
  const shown = text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)}…${text.slice(-LONGEST / 2)}`;
  return JSON.stringify(shown).slice(1, -1);
}
