import { type Draft, readDraft } from '../../server/src/draft/draft';
import { relationsOf } from '../../server/src/draft/relations';
import { numeralLike, parseCount } from '../../server/src/figures/count';
import type { Relation } from '../../server/src/figures/relation';
import { check } from '../../server/src/rules/check';
import { overlaps, type Span } from '../../server/src/text/span';

export type SlipKind = 'digit' | 'transposition' | 'decimal' | 'scale' | 'dropped';

/**
 * What became of one slip: a finding of the relation's rule, another finding about the same figures, none, or the
 * relation holds all the same: rounding and inequalities leave room.
 */
export type Outcome = 'found' | 'missed' | 'undetectable';

export interface Broken {
  readonly type: Relation['type'];
  readonly kind: SlipKind;
  readonly before: string;
  readonly after: string;
  readonly outcome: Outcome;
}

/** Breaks every number of every relation that was recognised and holds in a text, one slip at a time. */
export function* breakRelations(text: string): Iterable<Broken> {
  const draft = readDraft(text);
  // Inside a copy of the whole report nothing is said again.
  const copies = check(draft).filter(({ rule }) => rule === 'duplicate/document');
  for (const relation of relationsOf(draft)) {
    if (relation.verdict === 'fails' || copies.some(copy => overlaps(copy, relation))) continue;
    for (const slip of slipsIn(draft, relation)) yield { type: relation.type, ...tried(draft, relation, slip) };
  }
}

interface Slip extends Span {
  readonly kind: SlipKind;
  readonly text: string;
}

function tried(draft: Draft, relation: Relation, slip: Slip): Omit<Broken, 'type'> {
  const text = draft.text.slice(0, slip.start) + slip.text + draft.text.slice(slip.end);
  const by = slip.text.length - (slip.end - slip.start);
  const place = { start: relation.start, end: Math.max(relation.start + 1, relation.end + by) };
  const before = draft.text.slice(relation.start, relation.end);
  const after = text.slice(place.start, place.end);
  return { kind: slip.kind, before, after, outcome: outcomeOf(readDraft(text, draft), relation, place) };
}

function outcomeOf(draft: Draft, { type }: Relation, place: Span): Outcome {
  const findings = check(draft).filter(
    ({ rule, severity }) => rule.startsWith('figure/') && severity !== 'information',
  );
  const isThere = (span: Span) => overlaps(span, place);
  if (findings.some(finding => isThere(finding) || finding.related.some(isThere))) return 'found';
  const holds = relationsOf(draft).some(each => each.type === type && each.verdict !== 'fails' && covers(each, place));
  return holds ? 'undetectable' : 'missed';
}

/** The same relation: a slip moves its ends by a character or two. */
function covers(relation: Span, place: Span): boolean {
  return Math.abs(relation.start - place.start) + Math.abs(relation.end - place.end) <= 4;
}

function* slipsIn(draft: Draft, relation: Relation): Iterable<Slip> {
  // What is numbered below an announced count are markers, which the numbering rules know.
  const operands = relation.type === 'declared-count' ? relation.operands.slice(0, 1) : relation.operands;
  for (const operand of operands) {
    const number = NUMBER.exec(draft.text.slice(operand.start, operand.end))?.[0];
    if (number === undefined) continue;
    const span = { start: operand.start, end: operand.start + number.length };
    for (const [kind, text] of /^\d/.test(number) ? slipsOf(number) : chineseSlipsOf(number))
      yield { ...span, kind, text };
    yield* scaleSlips(draft.text, span.end);
  }
  yield* droppedItems(relation);
}

const NUMBER = /^(?:\d+(?:\.\d+)?|[两一二三四五六七八九十]+(?=[^一二三四五六七八九十百千万亿]))/;

/** Every digit made another, every two neighbours exchanged, the decimal point lost or moved by one. */
function* slipsOf(number: string): Iterable<readonly [SlipKind, string]> {
  for (let i = 0; i < number.length; i++) {
    const [a, b] = [number.charAt(i), number.charAt(i + 1)];
    if (a === '.') continue;
    const other = String(((Number(a) + 2) % 9) + 1);
    if (other !== a) yield ['digit', number.slice(0, i) + other + number.slice(i + 1)];
    const isLeadingZero = i === 0 && b === '0';
    if (b !== '' && b !== '.' && a !== b && !isLeadingZero)
      yield ['transposition', number.slice(0, i) + b + a + number.slice(i + 2)];
  }
  if (number.includes('.')) yield ['decimal', String(Number(number.replace('.', '')))];
  else yield ['decimal', `${number}0`];
}

/** One more, one less, and another character, as 五 for 三. */
function* chineseSlipsOf(number: string): Iterable<readonly [SlipKind, string]> {
  const value = parseCount(number);
  if (value === undefined || value > 90) return;
  for (const slip of new Set([value - 1, value + 1, ((value + 2) % 9) + 1]))
    if (slip > 1 && slip !== value) yield ['digit', numeralLike(number, slip, '个')];
}

function* scaleSlips(text: string, at: number): Iterable<Slip> {
  const scale = text.charAt(at);
  if (scale === '万' || scale === '亿')
    yield { start: at, end: at + 1, kind: 'scale', text: scale === '万' ? '亿' : '万' };
}

/** A part of a sum or a thing of a closed list left out together with its words, and the last value behind 分别. */
function* droppedItems({ type, operands: [whole, ...parts], working }: Relation): Iterable<Slip> {
  const isClosed = type === 'listed-count' && !working.zh.includes('等');
  const first = type === 'sum' ? 1 : isClosed && parts.length > 2 ? 1 : parts.length - 1;
  if (type !== 'sum' && type !== 'respective' && !(isClosed && parts.length > 2)) return;
  for (let i = first; i < parts.length; i++) {
    const [before, part] = [parts[i - 1]!, parts[i]!];
    if (type !== 'sum' || before.start > whole!.start)
      yield { start: before.end, end: part.end, kind: 'dropped', text: '' };
  }
}
