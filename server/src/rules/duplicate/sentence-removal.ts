import type { Draft } from '../../draft/draft';
import type { Span } from '../../text/span';
import type { Edit } from '../rule';

/** Takes a sentence out; at the end of a line with the spaces before it, which would be left hanging there. */
export function sentenceRemoval({ text }: Draft, { start, end }: Span): Edit {
  let from = start;
  const endsLine = end === text.length || /[\r\n]/.test(text.charAt(end));
  while (endsLine && from > 0 && /[ \t　]/.test(text.charAt(from - 1))) from--;
  return { start: from, end, text: '' };
}
