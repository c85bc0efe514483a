import { createColors } from 'picocolors';
import type { Indicator } from '../../draft/indicators';
import { inLanguage } from '../../text/bilingual';
import { positionAt } from '../position';
import type { CountedFile, Printer, Style } from '../printer';
import { padded, printable, shortened, widthOf } from '../width';
import { COLUMNS } from './indicator-row';
import { displayName } from './name';

/** `indicators --format table`: the columns that a person looks at, aligned; the rest is in json and csv. */
export function indicatorsTable(style: Style): Printer<CountedFile> {
  const colors = createColors(style.color);
  return {
    begin: () => '',
    file(file) {
      const name = colors.underline(colors.bold(printable(displayName(file.path, style.language))));
      const lines = file.indicators.length > 0 ? tableLines(file, style) : [noneLine(style)];
      return `${[name, ...lines].join('\n')}\n\n`;
    },
    end: () => '',
  };
}

const SHOWN = ['name', 'text', 'approx', 'role', 'direction', 'period', 'planned', 'scope', 'section'] as const;

/** In columns of the terminal: a longer cell is cut. */
const WIDEST_CELL = 28;

function noneLine({ language }: Style): string {
  return `  ${inLanguage({ zh: '（没有找到指标）', en: '(no indicators found)' }, language)}`;
}

function tableLines(file: CountedFile, style: Style): readonly string[] {
  const rows = [headingCells(style), ...file.indicators.map(indicator => cellsOf(file, indicator, style))];
  const widths = rows[0]!.map((_, column) => rows.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const lines = rows.map(row => `  ${row.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd());
  return [createColors(style.color).dim(lines[0]!), ...lines.slice(1)];
}

function headingCells({ language }: Style): readonly string[] {
  const place = inLanguage({ zh: '行', en: 'line' }, language);
  return [place, ...SHOWN.map(column => inLanguage(COLUMNS[column].heading, language))];
}

function cellsOf({ draft }: CountedFile, indicator: Indicator, { language }: Style): readonly string[] {
  const cells = SHOWN.map(column => String(COLUMNS[column].cell(indicator, language)));
  return [
    String(positionAt(draft, indicator.start).line),
    ...cells.map(cell => shortened(printable(cell), WIDEST_CELL)),
  ];
}
