import { remembered } from '../text/remembered';
import type { Block, PlacedBlock } from './blocks';
import type { Paragraph } from './paragraph';

/** How an index over the blocks of a document is made and kept up to date. The order of the calls says nothing. */
export interface BlockIndex<State> {
  readonly make: () => State;
  readonly add: (state: State, block: Block) => void;
  readonly remove: (state: State, block: Block) => void;
}

/** The same over the paragraphs: `by` says how many times more, or less, the paragraph stands in the document. */
export interface ParagraphIndex<State> {
  readonly make: () => State;
  readonly count: (state: State, paragraph: Paragraph, by: number) => void;
}

interface Indexed {
  readonly lineage: object;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * An index of what stands in a document, kept from draft to draft: for each draft that is asked about, the blocks that
 * are gone are taken out and the new ones put in. It answers for that draft until another of its lineage is asked about.
 * The cost follows the blocks that changed, and their number.
 */
export function indexing<State>({ make, add, remove }: BlockIndex<State>): (draft: Indexed) => State {
  return following(make, (state, gone, come) => {
    for (const block of gone) remove(state, block);
    for (const block of come) add(state, block);
  });
}

/** The same for what is counted by paragraphs: those of a changed block that stand there again cost next to nothing. */
export function indexingParagraphs<State>({ make, count }: ParagraphIndex<State>): (draft: Indexed) => State {
  return following(make, (state, gone, come) => {
    const changes = new Map<Paragraph, number>();
    const note = (blocks: readonly Block[], by: number) => {
      for (const { paragraphs } of blocks)
        for (const paragraph of paragraphs) changes.set(paragraph, (changes.get(paragraph) ?? 0) + by);
    };
    note(gone, -1);
    note(come, 1);
    for (const [paragraph, by] of changes) if (by !== 0) count(state, paragraph, by);
  });
}

function following<State>(
  make: () => State,
  update: (state: State, gone: readonly Block[], come: readonly Block[]) => void,
): (draft: Indexed) => State {
  const indexOf = remembered((_lineage: object) => ({ state: make(), blocks: new Set<Block>() }));
  return ({ lineage, blocks }) => {
    const index = indexOf(lineage);
    const now = new Set(blocks.map(({ block }) => block));
    const gone = [...index.blocks].filter(block => !now.has(block));
    update(
      index.state,
      gone,
      [...now].filter(block => !index.blocks.has(block)),
    );
    index.blocks = now;
    return index.state;
  };
}
