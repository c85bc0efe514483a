import { SENTENCE_END } from './between';
import type { FigureSentence, FigureText } from './relation';

/**
 * The sentences of a paragraph that hold at least two figures, ended by 。！？ (a semicolon does not end one: 其中 reaches
 * over it). Linear.
 */
export function figureSentences({ figures }: Pick<FigureText, 'figures'>): readonly FigureSentence[] {
  const sentences: FigureSentence[] = [];
  let next: number;
  for (let first = 0; first < figures.length; first = next) {
    next = first + 1;
    while (next < figures.length && (figures[next]!.marks & SENTENCE_END) === 0) next++;
    if (next - first > 1) sentences.push({ figures: figures.slice(first, next) });
  }
  return sentences;
}
