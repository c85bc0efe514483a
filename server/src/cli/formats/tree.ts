import { createColors } from 'picocolors';
import type { Section } from '../../structure/outline';
import { inLanguage } from '../../text/bilingual';
import { positionAt } from '../position';
import type { OutlinedFile, Printer, Style } from '../printer';
import { printable, shortened } from '../width';
import { displayName } from './name';

/** `outline --format tree`: the headings below each other, every one with its line number. */
export function outlineTree(style: Style): Printer<OutlinedFile> {
  const colors = createColors(style.color);
  return {
    begin: () => '',
    file(file) {
      const name = colors.underline(colors.bold(printable(displayName(file.path, style.language))));
      const lines = file.sections.length > 0 ? branches(file, file.sections, '', style) : [noneLine(style)];
      return `${[name, ...lines].join('\n')}\n\n`;
    },
    end: () => '',
  };
}

function noneLine({ language }: Style): string {
  return `  ${inLanguage({ zh: '（没有找到标题）', en: '(no headings found)' }, language)}`;
}

function branches(file: OutlinedFile, sections: readonly Section[], indent: string, style: Style): readonly string[] {
  return sections.flatMap((section, index) => {
    const last = index === sections.length - 1;
    const own = branchLine(file, section, indent + (last ? '└─ ' : '├─ '), style);
    return [own, ...branches(file, section.children, indent + (last ? '   ' : '│  '), style)];
  });
}

function branchLine(
  { draft }: OutlinedFile,
  { marker, title, selection }: Section,
  lead: string,
  style: Style,
): string {
  const colors = createColors(style.color);
  const room = Math.max(20, Math.min(style.width, 120) - 8 - 3 * Math.ceil(lead.length / 3));
  const line = colors.dim(`:${positionAt(draft, selection.start).line}`);
  return `${colors.dim(lead)}${shortened(printable((marker ?? '') + title), room)} ${line}`;
}
