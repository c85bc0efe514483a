import { commonEnds } from '../text/common-ends';
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
  /** One paragraph became another, and that is all: what nearly every edit is. */
  readonly exchange?: (state: State, before: Paragraph, after: Paragraph) => void;
}

interface Indexed {
  readonly lineage: object;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * An index of what stands in a document, kept from draft to draft: for each draft that is asked about, the blocks that
 * are gone are taken out and the new ones put in. It answers for that draft until another of its lineage is asked about.
 * The cost follows the blocks that changed; of the others no more is done than to see that they are the same.
 */
export function indexing<State>({ make, add, remove }: BlockIndex<State>): (draft: Indexed) => State {
  return following(make, (state, gone, come) => {
    for (const block of gone) remove(state, block);
    for (const block of come) add(state, block);
  });
}

/** The same for what is counted by paragraphs: those of a changed block that stand there again cost next to nothing. */
export function indexingParagraphs<State>(index: ParagraphIndex<State>): (draft: Indexed) => State {
  return following(index.make, (state, gone, come) => {
    const changes = new Map<Paragraph, number>();
    const note = (blocks: readonly Block[], by: number) => {
      for (const { paragraphs } of blocks)
        for (const paragraph of paragraphs) changes.set(paragraph, (changes.get(paragraph) ?? 0) + by);
    };
    note(gone, -1);
    note(come, 1);
    applyChanges(
      index,
      state,
      [...changes].filter(([, by]) => by !== 0),
    );
  });
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

function following<State>(
  make: () => State,
  update: (state: State, gone: readonly Block[], come: readonly Block[]) => void,
): (draft: Indexed) => State {
  const indexOf = remembered((_lineage: object) => ({ state: make(), blocks: NO_BLOCKS }));
  return ({ lineage, blocks }) => {
    const index = indexOf(lineage);
    if (index.blocks === blocks) return index.state;
    const { gone, come } = exchanged(index.blocks, blocks);
    index.blocks = blocks;
    update(index.state, gone, come);
    return index.state;
  };
}

const NO_BLOCKS: readonly PlacedBlock[] = [];

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
