/** A line without its end, and where it starts. Offsets count from the start of the text that was split. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a text at `\n`, `\r\n` and `\r`, as the language server protocol does; the last line may be empty. Linear.
 * `from` is the start of a line.
 */
export function splitLines(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  const part = text.slice(from, to);
  let start = 0;
  let [feed, carriage] = [nextOf(part, '\n', 0), nextOf(part, '\r', 0)];
  for (let end = Math.min(feed, carriage); end < part.length; end = Math.min(feed, carriage)) {
    lines.push({ start: from + start, end: from + end });
    start = end === carriage && feed === end + 1 ? end + 2 : end + 1;
    if (feed < start) feed = nextOf(part, '\n', start);
    if (carriage < start) carriage = nextOf(part, '\r', start);
  }
  lines.push({ start: from + start, end: to });
  return lines;
}

/** Where a sign stands next; behind every text where it stands no more. */
function nextOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}
