import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import type { Span } from '../../text/span';
import { simplifiedOf, traditionalOf } from '../../text/variants';
import type { Problem, Rule } from '../rule';

/** Traditional characters in a Simplified text, and what an automatic conversion left Simplified in a Traditional one. */
export const mixedScript: Rule = {
  id: 'text/mixed-script',
  severity: 'warning',
  summary: { zh: '繁简混用', en: 'Simplified and Traditional characters are mixed.' },
  *draft(draft) {
    const counts = countScripts(draft);
    if (counts.traditional > counts.simplified) yield* leftSimplified(draft);
    else yield* strayTraditional(draft, counts);
  },
};

// One Simplified character for several Traditional ones, of which one is written the same: right in either script.
const LEGAL_IN_TRADITIONAL = new Set('台占布周杆采里系面回征折了舍郁党冲升才斗丑表松板仆伙蜡合卷游制谷吁余叶姜家尸局岳帘几卜朴术朱胡复须只症致苏出向哄吊咸御念愈托折扎挽注漓灶灾炮熏珍矿秆秋累群胜药虫蒙薹蛔衷踊迹酸采钟雇霉饥麻点淀糊凶厘咽哗嗳夸奸娴局岩布席并幸弦彩微恒怜恶戚才搜撑敦晒晋暗曲梁棱概欲沈泄淡添灵爱猫瓮产痒皂皱确秘笋筒筛粽糍糕线绷胆脚腌膻舔艳菱萱着虱蚬讹谣豪赃赏跖轴逼郄酬酿鎌锅鉴闲陷隙雕霓韧颈颜餐馆骂鹅麦黑');
const LEGAL_IN_SIMPLIFIED = new Set('乾著藉瞭於徵覆馀劄碁祇');

interface Counts {
  readonly traditional: number;
  readonly simplified: number;
}

function countScripts(draft: Draft): Counts {
  let traditional = 0;
  let simplified = 0;
  for (const { kind, text } of draft.paragraphs) {
    if (kind !== 'text') continue;
    for (let i = 0; i < text.length; i++) {
      const character = text.charAt(i);
      if (isTraditional(character)) traditional++;
      else if (isSimplified(character)) simplified++;
    }
  }
  return { traditional, simplified };
}

function isTraditional(character: string): boolean {
  return character > '㐀' && simplifiedOf.has(character) && !LEGAL_IN_SIMPLIFIED.has(character);
}

function isSimplified(character: string): boolean {
  return character > '㐀' && traditionalOf.has(character) && !LEGAL_IN_TRADITIONAL.has(character);
}

function* leftSimplified(draft: Draft): Iterable<Problem> {
  const places: Span[] = [];
  forEachText(draft, (paragraph, start) => {
    for (let i = 0; i < paragraph.text.length; i++) {
      if (isSimplified(paragraph.text.charAt(i)) && !isDamaged(paragraph, i)) places.push({ start: start + i, end: start + i + 1 });
    }
  });
  const [first] = places;
  if (!first) return;
  const character = draft.text.slice(first.start, first.end);
  const traditional = traditionalOf.get(character)!;
  yield {
    ...first,
    message: {
      zh: `繁体文本中夹有简体字：“${character}”繁体多作“${traditional}”；全文 ${places.length} 处，多半是自动转换留下的。`,
      en: `Simplified characters in a Traditional text: “${character}” is mostly “${traditional}”; ${places.length} places, most likely left by a conversion.`,
    },
    fixes: [
      {
        title: { zh: `改为“${traditional}”`, en: `Change to “${traditional}”` },
        safe: false,
        edits: [{ ...first, text: traditional }],
      },
      {
        title: { zh: `全部改为繁体（${places.length} 处）`, en: `Change all to Traditional (${places.length} places)` },
        safe: false,
        edits: places.map(span => ({ ...span, text: traditionalOf.get(draft.text.slice(span.start, span.end))! })),
      },
    ],
  };
}

// Traditional characters belong to one finding while no more than this many other characters stand between them.
const WIDEST_GAP = 20;
const FEW = 40;

function* strayTraditional(draft: Draft, counts: Counts): Iterable<Problem> {
  if (counts.traditional === 0) return;
  const runs: Span[][] = [];
  forEachText(draft, (paragraph, start) => {
    let current: Span[] = [];
    for (let i = 0; i < paragraph.text.length; i++) {
      if (!isTraditional(paragraph.text.charAt(i)) || isDamaged(paragraph, i) || paragraph.pinyin.some(span => span.start === i + 1)) continue;
      if (current.length > 0 && start + i - current.at(-1)!.end > WIDEST_GAP) {
        runs.push(current);
        current = [];
      }
      current.push({ start: start + i, end: start + i + 1 });
    }
    if (current.length > 0) runs.push(current);
  });
  if (runs.length > FEW) yield strayProblem(draft, runs.flat(), { start: runs[0]![0]!.start, end: runs[0]!.at(-1)!.end });
  else for (const run of runs) yield strayProblem(draft, run, { start: run[0]!.start, end: run.at(-1)!.end });
}

function strayProblem(draft: Draft, places: readonly Span[], span: Span): Problem {
  const shown = places.slice(0, 6).map(({ start }) => draft.text.charAt(start)).join('');
  return {
    ...span,
    message: {
      zh: `简体文本中夹有繁体字“${shown}”${places.length > 1 ? `（${places.length} 处）` : ''}。`,
      en: `Traditional characters in a Simplified text: “${shown}”${places.length > 1 ? ` (${places.length} places)` : ''}.`,
    },
    fixes: [
      {
        title: { zh: '改为简体', en: 'Change to Simplified' },
        safe: false,
        edits: places.map(each => ({ ...each, text: simplifiedOf.get(draft.text.charAt(each.start))! })),
      },
    ],
  };
}

function forEachText(draft: Draft, visit: (paragraph: Paragraph, start: number) => void): void {
  draft.paragraphs.forEach((paragraph, line) => {
    if (paragraph.kind === 'text') visit(paragraph, draft.starts[line]!);
  });
}

function isDamaged(paragraph: Paragraph, at: number): boolean {
  return paragraph.damages.some(({ start, end }) => start <= at && at < end);
}
