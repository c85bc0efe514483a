import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { formatDecimal } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import { type Span, shift } from '../../text/span';
import type { Problem, Rule } from '../rule';

/** How figures are written (GB/T 15835-2011): 4千余, digit groups in some figures only. */
export const format: Rule = {
  id: 'figure/format',
  severity: 'information',
  summary: { zh: '数字写法不规范或前后不一', en: 'A figure is written against the standard or unlike the others.' },
  *paragraph(paragraph) {
    for (const figure of paragraph.figures) {
      if (figure.numeral === 'mixed') yield mixedNumeral(paragraph, figure);
    }
  },
  *draft(draft) {
    yield* mixedGrouping(draft);
  },
};

/** GB/T 15835-2011 5.1.3: Arabic digits combine with 万 and 亿, not with 千, 百 and 十. */
function mixedNumeral({ text }: Paragraph, figure: Figure): Problem {
  const written = text.slice(figure.start, figure.end);
  const rest = written.replace(/^[\d.,]+[千百]/, '');
  const plain = formatDecimal(figure.value) + rest;
  return {
    start: figure.start,
    end: figure.end,
    message: {
      zh: `“${written}”混用阿拉伯数字与“千、百”，应写作“${plain}”。`,
      en: `“${written}” mixes Arabic digits with 千 or 百; write “${plain}”.`,
    },
    fixes: [
      {
        title: { zh: `改为“${plain}”`, en: `Change to “${plain}”` },
        safe: false,
        edits: [{ start: figure.start, end: figure.end, text: plain }],
      },
    ],
  };
}

/** Figures of four and more digits, some with a comma and some without: one note on the first with a comma. */
function* mixedGrouping(draft: Draft): Iterable<Problem> {
  const grouped: Span[] = [];
  let plain: string | undefined;
  draft.paragraphs.forEach(({ figures, text }, line) => {
    for (const figure of figures) {
      const number = text.slice(figure.number.start, figure.number.end);
      if (/[,，]/.test(number)) grouped.push(shift(figure, draft.starts[line]!));
      else if (plain === undefined && /^\d{4,}/.test(number)) plain = text.slice(figure.start, figure.end);
    }
  });
  const [first, ...others] = grouped;
  if (!first || plain === undefined) return;
  yield {
    ...first,
    message: {
      zh: `“${draft.text.slice(first.start, first.end)}”用了千分位逗号，全文另有“${plain}”等不用；共 ${grouped.length} 处，宜统一。`,
      en: `“${draft.text.slice(first.start, first.end)}” groups its digits while “${plain}” and others do not; ${grouped.length} places to make alike.`,
    },
    related: others.map(span => ({ ...span, message: { zh: '这里也用了千分位逗号', en: 'Grouped here too' } })),
    fixes: [
      {
        title: { zh: `去掉千分位逗号（${grouped.length} 处）`, en: `Remove the commas (${grouped.length} places)` },
        safe: false,
        edits: grouped.map(span => ({ ...span, text: draft.text.slice(span.start, span.end).replace(/[,，]/g, '') })),
      },
    ],
  };
}
