import { type MarkerKind, numeralFor } from '../../structure/markers';
import type { PlacedMarker } from '../../structure/outline';
import { type Span, shift } from '../../text/span';
import type { Draft } from '../draft';

/** How a marker is written, blanks behind it included: kind 'arabic', style `N. `. */
export interface MarkerForm {
  readonly kind: MarkerKind;
  /** `N` stands for the numeral. */
  readonly style: string;
  /** A numeral so written: full-width digits stay full-width. */
  readonly like: string;
}

/** The form that most of these markers have, the first where several do; undefined where there are none. They are of one kind. */
export function usualForm(draft: Draft, items: readonly PlacedMarker[]): MarkerForm | undefined {
  const counts = new Map<string, { readonly form: MarkerForm; count: number }>();
  for (const item of items) {
    const form = formOf(draft, item);
    const known = counts.get(form.style);
    if (known) known.count++;
    else counts.set(form.style, { form, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.form;
}

export function formOf({ paragraphs }: Draft, { marker, line }: PlacedMarker): MarkerForm {
  const { text } = paragraphs[line]!;
  const { numeral, kind } = marker;
  const style = `${text.slice(marker.start, numeral.start)}N${text.slice(numeral.end, endWithBlanks(text, marker))}`;
  return { kind, style, like: text.slice(numeral.start, numeral.end) };
}

/** A marker with the blanks behind it, as a span of the document. */
export function placeOf(draft: Draft, { marker, line }: PlacedMarker): Span {
  const { text } = draft.paragraphs[line]!;
  return shift({ start: marker.start, end: endWithBlanks(text, marker) }, draft.starts[line]!);
}

/** The marker of a number. `2.2024年` would be a decimal, so that a blank keeps `2.` and the digits that follow apart. */
export function writeMarker({ kind, style, like }: MarkerForm, value: number, following = ''): string {
  const marker = style.replace('N', numeralFor(kind, value, like));
  return /[.．]$/.test(marker) && /^[\d０-９]/.test(following) ? `${marker} ` : marker;
}

/** The form that GB/T 9704 gives to a kind, with the brackets of `like` where that is a bracketed one. */
export function standardForm(kind: MarkerKind, bracketed?: MarkerForm): MarkerForm {
  const style = kind === 'han-bracket' || kind === 'arabic-bracket' ? bracketed?.style : undefined;
  return { kind, style: style ?? STANDARD[kind], like: '' };
}

const STANDARD: Readonly<Record<MarkerKind, string>> = {
  chapter: '第N章　',
  section: '第N节　',
  article: '第N条　',
  han: 'N、',
  'han-bracket': '（N）',
  arabic: 'N.',
  'arabic-bracket': '（N）',
  circled: 'N',
  shi: 'N是',
  yao: 'N要',
  ordinal: '第N，',
  qi: '其N，',
  first: 'N，',
};

function endWithBlanks(text: string, { numeral, end, start }: PlacedMarker['marker']): number {
  const blanks = /^\s*/.exec(text.slice(Math.max(start, numeral.end, end)))![0].length;
  return Math.max(start, numeral.end, end) + blanks;
}
