import type { Draft } from '../../draft/draft';
import type { Span } from '../../text/span';
import type { Edit, Fix } from '../rule';
import type { Copy } from './copy';

/** Remove this copy, which is what most want; or the other one. */
export function removals(draft: Draft, { first, second, isFirstLines, isSecondLines }: Copy): readonly Fix[] {
  const [here, there] = [isSecondLines ? linesRemoval : sentenceRemoval, isFirstLines ? linesRemoval : sentenceRemoval];
  return [
    { title: { zh: '删除这一处', en: 'Remove this copy' }, safe: false, edits: [here(draft, second, first)] },
    { title: { zh: '删除前一处', en: 'Remove the other copy' }, safe: false, edits: [there(draft, first, second)] },
  ];
}

/** Takes a sentence out; at the end of a line with the spaces before it, which would be left hanging there. */
function sentenceRemoval({ text }: Draft, { start, end }: Span): Edit {
  let from = start;
  const endsLine = end === text.length || /[\r\n]/.test(text.charAt(end));
  while (endsLine && from > 0 && /[ \t　]/.test(text.charAt(from - 1))) from--;
  return { start: from, end, text: '' };
}

/**
 * Takes lines out with their line break; where blank lines stand before and behind them, with one of the two. Where one
 * stands only before them it goes too if it stands so before their `twin`, as it was copied then; in a text that parts
 * all paragraphs by blank lines it stays, and parts those that were there before.
 */
function linesRemoval({ text }: Draft, span: Span, twin: Span): Edit {
  const line = lineStart(text, span.start);
  if (text.slice(line, span.start).trim() !== '') return { text: '', ...span };
  const before = breakBefore(text, line);
  if (!isBlankBefore(text, before)) return { start: before, end: span.end, text: '' };
  const behind = blankBehind(text, span);
  if (behind) return { start: before, end: span.end + behind[1]!.length, text: '' };
  const isCopiedToo = isBlankBefore(text, breakBefore(text, lineStart(text, twin.start))) && !blankBehind(text, twin);
  return { start: isCopiedToo ? breakBefore(text, lineStart(text, before)) : before, end: span.end, text: '' };
}

const LONGEST_BLANK = 40;
// A line break and a blank line; group 1 is what goes with the passage.
const BLANK_BEHIND = /^([ \t　]*(?:\r\n|\n|\r))[ \t　]*(?:\r|\n|$)/;

function blankBehind(text: string, { end }: Span): RegExpExecArray | null {
  return BLANK_BEHIND.exec(text.slice(end, end + LONGEST_BLANK));
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** Offset of the line break that ends the line before. */
function breakBefore(text: string, line: number): number {
  if (line === 0) return 0;
  return text.charAt(line - 1) === '\n' && text.charAt(line - 2) === '\r' ? line - 2 : line - 1;
}

function isBlankBefore(text: string, lineEnd: number): boolean {
  return lineEnd === 0 || text.slice(lineStart(text, lineEnd), lineEnd).trim() === '';
}
