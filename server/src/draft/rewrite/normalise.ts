import { majority, majorityStyle, restyle, STYLED, styleOf } from '../../structure/marker-style';
import type { MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker } from '../../structure/outline';
import { type Edit, trimmedEdit } from '../../text/edit';
import { contains, type Span, shift } from '../../text/span';
import type { Draft } from '../draft';
import type { Paragraph } from '../paragraph';

/** Writes markers and indentation as most of the document writes them, within `range` or everywhere, and changes nothing else. */
export function normalise(draft: Draft, range?: Span): readonly Edit[] {
  const edits = [...markerEdits(draft), ...indentationEdits(draft)];
  const within = range ? edits.filter(edit => contains(range, edit)) : edits;
  return joined(within.sort((a, b) => a.start - b.start || a.end - b.end));
}

// ---- Markers ----

/** As most of the same sequence are written; in a sequence that has no mind of its own, as most of its kind are. */
function markerEdits(draft: Draft): readonly Edit[] {
  const runs = draft.runs.filter(run => STYLED.has(run.kind));
  const usual = usualStyles(runs);
  return runs.flatMap(run => {
    const style = majorityStyle(run) ?? usual.get(run.kind);
    return style === undefined ? [] : run.items.flatMap(item => styled(draft, item, style));
  });
}

function usualStyles(runs: readonly NumberingRun[]): ReadonlyMap<MarkerKind, string | undefined> {
  const styles = groupedBy(
    runs,
    run => run.kind,
    run => {
      const style = majorityStyle(run);
      return run.items.map(item => style ?? styleOf(item));
    },
  );
  return new Map([...styles].map(([kind, all]) => [kind, majority(all)]));
}

function styled(draft: Draft, item: PlacedMarker, style: string): readonly Edit[] {
  if (styleOf(item) === style) return [];
  const { text, ...span } = restyle(item, style);
  const following = draft.paragraphs[item.line]!.text.charAt(span.end);
  // ２．10% would be read as a number once the sign is narrow.
  if (/[.．]$/.test(text) && /[\d０-９]/.test(following)) return [];
  return [trimmedEdit(draft.text, { text, ...shift(span, draft.starts[item.line]!) })];
}

// ---- Indentation ----

/** Prose is indented as most prose is, and what opens with a marker as most markers of its kind; titles and signatures stay. */
function indentationEdits(draft: Draft): readonly Edit[] {
  const lines = indentedLines(draft);
  const groups = groupedBy(
    lines,
    line => line.group,
    line => [line.indentation],
  );
  const usual = new Map([...groups].map(([group, all]) => [group, majority(all)]));
  return lines.flatMap(({ group, start, indentation }) => {
    const wanted = usual.get(group);
    if (wanted === undefined || wanted === indentation) return [];
    return [trimmedEdit(draft.text, { start, end: start + indentation.length, text: wanted })];
  });
}

interface IndentedLine {
  /** Lines of a group are indented alike. */
  readonly group: MarkerKind | 'prose';
  /** Offset in the document. */
  readonly start: number;
  readonly indentation: string;
}

function indentedLines(draft: Draft): readonly IndentedLine[] {
  const kinds = leadingKinds(draft);
  const prose = isWrapped(draft, kinds) ? () => undefined : proseOf;
  return draft.paragraphs.flatMap((paragraph, line) => {
    const group = kinds.get(line) ?? prose(paragraph);
    const indentation = /^\s*/.exec(paragraph.text)![0];
    return group === undefined ? [] : [{ group, start: draft.starts[line]!, indentation }];
  });
}

/** The kinds of the markers that open lines, by line. Markers behind the signs of Markdown do not open theirs. */
function leadingKinds({ runs, paragraphs }: Draft): ReadonlyMap<number, MarkerKind> {
  const kinds = new Map<number, MarkerKind>();
  for (const { items, kind } of runs) {
    for (const { marker, line } of items) {
      if (marker.leads && paragraphs[line]!.text.slice(0, marker.start).trim() === '') kinds.set(line, kind);
    }
  }
  return kinds;
}

const SHORTEST_PROSE = 20;
const STOP = /[。！？；!?;][”’」』）)]?$/;

/** A paragraph of sentences. What is short or has no stop may be a title, a salutation or a signature, set in its own way. */
function proseOf({ kind, text, headings }: Paragraph): 'prose' | undefined {
  const written = text.trim();
  if (kind !== 'text' || headings.some(({ marker, depth }) => marker?.leads || depth !== undefined)) return undefined;
  return written.length >= SHORTEST_PROSE && STOP.test(written) ? 'prose' : undefined;
}

/** Where lines are broken by hand, only the first of a paragraph is indented, and which one that is nobody says. */
function isWrapped({ paragraphs }: Draft, kinds: ReadonlyMap<number, MarkerKind>): boolean {
  let [broken, whole] = [0, 0];
  for (const [line, paragraph] of paragraphs.entries()) {
    if (paragraph.kind !== 'text' || kinds.has(line) || paragraph.text.trim().length < SHORTEST_PROSE) continue;
    if (proseOf(paragraph)) whole++;
    else if (paragraphs[line + 1]?.kind === 'text' && !/[：:]\s*$/.test(paragraph.text)) broken++;
  }
  return broken * BROKEN_TO_WHOLE > whole;
}

const BROKEN_TO_WHOLE = 3;

// ---- Lists ----

function groupedBy<T, K, V>(
  all: readonly T[],
  keyOf: (each: T) => K,
  valuesOf: (each: T) => readonly V[],
): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) for (const value of valuesOf(each)) group.push(value);
    else groups.set(key, [...valuesOf(each)]);
  }
  return groups;
}

/** Edits that touch become one, so that their order cannot matter. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of edits) {
    const last = all.at(-1);
    if (last?.end === edit.start)
      all[all.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else all.push(edit);
  }
  return all;
}
