import { type Anchors, followed, foundAgain, readAnchors, renewed } from '../library/annotations/anchors';
import { type Annotation, checkOf } from '../library/annotations/annotation';
import { type Author, type Change, changed } from '../library/annotations/change';
import { countedText } from '../library/annotations/counted-text';
import { type FileProblem, isProblem, readAnnotations, writeAnnotations } from '../library/annotations/file';
import { type PlacedThread, placedThreads } from '../library/annotations/placed-threads';
import type { Edit } from '../text/edit';

/** The annotations of one open report and where they stand, as the client has last read them from their file. */
export class ReportAnnotations {
  private annotations: readonly Annotation[] = [];
  private anchors: Anchors = { places: new Map(), lost: new Map() };
  private unreadable: FileProblem | undefined;
  /** The text that the lost ones have been looked for in. */
  private searched = '';
  /** Of the file as it was last read. */
  content = '';

  /** What is wrong with the file; the annotations are then those that were read before. */
  get problem(): FileProblem | undefined {
    return this.unreadable;
  }

  /** Takes the file as it is now. Annotations whose place is known from following edits keep it. */
  load(content: string, text: string): void {
    this.content = content;
    const read = readAnnotations(content);
    this.unreadable = isProblem(read) ? read : undefined;
    if (isProblem(read)) return;
    const known = targetsOf(this.annotations);
    const isSame = (annotation: Annotation) => known.get(annotation.id) === JSON.stringify(annotation.target);
    const kept = new Set(read.filter(isSame).map(({ id }) => id));
    this.anchors = readAnchors(text, read, only(this.anchors, kept));
    this.annotations = read;
    this.searched = text;
  }

  /** Keeps the places true through an edit of `text`. */
  follow(text: string, edit: Edit): void {
    this.anchors = followed(this.anchors, text, edit);
  }

  /** The threads as they stand in the text now. */
  threads(text: string): readonly PlacedThread[] {
    if (this.searched !== text) this.anchors = foundAgain(this.anchors, text);
    this.searched = text;
    return placedThreads(text, this.annotations, this.anchors);
  }

  /** The content of the file with places that lead to where the annotated texts stand now; for a report that is being saved. */
  renewedFile(content: string, text: string, source: string): string | FileProblem {
    const read = readAnnotations(content);
    if (isProblem(read)) return read;
    this.load(content, text);
    return writeAnnotations(renewed(read, this.anchors, text, source));
  }

  /** Those of the threads that say that a figure agrees with its source. */
  checks(text: string): readonly PlacedThread[] {
    return this.annotations.some(checkOf) ? this.threads(text).filter(({ check }) => check !== undefined) : [];
  }
}

/** The content of the file after a change, made to what the file holds now; or why nothing can be written. */
export function changedFile(content: string, change: Change, author: Author, text: string): string | FileProblem {
  const read = readAnnotations(content);
  return isProblem(read) ? read : writeAnnotations(changed(read, change, author, countedText(text)));
}

function targetsOf(annotations: readonly Annotation[]): ReadonlyMap<string, string> {
  return new Map(annotations.map(({ id, target }) => [id, JSON.stringify(target)]));
}

function only({ places, lost }: Anchors, ids: ReadonlySet<string>): Anchors {
  return {
    places: new Map([...places].filter(([id]) => ids.has(id))),
    lost: new Map([...lost].filter(([id]) => ids.has(id))),
  };
}
