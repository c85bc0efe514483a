import type { Draft } from '../draft/draft';
import type { Finding } from '../rules/rule';
import { hashText } from '../text/hash';
import { keyOf } from '../text/sentences';

/**
 * An identity for each finding that survives edits elsewhere: its rule, its text, the text around it, and, from the second
 * on, which of several alike it is (`0123456789abcdef`, `0123456789abcdef:2`). In the order of `findings`. Linear.
 */
export function fingerprints(draft: Draft, findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const base = `${finding.rule}\n${wordsOf(draft, finding)}\n${around(draft, finding)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? hex(base) : `${hex(base)}:${count}`;
  });
}

/** The part of a fingerprint that findings alike have in common. */
export function baseOf(fingerprint: string): string {
  return fingerprint.replace(/:.*$/s, '');
}

const LONGEST = 200;
const NEIGHBOURHOOD = 16;

// Twice the length is looked at, so that line ends of one or two units within it make no difference.
function wordsOf({ text }: Draft, { start, end }: Finding): string {
  return keyOf(text.slice(start, Math.min(end, start + 2 * LONGEST))).slice(0, LONGEST);
}

/** Ends with the line: a paragraph that is put before or behind leaves the fingerprint as it is. */
function around({ text }: Draft, { start, end }: Finding): string {
  const before = text.slice(Math.max(0, start - NEIGHBOURHOOD), start);
  const behind = text.slice(end, end + NEIGHBOURHOOD);
  return `${keyOf(before.replace(/^[\s\S]*[\r\n]/, ''))}|${keyOf(behind.replace(/[\r\n][\s\S]*$/, ''))}`;
}

function hex(text: string): string {
  const parts = [hashText(text), hashText(text, 0x9e3779b9)];
  return parts.map(part => part.toString(16).padStart(8, '0')).join('');
}
