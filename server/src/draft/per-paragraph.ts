import type { Paragraph } from './paragraph';

/**
 * Keeps what a pure function says of a paragraph as long as the paragraph lives. A paragraph never changes, so the
 * answer never does; after an edit only new paragraphs are asked about.
 */
export function perParagraph<T>(read: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  const known = new WeakMap<Paragraph, { readonly value: T }>();
  return paragraph => {
    let entry = known.get(paragraph);
    if (entry === undefined) {
      entry = { value: read(paragraph) };
      known.set(paragraph, entry);
    }
    return entry.value;
  };
}
