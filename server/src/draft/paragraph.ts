import { type Figure, readFigures } from '../figures/figure';
import { type LineKind, lineKindOf } from '../structure/furniture';
import { type Heading, readHeadings } from '../structure/headings';
import { type Damage, findDamage } from '../text/damage';
import { once } from '../text/once';
import { findPinyinRemains } from '../text/pinyin';
import { type Reading, readText } from '../text/reading';
import { countScripts, type ScriptCounts } from '../text/script';
import { readSentences, type Sentence } from '../text/sentences';
import type { Span } from '../text/span';

/**
 * One line of a document and all that its own text says. It knows nothing of where it stands: every offset is a UTF-16
 * offset into `text`, so that an edit elsewhere leaves it as it is.
 */
export interface Paragraph {
  /** The line without its end. */
  readonly text: string;
  readonly kind: LineKind;
  readonly reading: Reading;
  readonly pinyin: readonly Span[];
  readonly damages: readonly Damage[];
  readonly scripts: ScriptCounts;
  /** Marker, run-in heading and title candidates in the order of the text. */
  readonly headings: readonly Heading[];
  readonly sentences: readonly Sentence[];
  readonly figures: readonly Figure[];
}

/** Reads one line. Linear in its length. */
export function readParagraph(text: string): Paragraph {
  const pinyin = findPinyinRemains(text);
  const damages = findDamage(text);
  const reading = readText(text, pinyin, damages);
  const kind = lineKindOf(reading);
  const isText = kind === 'text';
  const figures = once(() => (isText || kind === 'table' ? readFigures(text, reading) : []));
  return {
    text,
    kind,
    reading,
    pinyin,
    damages,
    scripts: countScripts(text),
    headings: isText ? readHeadings(text, reading) : [],
    sentences: isText ? readSentences(reading) : [],
    // A third of the work, which who looks for copies only does not need.
    get figures() {
      return figures();
    },
  };
}

/** A line beyond the length that is read: its text, and nothing more. */
export function unreadParagraph(text: string): Paragraph {
  const reading = { text: '', origins: undefined };
  return {
    text,
    kind: 'unread',
    reading,
    pinyin: [],
    damages: [],
    scripts: NONE,
    headings: [],
    sentences: [],
    figures: [],
  };
}

const NONE: ScriptCounts = { traditional: 0, simplified: 0 };
