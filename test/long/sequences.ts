import { seed, seedNames } from '../support/seeds';

/** A text and what a writer makes of it, one text after the other. */
export type Texts = readonly string[];

/** The texts of one random sequence of edits, the same for the same number. */
export function sequenceOf(number: number): Texts {
  const random = randomOf(number);
  const texts = [beginning(random)];
  const count = 2 + random.below(10);
  while (texts.length <= count) texts.push(nextText(texts, random));
  return texts;
}

interface Random {
  /** A whole number from 0 on, below the limit. */
  below(limit: number): number;
  of<T>(values: readonly T[]): T;
}

const SEEDS = seedNames.map(name => seed(name));
const LINE_ENDS = ['\n', '\n', '\r\n', '\r'];

/** A seed, or for the speed of it some stretch of one; now and then with a part of another behind it. */
function beginning(random: Random): string {
  const parts = random.below(5) === 0 ? [stretch(random), stretch(random)] : [stretch(random)];
  return parts.join('\n').replace(/\r\n?|\n/g, random.of(LINE_ENDS));
}

function stretch(random: Random): string {
  const text = random.of(SEEDS);
  if (random.below(4) === 0) return text;
  const lines = text.split(/\r\n?|\n/);
  const from = random.below(lines.length);
  return lines.slice(from, from + 5 + random.below(60)).join('\n');
}

function nextText(texts: Texts, random: Random): string {
  const text = texts.at(-1)!;
  const place = random.below(text.length + 1);
  return random.of(EDITS)({ texts, text, place, random });
}

interface Situation {
  readonly texts: Texts;
  readonly text: string;
  readonly place: number;
  readonly random: Random;
}

type Edit = (situation: Situation) => string;

const typed: Edit = ({ text, place, random }) => insert(text, place, random.of(PIECES) + random.of(PIECES));
const atLineStart: Edit = ({ text, place, random }) => insert(text, lineStart(text, place), random.of(MARKERS));
const digit: Edit = ({ text, place, random }) =>
  text.slice(0, place) + text.slice(place).replace(/\d/, String(random.below(10)));
const deleted: Edit = ({ text, place, random }) =>
  text.slice(0, place) + text.slice(place + 1 + random.below(random.of([2, 60, 900])));
const pasted: Edit = ({ text, place, random }) => insert(text, place, part(text, random));
const pastedFromElsewhere: Edit = ({ text, place, random }) => insert(text, place, part(random.of(SEEDS), random));
const lineRepeated: Edit = ({ text, place, random }) =>
  insert(text, lineStart(text, random.below(text.length + 1)), `${lineAt(text, place)}\n`);
const lineGone: Edit = ({ text, place }) => text.replace(lineAt(text, place), '');
const joined: Edit = ({ text, place }) => text.slice(0, place) + text.slice(place).replace(/[\r\n]+/, '');
const twice: Edit = ({ text }) => `${text}\n${text}`;
const undone: Edit = ({ texts, text }) => texts.at(-2) ?? text;
const beginningAgain: Edit = ({ texts }) => texts[0]!;

const EDITS: readonly Edit[] = [
  ...[typed, typed, typed, typed, atLineStart, atLineStart, digit, digit, deleted, deleted, pasted, pasted],
  ...[pastedFromElsewhere, lineRepeated, lineRepeated, lineGone, joined, undone, undone, beginningAgain, twice],
];

// What the rules look at, and what is hard to cut lines and characters at.
const PIECES = (
  '的 的的 ， 。 、 ； ： “ ” （ ） ( ) 《 》 5% 百分之五 1,234 0 3.5 万 亿 元 人 同比增长 其中 分别 累计 共计 左右 约 ' +
  '五大行动 三项 2024年 今年 去年 2月30日 十四五 發(fā) 壙墶 😀 　 &nbsp; 来源：区教育局 | 工作总结 一是 二是 （二） 一、'
)
  .split(' ')
  .concat('\n', '\r', '\r\n', '\n\n', ' ', '\ufffd', '\ud83d', '\ude00', '\u2028', '');
const MARKERS = [
  '一、',
  '二、',
  '三、',
  '（一）',
  '（三）',
  '1.',
  '2．',
  '一是',
  '三是',
  '## ',
  '\n',
  '第一章 ',
  '2025年',
];

function insert(text: string, place: number, added: string): string {
  return text.slice(0, place) + added + text.slice(place);
}

function part(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  return text.slice(from, from + 1 + random.below(random.of([8, 120, 1500])));
}

function lineStart(text: string, place: number): number {
  return Math.max(text.lastIndexOf('\n', place - 1), text.lastIndexOf('\r', place - 1)) + 1;
}

function lineAt(text: string, place: number): string {
  return /^[^\r\n]*/.exec(text.slice(lineStart(text, place)))![0];
}

/** mulberry32: the same numbers on every machine. */
function randomOf(number: number): Random {
  let state = Math.imul(number, 0x9e3779b1) | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, of: values => values[below(values.length)]! };
}
