import { createColors } from 'picocolors';
import type { Resolved, ResolvedRule } from '../../library/config/policy';
import { type Bilingual, inLanguage } from '../../text/bilingual';
import { type ExplainedPath, writtenAt } from '../explain-configs';
import type { Style } from '../printer';
import { padded, printable, widthOf } from '../width';

/** `config --explain`: every setting with its value and where it comes from, a line each. */
export function configTable(paths: readonly ExplainedPath[], style: Style): string {
  return paths.map(each => `${fileLines(each, style).join('\n')}\n\n`).join('');
}

const HEADINGS: readonly Bilingual[] = [
  { zh: '设置', en: 'setting' },
  { zh: '值', en: 'value' },
  { zh: '来自', en: 'from' },
];

const KINDS: Readonly<Record<Resolved<unknown>['origin']['kind'], Bilingual>> = {
  default: { zh: '默认', en: 'default' },
  profile: { zh: '方案', en: 'profile' },
  editor: { zh: '编辑器', en: 'editor' },
  file: { zh: '设置文件', en: 'configuration' },
  override: { zh: '设置文件 overrides', en: 'configuration, overrides' },
};

const NONE: Bilingual = { zh: '（没有找到 .reportlint.json）', en: '(no .reportlint.json found)' };

function fileLines({ path, source, resolution }: ExplainedPath, style: Style): readonly string[] {
  const colors = createColors(style.color);
  const name = colors.underline(colors.bold(printable(path)));
  const config = source === undefined ? inLanguage(NONE, style.language) : printable(source.name);
  const rows = [rowOf('profile', resolution.profile, style), ...resolution.rules.flatMap(each => rowsOf(each, style))];
  return [`${name}  ${config}`, ...tableLines(rows, style)];
}

function rowsOf({ rule, level, options }: ResolvedRule, style: Style): readonly (readonly string[])[] {
  const values = Object.entries(options).map(([name, option]) => rowOf(`  ${name}`, option, style));
  return [rowOf(rule.id, level, style), ...values];
}

function rowOf(name: string, resolved: Resolved<unknown>, { language }: Style): readonly string[] {
  const place = writtenAt(resolved);
  const origin = inLanguage(KINDS[resolved.origin.kind], language);
  const from = place ? `${printable(place.path)}:${place.line}` : origin;
  return [name, String(resolved.value), from];
}

function tableLines(rows: readonly (readonly string[])[], style: Style): readonly string[] {
  const all = [HEADINGS.map(each => inLanguage(each, style.language)), ...rows];
  const widths = HEADINGS.map((_, column) => all.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const lines = all.map(row => `  ${row.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd());
  return [createColors(style.color).dim(lines[0]!), ...lines.slice(1)];
}
