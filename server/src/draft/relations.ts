import { figureBrackets, leavesBracket, withoutBrackets } from '../figures/brackets';
import type { Figure } from '../figures/figure';
import type { CountedText, FigureText, Relation, TiedText } from '../figures/relation';
import { findCountedLists } from '../figures/relations/counted-lists';
import { findCountedOpenings } from '../figures/relations/counted-openings';
import { findCumulatives } from '../figures/relations/cumulative';
import { findGrowth } from '../figures/relations/growth';
import { findGrowthApart } from '../figures/relations/growth-apart';
import { findListedCounts } from '../figures/relations/listed-count';
import { findPartsOfWholes } from '../figures/relations/part-exceeds-whole';
import { findPartitions } from '../figures/relations/partition';
import { findProgress } from '../figures/relations/progress';
import { findRespective } from '../figures/relations/respective';
import { findShares } from '../figures/relations/share';
import { findSums } from '../figures/relations/sum';
import { figureSentences } from '../figures/sentence';
import { type Reading, readingOffset, readText, sourceSpan } from '../text/reading';
import { contains, type Span, shift } from '../text/span';
import { countedIn } from './counted';
import type { Draft } from './draft';
import type { Paragraph } from './paragraph';
import { perParagraph } from './per-paragraph';
import { findConflicts } from './relations/conflict';
import { findDeclaredCounts } from './relations/declared-count';
import { findPeriods } from './relations/period';

/** What one paragraph ties together, with figures and without: 四大阵地 counts, and is none. */
const OF_WORDS: readonly ((paragraph: FigureText & CountedText) => Iterable<Relation>)[] = [
  findListedCounts,
  findCountedLists,
  findCountedOpenings,
  findRespective,
];
type Finder = (paragraph: TiedText) => Iterable<Relation>;

/** What ties two figures at least. */
const OF_FIGURES: readonly Finder[] = [
  findSums,
  findPartsOfWholes,
  findCumulatives,
  findShares,
  findProgress,
  findPartitions,
  findGrowth,
  findGrowthApart,
];

/** Of these what stands in brackets behind a figure is not what the next clause speaks of. */
const PAST_BRACKETS = [findShares, findProgress, findGrowth, findGrowthApart];

/** What only the whole document ties together; offsets are the document's. */
const OF_DRAFTS: readonly ((draft: Draft) => Iterable<Relation>)[] = [findConflicts, findDeclaredCounts, findPeriods];

/** Every relation between figures that was recognised, whether it holds or not, in reading order. Offsets are the document's. */
export function relationsOf(draft: Draft): readonly Relation[] {
  const relations = OF_DRAFTS.flatMap(find => [...find(draft)]);
  draft.paragraphs.forEach((paragraph, line) => {
    for (const relation of relationsIn(paragraph))
      relations.push(placed(relation, span => shift(span, draft.starts[line]!)));
  });
  return relations.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The relations within a paragraph, read once for as long as it stays as it is. Offsets are the paragraph's. */
export const relationsIn = perParagraph((paragraph: Paragraph): readonly Relation[] => {
  if (paragraph.kind !== 'text') return NONE;
  const text = asRead(paragraph);
  const relations = text.figures.length > 1 ? betweenFigures(text) : [];
  for (const find of OF_WORDS) for (const relation of find(text)) relations.push(relation);
  if (relations.length === 0) return NONE;
  const told = withoutRepeated(relations);
  if (paragraph.reading.origins === undefined) return told;
  return told.map(relation => placed(relation, span => inSource(paragraph.reading, span)));
});

const NONE: readonly Relation[] = [];

function betweenFigures(text: FigureText): Relation[] {
  const relations = found(OF_FIGURES, text);
  const brackets = figureBrackets(text);
  if (brackets.length === 0) return relations;
  const known = new Set(relations.map(placeOf));
  const more = found(PAST_BRACKETS, withoutBrackets(text, brackets)).filter(each => !known.has(placeOf(each)));
  const isRight = (each: Relation) => !TYPES_PAST_BRACKETS.has(each.type) || !leavesBracket(each, brackets);
  return [...relations.filter(isRight), ...more];
}

const TYPES_PAST_BRACKETS: ReadonlySet<Relation['type']> = new Set(['share', 'growth']);

function found(finders: readonly Finder[], text: FigureText): Relation[] {
  const sentences = figureSentences(text);
  const { figures } = text;
  let marks = 0;
  for (const figure of figures) marks |= figure.marks;
  const tied = { text: text.text, reading: text.reading, figures, cues: text.cues, sentences, marks };
  const relations: Relation[] = [];
  for (const find of finders) for (const relation of find(tied)) relations.push(relation);
  return relations;
}

function placeOf({ type, operands }: Relation): string {
  return `${type} ${operands.map(({ start }) => start).join()}`;
}

/** The paragraph in its reading, so that every finder sees one script, one width and no pinyin remains. */
function asRead(paragraph: Paragraph): FigureText & CountedText {
  const { figures, reading } = paragraph;
  const { text } = reading;
  const plain = { text, origins: undefined };
  const read = figures.length === 0 ? figures : figures.map(figure => readFigure(figure, reading));
  return { text, reading: plain, figures: read, cues: paragraph.traits.cues, counted: countedIn(paragraph) };
}

function readFigure(figure: Figure, reading: Reading): Figure {
  if (!reading.origins && reading.text.startsWith(figure.unit, figure.end - figure.unit.length)) return figure;
  const unit = readText(figure.unit).text;
  if (!reading.origins) return unit === figure.unit ? figure : { ...figure, unit };
  const { number, name } = figure;
  return {
    ...figure,
    ...inReading(reading, figure),
    unit,
    number: inReading(reading, number),
    name: inReading(reading, name),
  };
}

function inReading(reading: Reading, { start, end }: Span): Span {
  return { start: readingOffset(reading, start), end: readingOffset(reading, end) };
}

function inSource(reading: Reading, { start, end }: Span): Span {
  return sourceSpan(reading, start, end);
}

function placed(relation: Relation, place: (span: Span) => Span): Relation {
  return {
    ...relation,
    ...place(relation),
    operands: relation.operands.map(place),
    repairs: relation.repairs.map(repair => ({
      ...repair,
      edits: repair.edits.map(edit => ({ ...edit, ...place(edit) })),
    })),
  };
}

/** A sum says of each of its parts that it is within the whole, and more. */
function withoutRepeated(relations: readonly Relation[]): readonly Relation[] {
  const sums = relations.filter(({ type }) => type === 'sum');
  if (sums.length === 0) return relations;
  return relations.filter(each => each.type !== 'part-exceeds-whole' || !sums.some(sum => contains(sum, each)));
}
