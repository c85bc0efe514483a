import { createColors } from 'picocolors';
import type { Relation, RelationType } from '../../figures/relation';
import { type Bilingual, inLanguage } from '../../text/bilingual';
import { positionAt } from '../position';
import type { Printer, RelatedFile, Style } from '../printer';
import { padded, printable, widthOf } from '../width';
import { displayName } from './name';

/** `relations --format table`: what was checked against what, a line each, so that a reviewer can tick it off. */
export function relationsTable(style: Style): Printer<RelatedFile> {
  const colors = createColors(style.color);
  return {
    begin: () => '',
    file(file) {
      const name = colors.underline(colors.bold(printable(displayName(file.path, style.language))));
      const lines = file.relations.length > 0 ? tableLines(file, style) : [noneLine(style)];
      return `${[name, ...lines].join('\n')}\n\n`;
    },
    end: () => '',
  };
}

const HEADINGS: readonly Bilingual[] = [
  { zh: '行', en: 'line' },
  { zh: '关系', en: 'relation' },
  { zh: '结果', en: 'result' },
  { zh: '核算', en: 'working' },
];

const TYPES: Readonly<Record<RelationType, Bilingual>> = {
  sum: { zh: '合计', en: 'sum' },
  'part-exceeds-whole': { zh: '部分与总数', en: 'part of a whole' },
  share: { zh: '占比', en: 'share' },
  growth: { zh: '增减', en: 'growth' },
  cumulative: { zh: '新增与累计', en: 'new and total' },
  'listed-count': { zh: '所列与所数', en: 'items listed' },
  'declared-count': { zh: '所称与所列', en: 'items announced' },
  respective: { zh: '分别', en: 'respectively' },
  conflict: { zh: '前后一致', en: 'same figure twice' },
  period: { zh: '年份', en: 'period' },
};

const RESULTS: Readonly<Record<Relation['verdict'], Bilingual>> = {
  holds: { zh: '相符', en: 'holds' },
  truncated: { zh: '截尾', en: 'cut off' },
  fails: { zh: '不符', en: 'fails' },
};

function noneLine({ language }: Style): string {
  return `  ${inLanguage({ zh: '（没有可以核算的数字关系）', en: '(no figures to check against each other)' }, language)}`;
}

function tableLines(file: RelatedFile, style: Style): readonly string[] {
  const heading = HEADINGS.map(each => inLanguage(each, style.language));
  const rows = [heading, ...file.relations.map(relation => cellsOf(file, relation, style))];
  const widths = heading.map((_, column) => rows.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const lines = rows.map(row => `  ${row.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd());
  return [createColors(style.color).dim(lines[0]!), ...lines.slice(1)];
}

function cellsOf({ draft }: RelatedFile, { start, type, verdict, working }: Relation, { language }: Style) {
  const texts = [TYPES[type], RESULTS[verdict], working].map(each => printable(inLanguage(each, language)));
  return [String(positionAt(draft, start).line), ...texts];
}
