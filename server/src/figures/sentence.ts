import type { Span } from '../text/span';
import type { Figure } from './figure';
import type { FigureText } from './relation';

/** A sentence with its figures: the frame in which most relations are certain. Offsets are in the paragraph's source. */
export interface FigureSentence extends Span {
  readonly text: string;
  readonly figures: readonly Figure[];
}

/**
 * The sentences of a paragraph that hold at least `least` figures, ended by 。！？ (a semicolon does not end one: 其中 reaches
 * over it). Linear.
 */
export function figureSentences({ text, figures }: FigureText, least = 2): readonly FigureSentence[] {
  const sentences: FigureSentence[] = [];
  let first = 0;
  END.lastIndex = 0;
  for (let start = 0; first < figures.length && start < text.length; ) {
    const match = END.exec(text);
    const end = match ? match.index + match[0].length : text.length;
    let next = first;
    while (next < figures.length && figures[next]!.start < end) next++;
    if (next - first >= least)
      sentences.push({ start, end, text: text.slice(start, end), figures: figures.slice(first, next) });
    first = next;
    start = end;
    if (!match) break;
  }
  return sentences;
}

const END = /[。！？!?]/g;
