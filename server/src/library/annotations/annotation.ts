import { ALONE, type Among, type Quote } from './quote';

/**
 * One annotation of the Web Annotation Data Model, just as it stands in the file: what this program does not know is kept.
 * Properties are read by the functions below, as the file may come from anywhere.
 */
export interface Annotation {
  /** An IRI; ours are `urn:uuid:`. */
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The terms of W3C; all others are ours, so that every line is JSON-LD by itself. */
export const CONTEXT: unknown = ['http://www.w3.org/ns/anno.jsonld', { '@vocab': 'urn:reportlint:' }];

export type State = 'open' | 'resolved';

/** A figure that somebody compared with its source. */
export interface Check {
  /** The figure as it was written then. */
  readonly figure: string;
  readonly source: string;
}

/** A deleted annotation leaves its line behind, without its words, so that an older copy does not bring it back. */
export function isDeleted({ deleted }: Annotation): boolean {
  return deleted === true;
}

/** The id of the annotation that this one replies to. */
export function parentOf({ motivation, target }: Annotation): string | undefined {
  if (!listed(motivation).includes('replying')) return undefined;
  const [first] = listed(target);
  return textIn(first) ?? textIn(Object(first).id);
}

export function stateOf({ state }: Annotation): State {
  return state === 'resolved' ? 'resolved' : 'open';
}

export function assigneeOf({ assignee }: Annotation): string | undefined {
  return nameOf(assignee);
}

export function authorOf({ creator }: Annotation): string | undefined {
  return nameOf(creator);
}

/** ISO 8601, as written. */
export function createdOf({ created }: Annotation): string | undefined {
  return textIn(created);
}

/** ISO 8601, as written. */
export function modifiedOf({ modified, created }: Annotation): string | undefined {
  return textIn(modified) ?? textIn(created);
}

/** What the annotation says, without its tags. */
export function textOf({ body, bodyValue }: Annotation): string {
  const said = textualBodies(body).filter(each => each.purpose !== 'tagging');
  return textIn(bodyValue) ?? said.map(({ value }) => value).join('\n\n');
}

export function tagsOf({ body }: Annotation): readonly string[] {
  const tags = textualBodies(body).filter(({ purpose }) => purpose === 'tagging');
  return tags.map(({ value }) => value.trim()).filter(tag => tag !== '');
}

export function checkOf(annotation: Annotation): Check | undefined {
  const { motivation, checked } = annotation;
  if (!listed(motivation).includes('assessing') || typeof checked !== 'string') return undefined;
  return { figure: checked, source: textOf(annotation) };
}

/** The place of the annotation; undefined for replies and for targets that say nothing about the text. */
export function quoteIn({ target }: Annotation): Quote | undefined {
  const selectors = listed(target).flatMap(each => listed(Object(each).selector).map(Object));
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const exact = textIn(quote?.exact);
  if (!exact) return undefined;
  return {
    exact,
    prefix: textIn(quote.prefix) ?? '',
    suffix: textIn(quote.suffix) ?? '',
    start: countIn(position?.start),
    end: countIn(position?.end),
    among: amongIn(quote),
  };
}

/** The target of an annotation on a text. `source` is the name of the report's file, relative to the annotations. */
export function targetOf(source: string, { exact, prefix, suffix, start, end, among }: Quote): unknown {
  const isAlone = among.places === 1 && among.copies === 1 && among.parts === undefined;
  const selector = [
    { type: 'TextQuoteSelector', exact, prefix, suffix, ...(!isAlone && among) },
    { type: 'TextPositionSelector', start, end },
  ];
  return { source: relativeIri(source), selector };
}

/** The name of a file as a relative IRI: it may hold Chinese as it is, but nothing that means something in an IRI. */
export function relativeIri(name: string): string {
  return name.replace(/[\s%?#:<>"{}|\\^`]/g, encodeURIComponent);
}

export function textualBody(value: string, purpose: string): unknown {
  return { type: 'TextualBody', value, format: 'text/plain', purpose };
}

export function person(name: string): unknown {
  return { type: 'Person', name };
}

/** What JSON-LD gives once or in a list. */
export function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

interface TextualBody {
  readonly value: string;
  readonly purpose: unknown;
}

function textualBodies(body: unknown): readonly TextualBody[] {
  return listed(body).flatMap(each => {
    const { value, purpose } = Object(each);
    return typeof value === 'string' ? [{ value, purpose }] : [];
  });
}

function nameOf(agent: unknown): string | undefined {
  const [first] = listed(agent);
  return textIn(first) ?? textIn(listed(Object(first).name)[0]) ?? textIn(Object(first).nickname);
}

function amongIn({ places, copies, copy, parts }: Readonly<Record<string, unknown>>): Among {
  const read = { places: countIn(places), copies: countIn(copies), copy: countIn(copy) };
  if (!read.places || !read.copies || read.copy === undefined) return ALONE;
  const counts = listed(parts).map(countIn);
  const isWhole = counts.length > 0 && counts.every(each => each !== undefined);
  return { ...(read as Among), ...(isWhole && { parts: counts as number[] }) };
}

function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
