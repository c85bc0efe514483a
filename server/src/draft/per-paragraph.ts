import { remembered } from '../text/remembered';
import type { Paragraph } from './paragraph';

/**
 * Keeps what a pure function says of a paragraph as long as the paragraph lives. A paragraph never changes, so the
 * answer never does; after an edit only new paragraphs are asked about.
 */
export function perParagraph<T>(read: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  return remembered(read);
}
