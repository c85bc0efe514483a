import { NOTHING } from '../text/remembered';
import { notesOf, type Paragraph } from './paragraph';

let functions = 0;

/** Something that is read of a paragraph: the same objects as long as it lives. */
export type ReadOfParagraph = (paragraph: Paragraph) => readonly unknown[];

/**
 * Keeps what a pure function says of a paragraph as long as the paragraph lives. A paragraph never changes, so the
 * answer never does; after an edit only new paragraphs are asked about. For functions that are there for good: each has
 * a place of its own in every paragraph, which takes less room and time than a table of paragraphs.
 */
export function perParagraph<T>(read: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  const place = functions++;
  return paragraph => {
    const notes = notesOf(paragraph, functions);
    const kept = notes[place];
    if (kept !== undefined) return (kept === NOTHING ? undefined : kept) as T;
    const value = read(paragraph);
    notes[place] = value === undefined ? NOTHING : value;
    return value;
  };
}

const [teller, told] = [functions++, functions++];

/** The same for functions that come and go, such as what another choice of rules says: a paragraph keeps the last answer. */
export function lastOfParagraph<T>(read: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  return paragraph => {
    const notes = notesOf(paragraph, functions);
    if (notes[teller] === read) return notes[told] as T;
    const value = read(paragraph);
    notes[teller] = read;
    notes[told] = value;
    return value;
  };
}
