import { gathering, kept } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { pairsOf } from '../../draft/wording';
import { surprises } from '../../text/commonness';
import { type Damage, LOST, type Original } from '../../text/damage';
import { findDisplaced, findDisplacedWords, MAY_BE_DISPLACED } from '../../text/displaced';
import type { Edit } from '../../text/edit';
import { characterMeantBy } from '../../text/lookalikes';
import { matchesIn } from '../../text/matches';
import { type Span, shift, spanAt } from '../../text/span';
import { hasCue, hasTrait, ODD } from '../../text/traits';
import type { Fix, Problem, Rule } from '../rule';

/**
 * Characters that an encoding error left behind, and signs that only look like characters. A file opened in the wrong
 * encoding is one finding, not a thousand.
 */
export const mojibake: Rule = {
  id: 'text/mojibake',
  severity: 'error',
  summary: { zh: '乱码', en: 'Characters damaged by an encoding error.' },
  *draft(draft) {
    yield* lookalikes(draft);
    yield* displaced(draft);
    const places = damagesOf(draft);
    const lost = lostCharacters(places);
    const damaged = places.reduce((sum, { span }) => sum + span.end - span.start, 0);
    if (lost.count >= LEAST_LOST && lost.count >= LEAST_LOST_SHARE * draft.text.length) yield wrongEncoding(lost);
    else if (places.length >= LEAST_EVERYWHERE && damaged >= SHARE_EVERYWHERE * draft.text.length)
      yield everywhere(draft, places);
    else for (const place of places) yield problem(draft, place);
  },
};

/** A damaged run in its place: the span counts from the start of the document. */
interface Place {
  readonly span: Span;
  readonly line: number;
  readonly damage: Damage;
}

function damagesOf(draft: Draft): readonly Place[] {
  return damagesIn(draft).map(({ item, line, start }) => ({ span: shift(item, start), line, damage: item }));
}

const damagesIn = gathering(({ kind, damages }) => (kind === 'furniture' ? [] : damages), kept);

// ---- The whole document ----

const LEAST_LOST = 20;
const LEAST_LOST_SHARE = 0.02;

interface Lost {
  readonly first: number;
  readonly count: number;
}

function lostCharacters(places: readonly Place[]): Lost {
  const lost = places.filter(({ damage }) => damage.kind === 'replacement');
  const count = lost.reduce((sum, { span }) => sum + span.end - span.start, 0);
  return { first: lost[0]?.span.start ?? -1, count };
}

function wrongEncoding({ first, count }: Lost): Problem {
  return {
    start: first,
    end: first + 1,
    message: {
      zh: `全文有 ${count} 个无法显示的字符（�）：文件多半是 GB18030（GBK）编码，却按 UTF-8 打开。请用正确的编码重新打开，不要保存。`,
      en: `${count} characters could not be decoded (�): the file is most likely GB18030 (GBK) but was opened as UTF-8. Reopen it with the right encoding, and do not save it.`,
    },
  };
}

const LEAST_EVERYWHERE = 10;
const SHARE_EVERYWHERE = 0.4;

function everywhere(draft: Draft, places: readonly Place[]): Problem {
  const rebuilt = places.flatMap(place => wholeEdit(draft, place));
  const count = places.length;
  return {
    message: {
      zh: `全文大半是乱码（${count} 处）：文件多半按错误的编码打开过。请用正确的编码重新打开；已经存成这样的，可从字节复原 ${rebuilt.length} 处。`,
      en: `Most of the text is damaged (${count} places): it was most likely opened in the wrong encoding. Reopen it with the right one; if it was saved like this, ${rebuilt.length} places can be rebuilt from their bytes.`,
    },
    fixes: rebuilt.length === 0 ? [] : [rebuildAll(rebuilt)],
    ...places[0]!.span,
  };
}

/** The repair of a place, where nothing of it is lost. */
function wholeEdit(draft: Draft, place: Place): readonly Edit[] {
  const text = place.damage.rebuilt && candidateFor(draft, place, place.damage.rebuilt);
  return text === undefined || text.includes(LOST) ? [] : [{ text, ...place.span }];
}

function rebuildAll(edits: readonly Edit[]): Fix {
  return {
    title: { zh: `复原全部 ${edits.length} 处`, en: `Rebuild all ${edits.length} places` },
    safe: false,
    edits,
  };
}

// ---- One place ----

const MOST_SHOWN = 20;

function problem(draft: Draft, place: Place): Problem {
  const { span, damage } = place;
  const shown = shorten(draft.text.slice(span.start, span.end));
  if (!damage.rebuilt || !HAN.test(damage.rebuilt.text)) {
    return {
      message: {
        zh: `“${shown}”是乱码，请对照原稿补正。`,
        en: `“${shown}” is damaged by an encoding error; restore it from the original.`,
      },
      ...span,
    };
  }
  const text = candidateFor(draft, place, damage.rebuilt);
  return {
    message: messageFor(shown, text, damage.rebuilt.proven),
    // What cannot be restored must not look as if it had been.
    fixes: text.includes(LOST) ? [] : [fixFor(span, text, damage.rebuilt.proven)],
    ...span,
  };
}

const HAN = /[㐀-鿿]/;

function messageFor(damaged: string, text: string, proven: boolean): Problem['message'] {
  const shown = shorten(text);
  if (proven)
    return {
      zh: `“${damaged}”是乱码，按字节复原为“${shown}”。`,
      en: `“${damaged}” is damaged by an encoding error; its bytes mean “${shown}”.`,
    };
  return {
    zh: `“${damaged}”是乱码，原文多半是“${shown}”${text.includes(LOST) ? '（□ 是无法复原的字）' : ''}，请对照原稿。`,
    en: `“${damaged}” is damaged by an encoding error; it was most likely “${shown}”${text.includes(LOST) ? ' (□ cannot be restored)' : ''}. Compare the original.`,
  };
}

function fixFor(span: Span, text: string, safe: boolean): Fix {
  const shown = shorten(text);
  return { title: { zh: `改为“${shown}”`, en: `Change to “${shown}”` }, safe, edits: [{ text, ...span }] };
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MOST_SHOWN ? text : `${characters.slice(0, MOST_SHOWN).join('')}…`;
}

// ---- Lost characters ----

/** The original with what is lost filled in where the rest of the document tells, by the words that it uses elsewhere. */
function candidateFor(draft: Draft, { span, line }: Place, { text, lost }: Original): string {
  const filled = Array.from({ length: text.length }, (_, index) => text.charAt(index));
  const isLast = span.end === draft.starts[line]! + draft.paragraphs[line]!.text.length;
  for (const { at, choices } of lost) {
    const before = at > 0 ? filled[at - 1]! : draft.text.charAt(span.start - 1);
    const after = at + 1 < filled.length ? filled[at + 1]! : draft.text.charAt(span.end);
    filled[at] =
      choose(draft, before, choices, after) ?? likeliest(choices, isLast && at === filled.length - 1) ?? LOST;
  }
  return filled.join('');
}

/** The choice that stands most often beside its neighbours. */
function choose(draft: Draft, before: string, choices: string, after: string): string | undefined {
  const pairs = pairsOf(draft);
  let best: string | undefined;
  let most = 0;
  for (const choice of choices) {
    const count = (pairs.get(before + choice) ?? 0) + (pairs.get(choice + after) ?? 0);
    if (count > most) [best, most] = [choice, count];
  }
  return best;
}

// Quarters of a bit: three times as frequent as the next.
const FAR_AHEAD = 6;

/** At the end of a paragraph a sign is the full stop; elsewhere what is far more frequent than all that it could be. */
function likeliest(choices: string, isLast: boolean): string | undefined {
  if (!isOfUtf8(choices)) return undefined;
  if (isLast && choices.includes('。')) return '。';
  const [first, second] = [surpriseOf(choices, 0), surpriseOf(choices, 1)];
  return first + FAR_AHEAD <= second ? choices.charAt(0) : undefined;
}

/** One lost byte of UTF-8 leaves 64 choices in a row; half a double byte leaves too many to guess among. */
function isOfUtf8(choices: string): boolean {
  return choices !== '' && Array.from(choices).every(each => each.charCodeAt(0) >> 6 === choices.charCodeAt(0) >> 6);
}

function surpriseOf(choices: string, index: number): number {
  return index < choices.length ? surprises()[choices.charCodeAt(index)]! : Number.POSITIVE_INFINITY;
}

// ---- Signs that look like characters ----

const LOOKALIKE = /[\u2e80-\u2fd5\uf900-\ufaff]/g;
const NO_SPANS: readonly Span[] = [];

const lookalikesIn = gathering((paragraph): readonly Span[] => {
  if (!hasTrait(paragraph, ODD) || paragraph.kind === 'furniture') return NO_SPANS;
  const found = matchesIn(paragraph.text, LOOKALIKE).map(({ index }) => ({ start: index, end: index + 1 }));
  return found.filter(({ start }) => characterMeantBy(paragraph.text.charCodeAt(start)) !== undefined);
});

/** Radicals and compatibility ideographs where the character itself is meant: what they stand for is certain. */
function* lookalikes(draft: Draft): Iterable<Problem> {
  const edits = lookalikesIn(draft).map(({ item, start }) => meantEdit(draft, shift(item, start)));
  for (const found of eachOrAll(draft, edits, lookalike, lookalikesEverywhere)) yield { ...found, severity: 'warning' };
}

function meantEdit({ text }: Draft, span: Span): Edit {
  return { text: String.fromCharCode(characterMeantBy(text.charCodeAt(span.start))!), ...span };
}

function lookalike(sign: string, meant: string): Told {
  return {
    message: {
      zh: `“${sign}”不是汉字“${meant}”，只是看着像（部首或兼容字符，多半来自 PDF）：查找、统计都认不出。`,
      en: `“${sign}” is not the character “${meant}”, it only looks like it (a radical or a compatibility sign, most likely from a PDF): no search finds it.`,
    },
    title: { zh: `改为汉字“${meant}”`, en: `Change to the character “${meant}”` },
    safe: true,
  };
}

function lookalikesEverywhere(sign: string, meant: string, count: number): Told {
  return {
    message: {
      zh: `全文有 ${count} 个字不是汉字，只是看着像，如“${sign}”不是“${meant}”（部首或兼容字符，多半来自 PDF）：查找、统计都认不出。`,
      en: `${count} signs only look like characters, such as “${sign}” for “${meant}” (radicals or compatibility signs, most likely from a PDF): no search finds them.`,
    },
    title: { zh: `全部改为汉字（${count} 处）`, en: `Change all ${count} to characters` },
    safe: true,
  };
}

// ---- Displaced characters ----

const NO_EDITS: readonly Edit[] = [];

const displacedIn = gathering((paragraph): readonly Edit[] => {
  if (!hasCue(paragraph, MAY_BE_DISPLACED) || paragraph.kind === 'furniture') return NO_EDITS;
  return soundOnly(paragraph, findDisplaced(paragraph.text));
});

const displacedWordsIn = gathering((paragraph): readonly Edit[] =>
  paragraph.kind === 'text' ? soundOnly(paragraph, findDisplacedWords(paragraph.text)) : NO_EDITS,
);

function soundOnly({ damages }: Paragraph, edits: readonly Edit[]): readonly Edit[] {
  const sound = edits.filter(({ start }) => !spanAt(damages, start));
  return sound.length === 0 ? NO_EDITS : sound;
}

// One alone may be a name.
const LEAST_DISPLACED = 2;

/** 仸务, 迚行: told only where several stand, as a text from such a PDF has them everywhere. */
function* displaced(draft: Draft): Iterable<Problem> {
  const certain = placedEdits(displacedIn(draft));
  if (certain.length < LEAST_DISPLACED) return;
  const edits = [...certain, ...placedEdits(displacedWordsIn(draft))].sort((a, b) => a.start - b.start);
  yield* eachOrAll(draft, edits, displacedAt, displacedEverywhere);
}

function placedEdits(gathered: readonly { readonly item: Edit; readonly start: number }[]): readonly Edit[] {
  return gathered.map(({ item, start }) => ({ text: item.text, ...shift(item, start) }));
}

function displacedAt(sign: string, meant: string): Told {
  return {
    message: {
      zh: `“${sign}”多半是“${meant}”：从 PDF 复制时错了位。请对照原稿。`,
      en: `“${sign}” is most likely “${meant}”, displaced when it was copied from a PDF. Compare the original.`,
    },
    title: { zh: `改为“${meant}”`, en: `Change to “${meant}”` },
    safe: false,
  };
}

function displacedEverywhere(sign: string, meant: string, count: number): Told {
  return {
    message: {
      zh: `全文有 ${count} 个字从 PDF 复制时错了位，如“${sign}”多半是“${meant}”；“与”错成“不”、“讨”错成“认”之类认不出来，请对照原稿通读。`,
      en: `${count} characters were displaced when the text was copied from a PDF, such as “${sign}”, most likely “${meant}”. Others are words of their own (不 for 与, 认 for 讨) and cannot be told; compare the original.`,
    },
    title: { zh: `改正这 ${count} 处`, en: `Change these ${count} places` },
    safe: false,
  };
}

// ---- Signs that stand for another ----

const MOST_ONE_BY_ONE = 3;

/** What is said of a sign and of the change to what it means. */
interface Told {
  readonly message: Problem['message'];
  readonly title: Problem['message'];
  readonly safe: boolean;
}

/** A few signs are told one by one; more of them as one finding, at the first, whose fix changes all. */
function eachOrAll(
  draft: Draft,
  edits: readonly Edit[],
  one: (sign: string, meant: string) => Told,
  all: (sign: string, meant: string, count: number) => Told,
): readonly Problem[] {
  if (edits.length > MOST_ONE_BY_ONE) return [changing(draft, edits, all)];
  return edits.map(edit => changing(draft, [edit], one));
}

function changing(
  { text }: Draft,
  edits: readonly Edit[],
  tell: (sign: string, meant: string, count: number) => Told,
): Problem {
  const { start, end, text: meant } = edits[0]!;
  const { message, title, safe } = tell(text.slice(start, end), meant, edits.length);
  return { start, end, message, fixes: [{ title, safe, edits }] };
}
