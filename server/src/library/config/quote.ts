import type { Span } from '../../text/span';

/** In UTF-16 units: enough to know a finding by, and not so much that a list of them is the report again. */
const LONGEST = 24;

/** The beginning of the words found, on one line. */
export function quoteOf(text: string, { start, end }: Span): string {
  const words = text
    .slice(start, Math.min(end, start + 4 * LONGEST))
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= LONGEST) return words;
  const isHalved = /[\ud800-\udbff]/.test(words.charAt(LONGEST - 1));
  return `${words.slice(0, isHalved ? LONGEST - 1 : LONGEST)}…`;
}
