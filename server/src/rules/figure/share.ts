import type { Paragraph } from '../../draft/paragraph';
import { type Decimal, decimal, floorDivide, formatDecimal, multiply, scale, subtract } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import { type Interval, isExact, roundedTo, truncatedTo } from '../../figures/interval';
import type { Problem, Rule } from '../rule';

/**
 * A count and its share of a whole that is not given: some whole number must lie behind both. 5所 that are 17.85% of a
 * total: 5/28 is 17.857…, so 17.85 was cut off, not rounded. (Integer feasibility: GRIM, Brown & Heathers 2017;
 * rounding: GB/T 8170-2008.)
 */
export const share: Rule = {
  id: 'figure/share',
  severity: 'warning',
  summary: { zh: '占比与数量对不上', en: 'A share does not fit its count.' },
  *paragraph(paragraph) {
    const { figures } = paragraph;
    for (let i = 1; i < figures.length; i++) {
      const [count, percent] = [figures[i - 1]!, figures[i]!];
      if (isPair(paragraph, count, percent)) yield* judge(paragraph, count, percent);
    }
  },
};

const HUNDRED = decimal(100);
const NEXT_CLAUSE_SHARE = /^[^,。;:!?、\d]{0,16},(?:约|共)?占(?:全|总)[^,。;:!?\d]{0,14}$/;

/** `5所学校…,占全省入选总数17.85%`: a count, then in the next clause its share of everything. */
function isPair({ reading, text }: Paragraph, count: Figure, percent: Figure): boolean {
  if (!/[%％]$/.test(percent.unit) || percent.numeral === 'fraction' || percent.approx !== 'none') return false;
  if (count.approx !== 'none' || count.numeral !== 'arabic' || !isExact(count) || count.role === 'share') return false;
  const between = reading.origins ? text.slice(count.end, percent.start) : reading.text.slice(count.end, percent.start);
  return LONG_FORM.test(between) || NEXT_CLAUSE_SHARE.test(between);
}

const LONG_FORM = /^[^。;!?\d]{0,40}[,，](?:约|共)?占(?:全|总)[^,，。;!?\d]{0,14}$/;

function* judge({ text }: Paragraph, count: Figure, percent: Figure): Iterable<Problem> {
  if (!isDecisive(count, percent)) return;
  if (wholeWithin(count, roundedTo(percent)) !== undefined) return;
  const written = text.slice(percent.start, percent.end);
  const truncated = wholeWithin(count, truncatedTo(percent));
  const countText = text.slice(count.start, count.end);
  const related = [
    { start: count.start, end: count.end, message: { zh: `数量：${countText}`, en: `The count: ${countText}` } },
  ];
  if (truncated === undefined) {
    yield {
      start: percent.start,
      end: percent.end,
      related,
      message: {
        zh: `没有哪个总数能使${countText}恰好占${written}，请核对数量和占比。`,
        en: `No total makes ${countText} a share of ${written}; check the count and the share.`,
      },
    };
    return;
  }
  const right = rounded(count, truncated, percent);
  yield {
    start: percent.start,
    end: percent.end,
    severity: 'information',
    related,
    message: {
      zh: `${countText}占${written}：只有总数为${truncated}时接近，${formatDecimal(count.value)}÷${truncated}＝${longer(count, truncated, percent)}%，四舍五入应为${right}%，${written}是截尾。`,
      en: `${countText} at ${written}: only a total of ${truncated} comes near, ${formatDecimal(count.value)} ÷ ${truncated} = ${longer(count, truncated, percent)} %, which rounds to ${right} %; ${written} is cut off.`,
    },
    fixes: [
      {
        title: { zh: `改为 ${right}%`, en: `Change to ${right}%` },
        safe: false,
        edits: [{ start: percent.number.start, end: percent.number.end, text: right }],
      },
    ],
  };
}

/** With few digits nearly every share is possible, and a finding would say nothing. */
function isDecisive(count: Figure, percent: Figure): boolean {
  return (
    percent.step.exponent <= -1 &&
    percent.value.mantissa > 0n &&
    count.value.mantissa > 0n &&
    percent.value.exponent < 0
  );
}

/** The smallest whole number that makes `count` a share within `interval`, if any: 100·count/high ≤ whole ≤ 100·count/low. */
function wholeWithin(count: Figure, { low, high }: Interval): bigint | undefined {
  if (!low || !high || low.mantissa <= 0n) return undefined;
  const part = multiply(count.value, HUNDRED);
  const least = ceilDivide(part, high);
  return least <= floorDivide(part, low) ? least : undefined;
}

function ceilDivide(a: Decimal, b: Decimal): bigint {
  const floor = floorDivide(a, b);
  return subtract(a, multiply(b, { mantissa: floor, exponent: 0 })).mantissa === 0n ? floor : floor + 1n;
}

function rounded(count: Figure, whole: bigint, percent: Figure): string {
  const decimals = -percent.step.exponent;
  const doubled = scale(multiply(count.value, decimal(200)), decimals);
  const twice = floorDivide(doubled, { mantissa: whole, exponent: 0 });
  return formatDecimal({ mantissa: (twice + 1n) / 2n, exponent: -decimals });
}

function longer(count: Figure, whole: bigint, percent: Figure): string {
  const decimals = -percent.step.exponent + 2;
  return formatDecimal({
    mantissa: floorDivide(scale(multiply(count.value, HUNDRED), decimals), { mantissa: whole, exponent: 0 }),
    exponent: -decimals,
  });
}
