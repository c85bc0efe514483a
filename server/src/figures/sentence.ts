import { classOf, firstAt } from './characters';
import type { FigureSentence, FigureText } from './relation';

/**
 * The sentences of a paragraph that hold at least two figures, ended by 。！？ (a semicolon does not end one: 其中 reaches
 * over it). Linear.
 */
export function figureSentences({ text, figures }: Pick<FigureText, 'text' | 'figures'>): readonly FigureSentence[] {
  const sentences: FigureSentence[] = [];
  let next: number;
  for (let first = 0; first < figures.length; first = next) {
    const end = firstAt(text, figures[first]!.start, text.length, ENDS);
    next = first + 1;
    while (next < figures.length && figures[next]!.start <= end) next++;
    if (next - first > 1) sentences.push({ figures: figures.slice(first, next), first });
  }
  return sentences;
}

const ENDS = classOf('。！？!?');
