import { summing } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { isKeptInTraditional, isSimplified, isTraditional, type ScriptCounts } from '../../text/script';
import { type Span, spanAt } from '../../text/span';
import { simplifiedOf, traditionalOf } from '../../text/variants';
import type { Problem, Rule } from '../rule';

/** Traditional characters in a Simplified text, and what an automatic conversion left Simplified in a Traditional one. */
export const mixedScript: Rule = {
  id: 'text/mixed-script',
  severity: 'warning',
  summary: { zh: '繁简混用', en: 'Simplified and Traditional characters are mixed.' },
  *draft(draft) {
    const counts = countAll(draft);
    if (counts.traditional > counts.simplified) yield* leftSimplified(draft);
    else yield* strayTraditional(draft, counts);
  },
};

function countAll(draft: Draft): ScriptCounts {
  return { traditional: countTraditional(draft), simplified: countSimplified(draft) };
}

const countTraditional = summing(({ kind, scripts }) => (kind === 'text' ? scripts.traditional : 0));
const countSimplified = summing(({ kind, scripts }) => (kind === 'text' ? scripts.simplified : 0));

function* leftSimplified(draft: Draft): Iterable<Problem> {
  const places: Span[] = [];
  forEachText(draft, (paragraph, start) => {
    for (let i = 0; i < paragraph.text.length; i++) {
      if (!isSimplified(paragraph.text.charCodeAt(i)) || isDamaged(paragraph, i)) continue;
      if (isKeptInTraditional(paragraph.text, i) || isInForeignTitle(paragraph.text, i, isTraditional)) continue;
      places.push({ start: start + i, end: start + i + 1 });
    }
  });
  const [first] = places;
  if (!first) return;
  const character = draft.text.slice(first.start, first.end);
  const traditional = traditionalOf(character)!;
  yield {
    message: {
      zh: `繁体文本中夹有简体字：“${character}”繁体多作“${traditional}”；全文 ${places.length} 处，多半是自动转换留下的。`,
      en: `Simplified characters in a Traditional text: “${character}” is mostly “${traditional}”; ${places.length} places, most likely left by a conversion.`,
    },
    fixes: [
      {
        title: { zh: `改为“${traditional}”`, en: `Change to “${traditional}”` },
        safe: false,
        edits: [{ text: traditional, ...first }],
      },
      {
        title: { zh: `全部改为繁体（${places.length} 处）`, en: `Change all to Traditional (${places.length} places)` },
        safe: false,
        edits: places.map(span => ({ text: traditionalOf(draft.text.slice(span.start, span.end))!, ...span })),
      },
    ],
    ...first,
  };
}

const FEW = 40;
const STOPS = '。！？；!?;';

/** Traditional characters of one sentence are one finding. */
function* strayTraditional(draft: Draft, counts: ScriptCounts): Iterable<Problem> {
  if (counts.traditional === 0) return;
  const runs: Span[][] = [];
  forEachText(draft, (paragraph, start) => {
    if (paragraph.scripts.traditional === 0) return;
    let current: Span[] = [];
    for (let i = 0; i < paragraph.text.length; i++) {
      if (current.length > 0 && STOPS.includes(paragraph.text.charAt(i))) {
        runs.push(current);
        current = [];
      }
      if (
        !isTraditional(paragraph.text.charCodeAt(i)) ||
        isDamaged(paragraph, i) ||
        spanAt(paragraph.pinyin, i + 1)?.start === i + 1 ||
        isInForeignTitle(paragraph.text, i, isSimplified)
      )
        continue;
      current.push({ start: start + i, end: start + i + 1 });
    }
    if (current.length > 0) runs.push(current);
  });
  if (runs.length > FEW)
    yield strayProblem(draft, runs.flat(), { start: runs[0]![0]!.start, end: runs[0]!.at(-1)!.end });
  else for (const run of runs) yield strayProblem(draft, run, { start: run[0]!.start, end: run.at(-1)!.end });
}

function strayProblem(draft: Draft, places: readonly Span[], span: Span): Problem {
  const shown = places
    .slice(0, 6)
    .map(({ start }) => draft.text.charAt(start))
    .join('');
  return {
    message: {
      zh: `简体文本中夹有繁体字“${shown}”${places.length > 1 ? `（${places.length} 处）` : ''}。`,
      en: `Traditional characters in a Simplified text: “${shown}”${places.length > 1 ? ` (${places.length} places)` : ''}.`,
    },
    fixes: [
      {
        title: { zh: '改为简体', en: 'Change to Simplified' },
        safe: false,
        edits: places.map(each => ({ text: simplifiedOf(draft.text.charAt(each.start))!, ...each })),
      },
    ],
    ...span,
  };
}

function forEachText(draft: Draft, visit: (paragraph: Paragraph, start: number) => void): void {
  draft.paragraphs.forEach((paragraph, line) => {
    if (paragraph.kind === 'text') visit(paragraph, draft.starts[line]!);
  });
}

const LONGEST_TITLE = 40;

/** A title in book marks is quoted as it is written: all of it in the other script, and nothing in that of the text. */
function isInForeignTitle(text: string, at: number, isOwn: (unit: number) => boolean): boolean {
  const from = Math.max(0, at - LONGEST_TITLE);
  const start = from + text.slice(from, at).lastIndexOf('《');
  if (start < from || text.slice(start, at).includes('》')) return false;
  const length = text.slice(at, at + LONGEST_TITLE).indexOf('》');
  if (length < 0) return false;
  const title = text.slice(start + 1, at + length);
  const isOther = isOwn === isSimplified ? isTraditional : isSimplified;
  const units = Array.from(title, character => character.charCodeAt(0));
  return units.filter(isOther).length >= LEAST_FOREIGN && !units.some(isOwn);
}

const LEAST_FOREIGN = 2;

function isDamaged(paragraph: Paragraph, at: number): boolean {
  return spanAt(paragraph.damages, at) !== undefined;
}
