import type { Span } from '../../text/span';
import {
  type Annotation,
  CONTEXT,
  isDeleted,
  parentOf,
  person,
  relativeIri,
  type State,
  tagsOf,
  targetOf,
  textOf,
  textualBody,
} from './annotation';
import type { CountedText } from './counted-text';
import { quoteOf } from './quote';

/** What a reviewer does. Spans are UTF-16 offsets into the text as it was read, not counted. */
export type Change =
  | { readonly kind: 'add'; readonly id: string; readonly span: Span; readonly text: string }
  | { readonly kind: 'check'; readonly id: string; readonly span: Span; readonly source: string }
  | { readonly kind: 'reply'; readonly id: string; readonly to: string; readonly text: string }
  | { readonly kind: 'edit'; readonly id: string; readonly text: string }
  | { readonly kind: 'tag'; readonly id: string; readonly tags: readonly string[] }
  | { readonly kind: 'state'; readonly id: string; readonly state: State }
  | { readonly kind: 'assign'; readonly id: string; readonly assignee: string }
  | { readonly kind: 'attach'; readonly id: string; readonly span: Span }
  | { readonly kind: 'delete'; readonly id: string };

/** Who does it, when (ISO 8601), and in which report. */
export interface Author {
  readonly name: string;
  readonly now: string;
  /** The name of the report's file. */
  readonly source: string;
}

/**
 * The annotations after a change to them as they are in the file now, which others may have written to in the meantime.
 * A change to an annotation that is there no longer changes nothing.
 */
export function changed(
  annotations: readonly Annotation[],
  change: Change,
  author: Author,
  counted: CountedText,
): readonly Annotation[] {
  switch (change.kind) {
    case 'add':
    case 'check':
    case 'reply':
      return [...annotations, created(change, author, counted)];
    case 'delete':
      return annotations.map(each => (isInThread(each, change.id) ? tombstone(each, author) : each));
    default:
      return annotations.map(each =>
        each.id === change.id && !isDeleted(each)
          ? { ...each, ...alteration(each, change, author, counted), modified: author.now }
          : each,
      );
  }
}

type Creation = Extract<Change, { readonly kind: 'add' | 'check' | 'reply' }>;
type Alteration = Exclude<Change, Creation | { readonly kind: 'delete' }>;

function created(change: Creation, { name, now, source }: Author, counted: CountedText): Annotation {
  return {
    '@context': CONTEXT,
    id: change.id,
    type: 'Annotation',
    motivation: MOTIVATIONS[change.kind],
    creator: person(name),
    created: now,
    modified: now,
    ...(change.kind !== 'reply' && { state: 'open' }),
    ...content(change, source, counted),
  };
}

const MOTIVATIONS = { add: 'commenting', check: 'assessing', reply: 'replying' } as const;

function content(change: Creation, source: string, counted: CountedText): Readonly<Record<string, unknown>> {
  if (change.kind === 'reply') return { body: textualBody(change.text, 'replying'), target: change.to };
  const span = countedSpan(counted, change.span);
  const target = targetOf(source, quoteOf(counted, span));
  if (change.kind === 'add') return { body: textualBody(change.text, 'commenting'), target };
  const figure = counted.text.slice(span.start, span.end);
  return { body: textualBody(change.source, 'assessing'), checked: figure, target };
}

function alteration(
  annotation: Annotation,
  change: Alteration,
  { source }: Author,
  counted: CountedText,
): Readonly<Record<string, unknown>> {
  switch (change.kind) {
    case 'edit':
      return { body: bodies(annotation, change.text, tagsOf(annotation)) };
    case 'tag':
      return { body: bodies(annotation, textOf(annotation), change.tags) };
    case 'state':
      return { state: change.state };
    case 'assign':
      return { assignee: change.assignee === '' ? undefined : person(change.assignee) };
    case 'attach':
      return { target: targetOf(source, quoteOf(counted, countedSpan(counted, change.span))) };
  }
}

function bodies({ motivation, body }: Annotation, text: string, tags: readonly string[]): unknown {
  const purpose = typeof motivation === 'string' ? motivation : 'commenting';
  const kept = [body].flat().filter(each => typeof Object(each).value !== 'string' && each !== undefined);
  const all = [textualBody(text, purpose), ...kept, ...tags.map(tag => textualBody(tag, 'tagging'))];
  return all.length === 1 ? all[0] : all;
}

/** With a first comment its replies go too. */
function isInThread(annotation: Annotation, id: string): boolean {
  return annotation.id === id || parentOf(annotation) === id;
}

/** Nothing is left of what was said or quoted, as a deleted remark may have been deleted for a reason. */
function tombstone(annotation: Annotation, { now, source }: Author): Annotation {
  if (isDeleted(annotation)) return annotation;
  const { id, type, motivation } = annotation;
  const target = parentOf(annotation) ?? { source: relativeIri(source) };
  return { '@context': CONTEXT, id, type: type ?? 'Annotation', motivation, modified: now, deleted: true, target };
}

function countedSpan(counted: CountedText, { start, end }: Span): Span {
  return { start: counted.fromSource(start), end: counted.fromSource(end) };
}
