import { eachGram } from '../text/grams';
import type { Letters } from '../text/letters';
import type { Passages } from './passages';
import { NO_POSTING, Postings } from './postings';
import { lengthOf, type Stream, streamOf } from './stream';

/**
 * Letters and digits that are held at most: twice a workspace of a thousand reports. With about seven bytes for each
 * it bounds the memory of the index to some 300 MB.
 */
export const MOST_LETTERS = 40_000_000;

// A gram that stands in more places is none that copying has brought there.
const MOST_VISITED = 2048;

/** A report in the index. */
export interface Indexed {
  /** Path or URI, whatever the reports are told apart by. */
  readonly id: string;
  readonly stream: Stream;
}

/**
 * Finds where the grams of a report stand in others. An edit costs what its paragraphs cost, and the answers are those of
 * an index that is made anew.
 */
export class PassageIndex {
  private readonly reports = new Map<string, Entry>();
  private readonly owned: (Owned | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly lastPostings: number[] = [];
  private readonly postings = new Postings();
  private letters = 0;
  private changes = 0;
  private last = { id: '', change: 0 };
  private lastBefore = 0;

  /** `most`: letters that are held at most. */
  constructor(private readonly most = MOST_LETTERS) {}

  get size(): number {
    return this.reports.size;
  }

  get letterCount(): number {
    return this.letters;
  }

  has(id: string): boolean {
    return this.reports.has(id);
  }

  ids(): Iterable<string> {
    return this.reports.keys();
  }

  /** Adds a report or puts a new version in place of the one that is known. False, and the report left out, where the index is full. */
  set(id: string, passages: Passages): boolean {
    const stream = streamOf(passages);
    const known = this.reports.get(id);
    const growth = lengthOf(stream) - (known ? lengthOf(known.stream) : 0);
    if (this.letters + growth > this.most) {
      this.delete(id);
      return false;
    }
    if (known && isSame(known.stream, stream)) return true;
    this.letters += growth;
    this.place({ id, stream, numbers: [] }, known);
    return true;
  }

  delete(id: string): void {
    const entry = this.reports.get(id);
    if (entry === undefined) return;
    this.reports.delete(id);
    this.letters -= lengthOf(entry.stream);
    for (const number of entry.numbers) this.remove(number);
    this.changed(id);
  }

  /** Changes whenever a report other than this one does. */
  versionBesides(id: string): number {
    return this.last.id === id ? this.lastBefore : this.last.change;
  }

  /**
   * Visits where in the streams of reports other than `id` a gram stands, in no particular order and for as long as `visit`
   * says so. False where it stands in so many places, this report's own counted, that not all were looked at.
   */
  eachHit(hash: number, id: string, visit: (report: Indexed, at: number) => boolean): boolean {
    let visited = 0;
    this.postings.each(hash, (owner, offset) => {
      if (++visited > MOST_VISITED) return false;
      const { entry, index } = this.owned[owner]!;
      return entry.id === id || visit(entry, entry.stream.offsets[index]! + offset);
    });
    return visited <= MOST_VISITED;
  }

  /** Paragraphs that stand in both versions keep their postings. */
  private place(entry: Entry, known: Entry | undefined): void {
    const reusable = known ? numbersByKey(known) : NO_NUMBERS;
    entry.stream.letters.forEach((letters, index) => {
      const number = reusable.get(letters.key)?.pop() ?? this.add(letters);
      this.owned[number] = { entry, index };
      entry.numbers.push(number);
    });
    this.reports.set(entry.id, entry);
    for (const numbers of reusable.values()) for (const number of numbers) this.remove(number);
    this.changed(entry.id);
  }

  private add({ key }: Letters): number {
    const number = this.free.pop() ?? this.owned.length;
    if (number === this.owned.length) this.owned.push(undefined);
    let last = NO_POSTING;
    eachGram(key, (hash, offset) => {
      last = this.postings.add(hash, number, offset, last);
    });
    this.lastPostings[number] = last;
    return number;
  }

  private remove(number: number): void {
    this.postings.remove(this.lastPostings[number]!);
    this.owned[number] = undefined;
    this.free.push(number);
  }

  private changed(id: string): void {
    if (id !== this.last.id) this.lastBefore = this.last.change;
    this.last = { id, change: ++this.changes };
  }
}

interface Entry extends Indexed {
  /** By which the postings know each of its paragraphs. */
  readonly numbers: number[];
}

/** A paragraph as the postings know it. */
interface Owned {
  readonly entry: Entry;
  readonly index: number;
}

const NO_NUMBERS: ReadonlyMap<string, number[]> = new Map();

function numbersByKey({ stream, numbers }: Entry): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  numbers.forEach((number, index) => {
    const { key } = stream.letters[index]!;
    const same = byKey.get(key);
    if (same) same.push(number);
    else byKey.set(key, [number]);
  });
  return byKey;
}

/** Where lines have moved only, the places have changed too. */
function isSame(a: Stream, b: Stream): boolean {
  return (
    a.letters.length === b.letters.length &&
    a.letters.every((letters, i) => isSameParagraph(letters, b.letters[i]!)) &&
    a.lines.every((line, i) => line === b.lines[i]) &&
    a.starts.every((start, i) => start === b.starts[i])
  );
}

function isSameParagraph(a: Letters, b: Letters): boolean {
  return a === b || (a.key === b.key && String(a.gaps) === String(b.gaps));
}
