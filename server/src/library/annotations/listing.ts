import { type Draft, lineAt } from '../../draft/draft';
import { type Bilingual, inLanguage, type Language } from '../../text/bilingual';
import { type Cell, csvLines } from '../csv';
import type { PlacedThread } from './placed-threads';
import type { Remark } from './threads';

/** The annotations of a report as a Markdown list, in reading order and with a part of its own for those without a place. */
export function annotationsMarkdown(
  path: string,
  draft: Draft,
  threads: readonly PlacedThread[],
  language: Language,
): string {
  const say = (text: Bilingual) => inLanguage(text, language);
  const found = threads.filter(({ place }) => place !== undefined);
  const lost = threads.filter(({ place }) => place === undefined);
  const parts = [
    `# ${say(WORDS.annotations)}: ${inline(path)}`,
    ...found.map(thread => threadMarkdown(draft, thread, language)),
    ...(lost.length > 0 ? [`## ${say(WORDS.lost)}`] : []),
    ...lost.map(thread => threadMarkdown(draft, thread, language)),
    ...(threads.length === 0 ? [say(WORDS.none)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The annotations as rows for a spreadsheet, a remark each. */
export function annotationsCsv(
  path: string,
  draft: Draft,
  threads: readonly PlacedThread[],
  language: Language,
): string {
  return csvLines(threads.flatMap(thread => rowsOf(path, draft, thread, language)));
}

/** The first line of the list, with the BOM without which Excel reads Chinese as ANSI. */
export function annotationsCsvHead(language: Language): string {
  return `\uFEFF${csvLines([HEADINGS.map(each => inLanguage(each, language))])}`;
}

/** What a thread is, in a word or two: open or resolved, or what became of a checked figure. */
export function statusOf({ state, check, isChangedSinceCheck, place }: PlacedThread): Bilingual {
  if (check && isChangedSinceCheck) return changedSince(check.figure);
  if (check && place) return WORDS.checked;
  return state === 'resolved' ? WORDS.resolved : WORDS.open;
}

/** Line of a thread, 1-based; undefined without a place. */
export function lineOf(draft: Draft, { place }: PlacedThread): number | undefined {
  return place && lineAt(draft, place.start) + 1;
}

/** The day of a time in ISO 8601, as it was for whoever wrote it. */
export function dayOf(time: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(time)?.[0] ?? '';
}

function changedSince(figure: string): Bilingual {
  return { zh: `核对后已改：原为${figure}`, en: `changed after the check: was ${figure}` };
}

function threadMarkdown(draft: Draft, thread: PlacedThread, language: Language): string {
  const line = lineOf(draft, thread);
  const place = line === undefined ? [] : [inLanguage({ zh: `第${line}行`, en: `line ${line}` }, language)];
  const about = [...place, inLanguage(statusOf(thread), language), ...asideOf(thread, language)]
    .map(inline)
    .join(' · ');
  const quote = quoted(thread.now ?? thread.quote);
  const remarks = [firstRemark(thread, language), ...thread.replies].map(each => `- ${saidBy(each, language)}`);
  return [`**${about}**`, ...(quote === '' ? [] : [quote]), remarks.join('\n')].join('\n\n');
}

function asideOf({ assignee, tags }: PlacedThread, language: Language): readonly string[] {
  const assigned =
    assignee === undefined ? [] : [inLanguage({ zh: `交给${assignee}`, en: `for ${assignee}` }, language)];
  return [...assigned, ...tags.map(tag => `#${tag}`)];
}

/** What a check says is its source. */
function firstRemark(thread: PlacedThread, language: Language): Remark {
  const source = inLanguage({ zh: '已核对，来源：', en: 'checked against ' }, language);
  return thread.check === undefined ? thread : { ...thread, text: `${source}${thread.text}` };
}

function saidBy({ author, created, text }: Remark, language: Language): string {
  const name = author || inLanguage(WORDS.nobody, language);
  const head = [`**${inline(name)}**`, dayOf(created)].filter(part => part !== '').join(' ');
  return `${head}${language === 'en' ? ': ' : '：'}${inline(text)}`;
}

function quoted(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '');
  return lines.map(line => `> ${inline(line)}`).join('\n');
}

/** The words of a report or a reviewer are no markup. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&');
}

type Row = readonly Cell[];

function rowsOf(path: string, draft: Draft, thread: PlacedThread, language: Language): readonly Row[] {
  const line = lineOf(draft, thread) ?? inLanguage(WORDS.lost, language);
  const quote = thread.now ?? thread.quote;
  const status = inLanguage(statusOf(thread), language);
  const first = [
    ...remarkCells(firstRemark(thread, language)),
    thread.assignee ?? '',
    thread.tags.join(' '),
    thread.id,
  ];
  const replies = thread.replies.map(reply => [...remarkCells(reply), '', '', reply.id]);
  return [first, ...replies].map(cells => [path, line, quote, status, ...cells]);
}

function remarkCells({ author, created, text }: Remark): readonly string[] {
  return [author, created, text];
}

const HEADINGS: readonly Bilingual[] = [
  { zh: '文件', en: 'file' },
  { zh: '行', en: 'line' },
  { zh: '原文', en: 'text' },
  { zh: '状态', en: 'state' },
  { zh: '批注人', en: 'author' },
  { zh: '时间', en: 'time' },
  { zh: '批注', en: 'annotation' },
  { zh: '交给', en: 'assigned to' },
  { zh: '标签', en: 'tags' },
  { zh: '编号', en: 'id' },
];

const WORDS = {
  annotations: { zh: '批注', en: 'Annotations' },
  lost: { zh: '失去原文的批注', en: 'Annotations that have lost their text' },
  none: { zh: '（没有批注）', en: '(no annotations)' },
  nobody: { zh: '（未署名）', en: '(unnamed)' },
  open: { zh: '未处理', en: 'open' },
  resolved: { zh: '已解决', en: 'resolved' },
  checked: { zh: '已核对', en: 'checked' },
} satisfies Record<string, Bilingual>;
