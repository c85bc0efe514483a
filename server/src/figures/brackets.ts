import { matchesIn } from '../text/matches';
import { contains, type Span } from '../text/span';
import { marksIn } from './between';
import type { Figure } from './figure';
import type { FigureText, Relation } from './relation';

const BRACKETS = /\([^()]{1,80}\)/g;

/** The brackets of a paragraph that hold figures: 836件(含旧存321件). */
export function figureBrackets({ text, figures }: Pick<FigureText, 'text' | 'figures'>): readonly Span[] {
  if (figures.length < 2 || !text.includes('(')) return NONE;
  const spans = matchesIn(text, BRACKETS).map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
  return spans.filter(span => figures.some(figure => contains(span, figure)));
}

const NONE: readonly Span[] = [];

// Neither a digit nor a stop, so that the words around it are read as if it were not there.
const BLANK = '¤';

/** The paragraph without what brackets say besides. Offsets stay. */
export function withoutBrackets({ text, reading, figures, cues }: FigureText, brackets: readonly Span[]): FigureText {
  let plain = text;
  for (const { start, end } of brackets) plain = plain.slice(0, start) + BLANK.repeat(end - start) + plain.slice(end);
  const outside = figures.filter(figure => !brackets.some(span => contains(span, figure)));
  const marked = outside.map((figure, i) => markedIn(plain, figure, outside[i - 1]));
  return { text: plain, reading, figures: marked, cues };
}

/** A figure with what stands in front of it where others have gone. */
function markedIn(text: string, figure: Figure, before: Figure | undefined): Figure {
  return { ...figure, marks: marksIn(text, before?.end ?? 0, figure.start) };
}

/** Whether a relation ties what a bracket says besides to what follows the bracket: 836件(含旧存321件),结案672件. */
export function leavesBracket({ operands }: Relation, brackets: readonly Span[]): boolean {
  return brackets.some(
    span => operands.some(each => contains(span, each)) && operands.some(({ start }) => start >= span.end),
  );
}
