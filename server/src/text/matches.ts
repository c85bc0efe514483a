/**
 * All matches of a global pattern that nobody else is at work with. `matchAll` says the same, but makes a pattern anew each
 * time, which costs more than to look through a line.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  let found: RegExpExecArray[] | undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    found ??= [];
    found.push(match);
  }
  return found ?? NONE;
}

const NONE: readonly RegExpExecArray[] = [];
