import type { Span } from '../../text/span';
import type { Anchors } from './anchors';
import type { Annotation } from './annotation';
import { type Thread, threadsOf } from './threads';

/** A thread with its place in the text as it is. */
export interface PlacedThread extends Thread {
  /** UTF-16 offsets; undefined where the annotated text is not to be found. */
  readonly place: Span | undefined;
  /** The annotated text as it reads now; undefined without a place. */
  readonly now: string | undefined;
  /** Whether a figure reads otherwise than when it was checked against its source. */
  readonly isChangedSinceCheck: boolean;
}

/** All threads: those with a place in reading order, then those that have lost it by time. */
export function placedThreads(
  text: string,
  annotations: readonly Annotation[],
  anchors: Anchors,
): readonly PlacedThread[] {
  const threads = threadsOf(annotations).map(thread => placed(text, thread, anchors.places.get(thread.id)));
  const found = threads.filter(({ place }) => place !== undefined).sort((a, b) => a.place!.start - b.place!.start);
  return [...found, ...threads.filter(({ place }) => place === undefined)];
}

function placed(text: string, thread: Thread, place: Span | undefined): PlacedThread {
  const now = place && text.slice(place.start, place.end);
  const isChangedSinceCheck =
    thread.check !== undefined && now !== undefined && plain(now) !== plain(thread.check.figure);
  return { ...thread, place: place && { start: place.start, end: place.end }, now, isChangedSinceCheck };
}

/** Blanks and line ends within a figure make no other figure of it. */
function plain(figure: string): string {
  return figure.replace(/\s+/g, '');
}
