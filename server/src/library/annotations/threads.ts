import {
  type Annotation,
  assigneeOf,
  authorOf,
  type Check,
  checkOf,
  createdOf,
  isDeleted,
  modifiedOf,
  parentOf,
  quoteIn,
  type State,
  stateOf,
  tagsOf,
  textOf,
} from './annotation';

/** One thing that somebody said. */
export interface Remark {
  readonly id: string;
  /** Empty where the file names nobody. */
  readonly author: string;
  /** ISO 8601, as in the file; empty where it says nothing. */
  readonly created: string;
  readonly modified: string;
  readonly text: string;
}

/** A first remark with what was replied to it. */
export interface Thread extends Remark {
  readonly state: State;
  readonly assignee: string | undefined;
  readonly tags: readonly string[];
  readonly check: Check | undefined;
  /** The text that was annotated; empty for an annotation of something else. */
  readonly quote: string;
  /** By the time they were written. */
  readonly replies: readonly Remark[];
}

/** The threads of a file by the time they were begun. A reply to what has been deleted begins a thread of its own. */
export function threadsOf(annotations: readonly Annotation[]): readonly Thread[] {
  const there = annotations.filter(each => !isDeleted(each)).sort(byTime);
  const known = new Map(there.map(each => [each.id, each]));
  const replies = new Map<Annotation, Annotation[]>();
  for (const each of there) {
    const first = firstOf(each, known);
    const others = replies.get(first) ?? [];
    replies.set(first, first === each ? others : [...others, each]);
  }
  return [...replies].map(([first, others]) => threadOf(first, others));
}

/** What a remark replies to in the end. One that leads into a circle, which no program writes, stands for itself. */
function firstOf(annotation: Annotation, known: ReadonlyMap<string, Annotation>): Annotation {
  const passed = new Set([annotation]);
  let first = annotation;
  for (let next = parentIn(first, known); next !== undefined; next = parentIn(first, known)) {
    if (passed.has(next)) return annotation;
    passed.add(next);
    first = next;
  }
  return first;
}

function parentIn(annotation: Annotation, known: ReadonlyMap<string, Annotation>): Annotation | undefined {
  const parent = parentOf(annotation);
  return parent === undefined ? undefined : known.get(parent);
}

function threadOf(first: Annotation, replies: readonly Annotation[]): Thread {
  return {
    ...remarkOf(first),
    state: stateOf(first),
    assignee: assigneeOf(first),
    tags: tagsOf(first),
    check: checkOf(first),
    quote: quoteIn(first)?.exact ?? '',
    replies: replies.map(remarkOf),
  };
}

function remarkOf(annotation: Annotation): Remark {
  return {
    id: annotation.id,
    author: authorOf(annotation) ?? '',
    created: createdOf(annotation) ?? '',
    modified: modifiedOf(annotation) ?? '',
    text: textOf(annotation),
  };
}

function byTime(a: Annotation, b: Annotation): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Times of different zones are compared as times; what has none comes first. */
function keyOf(annotation: Annotation): string {
  const time = Date.parse(createdOf(annotation) ?? '');
  return `${Number.isNaN(time) ? '' : new Date(time).toISOString()} ${annotation.id}`;
}
