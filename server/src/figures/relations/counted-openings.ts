import { COLON, cueOfPair } from '../../text/line-cues';
import { matchesIn } from '../../text/matches';
import type { Span } from '../../text/span';
import { numeralLike, parseCount } from '../count';
import type { FigureText, Relation } from '../relation';

/**
 * What is named after the word that each of its items opens with: 做到“五个坚持”：坚持…，坚持…. Quiet unless all that
 * follows up to the full stop opens with it. Linear.
 */
export function findCountedOpenings(paragraph: FigureText): Iterable<Relation> {
  const mayHave = (paragraph.cues & COLON) !== 0 && (paragraph.cues & COUNTED) !== 0;
  return mayHave ? openingsIn(paragraph) : NONE;
}

const COUNTED = cueOfPair('两二三四五六七八九十', '个');
const NONE: readonly Relation[] = [];

function* openingsIn({ text, reading }: FigureText): Iterable<Relation> {
  for (const match of matchesIn(reading.text, NAMED)) {
    const items = itemsBehind(reading.text, match.index + match[0].length, match[2]!);
    const relation = items && relationOf(text, match, items);
    if (relation) yield relation;
  }
}

const NAMED = /(?<![\d第一二两三四五六七八九十百])([两二三四五六七八九十])个([㐀-鿿]{2})”?:/g;
const LONGEST = 500;
const LEAST_ITEMS = 3;
const MOST_OFF = 2;

/** Where each item opens; undefined where one opens otherwise. Items that hold commas are parted by semicolons. */
function itemsBehind(text: string, from: number, word: string): readonly Span[] | undefined {
  const stretch = /^[^。!?]*/.exec(text.slice(from, from + LONGEST))![0];
  if (stretch.length === LONGEST || new RegExp(`[和与及]${word}`).test(stretch)) return undefined;
  const sign = stretch.includes(';') ? ';' : /[,、]/.exec(stretch)?.[0];
  if (sign === undefined) return undefined;
  const items: Span[] = [];
  let at = from;
  for (const item of stretch.split(sign)) {
    if (!item.startsWith(word)) return undefined;
    items.push({ start: at, end: at + word.length });
    at += item.length + 1;
  }
  return items.length >= LEAST_ITEMS ? items : undefined;
}

function relationOf(text: string, match: RegExpExecArray, items: readonly Span[]): Relation | undefined {
  const [numeral, word] = [match[1]!, match[2]!];
  const number = { start: match.index, end: match.index + numeral.length };
  const counted = { start: number.start, end: number.end + 1 + word.length };
  const [value, size] = [parseCount(numeral)!, items.length];
  if (Math.abs(value - size) > MOST_OFF) return undefined;
  const holds = value === size;
  const right = numeralLike(numeral, size, '个');
  const written = text.slice(counted.start, counted.end);
  return {
    type: 'declared-count',
    start: counted.start,
    end: items.at(-1)!.end,
    operands: [counted, ...items],
    verdict: holds ? 'holds' : 'fails',
    certain: false,
    working: holds
      ? { zh: `“${written}”与列出的${size}项相符`, en: `“${written}” and the ${size} items behind it agree` }
      : { zh: `说是“${written}”，列出的却有${size}项`, en: `“${written}” are announced, ${size} are listed` },
    repairs: holds
      ? []
      : [
          {
            title: { zh: `“${numeral}”改为“${right}”`, en: `Change “${numeral}” to “${right}”` },
            edits: [{ text: right, ...number }],
          },
        ],
  };
}
