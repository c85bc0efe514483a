import type { Span } from '../../server/src/text/span';

/** A rule's page as its tests read it: the examples in its fenced blocks. */
export interface Page {
  readonly heading: string;
  readonly wrong: readonly WrongText[];
  /** Texts that look wrong and are not. */
  readonly right: readonly string[];
  /** Other reports, which the examples are compared with. */
  readonly others: readonly string[];
}

/** A text with defects. Offsets are UTF-16, in `text`. */
export interface WrongText {
  /** Without its marks. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The whole text after the first fix of its only finding, where a `fixed` block follows. */
  readonly fixed: string | undefined;
}

/** `⟦defect→mended⟧`, or `⟦defect⟧` where the page promises no fix in that place. */
export interface Mark extends Span {
  /** What the first fix leaves between the marks. */
  readonly mended: string | undefined;
}

export function readPage(markdown: string): Page {
  const blocks = readBlocks(markdown);
  return {
    heading: /^# (.*)$/m.exec(markdown)?.[1] ?? '',
    wrong: blocks.flatMap(({ kind, text }, i) => (kind === 'wrong' ? [readWrong(text, fixedAfter(blocks, i))] : [])),
    right: blocks.filter(({ kind }) => kind === 'right').map(({ text }) => text),
    others: blocks.filter(({ kind }) => kind === 'other').map(({ text }) => text),
  };
}

interface Block {
  readonly kind: string;
  readonly text: string;
}

function readBlocks(markdown: string): readonly Block[] {
  const fences = markdown.replaceAll('\r\n', '\n').matchAll(/^```(\w*)\n(.*?)\n```$/gms);
  return Array.from(fences, ([, kind, text]) => ({ kind: kind!, text: text! }));
}

function fixedAfter(blocks: readonly Block[], index: number): string | undefined {
  const next = blocks[index + 1];
  return next?.kind === 'fixed' ? next.text : undefined;
}

const MARK = /⟦([^⟦⟧→]*)(?:→([^⟦⟧]*))?⟧/g;

function readWrong(marked: string, fixed: string | undefined): WrongText {
  let text = '';
  let done = 0;
  const marks: Mark[] = [];
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(done, match.index);
    marks.push({ start: text.length, end: text.length + match[1]!.length, mended: match[2] });
    text += match[1]!;
    done = match.index + match[0].length;
  }
  return { text: text + marked.slice(done), marks, fixed };
}
