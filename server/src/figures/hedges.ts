import { readText } from '../text/reading';
import type { Span } from '../text/span';
import { AFTER, BEFORE } from './quantity';

/** The hedge words around a figure (近, 约, 以上), which its own span leaves out. UTF-16 offsets into `source`. */
export function hedgesAround(source: string, { start, end }: Span): readonly Span[] {
  const ahead = longest(BEFORE, readText(source.slice(Math.max(0, start - LONGEST_WORD), start)).text);
  const behind = longest(AFTER, readText(source.slice(end, end + LONGEST_WORD)).text);
  const spans = [
    { start: start - ahead, end: start },
    { start: end, end: end + behind },
  ];
  return spans.filter(span => span.end > span.start);
}

const LONGEST_WORD = 4;

function longest(words: typeof BEFORE, text: string): number {
  return words.reduce((length, [pattern]) => Math.max(length, pattern.exec(text)?.[0].length ?? 0), 0);
}
