import { createColors } from 'picocolors';
import type { Outcome, Promised, YearComparison } from '../../library/comparison/years';
import { type Bilingual, inLanguage } from '../../text/bilingual';
import type { CountedFile, Style } from '../printer';
import { padded, printable, shortened, widthOf } from '../width';
import { columnName, compared } from './compared';
import { displayName } from './name';

/** `compare --format table`: the indicators that at least two columns have, then what became of last year's plans. */
export function comparisonTable(files: readonly CountedFile[], style: Style): string {
  const { comparison, years } = compared(files);
  const { columns, rows } = comparison;
  const shared = rows.filter(row => row.filter(cell => cell !== undefined).length > 1);
  const heading = [say(INDICATOR, style), ...columns.map(column => columnName(column, files, style.language))];
  const lines = shared.map(row => [
    row.find(cell => cell !== undefined)!.subject.name,
    ...row.map(cell => (cell === undefined ? '—' : `${cell.subject.indicator.text}${doubt(cell.match?.confidence)}`)),
  ]);
  const count = {
    zh: `${shared.length} 项指标见于两栏以上，共 ${rows.length} 项`,
    en: `${shared.length} of ${rows.length} indicators stand in two columns or more`,
  };
  return [
    ...table([heading, ...lines], style),
    say(count, style),
    ...years.flatMap(each => yearLines(each, files, style)),
    '',
  ].join('\n');
}

const INDICATOR: Bilingual = { zh: '指标', en: 'indicator' };

/** How sure it is, where it is not as good as certain. */
function doubt(confidence: number | undefined): string {
  return confidence === undefined || confidence >= 0.9 ? '' : ` (${Math.round(confidence * 100)}%)`;
}

type Years = YearComparison & { readonly files: readonly number[] };

function yearLines(
  { files: [last, current], promises, disagreements }: Years,
  files: readonly CountedFile[],
  style: Style,
) {
  const [before, after] = [last, current].map(index => printable(displayName(files[index!]!.path, style.language)));
  const { underline, bold } = createColors(style.color);
  const heading = [
    { zh: '上年计划', en: 'planned' },
    { zh: '本年', en: 'done' },
    { zh: '结果', en: 'outcome' },
  ];
  const rows = promises.map(promise => promiseCells(promise, style));
  const conflicts = disagreements.map(({ before, after, implied }) =>
    say(
      {
        zh: `  上年数前后不一：${before.subject.name} 上年报告为${before.subject.indicator.text}，本年报告${implied ? `为${after.subject.indicator.text}，按增幅推算上年约${inWords(implied.value)}${before.subject.indicator.unit}` : `称上年为${after.subject.indicator.text}`}`,
        en: `  last year's figure differs: ${before.subject.name} was ${before.subject.indicator.text}; this year's report ${implied ? `implies ${Number(implied.value.toPrecision(4))}` : `says ${after.subject.indicator.text}`}`,
      },
      style,
    ),
  );
  return [
    '',
    underline(bold(`${before} → ${after}`)),
    ...table([[say(INDICATOR, style), ...heading.map(each => say(each, style))], ...rows], style),
    ...conflicts,
  ];
}

/** 16.02亿, as the reports write it. */
function inWords(value: number): string {
  const [size, word] = value >= 1e8 ? [1e8, '亿'] : value >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${Number((value / size).toPrecision(4))}${word}`;
}

const OUTCOMES: Readonly<Record<Outcome, Bilingual>> = {
  met: { zh: '完成', en: 'met' },
  missed: { zh: '未完成', en: 'missed' },
  unclear: { zh: '无法判断', en: 'unclear' },
  words: { zh: '有提及，无数字', en: 'mentioned without a figure' },
  unmentioned: { zh: '未提及', en: 'not mentioned' },
};

function promiseCells({ target, actual, outcome, match }: Promised, style: Style): readonly string[] {
  const done = actual ? `${actual.subject.indicator.text}${doubt(match?.confidence)}` : '—';
  return [target.subject.name, target.subject.indicator.text, done, say(OUTCOMES[outcome], style)];
}

/** In columns of the terminal: a longer cell is cut. */
const WIDEST_CELL = 30;

function table(rows: readonly (readonly string[])[], style: Style): readonly string[] {
  const shown = rows.map(row => row.map(cell => shortened(printable(cell), WIDEST_CELL)));
  const widths = shown[0]!.map((_, column) => shown.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const lines = shown.map(row => `  ${row.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd());
  return [createColors(style.color).dim(lines[0]!), ...lines.slice(1)];
}

function say(text: Bilingual, { language }: Style): string {
  return inLanguage(text, language);
}
