import { isPlain, type Paragraph, unitsIn } from '../../draft/paragraph';
import { sourceSpan } from '../../text/reading';
import { type SentenceUnits, sentenceFrom } from '../../text/sentences';
import { SKETCH, sketchInto } from '../../text/similarity';
import type { Span } from '../../text/span';
import type { UnitRun } from '../../text/unit-memory';
import { isAssignment } from './assignment';
import { hasPassages, isSought, mayHoldTitle } from './units';

/** What the search for copies looks at first, in flat memory. */
export interface UnitColumns {
  /** How many units there are. There may be room behind the last in what follows. */
  readonly length: number;
  /** Of every unit: the hash of its key, and how many letters and digits it has. */
  readonly hashes: Int32Array;
  readonly sizes: Int32Array;
  /** The grams of all units, and where those of each end. */
  readonly grams: Int32Array;
  readonly gramEnds: Int32Array;
  /** Index of the first unit of every line, plus one entry for the end. */
  readonly firsts: Int32Array;
}

/** Reads the units of lines, those of `passagesOf`; nothing is made for one of them. Linear. */
export function columnsOf(paragraphs: readonly Paragraph[]): UnitColumns {
  const firsts = new Int32Array(paragraphs.length + 1);
  const written = nothingWritten();
  for (let line = 0; line < paragraphs.length; line++) {
    if (hasPassages(paragraphs[line]!)) readLine(paragraphs[line]!, written);
    firsts[line + 1] = written.units;
  }
  const { hashes, sizes, gramEnds, units, grams, gramCount } = written;
  return {
    length: units,
    hashes: hashes.slice(0, units),
    sizes: sizes.slice(0, units),
    grams: grams.slice(0, gramCount),
    gramEnds: gramEnds.slice(0, units),
    firsts,
  };
}

/** Columns with room for more than what is in them. */
interface Written {
  hashes: Int32Array;
  sizes: Int32Array;
  gramEnds: Int32Array;
  units: number;
  grams: Int32Array;
  gramCount: number;
}

function nothingWritten(): Written {
  const [hashes, sizes, gramEnds] = [new Int32Array(ROOM), new Int32Array(ROOM), new Int32Array(ROOM)];
  return { hashes, sizes, gramEnds, units: 0, grams: new Int32Array(ROOM * SKETCH), gramCount: 0 };
}

const ROOM = 64;

function readLine(paragraph: Paragraph, written: Written): void {
  const run = unitsIn(paragraph);
  const mayBeTitle = mayHoldTitle(paragraph);
  for (let at = run.from; at < run.end; ) {
    const sentence = sentenceFrom(run, at);
    at = sentence.end;
    if (sentence.size > 0) readSentence(paragraph, run, sentence, mayBeTitle, written);
  }
}

function readSentence(
  paragraph: Paragraph,
  run: UnitRun,
  { start, end, size, hash }: SentenceUnits,
  mayBeTitle: boolean,
  written: Written,
): void {
  const span = spanIn(paragraph, start - run.from, end - run.from);
  if (isAssignment(paragraph.text, span.start)) return;
  const unit = roomForUnit(written);
  written.hashes[unit] = hash;
  written.sizes[unit] = size;
  if (isSought(paragraph, size, span, mayBeTitle))
    written.gramCount += sketchInto(
      { units: run.units, roles: run.roles, from: start, end },
      written.grams,
      written.gramCount,
    );
  written.gramEnds[unit] = written.gramCount;
}

/** In the source, of offsets in the reading. */
function spanIn(paragraph: Paragraph, start: number, end: number): Span {
  return isPlain(paragraph) ? { start, end } : sourceSpan(paragraph.reading, start, end);
}

/** The index of one unit more, with room for its sketch. */
function roomForUnit(written: Written): number {
  if (written.units === written.hashes.length) {
    written.hashes = doubled(written.hashes);
    written.sizes = doubled(written.sizes);
    written.gramEnds = doubled(written.gramEnds);
  }
  if (written.gramCount + SKETCH > written.grams.length) written.grams = doubled(written.grams);
  return written.units++;
}

function doubled(values: Int32Array): Int32Array {
  const longer = new Int32Array(2 * values.length);
  longer.set(values);
  return longer;
}
