import { countWhile } from '../text/halving';
import { type Letters, sourceEnd, sourceOffset } from '../text/letters';
import type { Passages } from './passages';

/** All letters of a report in a row, whatever the lines they stand in. */
export interface Stream extends Passages {
  /** Where each paragraph begins in the row, and where the last one ends. */
  readonly offsets: Int32Array;
}

/** A place in a document: UTF-16 offset, 0-based line and UTF-16 character. */
export interface Spot {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

export function streamOf(passages: Passages): Stream {
  const offsets = new Int32Array(passages.letters.length + 1);
  passages.letters.forEach(({ key }, index) => {
    offsets[index + 1] = offsets[index]! + key.length;
  });
  return { ...passages, offsets };
}

export function lengthOf({ offsets }: Stream): number {
  return offsets[offsets.length - 1]!;
}

/** Index of the paragraph that holds the letter at `at`. */
export function paragraphAt({ offsets }: Stream, at: number): number {
  return Math.max(0, countWhile(offsets.length - 1, index => offsets[index]! <= at) - 1);
}

/** Where the letter at `at` stands in the document. */
export function spotOf(stream: Stream, at: number): Spot {
  const index = paragraphAt(stream, at);
  return spotIn(stream, index, sourceOffset(stream.letters[index]!, at - stream.offsets[index]!));
}

/** Behind the last letter before `end`; where it is the last of its line, at the end of the line. */
export function endSpotOf(stream: Stream, end: number): Spot {
  const index = paragraphAt(stream, end - 1);
  const letters = stream.letters[index]!;
  const at = end - stream.offsets[index]!;
  return spotIn(stream, index, at === letters.key.length ? sourceOffset(letters, at) : sourceEnd(letters, at));
}

function spotIn({ lines, starts }: Stream, index: number, character: number): Spot {
  return { offset: starts[index]! + character, line: lines[index]!, character };
}

/** How many letters from `a` and `b` on are the same. */
export function sameAhead(first: Stream, a: number, second: Stream, b: number): number {
  const [one, other] = [readerAt(first, a), readerAt(second, b)];
  let count = 0;
  for (;;) {
    const letter = next(one);
    if (letter === END || letter !== next(other)) return count;
    count++;
  }
}

/** How many letters before `a` and `b` are the same. */
export function sameBefore(first: Stream, a: number, second: Stream, b: number): number {
  const [one, other] = [readerAt(first, a), readerAt(second, b)];
  let count = 0;
  for (;;) {
    const letter = previous(one);
    if (letter === END || letter !== previous(other)) return count;
    count++;
  }
}

interface Reader {
  readonly letters: readonly Letters[];
  index: number;
  at: number;
}

const END = -1;

function readerAt(stream: Stream, at: number): Reader {
  const index = paragraphAt(stream, at);
  return { letters: stream.letters, index, at: at - stream.offsets[index]! };
}

function next(reader: Reader): number {
  while (reader.at >= (reader.letters[reader.index]?.key.length ?? Number.POSITIVE_INFINITY)) {
    reader.index++;
    reader.at = 0;
  }
  return reader.letters[reader.index]?.key.charCodeAt(reader.at++) ?? END;
}

function previous(reader: Reader): number {
  while (reader.at === 0) {
    if (reader.index === 0) return END;
    reader.index--;
    reader.at = reader.letters[reader.index]!.key.length;
  }
  return reader.letters[reader.index]!.key.charCodeAt(--reader.at);
}
