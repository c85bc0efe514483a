import { countWhile } from '../../text/halving';
/**
 * A text as annotations count it. The Web Annotation Data Model (W3C Recommendation, 4.2.4 and 4.2.5) counts Unicode code
 * points of a normalised text: here a line end of any kind is one `\n`, so that a file saved with other line ends keeps its
 * annotations. All offsets but those named otherwise are UTF-16 offsets into `text`.
 */
export interface CountedText {
  readonly text: string;
  /** From a UTF-16 offset of the source, with its own line ends, and back. */
  readonly fromSource: (offset: number) => number;
  readonly toSource: (offset: number) => number;
  readonly toCodePoint: (offset: number) => number;
  readonly fromCodePoint: (count: number) => number;
}

/** Linear; an offset is then converted by halving. */
export function countedText(source: string): CountedText {
  const lineEnds = pairsIn(source, '\r\n');
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const astral = ASTRAL.test(text) ? astralIn(text) : [];
  return {
    text,
    fromSource: offset => shorter(lineEnds, offset),
    toSource: offset => longer(lineEnds, offset),
    toCodePoint: offset => shorter(astral, offset),
    fromCodePoint: count => longer(astral, count),
  };
}

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/** Where pairs of units end that count as one in the other way of counting. Ascending. */
type Pairs = readonly number[];

function pairsIn(text: string, pair: string): Pairs {
  const ends: number[] = [];
  for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2)) ends.push(at + 2);
  return ends;
}

function astralIn(text: string): Pairs {
  return Array.from(text.matchAll(new RegExp(ASTRAL, 'g')), ({ index }) => index + 2);
}

function shorter(ends: Pairs, offset: number): number {
  return offset - countWhile(ends.length, index => ends[index]! <= offset);
}

function longer(ends: Pairs, offset: number): number {
  return offset + countWhile(ends.length, index => ends[index]! - index - 1 <= offset);
}
