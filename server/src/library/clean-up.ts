import { type Draft, lineAt, readDraft } from '../draft/draft';
import { isMostlyHalfWidth, widenBrackets, widenPoints } from '../draft/rewrite/widen';
import { check } from '../rules/check';
import { rules } from '../rules/index';
import type { Finding, Fix } from '../rules/rule';
import type { Section } from '../structure/outline';
import type { Bilingual } from '../text/bilingual';
import { applyEdits, type Edit, trimmedEdit } from '../text/edit';
import { chainEdits } from '../text/edit-chain';
import { contains, type Span } from '../text/span';

/** One repair of a pasted page. Offsets are UTF-16 offsets into the text that is cleaned. */
export interface Repair extends Edit {
  /** What sort of repair it is: a list of them is grouped by it. */
  readonly kind: RepairKind;
  /** Whether a careful drafter would make it without thinking twice; the others are proposals. */
  readonly isSure: boolean;
}

/** A sort of repair, as a list of repairs shows it. */
export interface RepairKind {
  readonly name: Bilingual;
  /** What is repaired, in a few words. */
  readonly description: Bilingual;
}

/**
 * What a pasted page needs to read like a report, as the rules about text find and mend it: page furniture, pinyin,
 * markup, spaces, widths of punctuation, damaged characters. In reading order and apart, so that each may be made or left
 * without the others. One repair may uncover another, so they are looked for in rounds, and all told as repairs of the
 * text as it is. Proposals are those for the text with all sure repairs made.
 */
export function cleanUp(draft: Draft): readonly Repair[] {
  let repairs: readonly Repair[] = [];
  let current = draft;
  // Asked once: the points are soon wide.
  const withBrackets = isMostlyHalfWidth(draft);
  for (let round = 0; round < ROUNDS; round++) {
    const found = apart([...repairsOf(current).filter(({ isSure }) => isSure), ...widths(current, withBrackets)]);
    if (found.length === 0) break;
    repairs = chainEdits(current.text, repairs, found, mended);
    current = readDraft(applyEdits(draft.text, repairs), current);
  }
  const proposals = apart(repairsOf(current).filter(({ isSure }) => !isSure));
  return chainEdits(current.text, repairs, proposals, withoutProposal);
}

/** Whether there is anything to clean up in a draft with these findings. */
export function needsCleanUp(findings: readonly Finding[]): boolean {
  return findings.some(({ rule, fixes }) => KINDS.has(rule) && fixes.length > 0);
}

/** Enough for repairs that wait for a neighbour; the bound is there because two rules might undo each other's work. */
const ROUNDS = 10;

/** What may be lying about in a pasted page. Rules that judge what a report says have no place here. */
const KINDS: ReadonlyMap<string, RepairKind> = new Map([
  kind(
    'text/page-furniture',
    { zh: '网页残留', en: 'Page furniture' },
    { zh: '索引表、导航、按钮、发布信息，不是报告正文', en: 'index tables, navigation, buttons, data of publication' },
  ),
  kind(
    'text/pinyin',
    { zh: '拼音残留', en: 'Pinyin' },
    { zh: '转换时留在字后的拼音', en: 'readings that a conversion left behind characters' },
  ),
  kind(
    'text/markup',
    { zh: '网页代码残留', en: 'Markup' },
    { zh: '网页的标签和转义符', en: 'tags and entities of the page' },
  ),
  kind(
    'text/mojibake',
    { zh: '乱码', en: 'Damaged characters' },
    { zh: '编码错误毁坏的字，按编码复原', en: 'characters that an encoding error damaged, rebuilt from it' },
  ),
  kind(
    'text/spacing',
    { zh: '多余空格', en: 'Spaces' },
    { zh: '中文之间、数字旁的空格', en: 'spaces between Chinese characters and beside figures' },
  ),
  kind(
    'text/punctuation',
    { zh: '标点', en: 'Punctuation' },
    { zh: '中文用全角标点，不重复', en: 'full width in Chinese text, and none doubled' },
  ),
  kind(
    'text/unpaired',
    { zh: '引号、括号、书名号', en: 'Quotes and brackets' },
    { zh: '不成对的补全或删去', en: 'what has no other half' },
  ),
  kind(
    'text/mixed-script',
    { zh: '繁简混用', en: 'Mixed scripts' },
    { zh: '统一为全文所用的字', en: 'characters of the script that the rest is not in' },
  ),
  kind(
    'text/missing-end',
    { zh: '段末句号', en: 'Missing stops' },
    { zh: '段末缺的句号', en: 'paragraphs that end without one' },
  ),
]);

function kind(rule: string, name: Bilingual, description: Bilingual): readonly [string, RepairKind] {
  return [rule, { name, description }];
}

const TEXT_RULES = rules.filter(({ id }) => KINDS.has(id));

/** The first of several repairs that became one says what it is. */
function mended([first]: readonly Repair[], whole: Edit): readonly Repair[] {
  return [{ ...first!, ...whole }];
}

/** A proposal for what a sure repair writes comes with the next clean-up. */
function withoutProposal(sure: readonly Repair[]): readonly Repair[] {
  return sure;
}

function repairsOf(draft: Draft): readonly Repair[] {
  return check(draft, TEXT_RULES).flatMap(finding => repairsFor(draft, finding));
}

/** The rule tells of the width where it is certain to be noticed; the same signs beside figures go with them. */
function widths(draft: Draft, withBrackets: boolean): readonly Repair[] {
  const edits = [...widenPoints(draft), ...(withBrackets ? widenBrackets(draft) : [])];
  return edits.map(edit => ({ ...edit, kind: KINDS.get('text/punctuation')!, isSure: true }));
}

function repairsFor(draft: Draft, finding: Finding): readonly Repair[] {
  const fix = fixOf(finding);
  const repairKind = KINDS.get(finding.rule);
  if (fix === undefined || repairKind === undefined) return [];
  const isFurniture = finding.rule === 'text/page-furniture';
  return fix.edits.flatMap(edit => {
    const made = isFurniture ? withoutFurniture(draft, edit) : [trimmedEdit(draft.text, edit)];
    const isSure = (each: Edit) =>
      fix.safe || isFurniture || isOutward(draft.text.slice(each.start, each.end), each.text);
    return made.filter(each => !isEmpty(each)).map(each => ({ ...each, kind: repairKind, isSure: isSure(each) }));
  });
}

/** The first fix is what a drafter most likely wants; of a script that is mixed all is mended or nothing. */
function fixOf({ rule, fixes }: Finding): Fix | undefined {
  if (rule !== 'text/mixed-script') return fixes[0];
  return fixes.reduce((most, fix) => (fix.edits.length > most.edits.length ? fix : most), fixes[0]!);
}

/** Whether nothing but spaces goes or nothing but the width changes: who cleans a page up wants both. */
function isOutward(written: string, mended: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
  return bare(written) === bare(mended);
}

function isEmpty({ start, end, text }: Edit): boolean {
  return start === end && text === '';
}

/** Of repairs that meet, the first; the others wait for the next round. */
function apart(repairs: readonly Repair[]): readonly Repair[] {
  const kept: Repair[] = [];
  for (const repair of [...repairs].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (last === undefined || repair.start > last.end || (repair.start === last.end && repair.end > repair.start))
      kept.push(repair);
  }
  return kept;
}

// ---- Furniture ----

/**
 * Furniture goes with its line ends, and with the blank lines that it would leave at an end of the document or beside
 * others: a repair for every line, as a list of repairs shows a line at a time. The title stays where the page names the
 * report in its index only.
 */
function withoutFurniture(draft: Draft, edit: Edit): readonly Edit[] {
  const first = lineAt(draft, edit.start);
  const next = edit.end === draft.text.length ? draft.paragraphs.length : lineAt(draft, edit.end);
  if (draft.starts[first] !== edit.start || draft.starts[next] !== edit.end || edit.text !== '') return [edit];
  const named = titleWithin(draft, edit);
  if (named === undefined) return byLine(draft, ...withGap(draft, first, next));
  const text = `${named.title}${lineEndOf(draft, first)}`;
  return byLine(draft, first, next).map(each => (contains(each, named.selection) ? { ...each, text } : each));
}

function titleWithin(draft: Draft, span: Span): Section | undefined {
  return draft.sections.find(({ kind, selection }) => kind === 'title' && contains(span, selection));
}

/** The lines from `first` to before `next`, and with them the blank lines around that are not needed any more. */
function withGap(draft: Draft, first: number, next: number): readonly [first: number, next: number] {
  const [above, below] = [blankLines(draft, first - 1, -1), blankLines(draft, next, 1)];
  const isAtEdge = first === above || next + below === draft.paragraphs.length;
  return [isAtEdge ? first - above : first, isAtEdge || above > 0 ? next + below : next];
}

/** Blank lines go with the line before them. */
function byLine({ starts, paragraphs }: Draft, first: number, next: number): readonly Edit[] {
  const lines: number[] = [];
  for (let line = first; line < next; line++)
    if (lines.length === 0 || paragraphs[line]!.kind !== 'blank') lines.push(line);
  return lines.map((line, index) => ({ start: starts[line]!, end: starts[lines[index + 1] ?? next]!, text: '' }));
}

function lineEndOf({ text, starts, paragraphs }: Draft, line: number): string {
  return text.slice(starts[line]! + paragraphs[line]!.text.length, starts[line + 1]);
}

/** How many blank lines there are one after the other from `line` on, downwards (1) or upwards (-1). */
function blankLines({ paragraphs }: Draft, line: number, step: 1 | -1): number {
  let count = 0;
  while (paragraphs[line + count * step]?.kind === 'blank') count++;
  return count;
}
