import { type Paragraph, unitsIn } from '../../draft/paragraph';
import { matchesIn } from '../../text/matches';
import { sourceSpan } from '../../text/reading';
import { stamps } from '../../text/stamps';
import type { UnitRun } from '../../text/unit-memory';
import type { Problem, Rule } from '../rule';

/**
 * Particles and words that stand twice running by a slip of the keyboard. 528 doubled characters of 36 reports hold one
 * error (的的); all other doublings are words (牢牢), word boundaries (中国国际) or names, so only particles are looked at,
 * without the words that end or begin with one (目的的, 和和气气, 平和和谐). Of two characters and more nothing stands twice
 * running but 博士博士后 and 一个项目一个项目.
 */
export const word: Rule = {
  id: 'duplicate/word',
  severity: 'error',
  summary: { zh: '字词重复', en: 'A particle or a word stands twice running.' },
  paragraph(paragraph) {
    const { hasDoubledParticle, hasTripled, doubled } = repeatsIn(unitsIn(paragraph));
    if (!hasDoubledParticle && !hasTripled && doubled.length === 0) return NONE;
    return [
      ...(hasDoubledParticle ? particles(paragraph) : NONE),
      ...(hasTripled ? tripled(paragraph) : NONE),
      ...words(paragraph, doubled),
    ];
  },
};

const NONE: readonly never[] = [];

function* particles(paragraph: Paragraph): Iterable<Problem> {
  const { text } = paragraph.reading;
  DOUBLED.lastIndex = 0;
  for (let match = DOUBLED.exec(text); match; match = DOUBLED.exec(text))
    if (!isLegal(text, match.index)) yield problem(paragraph, match.index, 1);
}

const PARTICLES = '的和与把被及了是对从并或';
const DOUBLED = new RegExp(Array.from(PARTICLES, each => each + each).join('|'), 'g');
// Words that end with the particle, and before ! what looks like one but is not: 水平|和.
const ENDS_WITH_PARTICLE = new RegExp(
  `(?:${[
    '目的|有的放矢|众矢之的|标的',
    '(?<![水太])平和|(?<![气高低])温和|缓和|(?<!金)融和|柔和|饱和|(?<![协强空步])调和|(?<![老汇])总和|(?<!吉)祥和|随和|亲和|(?<![公中])共和|不和|(?<![供取])暖和|碳中和|应和|附和|谐和|人和',
    '参与|给与|赋与|授与|干与|车把|火把|拖把|一把|两把|几把|棉被|植被|普及|涉及|顾及|触及|波及|遍及|企及|埃及|提及|危及|兼及|论及|推及',
    '不了|为了|罢了|明了|末了|未了',
    '于是|但是|可是|还是|要是|凡是|正是|总是|就是|只是|若是|求是|国是|都是|便是|或是|也是|又是|不是|既是|老是|算是|而是|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是',
    '针对|面对|应对|核对|相对|绝对|反对|校对|比对|派对|结对|配对|敌对|作对|成对|一对|对对|查对|应对|答对|不对',
    '服从|自从|无从|跟从|听从|遵从|顺从|盲从|随从|侍从|主从|依从',
    '合并|兼并|吞并|一并|抑或|或或',
  ].join('|')})$`,
);
const BEGINS_WITH_PARTICLE = new RegExp(
  `^(?:${[
    '的确(?![定认保立权实])|的士(?![兵气官])|的卢',
    '和平(?![台均原])|和谐|和睦|和解(?![决放])|和美(?![国丽])|和气(?![候象化体])|和顺(?!利)|和谈|和蔼|和田|和县(?![级域])|和林(?![业地草区场])|和缓|和声|和善|和风(?![险景电力貌光能])|和约(?!束)|和合(?![作同理法])|和乐|和盘托出|和而不同',
    '与会(?!议)|与时|与日俱增|与众不同|与民|把关|把握|把脉|把手|把控|把门|及时|及格|及早|及其|被告|被动|被子|被褥|被访|被征|被服',
    '了解|了结|了却|了然|了不|了如|了断|是否|是非|是以',
    '对口|对象|对外|对标|对接|对比|对照|对策|对手|对岸|对内|对话|对应|对等|对立|对抗|对华|对台|对企|对联|对对|对子|对方|对账|对症|对称|对决|对阵|对公|对价|对半|对流|对撞|对虾|对党|对港|对澳|对欧|对美|对俄|对日|对东盟|对非|对中',
    '从事|从业|从严|从前|从来|从此|从容|从政|从教|从优|从快|从紧|从实|从细|从小|从头|从中|从而|从众|从轻|从重|从速|从简|从新|从军|从医|从农|从警',
    '并购|并网|并联|并轨|并存|并重|并行|并举|并发|并入|并肩|并列|并且|或者|或许|或多|或是|或有',
  ].join('|')})`,
);
// 目的|的地: a doubled particle inside the word 目的地.
const DESTINATION = /^目的的地(?![方位点区])/;

function isLegal(text: string, at: number): boolean {
  if (DESTINATION.test(text.slice(at - 1, at + 4))) return false;
  return (
    ENDS_WITH_PARTICLE.test(text.slice(Math.max(0, at - 3), at + 1)) ||
    BEGINS_WITH_PARTICLE.test(text.slice(at + 1, at + 6))
  );
}

const TRIPLED = /([㐀-鿿])\1\1(?!\1)/g;
// Numbers and cries may well stand three times; particles are told by themselves.
const NOT_TRIPLED = `一二三四五六七八九十百千万零〇两哈呵啊嘻嘿${PARTICLES}`;
// “三三三”工作法.
const QUOTED = /“[^”]{0,12}$/;

/** 紧紧紧围绕: one too many. */
function* tripled(paragraph: Paragraph): Iterable<Problem> {
  const { text } = paragraph.reading;
  for (const { 0: run, index } of matchesIn(text, TRIPLED)) {
    const isLonger = text.charAt(index - 1) === run.charAt(0);
    const isQuoted = QUOTED.test(text.slice(Math.max(0, index - 13), index));
    if (!isLonger && !isQuoted && !NOT_TRIPLED.includes(run.charAt(0))) yield problem(paragraph, index + 1, 1, false);
  }
}

const LONGEST_WORD = 16;

function* words(paragraph: Paragraph, doubled: readonly Doubled[]): Iterable<Problem> {
  if (doubled.length === 0) return;
  const { text } = paragraph.reading;
  let done = 0;
  for (const { start, length } of doubled) {
    if (start < done || !isSlip(text, start, length)) continue;
    done = start + 2 * length;
    yield problem(paragraph, start, length);
  }
}

interface Doubled {
  readonly start: number;
  readonly length: number;
}

/** What stands in a text again right behind itself. */
interface Repeats {
  /** Whether a particle stands twice running, or any character three times. */
  hasDoubledParticle: boolean;
  hasTripled: boolean;
  /** Words of two Han characters and more. */
  readonly doubled: Doubled[];
}

/** One pass, which nearly every text ends with. Linear. */
function repeatsIn(run: UnitRun): Repeats {
  const { units, from, end } = run;
  const found: Repeats = { hasDoubledParticle: false, hasTripled: false, doubled: [] };
  const base = lastPlaces.begin(end - from) - from;
  const places = lastPlaces.values;
  let last = 0;
  ends.fill(0);
  for (let i = from; i < end; i++) {
    const unit = units[i]!;
    const slot = Math.imul((last << 16) | unit, 0x9e3779b1) >>> (32 - SLOT_BITS);
    const before = places[slot]! - base;
    places[slot] = base + i;
    if (i > from && (unit === last || i - before <= LONGEST_WORD)) look(run, i, found);
    last = unit;
  }
  return found;
}

/** Looks at an index where something stands a second time or seems to. */
function look(run: UnitRun, i: number, found: Repeats): void {
  const { units, from } = run;
  const unit = units[i]!;
  const last = units[i - 1]!;
  if (unit === last) {
    found.hasDoubledParticle ||= PARTICLES.includes(String.fromCharCode(unit));
    found.hasTripled ||= i - 1 > from && unit === units[i - 2];
  }
  if (isHan(unit) && isHan(last)) follow(run, i, found.doubled);
}

/**
 * The pair of characters that ends at an index is compared with those close before it, and at every distance the pairs that
 * agree in a row are counted.
 */
function follow({ units, from }: UnitRun, i: number, doubled: Doubled[]): void {
  for (let length = 1; length <= LONGEST_WORD && length < i - from; length++) {
    if (units[i - length] !== units[i] || units[i - length - 1] !== units[i - 1]) continue;
    same[length] = ends[length] === i ? same[length]! + 1 : 1;
    ends[length] = i + 1;
    if (length > 1 && same[length]! >= length - 1) doubled.push({ start: i + 1 - 2 * length - from, length });
  }
}

// Of the text that is being read: for every distance where the pairs that agree in a row end, and how many they are.
const ends = new Int32Array(LONGEST_WORD + 1);
const same = new Int32Array(LONGEST_WORD + 1);

const SLOT_BITS = 10;
// Where every pair stood last, or another that shares its slot.
const lastPlaces = stamps(1 << SLOT_BITS);

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

// 一步一步, 三天三天: one after the other. 博士博士后: a word and one that begins with it.
const NUMERAL = /^[一二两三四五六七八九十百千万半每几]/;
const GOES_ON = /^[后家部厅局委办型业者员站所院式级性化类族生团队会人区区县市省村镇乡园馆中]/;

function isSlip(text: string, start: number, length: number): boolean {
  const repeated = text.slice(start, start + length);
  if (NUMERAL.test(repeated) || new Set(repeated).size === 1) return false;
  return length > 2 || !GOES_ON.test(text.slice(start + 2 * length, start + 2 * length + 1));
}

/** Particles are mended without asking; of words the writer judges. */
function problem({ reading, text }: Paragraph, at: number, length: number, isSure = length === 1): Problem {
  const second = sourceSpan(reading, at + length, at + 2 * length);
  const words = text.slice(second.start, second.end);
  return {
    ...sourceSpan(reading, at, at + 2 * length),
    ...(isSure ? {} : { severity: 'warning' as const }),
    message: { zh: `“${words}”重复。`, en: `“${words}” stands twice.` },
    fixes: [
      {
        title: { zh: `删去一个“${words}”`, en: `Remove one “${words}”` },
        safe: isSure,
        edits: [{ text: '', ...second }],
      },
    ],
  };
}
