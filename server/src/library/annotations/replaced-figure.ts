import type { Span } from '../../text/span';
import type { Words } from './places';

/**
 * Where another figure stands in the place of a checked one: between the same surroundings, which stand only here. A figure
 * is short, so that a corrected one has often no character in common with the one before, and this is what the reviewer
 * wants to be told. Linear.
 */
export function replacedFigure(text: string, { prefix, suffix }: Words): Span | undefined {
  if (prefix.length < LEAST || suffix.length < LEAST) return undefined;
  const start = onlyPlaceOf(text, prefix);
  if (start === undefined) return undefined;
  const from = start + prefix.length;
  const behind = text.slice(from, from + LONGEST + suffix.length);
  const length = behind.indexOf(suffix);
  return length > 0 && behind.indexOf(suffix, length + 1) < 0 && FIGURE.test(behind.slice(0, length))
    ? { start: from, end: from + length }
    : undefined;
}

const LEAST = 8;
const LONGEST = 24;

/** One line with a number in digits or characters. */
const FIGURE = /^[^\n]*[\d０-９〇零一二两三四五六七八九十百千万亿][^\n]*$/;

function onlyPlaceOf(text: string, part: string): number | undefined {
  const at = text.indexOf(part);
  return at >= 0 && text.indexOf(part, at + 1) < 0 ? at : undefined;
}
