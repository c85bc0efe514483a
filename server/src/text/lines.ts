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
  let start = from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) continue;
    lines.push({ start, end: i });
    if (unit === CARRIAGE_RETURN && text.charCodeAt(i + 1) === LINE_FEED) i++;
    start = i + 1;
  }
  lines.push({ start, end: to });
  return lines;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
