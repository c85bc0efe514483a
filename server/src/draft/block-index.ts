import { commonEnds } from '../text/common-ends';
import { remembered } from '../text/remembered';
import type { Block, PlacedBlock } from './blocks';
import type { Paragraph } from './paragraph';

/** How an index over the paragraphs of a document is made and kept up to date. The order of the calls says nothing. */
export interface ParagraphIndex<State> {
  readonly make: () => State;
  /** `by` says how many times more, or less, the paragraph stands in the document. */
  readonly count: (state: State, paragraph: Paragraph, by: number) => void;
  /** One paragraph became another, and that is all: what nearly every edit is. */
  readonly exchange?: (state: State, before: Paragraph, after: Paragraph) => void;
}

interface Indexed {
  readonly lineage: object;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * An index of what stands in a document, kept from draft to draft: for each draft that is asked about, the paragraphs that
 * are gone are taken out and the new ones put in. It answers for that draft until another of its lineage is asked about.
 * The cost follows the blocks that changed, and those of their paragraphs that stand there again cost next to nothing; of
 * the other blocks no more is done than to see that they are the same.
 */
export function indexingParagraphs<State>(paragraphIndex: ParagraphIndex<State>): (draft: Indexed) => State {
  const indexOf = remembered((_lineage: object) => ({ state: paragraphIndex.make(), blocks: NO_BLOCKS }));
  return ({ lineage, blocks }) => {
    const index = indexOf(lineage);
    if (index.blocks === blocks) return index.state;
    const changes = changesBetween(index.blocks, blocks);
    index.blocks = blocks;
    applyChanges(paragraphIndex, index.state, changes);
    return index.state;
  };
}

const NO_BLOCKS: readonly PlacedBlock[] = [];

/** The paragraphs that stand more often in one of two drafts than in the other. */
function changesBetween(old: readonly PlacedBlock[], now: readonly PlacedBlock[]) {
  const { gone, come } = exchanged(old, now);
  const changes = new Map<Paragraph, number>();
  const note = (blocks: readonly Block[], by: number) => {
    for (const { paragraphs } of blocks)
      for (const paragraph of paragraphs) changes.set(paragraph, (changes.get(paragraph) ?? 0) + by);
  };
  note(gone, -1);
  note(come, 1);
  return [...changes].filter(([, by]) => by !== 0);
}

function applyChanges<State>(
  { exchange, count }: ParagraphIndex<State>,
  state: State,
  changes: readonly (readonly [Paragraph, number])[],
): void {
  const [before, after] = changes.length === 2 ? changes : [];
  if (exchange && before?.[1] === -1 && after?.[1] === 1) exchange(state, before[0], after[0]);
  else for (const [paragraph, by] of changes) count(state, paragraph, by);
}

/** The blocks that only one of two drafts has. They stand between those that both begin and end with. */
function exchanged(old: readonly PlacedBlock[], now: readonly PlacedBlock[]) {
  const { front, back } = commonEnds(old.length, now.length, (i, j) => old[i]!.block === now[j]!.block);
  const [before, after] = [blocksIn(old, front, back), blocksIn(now, front, back)];
  return {
    gone: [...before].filter(block => !after.has(block)),
    come: [...after].filter(block => !before.has(block)),
  };
}

function blocksIn(placed: readonly PlacedBlock[], front: number, back: number): ReadonlySet<Block> {
  return new Set(placed.slice(front, placed.length - back).map(({ block }) => block));
}
