import type { Bilingual } from '../text/bilingual';
import type { Edit } from '../text/edit';
import type { Cues } from '../text/line-cues';
import type { Reading } from '../text/reading';
import type { Span } from '../text/span';
import type { Figure } from './figure';

/** Kinds of relations between figures; each is judged by the rule `figure/<type>`. */
export type RelationType =
  | 'sum'
  | 'part-exceeds-whole'
  | 'share'
  | 'growth'
  | 'cumulative'
  | 'listed-count'
  | 'declared-count'
  | 'respective'
  | 'conflict'
  | 'period';

/** A correction of one number that makes the relation hold. The first is the likeliest. */
export interface Repair {
  readonly title: Bilingual;
  readonly edits: readonly Edit[];
}

/**
 * Figures that the text ties together, with the arithmetic done. Offsets are UTF-16, in the source of the paragraph for
 * what one paragraph holds, in the document for what several do.
 */
export interface Relation extends Span {
  readonly type: RelationType;
  /** The figures or words that take part; the first is the one a finding stands on. */
  readonly operands: readonly Span[];
  /** `truncated`: holds only if a number was cut off and not rounded. */
  readonly verdict: 'holds' | 'truncated' | 'fails';
  /** Whether a failure passes the gate for an error: explicit cue, no hedge, explainable by one slip (FIGURES.md). */
  readonly certain: boolean;
  /** The working in one line: `6＋4＋3＝13，与总数12不符`. */
  readonly working: Bilingual;
  readonly repairs: readonly Repair[];
}

/** What relations are read from: one paragraph. Figures ascend; their offsets are in `text`. */
export interface FigureText {
  readonly text: string;
  readonly reading: Reading;
  readonly figures: readonly Figure[];
  /** Of the paragraph: what finders need not seek where it has none. */
  readonly cues: Cues;
}

/** What is found without figures: 四大红色阵地 counts, and is none. */
export interface CountedText extends Pick<FigureText, 'text' | 'reading'> {
  /** Where measure words stand behind numbers, in the reading: see `countedPlaces`. */
  readonly counted: readonly number[];
}

/** The same with what its finders share. */
export interface TiedText extends FigureText {
  /** The sentences with two figures at least. */
  readonly sentences: readonly FigureSentence[];
  /** Those of all figures (`Figure.marks`): a finder whose words stand before none has nothing to find. */
  readonly marks: number;
}

/** A sentence with its figures: the frame in which most relations are certain. */
export interface FigureSentence {
  readonly figures: readonly Figure[];
}
