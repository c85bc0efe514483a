import { remembered } from '../text/remembered';

// A report has some hundreds of headings; what was typed on the way to them may go.
const MOST_KEPT = 20_000;

/** Keeps what a pure function says of the title of a section, for all drafts that edits made of one another. */
export function perTitle<T>(read: (title: string) => T): (draft: { readonly lineage: object }) => (title: string) => T {
  const known = remembered((_lineage: object) => new Map<string, { readonly value: T }>());
  return ({ lineage }) => {
    const kept = known(lineage);
    return title => {
      let entry = kept.get(title);
      if (entry === undefined) {
        if (kept.size >= MOST_KEPT) kept.clear();
        entry = { value: read(title) };
        kept.set(title, entry);
      }
      return entry.value;
    };
  };
}
