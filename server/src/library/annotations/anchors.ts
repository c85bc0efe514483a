import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';
import { anchorIn, leadsTo } from './anchor';
import { type Annotation, checkOf, quoteIn, targetOf } from './annotation';
import { type CountedText, countedText } from './counted-text';
import { type Quote, quoteOf, roughQuoteOf } from './quote';
import { replacedFigure } from './replaced-figure';
import { type Tracked, trackedThrough } from './track';

/** Where the annotated texts of one report stand, kept while the report is being edited. */
export interface Anchors {
  /** By the id of the annotation: UTF-16 offsets into the text as it is. What has lost its text is not among them. */
  readonly places: ReadonlyMap<string, Tracked>;
  /** What has lost its text, with what it is looked for by. */
  readonly lost: ReadonlyMap<string, Quote>;
}

/** Finds every annotation anew; `before` are the places that are known for this very text, such as from following edits. */
export function readAnchors(text: string, annotations: readonly Annotation[], before?: Anchors): Anchors {
  const counted = countedText(text);
  const budget = new Budget(text.length);
  const places = new Map<string, Tracked>();
  const lost = new Map<string, Quote>();
  for (const annotation of annotations) {
    const quote = quoteIn(annotation);
    if (quote === undefined) continue;
    const known =
      before?.places.get(annotation.id) ?? (budget.allows() ? found(counted, annotation, quote) : undefined);
    if (known === undefined) lost.set(annotation.id, before?.lost.get(annotation.id) ?? quote);
    else places.set(annotation.id, known);
  }
  return { places, lost };
}

/**
 * The places after an edit of `text`. A text that an edit went across is looked for by its words, as editors send what has
 * changed on disk as one edit of everything in between.
 */
export function followed(anchors: Anchors, text: string, edit: Edit): Anchors {
  const places = new Map<string, Tracked>();
  const crossed = new Map<string, { readonly span: Span; readonly cut: Span | undefined }>();
  for (const [id, place] of anchors.places) {
    const next = trackedThrough(place, edit);
    if ('cut' in next) crossed.set(id, { span: place, cut: next.cut });
    else places.set(id, next);
  }
  if (crossed.size === 0) return { places, lost: anchors.lost };
  return settled({ places, lost: new Map(anchors.lost) }, crossed, text, edit);
}

/** The places with those found again whose text had gone, as when a deletion is undone. */
export function foundAgain(anchors: Anchors, text: string): Anchors {
  if (anchors.lost.size === 0) return anchors;
  const counted = countedText(text);
  const budget = new Budget(text.length);
  const places = new Map(anchors.places);
  const lost = new Map<string, Quote>();
  for (const [id, quote] of anchors.lost) {
    const place = budget.allows() ? anchorIn(counted, quote) : undefined;
    if (place === undefined) lost.set(id, quote);
    else places.set(id, inSource(counted, place));
  }
  return { places, lost };
}

/**
 * The annotations as they should be kept with this text: those get new words and places that could not be found again by
 * the old ones. The others stay to the letter, so that an edit at the top of a report does not change every line of the file.
 */
export function renewed(
  annotations: readonly Annotation[],
  anchors: Anchors,
  text: string,
  source: string,
): readonly Annotation[] {
  const counted = countedText(text);
  return annotations.map(annotation => {
    const place = anchors.places.get(annotation.id);
    const quote = quoteIn(annotation);
    if (place === undefined || quote === undefined) return annotation;
    const span = { start: counted.fromSource(place.start), end: counted.fromSource(place.end) };
    if (leadsTo(counted, quote, span)) return annotation;
    return { ...annotation, target: targetOf(source, quoteOf(counted, span)) };
  });
}

function settled(
  { places, lost }: { readonly places: Map<string, Tracked>; readonly lost: Map<string, Quote> },
  crossed: ReadonlyMap<string, { readonly span: Span; readonly cut: Span | undefined }>,
  text: string,
  edit: Edit,
): Anchors {
  const before = countedText(text);
  const after = countedText(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  const budget = new Budget(2 * text.length);
  for (const [id, { span, cut }] of crossed) {
    const isSearched = budget.allows();
    const quote = (isSearched ? quoteOf : roughQuoteOf)(before, inCounted(before, span));
    const place = isSearched ? anchorIn(after, quote) : undefined;
    if (place) places.set(id, inSource(after, place));
    else if (cut) places.set(id, { ...cut, isReplaced: false });
    else lost.set(id, quote);
  }
  return { places, lost };
}

function found(counted: CountedText, annotation: Annotation, quote: Quote): Tracked | undefined {
  const span = anchorIn(counted, quote) ?? (checkOf(annotation) && replacedFigure(counted.text, quote));
  return span && inSource(counted, span);
}

function inSource({ toSource }: CountedText, { start, end }: Span): Tracked {
  return { start: toSource(start), end: toSource(end), isReplaced: false };
}

function inCounted({ fromSource }: CountedText, { start, end }: Span): Span {
  return { start: fromSource(start), end: fromSource(end) };
}

/**
 * A bound on the searching for a report of hostile size with hostile many annotations: those behind it count as lost and
 * are shown as such, until there are fewer.
 */
class Budget {
  private left = 1e9;

  constructor(private readonly cost: number) {}

  allows(): boolean {
    this.left -= this.cost * SEARCHES;
    return this.left >= 0;
  }
}

/** How often a text is searched for one quote. */
const SEARCHES = 5;
