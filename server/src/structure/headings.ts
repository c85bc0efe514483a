import { inkFrom } from '../text/ink';
import { type Reading, readingOffset, sourceSpan } from '../text/reading';
import { rolesOfUnits, STOP } from '../text/roles';
import type { Span } from '../text/span';
import { CIRCLED, SPOKEN_NUMBER } from '../text/traits';
import { readAs } from '../text/variants';
import { canLead, type Marker, readInlineMarkers, readLeadingMarker } from './markers';

/**
 * What may open a section in one paragraph. Whether it does is decided over the document, where its neighbours are
 * known. Offsets are UTF-16, in the paragraph's source.
 */
export interface Heading {
  /**
   * `marked`: with a number. `line`: a short line without a stop, a title or an unnumbered heading. `lead`: a phrase
   * that opens a passage (加强理论武装。). `alone`: such a phrase as a paragraph of its own. `inner`: one further on.
   * `dash`: a phrase behind ——.
   */
  readonly form: 'marked' | 'line' | 'lead' | 'alone' | 'inner' | 'dash';
  /** Number of # signs of a Markdown heading. */
  readonly depth?: number;
  readonly marker: Marker | undefined;
  /** The heading with its marker and closing punctuation. */
  readonly selection: Span;
  /** Without marker, closing punctuation and pinyin remains. */
  readonly title: string;
}

/**
 * Whether a line may open with a heading, or be one: a cheap gate, as most lines do not. `source` is a line of which its
 * reading leaves nothing out.
 */
export function mayOpenWithHeading(source: string): boolean {
  const at = inkFrom(source);
  if (at === source.length) return false;
  const first = readAs[source.charCodeAt(at)]!;
  return source.trim().length <= LONGEST_LINE || canLead(first) || OPENS_OTHERWISE.includes(String.fromCharCode(first));
}

const OPENS_OTHERWISE = '#-—*+>_';

/** Reads the headings that a line may hold, in order; of its traits only those in `seen` need be looked for. Linear. */
export function readHeadings(source: string, reading: Reading, seen = ~0): readonly Heading[] {
  const opening = reading.text.charAt(inkFrom(reading.text));
  const markdown = opening === '#' && MARKDOWN.exec(reading.text);
  if (markdown) return [markdownHeading(source, reading, markdown)];
  const dash = DASHES.includes(opening) && DASH.exec(reading.text);
  if (dash) return [dashHeading(source, reading, dash[0].length)];
  const marker = readLeadingMarker(source, reading);
  const first = marker && marked(source, reading, marker);
  const hasInline = (seen & (SPOKEN_NUMBER | CIRCLED)) !== 0;
  const markers = hasInline ? readInlineMarkers(source, reading, first?.selection.end ?? 0) : [];
  const headings = first ? [first] : [];
  for (const [index, inline] of markers.entries()) headings.push(marked(source, reading, inline, markers[index + 1]));
  if (first === undefined && isLine(reading.text)) headings.push(lineHeading(source, reading));
  const further = phrases(source, reading, first);
  if (further.length > 0) headings.push(...further);
  return headings.length < 2 ? headings : headings.sort((a, b) => a.selection.start - b.selection.start);
}

const DASHES = '—-';
const MARKDOWN = /^ {0,3}(#{1,6})\s+(?=\S)/;
const DASH = /^\s*(?:—{1,2}|-{2,4})(?=[㐀-鿿“])/;

function markdownHeading(source: string, reading: Reading, opening: RegExpExecArray): Heading {
  const marker = readLeadingMarker(source, reading);
  const text = reading.text.trimEnd();
  const from = marker ? readingOffset(reading, marker.end) : opening[0].length;
  const end = text.replace(/\s*#+$/, '').length;
  const whole = heading(source, reading, marker ? 'marked' : 'line', marker, from, Math.max(from, end), text.length);
  return { ...whole, title: whole.title.replace(/^\*\*|\*\*$|[。.:]$/g, ''), depth: opening[1]!.length };
}

function dashHeading(source: string, reading: Reading, from: number): Heading {
  const { text } = reading;
  const stop = firstOf(text, from, text.length, STOPS);
  const whole = stop < 0 ? text.trimEnd().length : stop;
  const comma = whole - from <= LONGEST_TITLE ? -1 : firstOf(text, from, whole, COMMAS);
  const end = comma < 0 ? whole : comma;
  const found = heading(source, reading, 'dash', undefined, from, end, Math.min(text.length, end + 1));
  const indent = text.length - text.trimStart().length;
  return { ...found, selection: { start: sourceSpan(reading, indent, indent).start, end: found.selection.end } };
}

const LONGEST_TITLE = 30;
const LONGEST_LINE = 60;
const STOPS = /[。!?;]/;
const COMMAS = /[,:]/;

/**
 * A heading ends at its stop where that is near, and before the next marker of its line; an item with a long first
 * sentence is named by its first clause.
 */
function marked(source: string, reading: Reading, marker: Marker, next?: Marker): Heading {
  const { text } = reading;
  const from = readingOffset(reading, marker.end);
  const limit = next ? endBefore(reading, next) : text.length;
  const stop = firstOf(text, from, limit, STOPS);
  const whole = stop < 0 ? limit : stop;
  const wholeLine = marker.leads && (stop < 0 || stop === text.trimEnd().length - 1);
  const fits = whole - from <= (wholeLine ? LONGEST_LINE : LONGEST_TITLE);
  const comma = fits ? -1 : firstOf(text, from, whole, COMMAS);
  const end = comma < 0 ? whole : comma;
  return heading(source, reading, 'marked', marker, from, end, Math.min(text.length, end + 1));
}

/** Where the item before a marker ends, without the comma or colon between them. */
function endBefore(reading: Reading, next: Marker): number {
  const at = readingOffset(reading, next.start);
  return COMMAS.test(reading.text.charAt(at - 1)) ? at - 1 : at;
}

function firstOf(text: string, from: number, to: number, sign: RegExp): number {
  const at = text.slice(from, to).search(sign);
  return at < 0 ? at : from + at;
}

function heading(
  source: string,
  reading: Reading,
  form: Heading['form'],
  marker: Marker | undefined,
  from: number,
  end: number,
  closing: number,
): Heading {
  const trimmed = reading.text.slice(from, end).trimEnd();
  const selection = sourceSpan(reading, from, closing < end ? end : closing);
  return {
    form,
    marker,
    selection: { start: marker?.start ?? selection.start, end: selection.end },
    title: sourceText(source, reading, from, from + trimmed.length).trim(),
  };
}

/** The source of a stretch of the reading without what the reading leaves out. */
export function sourceText(source: string, reading: Reading, start: number, end: number): string {
  if (reading.origins === undefined) return source.slice(start, end);
  let text = '';
  for (let i = start; i < end; i++) text += source.charAt(reading.origins[i]!);
  return text;
}

/** A short line that does not end as a sentence does. */
function isLine(text: string): boolean {
  const line = text.trim();
  return (
    line.length >= 2 && line.length <= LONGEST_LINE && !/[。!?;:,、]/.test(line.slice(-1)) && /[㐀-鿿]{2}/.test(line)
  );
}

function lineHeading(source: string, reading: Reading): Heading {
  const { text } = reading;
  const indent = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return heading(source, reading, 'line', undefined, indent, end, end);
}

const SENTENCE = /[^。!?;]+[。!?;]?/g;
const SHORTEST_PHRASE = 4;
const LONGEST_PHRASE = 14;
// What stands before a phrase that does not begin there.
const GOES_ON = /[^\s。!?;]/;

/** A sentence that may be a heading. */
interface Phrase {
  readonly start: number;
  /** Without its full stop. */
  readonly end: number;
  /** Which sentence of the paragraph it is. */
  readonly index: number;
}

/**
 * Phrases of 4 to 14 characters, no digits, closed by a full stop, at the start of a paragraph or further on. One
 * further on counts only where there are at least three of nearly the same length, each with text of its own.
 */
function phrases(source: string, reading: Reading, first: Heading | undefined): readonly Heading[] {
  if ((first && first.marker?.kind !== 'shi') || !mayHoldPhrase(reading.text)) return NONE;
  const headingOf = (form: Heading['form'], { start, end }: Phrase) =>
    heading(source, reading, form, undefined, start, end, end + 1);
  const { found, count } = phrasesIn(reading.text.trimEnd());
  const [opener, ...others] = found;
  if (opener === undefined) return NONE;
  if (count === 1) return [headingOf('alone', opener)];
  const regular = isRegular(found, count) ? others : [];
  const inner = regular.map(phrase => headingOf('inner', phrase));
  if (opener.index === 0 && !first) return [headingOf('lead', opener), ...inner];
  return opener.index > 0 && inner.length > 0 ? [headingOf('inner', opener), ...inner] : inner;
}

const NONE: readonly Heading[] = [];

/** The phrases of a text, and how many sentences it has. */
function phrasesIn(text: string): { readonly found: readonly Phrase[]; readonly count: number } {
  const found: Phrase[] = [];
  let count = 0;
  SENTENCE.lastIndex = 0;
  for (let from = 0; SENTENCE.test(text); from = SENTENCE.lastIndex, count++) {
    const end = SENTENCE.lastIndex - 1;
    const start = text.charAt(end) === '。' ? inkFrom(text, startFrom(text, from)) : end;
    if (isPhrase(text, start, end)) found.push({ start, end, index: count });
  }
  return { found, count };
}

/** Where the sentence begins that is found behind an offset. */
function startFrom(text: string, from: number): number {
  let start = from;
  while ((rolesOfUnits[text.charCodeAt(start)]! & STOP) !== 0) start++;
  return start;
}

function isPhrase(text: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_PHRASE || end - start > LONGEST_PHRASE) return false;
  for (let i = start; i < end; i++) if (!isOfPhrase(text.charCodeAt(i))) return false;
  return isHeadingPhrase(text.slice(start, end));
}

/** Whether anything of the length of a phrase stands by itself before a full stop: a cheap gate, as mostly nothing does. */
function mayHoldPhrase(text: string): boolean {
  for (let stop = text.indexOf('。'); stop >= 0; stop = text.indexOf('。', stop + 1)) {
    let start = stop;
    while (stop - start <= LONGEST_PHRASE && isOfPhrase(text.charCodeAt(start - 1))) start--;
    const length = stop - start;
    if (length >= SHORTEST_PHRASE && length <= LONGEST_PHRASE && !GOES_ON.test(text.charAt(start - 1))) return true;
  }
  return false;
}

function isOfPhrase(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x201c || unit === 0x201d;
}

function isHeadingPhrase(phrase: string): boolean {
  return !/是|^[一二三四五六七八九十]+[是要]/.test(phrase);
}

const MOST_DIFFERENCE = 3;

function isRegular(found: readonly Phrase[], count: number): boolean {
  if (found.length < 3 || found.at(-1)!.index === count - 1) return false;
  const shortest = found.reduce((least, { start, end }) => Math.min(least, end - start), Number.POSITIVE_INFINITY);
  if (found.some(({ start, end }) => end - start > shortest + MOST_DIFFERENCE)) return false;
  return found.every((each, i) => i === 0 || each.index > found[i - 1]!.index + 1);
}
