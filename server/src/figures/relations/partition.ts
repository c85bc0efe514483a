import { cueOf } from '../../text/line-cues';
import { exactly, meet, plus, times } from '../arithmetic';
import { add, type Decimal, decimal, formatDecimal } from '../decimal';
import type { Figure } from '../figure';
import { type Interval, intervalOf } from '../interval';
import { countAlike, isAmount } from '../kinds';
import { roundedPercent } from '../percent';
import type { FigureText, Relation, Repair } from '../relation';
import { repairsOf } from '../repair';

/**
 * Amounts that make up one whole, each with its share: 装备28.36亿元,占总收入的60.6%;工程12.15亿元,占26.0%;服务6.31亿元,占13.5%. The
 * whole need not be given, as it is their sum. Told apart from shares of different wholes by what they come to: all shares
 * fit, or one slip makes them fit and come to 100 % (FIGURES.md, relation 2: within half a place for each). Linear.
 */
export function findPartitions(paragraph: FigureText): Iterable<Relation> {
  return (paragraph.cues & SHARED) === 0 ? NONE : partitionsIn(paragraph);
}

const SHARED = cueOf('占');
const NONE: readonly Relation[] = [];

function* partitionsIn({ text, figures }: FigureText): Iterable<Relation> {
  for (let i = 0; i + 1 < figures.length; i++) {
    const pairs = pairsFrom(text, figures, i);
    if (pairs.length < LEAST_PAIRS) continue;
    const relation = judge(text, pairs);
    if (relation) yield relation;
    i += 2 * pairs.length - 1;
  }
}

interface Pair {
  readonly amount: Figure;
  readonly share: Figure;
}

const LEAST_PAIRS = 3;
const MOST_PAIRS = 12;
const SHARE = /^[^\d,。;!?、()]{0,8}[,、(](?:约)?占(?:比)?[^\d,。;!?、()]{0,12}$/;
const LONGEST_GAP = 40;

/** Amounts and shares in turn, as far as they go on alike. */
function pairsFrom(text: string, figures: readonly Figure[], from: number): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let i = from; i + 1 < figures.length && pairs.length < MOST_PAIRS; i += 2) {
    const pair = { amount: figures[i]!, share: figures[i + 1]! };
    const before = figures[i - 1];
    if (!isPair(text, pair) || !countAlike(pair.amount, (pairs[0] ?? pair).amount)) break;
    if (pairs.length > 0 && pair.amount.start - before!.end > LONGEST_GAP) break;
    if (pairs.length > 0 && text.slice(before!.end, pair.amount.start).includes('其中')) break;
    pairs.push(pair);
  }
  return pairs;
}

function isPair(text: string, { amount, share }: Pair): boolean {
  const isSharp = amount.approx === 'none' && share.approx === 'none' && isAmount(amount) && share.unit === '%';
  return isSharp && share.start - amount.end <= LONGEST_GAP && SHARE.test(text.slice(amount.end, share.start));
}

function judge(text: string, pairs: readonly Pair[]): Relation | undefined {
  if (areProportional(pairs)) return relationOf(text, pairs, undefined, []);
  for (const wrong of pairs.flatMap(({ amount, share }) => [share, amount])) {
    const repairs = repairsOf(text, [wrong], (corrected, instead) =>
      areProportional(replaced(pairs, instead, corrected)),
    );
    if (repairs.length > 0) return relationOf(text, pairs, wrong, repairs);
  }
  return undefined;
}

function replaced(pairs: readonly Pair[], instead: Figure, by: Figure): readonly Pair[] {
  const each = (figure: Figure) => (figure === instead ? by : figure);
  return pairs.map(({ amount, share }) => ({ amount: each(amount), share: each(share) }));
}

const HUNDRED = exactly(decimal(100));

/** Whether the shares make 100 % and each is that of its amount in all of them. */
function areProportional(pairs: readonly Pair[]): boolean {
  const [parts, shares] = [pairs.map(({ amount }) => intervalOf(amount)), pairs.map(({ share }) => intervalOf(share))];
  const whole = parts.reduce<Interval>(plus, exactly(decimal(0)));
  if (!meet(HUNDRED, shares.reduce<Interval>(plus, exactly(decimal(0))))) return false;
  return parts.every((part, i) => meet(times(HUNDRED, part), times(shares[i]!, whole)));
}

function relationOf(
  text: string,
  pairs: readonly Pair[],
  wrong: Figure | undefined,
  repairs: readonly Repair[],
): Relation {
  const all = pairs.flatMap(({ amount, share }) => [amount, share]);
  const operands = wrong ? [wrong, ...all.filter(each => each !== wrong)] : all;
  return {
    type: 'share',
    start: all[0]!.start,
    end: all.at(-1)!.end,
    operands: operands.map(({ start, end }) => ({ start, end })),
    verdict: wrong ? 'fails' : 'holds',
    certain: false,
    working: workingOf(text, pairs, wrong),
    repairs,
  };
}

function workingOf(text: string, pairs: readonly Pair[], wrong: Figure | undefined): Relation['working'] {
  const whole = pairs.map(({ amount }) => amount.value).reduce<Decimal>(add, decimal(0));
  const decimals = Math.max(...pairs.map(({ share }) => -share.step.exponent), 0);
  const shares = pairs.map(({ amount }) => `${roundedPercent(amount.value, whole, decimals)}%`).join('、');
  const written = wrong && text.slice(wrong.start, wrong.end);
  const total = formatDecimal(pairs.map(({ share }) => share.value).reduce<Decimal>(add, decimal(0)));
  if (written === undefined)
    return {
      zh: `各部分占合计的${shares}，与所写占比相符`,
      en: `The parts make ${shares} of their sum, as written`,
    };
  return {
    zh: `各部分占合计的${shares}，所写占比合起来是${total}%：“${written}”与其余各数对不上`,
    en: `The parts make ${shares} of their sum, and the shares as written ${total} %: “${written}” does not fit the others`,
  };
}
