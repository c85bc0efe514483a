import { createColors } from 'picocolors';
import {
  annotationsCsv,
  annotationsCsvHead,
  annotationsMarkdown,
  dayOf,
  lineOf,
  statusOf,
} from '../../library/annotations/listing';
import type { PlacedThread } from '../../library/annotations/placed-threads';
import type { Remark } from '../../library/annotations/threads';
import { type Bilingual, inLanguage } from '../../text/bilingual';
import { positionAt } from '../position';
import type { AnnotatedFile, Printer, Style } from '../printer';
import { padded, printable, shortened, widthOf } from '../width';
import { jsonPrinter } from './json';
import { displayName } from './name';

/** `annotations --format …`. */
export function annotationsPrinter(format: string, style: Style): Printer<AnnotatedFile> {
  const { language } = style;
  const nameOf = ({ path }: AnnotatedFile) => displayName(path, language);
  switch (format) {
    case 'json':
      return jsonPrinter('{', file => ({
        path: file.path,
        annotations: file.threads?.map(each => threadJson(file, each)) ?? null,
      }));
    case 'csv': {
      const rows = (file: AnnotatedFile) => annotationsCsv(nameOf(file), file.draft, file.threads ?? [], language);
      return { begin: () => annotationsCsvHead(language), file: rows, end: () => '' };
    }
    case 'markdown': {
      const list = (file: AnnotatedFile) =>
        file.threads ? `${annotationsMarkdown(nameOf(file), file.draft, file.threads, language)}\n` : '';
      return { begin: () => '', file: list, end: () => '' };
    }
    default:
      return annotationsTable(style);
  }
}

/** A thread with its replies; places as in all other lists, and null where the text has been lost. */
function threadJson({ draft }: AnnotatedFile, thread: PlacedThread) {
  const { place, quote, now, state, assignee, tags, check, isChangedSinceCheck, replies } = thread;
  return {
    ...remarkJson(thread),
    kind: check ? 'check' : 'comment',
    state,
    start: place?.start ?? null,
    end: place?.end ?? null,
    ...(place ? positionAt(draft, place.start) : { line: null, column: null }),
    orphaned: place === undefined,
    quote,
    now: now ?? null,
    assignee: assignee ?? null,
    tags,
    checked: check ? { figure: check.figure, source: check.source, changed: isChangedSinceCheck } : null,
    replies: replies.map(remarkJson),
  };
}

function remarkJson({ id, author, created, modified, text }: Remark) {
  return { id, author, created, modified, text };
}

function annotationsTable(style: Style): Printer<AnnotatedFile> {
  const colors = createColors(style.color);
  return {
    begin: () => '',
    file(file) {
      if (file.threads === undefined) return '';
      const name = colors.underline(colors.bold(printable(displayName(file.path, style.language))));
      const lines = file.threads.length > 0 ? tableLines(file, file.threads, style) : [noneLine(style)];
      return `${[name, ...lines].join('\n')}\n\n`;
    },
    end: () => '',
  };
}

const HEADINGS: readonly Bilingual[] = [
  { zh: '行', en: 'line' },
  { zh: '原文', en: 'text' },
  { zh: '状态', en: 'state' },
  { zh: '批注人', en: 'author' },
  { zh: '日期', en: 'date' },
  { zh: '批注', en: 'annotation' },
];

/** In columns of the terminal: a longer cell is cut. */
const WIDEST_CELL = 36;

function noneLine({ language }: Style): string {
  return `  ${inLanguage({ zh: '（没有批注）', en: '(no annotations)' }, language)}`;
}

function tableLines(file: AnnotatedFile, threads: readonly PlacedThread[], style: Style): readonly string[] {
  const rows = [
    HEADINGS.map(each => inLanguage(each, style.language)),
    ...threads.flatMap(each => cellsOf(file, each, style)),
  ];
  const widths = HEADINGS.map((_, column) => rows.reduce((width, row) => Math.max(width, widthOf(row[column]!)), 0));
  const lines = rows.map(row => `  ${row.map((cell, column) => padded(cell, widths[column]!)).join('  ')}`.trimEnd());
  return [createColors(style.color).dim(lines[0]!), ...lines.slice(1)];
}

function cellsOf({ draft }: AnnotatedFile, thread: PlacedThread, { language }: Style): readonly (readonly string[])[] {
  const line = lineOf(draft, thread);
  const lost = inLanguage({ zh: '失去原文', en: 'lost' }, language);
  const first = [
    line === undefined ? lost : String(line),
    thread.now ?? thread.quote,
    inLanguage(statusOf(thread), language),
  ];
  const rows = [
    [...first, ...remarkCells(thread)],
    ...thread.replies.map(reply => ['', '', '', ...remarkCells(reply)]),
  ];
  return rows.map(row => row.map(cell => shortened(printable(cell), WIDEST_CELL)));
}

function remarkCells({ author, created, text }: Remark): readonly string[] {
  return [author, dayOf(created), text];
}
