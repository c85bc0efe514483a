import type { Span } from '../../server/src/text/span';

/** Takes the marks ⟦ and ⟧ out of a text and gives the spans they stood around. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const parts = marked.split(/[⟦⟧]/);
  const spans: Span[] = [];
  let text = '';
  parts.forEach((part, index) => {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  });
  return { text, spans };
}

/** The text with marks around the spans, which must be ascending and apart: a failed comparison then shows the places. */
export function mark(text: string, spans: readonly Span[]): string {
  let marked = '';
  let from = 0;
  for (const { start, end } of spans) {
    marked += `${text.slice(from, start)}⟦${text.slice(start, end)}⟧`;
    from = end;
  }
  return marked + text.slice(from);
}

/** The text without its marks. */
export function plain(marked: string): string {
  return unmark(marked).text;
}
