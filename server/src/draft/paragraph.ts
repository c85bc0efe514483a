import { type Figure, readFigures } from '../figures/figure';
import { isLong, type LineKind, lineKindOf } from '../structure/furniture';
import { type Heading, readHeadings } from '../structure/headings';
import { type Damage, findDamage } from '../text/damage';
import { findPinyinRemains } from '../text/pinyin';
import { type Reading, readText } from '../text/reading';
import { remembered } from '../text/remembered';
import type { ScriptCounts } from '../text/script';
import { readSentences, type Sentence } from '../text/sentences';
import type { Span } from '../text/span';
import { hasTrait, INK, readTraits, type Traits, withAnyTrait } from '../text/traits';
import { NOWHERE, placeFor, placeText, type UnitRun, unitsAt } from '../text/unit-memory';

/**
 * One line of a document and all that its own text says. It knows nothing of where it stands: every offset is a UTF-16
 * offset into `text`, so that an edit elsewhere leaves it as it is.
 */
export interface Paragraph {
  /** The line without its end. */
  readonly text: string;
  readonly kind: LineKind;
  /** What it can hold, so that nobody seeks what cannot be there; of the reading too. */
  readonly traits: Traits;
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
  return new ReadParagraph(text);
}

/**
 * Reads each of its facts when it is first asked for, and keeps it: who looks for copies needs no figures, and who draws
 * an outline no sentences.
 */
class ReadParagraph implements Paragraph {
  readonly text: string;
  readonly traits: Traits;
  readonly pinyin: readonly Span[];
  readonly damages: readonly Damage[];
  #reading: Reading | undefined;
  #kind: LineKind | undefined;
  #headings: readonly Heading[] | undefined;
  #sentences: readonly Sentence[] | undefined;
  #figures: readonly Figure[] | undefined;
  #notes: unknown[] | undefined;
  /** Of the units of the reading, as long as nobody else is there. */
  #place: number;

  constructor(text: string) {
    this.text = text;
    this.#place = placeFor(text.length);
    const traits = readTraits(text, this.#place);
    this.pinyin = findPinyinRemains(text, traits);
    this.damages = findDamage(text, traits);
    this.traits = this.pinyin.length === 0 ? traits : withAnyTrait(traits);
    if (!isPlain(this)) this.#place = NOWHERE;
  }

  get reading(): Reading {
    this.#reading ??= readText(this.text, this.pinyin, this.damages, unitsAt(this.#place, this.text.length));
    return this.#reading;
  }

  get kind(): LineKind {
    this.#kind ??= this.#readKind();
    return this.#kind;
  }

  #readKind(): LineKind {
    if (!hasTrait(this, INK)) return 'blank';
    return this.pinyin.length === 0 && isLong(this.text) ? 'text' : lineKindOf(this.reading, this.traits.cues);
  }

  get scripts(): ScriptCounts {
    return this.traits;
  }

  get headings(): readonly Heading[] {
    this.#headings ??= this.kind === 'text' ? readHeadings(this.text, this.reading, this.traits.seen) : NO_HEADINGS;
    return this.#headings;
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= this.kind === 'text' ? readSentences(this.reading, unitsIn(this)) : [];
    return this.#sentences;
  }

  get figures(): readonly Figure[] {
    const hasFigures = this.kind === 'text' || this.kind === 'table';
    this.#figures ??= hasFigures ? readFigures(this.text, this.reading, unitsIn(this)) : [];
    return this.#figures;
  }

  static unitsIn(paragraph: Paragraph): UnitRun {
    const { length } = isPlain(paragraph) ? paragraph.text : paragraph.reading.text;
    const known = #place in paragraph ? unitsAt(paragraph.#place, length) : undefined;
    if (known !== undefined) return known;
    const place = placeText(paragraph.reading.text);
    if (#place in paragraph) paragraph.#place = place;
    return unitsAt(place, length)!;
  }

  static notesOf(paragraph: Paragraph, room: number): unknown[] | undefined {
    if (!(#notes in paragraph)) return undefined;
    paragraph.#notes ??= new Array(room);
    return paragraph.#notes;
  }
}

/** Whether the reading leaves nothing of the source out, so that both have the same offsets and the same signs. */
export function isPlain({ pinyin, damages }: Paragraph): boolean {
  return pinyin.length === 0 && damages.length === 0;
}

/**
 * The units of the reading, in its offsets from the index that they begin with; good until another paragraph is read. What
 * looks through a paragraph soon after another did finds them there.
 */
export function unitsIn(paragraph: Paragraph): UnitRun {
  return ReadParagraph.unitsIn(paragraph);
}

/**
 * Where others keep what they found out about a paragraph; `perParagraph` says how. Room is made for as many notes at once:
 * an array that grows takes more time and memory than it needs.
 */
export function notesOf(paragraph: Paragraph, room: number): unknown[] {
  return ReadParagraph.notesOf(paragraph, room) ?? notesOfUnread(paragraph);
}

const notesOfUnread = remembered((_paragraph: Paragraph): unknown[] => []);

/** A line beyond the length that is read: its text, and nothing more. */
export function unreadParagraph(text: string): Paragraph {
  const reading = { text: '', origins: undefined };
  return {
    text,
    kind: 'unread',
    traits: NO_TRAITS,
    reading,
    pinyin: [],
    damages: [],
    scripts: NO_TRAITS,
    headings: [],
    sentences: [],
    figures: [],
  };
}

const NO_HEADINGS: readonly Heading[] = [];
const NO_TRAITS: Traits = { seen: 0, cues: 0, rareUnits: 0, simplified: 0, traditional: 0 };
