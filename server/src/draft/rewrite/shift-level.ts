import { greatestNumber, type MarkerKind } from '../../structure/markers';
import type { NumberingRun, PlacedMarker, Section } from '../../structure/outline';
import { type Edit, trimmedEdit } from '../../text/edit';
import type { Draft } from '../draft';
import { lateStarts } from '../late-starts';
import { type Level, levelBelow, levelOfRun } from './levels';
import { placeOf, writeMarker } from './marker-form';
import { startOf, withNumber } from './renumber';
import { type Ladder, ladderOf, offsetOf, pathOf, type Rung, SPEECH, siblingsAt } from './tree';

/**
 * Moves a section with all below it one level up or down and renumbers what that touches. A promoted section becomes
 * the next sibling of its parent, and those that follow it lie below it from then on, as nothing changes places; a
 * demoted one becomes the last child of the sibling before it. Empty where it cannot be.
 */
export function shiftLevel(draft: Draft, section: Section, by: 'promote' | 'demote'): readonly Edit[] {
  const ladder = ladderOf(draft);
  const rung = ladder.rungs.find(each => each.section === section);
  const shift = rung && (by === 'promote' ? promotion(ladder, rung) : demotion(ladder, rung));
  return shift && canBe(draft, shift) ? editsOf(ladder, shift) : [];
}

/** The new levels of a section and of those below it, and what numbers stand in no run so far. */
interface Shift {
  readonly levels: ReadonlyMap<Rung, Level>;
  /** Whose child the section becomes; undefined where it joins a run. */
  readonly parent: Rung | undefined;
  /** What comes to lie below the section: its run is cut in two there. */
  readonly cut: { readonly run: NumberingRun; readonly below: Rung } | undefined;
}

function promotion(ladder: Ladder, rung: Rung): Shift | undefined {
  const { parent } = rung;
  if (parent === undefined || SPEECH.has(parent.run.kind)) return undefined;
  const levels = new Map<Rung, Level>([[rung, { ...levelOfRun(ladder, parent.run), run: parent.run }]]);
  for (const each of rungsBelow(ladder, rung)) {
    if (each.parent) levels.set(each, levelOfRun(ladder, each.parent.run));
  }
  const cut = ladder.goingOn.has(rung.run) ? undefined : { run: rung.run, below: rung };
  return { levels, parent: undefined, cut };
}

function demotion(ladder: Ladder, rung: Rung): Shift | undefined {
  const parent = siblingBefore(ladder, rung);
  const rungs = rungsBelow(ladder, rung);
  const own = parent && childLevel(ladder, parent, rung, rungs.length > 0);
  if (own === undefined) return undefined;
  const levels = new Map<Rung, Level>([[rung, own]]);
  const below = remembered((kind: MarkerKind) => levelBelow(ladder, kind, rung.section.start));
  for (const each of rungs) {
    const above = each.parent && levels.get(each.parent);
    const level = above && below(above.form.kind);
    if (level === undefined) return undefined;
    levels.set(each, level);
  }
  return { levels, parent, cut: undefined };
}

/** The function with its answers kept: the levels are few and the sections below may be many. */
function remembered<K, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return key => {
    if (!answers.has(key)) answers.set(key, answer(key));
    return answers.get(key)!;
  };
}

function siblingBefore({ draft, rungs }: Ladder, { section, run }: Rung): Rung | undefined {
  const path = pathOf(draft.sections, section);
  if (path === undefined) return undefined;
  const before = siblingsAt(draft.sections, path).slice(0, path.at(-1)!);
  const sibling = before.findLast(each => each.numbering?.run.kind === run.kind);
  return sibling && rungs.find(each => each.section === sibling);
}

/** The level of the last child of a section; where it has none, the one that the document writes below its kind. */
function childLevel(ladder: Ladder, parent: Rung, rung: Rung, hasMore: boolean): Level | undefined {
  const child = ladder.rungs.findLast(each => each.parent === parent && !(hasMore && SPEECH.has(each.run.kind)));
  if (child) return { ...levelOfRun(ladder, child.run), run: child.run };
  return levelBelow(ladder, parent.run.kind, rung.section.start);
}

/** The levels below a section. */
function rungsBelow({ rungs }: Ladder, rung: Rung): readonly Rung[] {
  const below = new Set([rung]);
  for (const each of rungs) if (each.parent && below.has(each.parent) && !SPEECH.has(each.run.kind)) below.add(each);
  return [...below].slice(1);
}

const MARKDOWN_HEADING = /^ {0,3}#{1,6}\s/;

/** The level of a Markdown heading is that of its # signs, whatever its marker; 首先, 其次, 最后 take no further item. */
function canBe({ paragraphs }: Draft, { levels }: Shift): boolean {
  return [...levels].every(
    ([{ item }, { form }]) => form.kind !== 'first' && !MARKDOWN_HEADING.test(paragraphs[item.line]!.text),
  );
}

function editsOf(ladder: Ladder, shift: Shift): readonly Edit[] {
  const { draft } = ladder;
  const levels = new Map([...shift.levels].map(([rung, level]) => [rung.item, level]));
  const late = lateStarts(draft);
  const edits: Edit[] = [];
  for (const [owner, items] of sequencesOf(ladder, shift)) {
    const first = 'items' in owner ? startOf(owner, late) : 1;
    for (const [index, item] of items.entries()) {
      const level = levels.get(item);
      if (level && first + index > greatestNumber(level.form.kind)) return [];
      edits.push(...(level ? [withLevel(draft, item, level, first + index)] : withNumber(draft, item, first + index)));
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

function withLevel(draft: Draft, item: PlacedMarker, { form }: Level, value: number): Edit {
  const place = placeOf(draft, item);
  return trimmedEdit(draft.text, { text: writeMarker(form, value, draft.text.charAt(place.end)), ...place });
}

/** What counts together afterwards, by the run or the section that it belongs to. Sequences that stay as they are are not among them. */
function sequencesOf(
  { draft }: Ladder,
  { levels, parent, cut }: Shift,
): ReadonlyMap<NumberingRun | Rung, readonly PlacedMarker[]> {
  const [top] = levels.keys();
  const owned: (readonly [owner: NumberingRun | Rung, item: PlacedMarker])[] = [];
  const moved = new Set([...levels.keys()].map(rung => rung.item));
  const touched = new Set([...levels].flatMap(([rung, { run }]) => (run ? [rung.run, run] : [rung.run])));
  for (const run of touched) {
    for (const item of run.items) {
      const isCut = cut?.run === run && offsetOf(draft, item) > cut.below.section.start;
      if (!moved.has(item)) owned.push([isCut ? cut.below : run, item]);
    }
  }
  for (const [rung, { run }] of levels) owned.push([run ?? (rung === top ? parent! : rung.parent!), rung.item]);
  owned.sort(([, a], [, b]) => offsetOf(draft, a) - offsetOf(draft, b));
  return grouped(owned);
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
