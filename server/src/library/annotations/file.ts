import type { Bilingual } from '../../text/bilingual';
import type { Annotation } from './annotation';
import { newer } from './merge';

/** What is wrong with a file of annotations, and where: UTF-16 offset into its text. Such a file is never written over. */
export interface FileProblem {
  readonly problem: Bilingual;
  readonly offset: number;
}

/** The name of the file with the annotations of a report, beside it. */
export function annotationsNameOf(report: string): string {
  return `${report}.annotations.json`;
}

/** The annotations of a file; none where it is empty. Of two lines with the same id the later one counts. */
export function readAnnotations(content: string): readonly Annotation[] | FileProblem {
  const text = content.replace(/^\ufeff/, '');
  if (text.trim() === '') return [];
  try {
    return annotationsIn(JSON.parse(text), content);
  } catch (error) {
    return unreadable(content, error);
  }
}

export function isProblem(read: readonly Annotation[] | FileProblem): read is FileProblem {
  return 'problem' in read;
}

/**
 * The file: one annotation a line in the order of the ids, so that two people who add annotations seldom touch the same
 * lines and git merges what they wrote. The same annotations always give the same file.
 */
export function writeAnnotations(annotations: readonly Annotation[]): string {
  const lines = [...annotations].sort(byId).map(annotation => JSON.stringify(ordered(annotation)));
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

function annotationsIn(parsed: unknown, content: string): readonly Annotation[] | FileProblem {
  if (!Array.isArray(parsed)) return { problem: NO_LIST, offset: 0 };
  const wrong = parsed.findIndex(each => typeof Object(each).id !== 'string' || Object(each).id === '');
  if (wrong >= 0) return { problem: withoutId(wrong + 1), offset: offsetOfItem(content, wrong) };
  return latestOfEach(parsed);
}

function latestOfEach(annotations: readonly Annotation[]): readonly Annotation[] {
  const latest = new Map<string, Annotation>();
  for (const each of annotations) {
    const known = latest.get(each.id);
    latest.set(each.id, known === undefined ? each : newer(known, each));
  }
  return [...latest.values()];
}

const FIRST = ['@context', 'id', 'type', 'motivation', 'creator', 'created', 'modified', 'state', 'deleted'] as const;

function ordered(annotation: Annotation): Annotation {
  const first = FIRST.filter(name => name in annotation).map(name => [name, annotation[name]]);
  return { ...Object.fromEntries(first), ...annotation };
}

/** By code units: the same on every machine. */
function byId(a: Annotation, b: Annotation): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const NO_LIST: Bilingual = {
  zh: '批注文件的内容应当是一个列表，即写在 [ ] 之间',
  en: 'a file of annotations holds a list: its content stands between [ and ]',
};

const CONFLICT: Bilingual = {
  zh: '批注文件里有 git 合并冲突的标记。请先解决冲突，留下双方的各行',
  en: 'the file of annotations has conflict marks of git. Resolve the conflict first, keeping the lines of both sides',
};

function withoutId(number: number): Bilingual {
  return { zh: `第${number}条批注没有 id`, en: `annotation ${number} has no id` };
}

function unreadable(content: string, error: unknown): FileProblem {
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(content);
  if (conflict) return { problem: CONFLICT, offset: conflict.index };
  const reason = error instanceof Error ? error.message : String(error);
  const problem = {
    zh: `批注文件不是完好的 JSON：${reason}`,
    en: `the file of annotations is no valid JSON: ${reason}`,
  };
  return { problem, offset: offsetIn(reason, content) };
}

/** The engine says where it stopped, except where the text ends too early. */
function offsetIn(reason: string, content: string): number {
  const said = /position (\d+)/.exec(reason)?.[1];
  return said === undefined ? firstBrokenLine(content) : Math.min(Number(said), content.length);
}

/** The first line that is no annotation by itself, though every one has a line of its own. */
function firstBrokenLine(content: string): number {
  let start = 0;
  for (const line of content.split('\n')) {
    if (!/^[\s\ufeff]*[[\]]?\s*$/.test(line) && !isJson(line.replace(/,\s*$/, ''))) return start;
    start += line.length + 1;
  }
  return content.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where an item of a list in valid JSON begins. Linear. */
function offsetOfItem(content: string, index: number): number {
  let [depth, item] = [0, 0];
  for (const { 0: token, index: at } of content.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},]+/g)) {
    const opens = token === '[' || token === '{';
    if (depth === 1 && item === index && token !== ',') return at;
    if (depth === 1 && token === ',') item++;
    depth += opens ? 1 : token === ']' || token === '}' ? -1 : 0;
  }
  return 0;
}
