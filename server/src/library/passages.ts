import { type Draft, LONGEST_READ } from '../draft/draft';
import { perParagraph } from '../draft/per-paragraph';
import { isAssignment } from '../rules/duplicate/assignment';
import { type LineKind, lineKindOf } from '../structure/furniture';
import { findDamage } from '../text/damage';
import { type Letters, readLetters } from '../text/letters';
import { splitLines } from '../text/lines';
import { findPinyinRemains } from '../text/pinyin';
import { type Reading, readText } from '../text/reading';

/** The paragraphs of a report that may be shared with another, in order. */
export interface Passages {
  readonly letters: readonly Letters[];
  /** The 0-based line of each. */
  readonly lines: Int32Array;
  /** The UTF-16 offset of each of these lines in the document. */
  readonly starts: Int32Array;
}

/** Of a draft that is at hand; what an edit left alone is not read again. */
export function passagesOf(draft: Draft): Passages {
  const collector = new Collector();
  for (let line = 0; line < draft.paragraphs.length; line++) {
    const letters = lettersOf(draft.paragraphs[line]!);
    if (letters) collector.add(letters, line, draft.starts[line]!);
  }
  return collector.passages();
}

/**
 * Of a text: the same as of its draft, for a fraction of the work. Pauses after every few thousand characters, so that
 * the caller may see to other things.
 */
export function* readPassages(text: string): Generator<void, Passages> {
  const collector = new Collector();
  let rest = SLICE;
  for (const [line, { start, end }] of splitLines(text).entries()) {
    if (start >= LONGEST_READ) break;
    const letters = readLine(text.slice(start, end));
    if (letters) collector.add(letters, line, start);
    rest -= end - start;
    if (rest > 0) continue;
    yield;
    rest = SLICE;
  }
  return collector.passages();
}

/** In UTF-16 units: some milliseconds. */
const SLICE = 30_000;

const lettersOf = perParagraph(({ text, kind, reading }) => lettersIn(text, kind, reading));

function readLine(text: string): Letters | undefined {
  const reading = readText(text, findPinyinRemains(text), findDamage(text));
  return lettersIn(text, lineKindOf(reading), reading);
}

/** Who does something and by when stands in every plan; furniture and tables are no text. */
function lettersIn(text: string, kind: LineKind, reading: Reading): Letters | undefined {
  if (kind !== 'text' || isAssignment(text)) return undefined;
  const letters = readLetters(reading, text.length);
  return letters.key === '' ? undefined : letters;
}

class Collector {
  private readonly letters: Letters[] = [];
  private readonly lines: number[] = [];
  private readonly starts: number[] = [];

  add(letters: Letters, line: number, start: number): void {
    this.letters.push(letters);
    this.lines.push(line);
    this.starts.push(start);
  }

  passages(): Passages {
    return { letters: this.letters, lines: Int32Array.from(this.lines), starts: Int32Array.from(this.starts) };
  }
}
